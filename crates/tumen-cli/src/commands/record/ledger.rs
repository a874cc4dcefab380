//! `tumen record ledger`: what the model is given, and what it is scored against.

mod claims;

use crate::args::{Format, ScenarioArguments};
use crate::failure::Failure;
use crate::library::Pack;
use crate::out;
use crate::words::{self, counted, paragraph};
use claims::Entry;
use clap::Args;
use serde::Serialize;
use std::collections::BTreeMap;
use tumen_engine::story;
use tumen_scenario::defs::Outside;
use tumen_scenario::{OutsideKind, Scenario, SourceNote};

/// Arguments of `tumen record ledger`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: every record of the built-in scenario with its source\n  tumen record ledger --all\n\n\
                        A fact is an input (given) or a target (scored), never both."
)]
pub struct Arguments {
    #[command(flatten)]
    scenario: ScenarioArguments,

    /// List every record of day one with its source, not only how many there are
    #[arg(long)]
    all: bool,

    /// List every claim of the record with its use, not only inputs and targets
    #[arg(long)]
    claims: bool,
}

/// Lists inputs and targets.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let pack = Pack::open(arguments.scenario.pack.as_deref())?;
    let def = pack.scenario(arguments.scenario.scenario.as_deref())?;
    let record = pack.record(&def.graph)?;
    let entries = claims::entries(&record, &def);
    match format {
        Format::Json => out::print_json(&Book::of(&def, entries)),
        Format::Table => {
            let mut text = tell(&Book::of(&def, Vec::new()), &def.title, arguments.all);
            if !entries.is_empty() {
                text += &claims::tell(&record, &entries, arguments.claims);
            }
            out::print(&text)
        }
    }
}

/// The ledger for programs.
#[derive(Serialize)]
struct Book<'a> {
    scenario: &'a str,
    inputs: Inputs<'a>,
    targets: Vec<Target<'a>>,
    claims: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Inputs<'a> {
    outside: Vec<Input<'a>>,
    records: Vec<Input<'a>>,
}

#[derive(Serialize)]
struct Input<'a> {
    record: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    what: Option<String>,
    source: &'a str,
}

/// Something the histories are scored against.
#[derive(Serialize)]
struct Target<'a> {
    id: &'a str,
    kind: &'static str,
    label: &'a str,
    /// What the documents say.
    record: Option<&'a str>,
}

impl<'a> Book<'a> {
    fn of(def: &'a Scenario, claims: Vec<Entry<'a>>) -> Self {
        let outside = |o: &'a Outside| {
            let (record, source) = source_of(def, o);
            Input { record, label: Some(&o.label), what: Some(what(def, &o.what)), source }
        };
        let record =
            |note: &'a SourceNote| Input { record: &note.record, label: None, what: None, source: &note.source };
        Self {
            scenario: &def.id,
            inputs: Inputs {
                outside: def.outside.iter().map(outside).collect(),
                records: def.sources.iter().filter(|note| !is_outside(def, note)).map(record).collect(),
            },
            targets: targets(def),
            claims,
        }
    }
}

fn targets<'a>(def: &'a Scenario) -> Vec<Target<'a>> {
    let m = &def.measures;
    let told = |record: &'a str| Some(record).filter(|r| !r.is_empty());
    let outcomes =
        m.outcomes.iter().map(|o| Target { id: &o.id, kind: "outcome", label: &o.label, record: told(&o.record) });
    let dates = m.dates.iter().map(|d| Target { id: &d.id, kind: "date", label: &d.label, record: told(&d.record) });
    let numbers =
        m.numbers.iter().map(|n| Target { id: &n.id, kind: "number", label: &n.label, record: told(&n.record) });
    outcomes.chain(dates).chain(numbers).collect()
}

/// Whether a note tells the source of an outside event.
fn cites(note: &SourceNote, outside: &Outside) -> bool {
    let kind = outside.what.name();
    note.record == format!("{kind} {}", outside.id)
}

fn is_outside(def: &Scenario, note: &SourceNote) -> bool {
    def.outside.iter().any(|o| cites(note, o))
}

fn source_of<'a>(def: &'a Scenario, outside: &'a Outside) -> (&'a str, &'a str) {
    let note = def.sources.iter().find(|note| cites(note, outside));
    note.map_or((outside.id.as_str(), ""), |note| (note.record.as_str(), note.source.as_str()))
}

/// What an outside event does, in words.
fn what(def: &Scenario, kind: &OutsideKind) -> String {
    match kind {
        OutsideKind::Commitment { polity, men, from, until } => format!(
            "{}: {} men tied down from {} until {}",
            story::polity_name(def, *polity),
            words::prior(men),
            words::date_prior(from),
            words::date_prior(until)
        ),
        OutsideKind::Arrival { person, with, at, date, .. } => format!(
            "{} ({}) comes to {}, {}",
            def.persons[person.index()].name.clone(),
            story::polity_name(def, *with),
            at.map_or_else(|| "the court that will have him".into(), |at| story::place_name(def, at)),
            words::date_prior(date)
        ),
        OutsideKind::Crossing { polity, to, date } => format!(
            "{} cross to {}, {}",
            story::polity_name(def, *polity),
            story::place_name(def, *to),
            words::date_prior(date)
        ),
        OutsideKind::Strength { polity, men, dinars, on_call, from, until } => format!(
            "{}: {} men and {} dinars from beyond the map from {} until {}{}",
            story::polity_name(def, *polity),
            words::prior(men),
            words::prior(dinars),
            words::date_prior(from),
            words::date_prior(until),
            if *on_call { ", when its hosts are called together" } else { "" }
        ),
        OutsideKind::Union { polity, person, absorbs, date, .. } => format!(
            "{} under {}, with what is left of {}, {}",
            story::polity_name(def, *polity),
            def.persons[person.index()].name,
            absorbs.iter().map(|p| story::polity_name(def, *p)).collect::<Vec<_>>().join(", "),
            words::date_prior(date)
        ),
        OutsideKind::Pressure { polity, rate, from, until, .. } => format!(
            "{} asks for homage {} times a year from {} until {}",
            story::polity_name(def, *polity),
            words::prior(rate),
            words::date_prior(from),
            words::date_prior(until)
        ),
    }
}

fn tell(book: &Book<'_>, title: &str, all: bool) -> String {
    let mut text = out::heading(title);
    text += "\nINPUTS: what the model is given and does not explain\n\n";
    text += &out::heading("Events from outside");
    for input in &book.inputs.outside {
        text += &paragraph("  - ", "    ", input.label.unwrap_or(input.record));
        text += &paragraph("    ", "      ", input.what.as_deref().unwrap_or_default());
        text += &paragraph("    source: ", "      ", input.source);
    }
    text.push('\n');
    text += &out::heading("State of the first day");
    text += &if all { every_record(book) } else { numbers_of_records(book) };
    text += "\nTARGETS: what the histories are scored against and the model is never told\n\n";
    for target in &book.targets {
        text += &paragraph("  - ", "    ", target.label);
        text += &paragraph("    the record: ", "      ", target.record.unwrap_or("says nothing"));
    }
    if book.targets.is_empty() {
        text += "  The scenario measures nothing.\n";
    }
    text
}

fn every_record(book: &Book<'_>) -> String {
    book.inputs.records.iter().map(|i| paragraph("  ", "      ", &format!("{}: {}", i.record, i.source))).collect()
}

/// How many records of each kind there are, and how many of them are estimates of ours.
fn numbers_of_records(book: &Book<'_>) -> String {
    let mut kinds: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for input in &book.inputs.records {
        let kind = input.record.split_whitespace().next().unwrap_or_default();
        let entry = kinds.entry(kind).or_default();
        entry.0 += 1;
        entry.1 += u64::from(input.source.to_lowercase().starts_with("estimate"));
    }
    let mut table = crate::table::Table::new(&["kind of record", ">records", ">of them estimates"]);
    for (kind, (all, estimates)) in &kinds {
        table.row([(*kind).to_owned(), words::thousands(*all), words::thousands(*estimates)]);
    }
    let records = counted(book.inputs.records.len() as u64, "record", "records");
    format!("{}  {records}; --all lists each with its source.\n", table.finish())
}
