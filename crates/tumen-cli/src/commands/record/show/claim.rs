//! One claim, and one rival account: the whole entry, and how it stands to the rest of the record.

use super::super::Opened;
use super::super::claims::{Row, bounds, row, sentence, unit_head};
use super::verdict;
use crate::args::Format;
use crate::failure::Failure;
use crate::out;
use crate::words::{counted, paragraph};
use serde::Serialize;
use tumen_base::Day;
use tumen_record::impossible::{AccountStanding, Verdict};
use tumen_record::{AccountId, Claim, ClaimId, Record, Relation, Value};

/// Chains of claims that are written out, shortest first.
const CHAINS: usize = 3;

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    claim: Row<'a>,
    file: &'a str,
    same: Vec<&'a str>,
    compatible: Vec<&'a str>,
    contradicts: Vec<&'a str>,
    /// Minimal conflicts that it is in, each as the claims that cannot all be true.
    conflicts: Vec<Vec<&'a str>>,
}

/// How the other claims of the record stand to one.
struct Standing {
    same: Vec<ClaimId>,
    compatible: Vec<ClaimId>,
    contradicts: Vec<ClaimId>,
}

impl Standing {
    fn of(record: &Record, id: ClaimId) -> Self {
        let one = record.claim(id);
        let relation = |other: &Claim| {
            // Properties of which many values can be true at once are not compared; the same words are the same still.
            let same = (one.about, one.property.name, one.side) == (other.about, other.property.name, other.side)
                && one.value == other.value
                && one.modality == other.modality;
            record.compare(one, other).or(same.then_some(Relation::Equal))
        };
        let of = |wanted: Relation| {
            let others =
                record.about(one.about).filter(|(other, claim)| *other != id && relation(claim) == Some(wanted));
            others.map(|(other, _)| other).collect()
        };
        Self {
            same: of(Relation::Equal),
            compatible: of(Relation::Compatible),
            contradicts: of(Relation::Contradiction),
        }
    }
}

/// Shows a claim.
pub(super) fn show(opened: &Opened, id: ClaimId, format: Format) -> Result<(), Failure> {
    let record = &opened.record;
    let claim = record.claim(id);
    let standing = Standing::of(record, id);
    let verdict = verdict(opened)?;
    let conflicts: Vec<&Vec<ClaimId>> = verdict
        .conflicts
        .iter()
        .filter(|conflict| conflict.witnesses.iter().any(|list| list.contains(&id)))
        .map(|conflict| &conflict.claims)
        .collect();
    let ids = |list: &[ClaimId]| list.iter().map(|id| record.claim(*id).id.as_str()).collect::<Vec<_>>();
    if matches!(format, Format::Json) {
        return out::print_json(&Answer {
            claim: row(record, claim),
            file: &claim.file,
            same: ids(&standing.same),
            compatible: ids(&standing.compatible),
            contradicts: ids(&standing.contradicts),
            conflicts: conflicts.iter().map(|list| ids(list)).collect(),
        });
    }
    let mut text = out::heading(paragraph("", "  ", &sentence(record, claim)).trim_end());
    text += &entry(record, claim);
    for (title, list) in [
        ("Says the same", &standing.same),
        ("Differs, but can be true too", &standing.compatible),
        ("Contradicts it", &standing.contradicts),
    ] {
        if !list.is_empty() {
            text += &format!("\n{}{}", out::heading(title), lines(record, list));
        }
    }
    let others = |claims: &&Vec<ClaimId>| claims.iter().copied().filter(|other| *other != id).collect::<Vec<_>>();
    let told = |others: &Vec<ClaimId>| !others.iter().all(|other| standing.contradicts.contains(other));
    let chains: Vec<Vec<ClaimId>> = conflicts.iter().map(others).filter(told).collect();
    for others in chains.iter().take(CHAINS) {
        text += &format!("\n{}{}", out::heading("Cannot be true together with"), lines(record, others));
    }
    if chains.len() > CHAINS {
        let more = counted((chains.len() - CHAINS) as u64, "longer chain", "longer chains");
        text += &format!(
            "\n{}",
            paragraph("", "", &format!("{more} of claims with which it cannot be true: tumen record check --all"))
        );
    }
    out::print(&text)
}

/// The fields of a claim.
fn entry(record: &Record, claim: &Claim) -> String {
    let mut text = String::new();
    let mut put = |key: &str, value: &str| {
        if !value.is_empty() {
            text += &paragraph(&format!("  {key:12}  "), &" ".repeat(16), value);
        }
    };
    put("id", &claim.id);
    for unit in &claim.loci {
        put("stands in", &unit_head(record, *unit));
    }
    put("about", &format!("{}  [{}]", record.label(claim.about), record.id(claim.about)));
    put("property", &claim.property.name.replace('_', " "));
    put("value", &record.tell_value(&claim.value));
    if let Value::Date(date) = &claim.value {
        let day = |day: Option<Day>, open: &str| day.map_or_else(|| open.to_owned(), |day| day.to_string());
        let [first, last] = bounds(date);
        let all = format!("{} to {}", day(first, "open"), day(last, "open"));
        put("in days", &if first == last { day(first, "open") } else { all });
    }
    put("written", &claim.written);
    put("modality", claim.modality.name());
    let authorities: Vec<&str> = claim.of.iter().map(|id| record.sources.get(*id).title.as_str()).collect();
    put("on word of", &authorities.join(", "));
    if let Some(account) = claim.account.map(|id| record.account(id)) {
        put("account", &format!("{} ({})", account.id, account.label));
    }
    put("side", claim.side.map_or("", |side| record.label(side)));
    put("at", &claim.at.as_ref().map(ToString::to_string).unwrap_or_default());
    put("remark", &claim.note);
    put("file", &claim.file);
    text
}

fn lines(record: &Record, claims: &[ClaimId]) -> String {
    let line = |id: &ClaimId| {
        let claim = record.claim(*id);
        paragraph("  - ", "    ", &format!("{} ({})  [{}]", sentence(record, claim), record.locus(claim), claim.id))
    };
    claims.iter().map(line).collect()
}

#[derive(Serialize)]
struct AccountAnswer<'a> {
    id: &'a str,
    set: &'a str,
    label: &'a str,
    note: &'a str,
    rivals: Vec<&'a str>,
    status: &'static str,
    /// Sets of other claims of which one would have to be false as a whole.
    requires_false: Vec<Vec<&'a str>>,
    claims: Vec<Row<'a>>,
}

/// Shows a rival account.
pub(super) fn show_account(opened: &Opened, id: AccountId, format: Format) -> Result<(), Failure> {
    let record = &opened.record;
    let account = record.account(id);
    let verdict = verdict(opened)?;
    let (status, false_then) = standing(&verdict, id);
    let own: Vec<ClaimId> =
        record.claims().filter(|(_, claim)| claim.account == Some(id)).map(|(claim, _)| claim).collect();
    let rivals: Vec<_> =
        record.accounts.iter().filter(|other| other.set == account.set && other.id != account.id).collect();
    if matches!(format, Format::Json) {
        let ids = |list: &Vec<ClaimId>| list.iter().map(|id| record.claim(*id).id.as_str()).collect();
        return out::print_json(&AccountAnswer {
            id: &account.id,
            set: &account.set,
            label: &account.label,
            note: &account.note,
            rivals: rivals.iter().map(|other| other.id.as_str()).collect(),
            status,
            requires_false: false_then.iter().map(ids).collect(),
            claims: own.iter().map(|claim| row(record, record.claim(*claim))).collect(),
        });
    }
    let mut text = out::heading(paragraph("", "  ", &account.label).trim_end());
    text += &paragraph("  ", "  ", &format!("rival account {}: {status}", account.id));
    if !account.note.is_empty() {
        text += &paragraph("  ", "  ", &account.note);
    }
    for set in false_then {
        text += &format!("\n{}{}", out::heading("Would have to be false for it to be true"), lines(record, set));
    }
    text += &format!("\n{}{}", out::heading("Its claims"), lines(record, &own));
    if !rivals.is_empty() {
        text += &format!("\n{}", out::heading("Told beside it"));
        for other in rivals {
            text += &paragraph("  - ", "    ", &format!("{}  [{}]", other.label, other.id));
        }
    }
    out::print(&text)
}

fn standing(verdict: &Verdict, id: AccountId) -> (&'static str, &[Vec<ClaimId>]) {
    match verdict.accounts.iter().find(|status| status.account == id).map(|status| &status.standing) {
        Some(AccountStanding::OnlyIfFalse(sets)) => ("possible only if other claims are false", sets),
        Some(AccountStanding::Impossible) => ("impossible", &[]),
        _ => ("possible", &[]),
    }
}
