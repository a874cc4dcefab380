//! `tumen record claims`: what the documents claim, sentence by sentence.

mod wanted;

use super::{Opened, PackArgument, open};
use crate::args::Format;
use crate::failure::Failure;
use crate::out;
use crate::words::{counted, paragraph};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::collections::BTreeMap;
use tumen_base::Day;
use tumen_record::claim::{Dating, Name, UnitId};
use tumen_record::{Claim, ClaimId, Modality, Record, SourceId, Thing, Value};
use wanted::Wanted;

/// Arguments of `tumen record claims`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  tumen record claims --section Qatwan\n  tumen record claims --about Kuchlug --property by\n  \
                        tumen record claims --modality hedged --source qara_khitai\n  tumen record claims elephant\n\n\
                        Claims stand under the sentence or entry in which they are made, in the order of the documents."
)]
pub struct Arguments {
    /// Only claims that have these words: in the claim itself, as the source writes it, in a remark, or in the id
    #[arg(value_name = "TEXT")]
    text: Option<String>,

    #[command(flatten)]
    pack: PackArgument,

    /// Only claims that concern this happening, person, place or other thing, by id or any of its names
    #[arg(long, value_name = "NAME")]
    about: Option<String>,

    /// Only claims of this document, by id
    #[arg(long, value_name = "ID")]
    source: Option<String>,

    /// Only claims of sections with these words in the title, or whose units begin so (qatwan, qatwan.10)
    #[arg(long, value_name = "TITLE")]
    section: Option<String>,

    /// Only claims of this property, such as date, men, by, cause
    #[arg(long, value_name = "PROPERTY")]
    property: Option<String>,

    /// Only claims that belong to this rival account, or to this set of them
    #[arg(long, value_name = "ID")]
    account: Option<String>,

    /// Only claims made so firmly
    #[arg(long, value_enum, value_name = "MODALITY")]
    modality: Option<Firmness>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Firmness {
    Stated,
    Implied,
    Hedged,
    Reported,
    Denied,
}

impl Firmness {
    fn modality(self) -> Modality {
        match self {
            Self::Stated => Modality::Stated,
            Self::Implied => Modality::Implied,
            Self::Hedged => Modality::Hedged,
            Self::Reported => Modality::Reported,
            Self::Denied => Modality::Denied,
        }
    }
}

/// A claim for programs.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    id: &'a str,
    source: &'a str,
    locus: Vec<&'a str>,
    about: &'a str,
    property: &'a str,
    /// In words.
    value: String,
    #[serde(flatten)]
    parts: Parts<'a>,
    written: &'a str,
    modality: &'static str,
    of: Vec<&'a str>,
    account: Option<&'a str>,
    side: Option<&'a str>,
    at: Option<String>,
    note: &'a str,
}

/// The value by its type; only what the type has.
#[derive(Default, Serialize)]
struct Parts<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    edtf: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    calendar: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    earliest: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    latest: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
    /// Ids of persons, places, happenings.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    things: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a Name>,
}

/// Lists the claims that are asked for.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let Opened { record, .. } = open(&arguments.pack)?;
    let wanted = Wanted::new(&record, arguments)?;
    let found: Vec<ClaimId> =
        record.claims().filter(|(_, claim)| wanted.takes(&record, claim)).map(|(id, _)| id).collect();
    let ordered = in_order(&record, found);
    match format {
        Format::Json => {
            let rows = ordered.values().flatten().map(|id| row(&record, record.claim(*id)));
            out::print_json(&rows.collect::<Vec<_>>())
        }
        Format::Table if ordered.is_empty() => Err(Failure::No("No claim fits all that was asked for.".into())),
        Format::Table => out::print(&tell(&record, &ordered)),
    }
}

/// Whether a claim has one of these things for its value, or concerns its side.
pub(super) fn names(claim: &Claim, things: &[Thing]) -> bool {
    let value = match &claim.value {
        Value::Who(list) | Value::Places(list) => list.iter().any(|thing| things.contains(thing)),
        Value::Near(place, ..) => things.contains(place),
        Value::Order(other, _) => things.contains(&Thing::Happening(*other)),
        _ => false,
    };
    value || claim.side.is_some_and(|side| things.contains(&side))
}

/// A list in a tip, broken to fit the page.
pub(super) fn list<'a>(what: &str, names: impl Iterator<Item = &'a str>) -> String {
    const TIP: &str = "  tip: ";
    let names: Vec<&str> = names.collect();
    let text = paragraph(TIP, "    ", &format!("{what} {}", names.join(", ")));
    text.trim_start_matches(TIP).trim_end().to_owned()
}

/// The source with an id.
pub(super) fn source(record: &Record, id: &str) -> Result<SourceId, Failure> {
    let documents = || record.documents.iter().map(|document| record.sources.get(document.source).id.as_str());
    record.sources.find(id).ok_or_else(|| {
        let near = tumen_scenario::nearest(id, documents());
        let list = list("the record has claims of", documents());
        Failure::unknown(format!("there is no source `{id}`"), near, list)
    })
}

/// Claims by the first unit in which they stand, in the order of the documents.
pub(super) fn in_order(record: &Record, claims: Vec<ClaimId>) -> BTreeMap<Option<UnitId>, Vec<ClaimId>> {
    let mut units: BTreeMap<Option<UnitId>, Vec<ClaimId>> = BTreeMap::new();
    for id in claims {
        units.entry(record.claim(id).loci.first().copied()).or_default().push(id);
    }
    units
}

/// A claim for programs.
pub(super) fn row<'a>(record: &'a Record, claim: &'a Claim) -> Row<'a> {
    let source = |id: &SourceId| record.sources.get(*id).id.as_str();
    Row {
        id: &claim.id,
        source: source(&claim.source),
        locus: claim.loci.iter().map(|unit| record.unit(*unit).unit.as_str()).collect(),
        about: record.id(claim.about),
        property: claim.property.name,
        value: record.tell_value(&claim.value),
        parts: parts(record, &claim.value),
        written: &claim.written,
        modality: claim.modality.name(),
        of: claim.of.iter().map(source).collect(),
        account: claim.account.map(|id| record.account(id).id.as_str()),
        side: claim.side.map(|side| record.id(side)),
        at: claim.at.as_ref().map(|at| at.edtf.to_string()),
        note: &claim.note,
    }
}

fn parts<'a>(record: &'a Record, value: &'a Value) -> Parts<'a> {
    let ids = |things: &[Thing]| things.iter().map(|thing| record.id(*thing)).collect();
    match value {
        Value::Date(date) => {
            let [earliest, latest] = bounds(date).map(|day| day.map(Day::iso));
            let (edtf, calendar) = (Some(date.edtf.to_string()), Some(date.calendar.name()));
            Parts { edtf, calendar, earliest, latest, ..Parts::default() }
        }
        Value::Duration(span) => {
            let (low, high) = (Some(f64::from(span.low)), span.high.map(f64::from));
            Parts { low, high, unit: Some("days"), ..Parts::default() }
        }
        Value::Amount(amount) => {
            let ranges = amount.figure.ranges();
            let low = ranges.iter().map(|range| range.0).fold(f64::INFINITY, f64::min);
            let high = ranges.iter().map(|range| range.1).fold(f64::NEG_INFINITY, f64::max);
            let closed = |x: f64| x.is_finite().then_some(x);
            Parts { low: closed(low), high: closed(high), unit: Some(&amount.unit), ..Parts::default() }
        }
        Value::Who(list) | Value::Places(list) => Parts { things: ids(list), ..Parts::default() },
        Value::Near(place, ..) => Parts { things: ids(&[*place]), ..Parts::default() },
        Value::Order(other, _) => Parts { things: ids(&[Thing::Happening(*other)]), ..Parts::default() },
        Value::Name(name) => Parts { name: Some(name), ..Parts::default() },
        Value::Text(_) => Parts::default(),
    }
}

/// First and last day of a date.
pub(super) fn bounds(date: &Dating) -> [Option<Day>; 2] {
    let (first, last) = date.edtf.days(date.calendar);
    [first, last]
}

/// A claim as a sentence, with how it is made where that is not simply stated.
pub(super) fn sentence(record: &Record, claim: &Claim) -> String {
    let mut how: Vec<String> = Vec::new();
    // The sentence itself says what is hedged or denied.
    if matches!(claim.modality, Modality::Implied | Modality::Reported) {
        how.push(claim.modality.name().to_owned());
    }
    if !claim.of.is_empty() {
        let names: Vec<&str> = claim.of.iter().map(|id| record.sources.get(*id).title.as_str()).collect();
        how.push(format!("on the word of {}", names.join(", ")));
    }
    if let Some(account) = claim.account {
        how.push(format!("account {}", record.account(account).id));
    }
    let how = if how.is_empty() { String::new() } else { format!(" ({})", how.join("; ")) };
    format!("{}{how}", record.tell(claim))
}

/// The head of a unit: `Qara Khitai, Battle of Qatwan 10 (qara_khitai/qatwan.10): On the ninth …`.
pub(super) fn unit_head(record: &Record, id: UnitId) -> String {
    let source = record.sources.get(record.documents[id.document].source);
    let unit = record.unit(id);
    format!("{}, {} ({}/{}): {} …", source.title, record.place_of(id), source.id, unit.unit, unit.begins)
}

fn tell(record: &Record, units: &BTreeMap<Option<UnitId>, Vec<ClaimId>>) -> String {
    let mut text = String::new();
    for (unit, claims) in units {
        let head = unit.map_or_else(|| "without a place".to_owned(), |unit| unit_head(record, unit));
        text += &paragraph("", "  ", &head);
        for id in claims {
            let claim = record.claim(*id);
            text += &paragraph("  - ", "    ", &format!("{}  [{}]", sentence(record, claim), claim.id));
        }
        text.push('\n');
    }
    let claims = counted(units.values().map(Vec::len).sum::<usize>() as u64, "claim", "claims");
    let units = counted(units.len() as u64, "sentence or entry", "sentences and entries");
    text + &format!("{claims} in {units}.\n")
}
