//! `tumen record`: what the model is given and what it is scored against.

use crate::args::{Format, ScenarioArguments};
use crate::failure::Failure;
use crate::words::{self, counted, paragraph};
use crate::{library, out};
use clap::{Args, Subcommand};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use tumen_engine::story;
use tumen_record::{SourceId, Years};
use tumen_scenario::defs::Outside;
use tumen_scenario::{Diagnostic, Diagnostics, OutsideKind, Scenario, SourceNote, Spot};

/// The commands about the record.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List the inputs of a scenario and the targets it is scored against
    Ledger(Ledger),
    /// List the documents behind the pack, and what they share
    Sources(Sources),
}

/// Arguments of `tumen record sources`.
#[derive(Debug, Args)]
#[command(after_help = "Example: who stands behind the documents of the built-in pack\n  tumen record sources\n\n\
                        Two documents that rest on one author are not two witnesses.")]
pub struct Sources {
    /// Use the pack in this folder instead of the one built in
    #[arg(long, value_name = "DIR")]
    pack: Option<PathBuf>,
}

/// Arguments of `tumen record ledger`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: every record of the built-in scenario with its source\n  tumen record ledger --all\n\n\
                        A fact is an input (given) or a target (scored), never both."
)]
pub struct Ledger {
    #[command(flatten)]
    scenario: ScenarioArguments,

    /// List every record of day one with its source, not only how many there are
    #[arg(long)]
    all: bool,
}

/// Runs a command about the record.
pub fn run(command: &Command, format: Format) -> Result<(), Failure> {
    let arguments = match command {
        Command::Ledger(arguments) => arguments,
        Command::Sources(arguments) => return sources(arguments, format),
    };
    let (def, _) = library::open(&arguments.scenario)?;
    match format {
        Format::Json => out::print_json(&Book::of(&def)),
        Format::Table => out::print(&tell(&def, arguments.all)),
    }
}

/// A source for programs.
#[derive(Serialize)]
struct SourceRow<'a> {
    id: &'a str,
    title: &'a str,
    kind: &'static str,
    authors: &'a [String],
    date: Option<String>,
    citation: &'a str,
    cites: Vec<&'a str>,
    note: &'a str,
}

fn sources(arguments: &Sources, format: Format) -> Result<(), Failure> {
    const FILE: &str = "record/sources.toml";
    let pack = library::Pack::open(arguments.pack.as_deref())?;
    let Some(file) = pack.files.find(FILE) else {
        return Err(Failure::input(format!("the pack {} has no `{FILE}`", pack.root)));
    };
    let record = tumen_record::sources(pack.files.text(file)).map_err(|problems| {
        let diagnostic = |p: tumen_record::Problem| {
            let spot = Spot { file, start: p.start, end: p.end };
            Diagnostic::error(spot, p.message).expected(p.expected).nearest(p.nearest)
        };
        let list = problems.into_iter().map(diagnostic).collect();
        Failure::Pack { root: pack.root.clone(), problems: Box::new(Diagnostics::new(&pack.files, list)) }
    })?;
    let id = |s: &SourceId| record.get(*s).id.as_str();
    let rows: Vec<SourceRow<'_>> = record
        .iter()
        .map(|(_, s)| SourceRow {
            id: &s.id,
            title: &s.title,
            kind: s.kind.name(),
            authors: &s.authors,
            date: s.date.as_ref().map(Years::to_string),
            citation: &s.citation,
            cites: s.cites.iter().map(id).collect(),
            note: &s.note,
        })
        .collect();
    if matches!(format, Format::Json) {
        return out::print_json(&rows);
    }
    let mut text = out::heading("The documents and the works they rest on");
    for row in &rows {
        text.push('\n');
        let date = row.date.as_ref().map_or(String::new(), |d| format!(", {d}"));
        text += &paragraph("  - ", "    ", &format!("{} ({}{date})", row.title, row.kind));
        text += &paragraph("    ", "      ", row.citation);
        if !row.cites.is_empty() {
            text += &paragraph("    rests on: ", "      ", &row.cites.join(", "));
        }
        if !row.note.is_empty() {
            text += &paragraph("    note: ", "      ", row.note);
        }
    }
    let documents = record.documents();
    text += "\nWHAT THE DOCUMENTS SHARE\n\n";
    for (i, a) in documents.iter().enumerate() {
        for b in &documents[i + 1..] {
            let shared: Vec<&str> = record.shared_authorities(*a, *b).iter().map(id).collect();
            let said =
                if record.independent(*a, *b) { "nothing that is known of".to_owned() } else { shared.join(", ") };
            text +=
                &paragraph("  - ", "    ", &format!("{} and {}: {said}", record.get(*a).title, record.get(*b).title));
        }
    }
    out::print(&text)
}

/// The ledger for programs.
#[derive(Serialize)]
struct Book<'a> {
    scenario: &'a str,
    inputs: Inputs<'a>,
    targets: Vec<Target<'a>>,
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
    fn of(def: &'a Scenario) -> Self {
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
    let kind = match outside.what {
        OutsideKind::Commitment { .. } => "commitment",
        OutsideKind::Arrival { .. } => "arrival",
        OutsideKind::Crossing { .. } => "crossing",
    };
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
            story::person_name(def, *person),
            story::polity_name(def, *with),
            story::place_name(def, *at),
            words::date_prior(date)
        ),
        OutsideKind::Crossing { polity, to, date } => format!(
            "{} cross to {}, {}",
            story::polity_name(def, *polity),
            story::place_name(def, *to),
            words::date_prior(date)
        ),
    }
}

fn tell(def: &Scenario, all: bool) -> String {
    let book = Book::of(def);
    let mut text = out::heading(&def.title);
    text += "\nINPUTS: what the model is given and does not explain\n\n";
    text += &out::heading("Events from outside");
    for input in &book.inputs.outside {
        text += &paragraph("  - ", "    ", input.label.unwrap_or(input.record));
        text += &paragraph("    ", "      ", input.what.as_deref().unwrap_or_default());
        text += &paragraph("    source: ", "      ", input.source);
    }
    text.push('\n');
    text += &out::heading("State of the first day");
    text += &if all { every_record(&book) } else { numbers_of_records(&book) };
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
        table.row([(*kind).to_owned(), words::whole(*all), words::whole(*estimates)]);
    }
    let records = counted(book.inputs.records.len() as u64, "record", "records");
    format!("{}  {records}; --all lists each with its source.\n", table.finish())
}
