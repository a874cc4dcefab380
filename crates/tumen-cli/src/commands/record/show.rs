//! `tumen record show`: everything that the record has on one thing, claim, account or sentence.

mod claim;
mod thing;
mod unit;

use super::name::what;
use super::{Opened, PackArgument, open};
use crate::args::Format;
use crate::failure::Failure;
use clap::Args;
use tumen_chronology::Limits;
use tumen_geo::Travel;
use tumen_record::claim::UnitId;
use tumen_record::impossible::Verdict;
use tumen_record::{AccountId, ClaimId, Record, Thing};

/// Arguments of `tumen record show`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  tumen record show battle_of_qatwan\n  tumen record show Küchlüg\n  \
                        tumen record show qk.qatwan.8.date\n  tumen record show qara_khitai/qatwan.10\n\n\
                        A sentence is named by its document and its number there, as tumen record claims lists them.")]
pub struct Arguments {
    /// A happening, person, place, source, account, claim or sentence, by id; or a name
    #[arg(value_name = "ID|NAME")]
    what: String,

    #[command(flatten)]
    pack: PackArgument,
}

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    Thing(Thing),
    Claim(ClaimId),
    Account(AccountId),
    Unit(UnitId),
}

/// How like a name must be to be taken for the one that is meant.
const SURE: f64 = 0.9;
/// How many candidates are listed.
const LISTED: usize = 8;

/// Shows it.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let opened = open(&arguments.pack)?;
    match target(&opened.record, arguments.what.trim())? {
        Target::Thing(thing) => thing::show(&opened, thing, format),
        Target::Claim(id) => claim::show(&opened, id, format),
        Target::Account(id) => claim::show_account(&opened, id, format),
        Target::Unit(id) => unit::show(&opened.record, id, format),
    }
}

/// What cannot all be true in the record, and how its accounts stand.
fn verdict(opened: &Opened) -> Result<Verdict, Failure> {
    let chronology = opened.record.chronology(&opened.graph, &Travel::default());
    let found = opened.record.verdict(&chronology, Limits::default());
    found.map_err(|cycle| Failure::Bug(format!("the chronology contradicts itself without any claim: {cycle}")))
}

/// What is meant: what has the text for its id, or else for its name.
fn target(record: &Record, asked: &str) -> Result<Target, Failure> {
    let account = record.accounts().find(|(_, account)| account.id == asked).map(|(id, _)| Target::Account(id));
    let by_id = record.find(asked).map(Target::Thing);
    if let Some(found) = by_id.or_else(|| record.claim_id(asked).map(Target::Claim)).or(account) {
        return Ok(found);
    }
    if let Some((source, unit)) = asked.split_once('/') {
        return in_document(record, source, unit);
    }
    let units: Vec<UnitId> = (0..record.documents.len())
        .filter_map(|document| record.documents[document].find(asked).map(|unit| UnitId { document, unit }))
        .collect();
    match units.as_slice() {
        [] => by_name(record, asked),
        [one] => Ok(Target::Unit(*one)),
        several => {
            let list = several.iter().map(|unit| {
                let source = record.sources.get(record.documents[unit.document].source);
                (format!("{}/{asked}", source.id), format!("{}, {}", source.title, record.place_of(*unit)))
            });
            Err(ambiguous(asked, "sentences", list.collect()))
        }
    }
}

fn in_document(record: &Record, source: &str, unit: &str) -> Result<Target, Failure> {
    let id = super::claims::source(record, source)?;
    let Some(document) = record.documents.iter().position(|document| document.source == id) else {
        let message = format!("the sentences of `{source}` are not in the record");
        return Err(Failure::with_tip(message, format!("to see what is known of it: tumen record show {source}")));
    };
    let found = record.documents[document].find(unit);
    found.map(|unit| Target::Unit(UnitId { document, unit })).ok_or_else(|| {
        let units = record.documents[document].units.iter().map(|listed| listed.unit.as_str());
        let near = tumen_scenario::nearest(unit, units);
        let tip = "to see the sentences of every document: tumen record coverage --all";
        Failure::unknown(format!("`{source}` has no sentence `{unit}`"), near, tip)
    })
}

fn by_name(record: &Record, asked: &str) -> Result<Target, Failure> {
    let found = record.search(asked);
    let best = found.first().map_or(0.0, |found| found.likeness);
    // Who is called so comes before what merely has the name in its title.
    let called = |thing: &Thing| !matches!(thing, Thing::Happening(_));
    let mut things: Vec<Thing> = found.iter().filter(|f| f.likeness >= best).map(|f| f.thing).collect();
    if things.iter().any(called) {
        things.retain(called);
    }
    match things.as_slice() {
        [one] if best >= SURE => Ok(Target::Thing(*one)),
        [_, _, ..] if best >= SURE => Err(ambiguous(asked, "things", candidates(record, &things))),
        [] => {
            let ids = record.claims.iter().map(|claim| claim.id.as_str());
            let ids = ids.chain(record.accounts.iter().map(|account| account.id.as_str()));
            let near = tumen_scenario::nearest(asked, ids);
            Err(Failure::unknown(unknown(asked), near, "to look for a name: tumen record name TEXT"))
        }
        _ => {
            let near: Vec<Thing> = found.iter().map(|found| found.thing).collect();
            Err(Failure::with_tip(unknown(asked), format!("the nearest are{}", listed(candidates(record, &near)))))
        }
    }
}

fn unknown(asked: &str) -> String {
    format!("nothing in the record is called `{asked}`")
}

fn candidates(record: &Record, things: &[Thing]) -> Vec<(String, String)> {
    let row =
        |thing: &Thing| (record.id(*thing).to_owned(), format!("{}, {}", record.label(*thing), what(record, *thing)));
    things.iter().map(row).collect()
}

fn ambiguous(asked: &str, kind: &str, candidates: Vec<(String, String)>) -> Failure {
    Failure::with_tip(format!("`{asked}` may mean several {kind}"), format!("use an id:{}", listed(candidates)))
}

/// Ids with what they stand for, a line each.
fn listed(candidates: Vec<(String, String)>) -> String {
    let wide = candidates.iter().take(LISTED).map(|(id, _)| id.chars().count()).max().unwrap_or(0);
    let mut text: String =
        candidates.iter().take(LISTED).map(|(id, told)| format!("\n    {id:wide$}  {told}")).collect();
    if candidates.len() > LISTED {
        text += &format!("\n    and {} more: tumen record name TEXT --all", candidates.len() - LISTED);
    }
    text
}
