//! `tumen record`: what the documents say, where they disagree, what could be true.

mod check;
mod claims;
mod conflicts;
mod coverage;
mod ledger;
mod name;
mod show;
mod sources;
mod timeline;
mod units;

use crate::args::Format;
use crate::failure::Failure;
use crate::library::Pack;
use clap::{Args, Subcommand};
use std::path::PathBuf;
use tumen_geo::Graph;
use tumen_record::{Record, Thing};

/// The commands about the record.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List the documents behind the pack, and what they share
    Sources(sources::Arguments),
    /// List what the documents claim, sentence by sentence
    Claims(claims::Arguments),
    /// Show everything on a happening, person, place, source, claim or sentence
    Show(show::Arguments),
    /// Find who or what has a name, in any spelling or script
    Name(name::Arguments),
    /// List or draw what happened when, with rival dates
    Timeline(timeline::Arguments),
    /// Show how much of the documents has claims, section by section
    Coverage(coverage::Arguments),
    /// List where the claims disagree, between documents and inside them
    Conflicts(conflicts::Arguments),
    /// Find what cannot all be true, and why
    Check(check::Arguments),
    /// List the sentences of a document, to begin a record of it
    Units(units::Arguments),
    /// List the inputs of a scenario and the targets it is scored against
    Ledger(ledger::Arguments),
}

/// Runs a command about the record.
pub fn run(command: &Command, format: Format) -> Result<(), Failure> {
    match command {
        Command::Sources(arguments) => sources::run(arguments, format),
        Command::Claims(arguments) => claims::run(arguments, format),
        Command::Show(arguments) => show::run(arguments, format),
        Command::Name(arguments) => name::run(arguments, format),
        Command::Timeline(arguments) => timeline::run(arguments, format),
        Command::Coverage(arguments) => coverage::run(arguments, format),
        Command::Conflicts(arguments) => conflicts::run(arguments, format),
        Command::Check(arguments) => check::run(arguments, format),
        Command::Units(arguments) => units::run(arguments, format),
        Command::Ledger(arguments) => ledger::run(arguments, format),
    }
}

/// Which pack.
#[derive(Debug, Args)]
pub struct PackArgument {
    /// Use the pack in this folder instead of the one built in
    #[arg(long = "pack", value_name = "DIR")]
    folder: Option<PathBuf>,
}

/// The record of a pack, with the roads of its world.
pub struct Opened {
    /// What the documents say.
    pub record: Record,
    /// Places and roads.
    pub graph: Graph,
}

/// Opens the record of a pack.
pub fn open(pack: &PackArgument) -> Result<Opened, Failure> {
    let pack = Pack::open(pack.folder.as_deref())?;
    let graph = pack.scenario(None)?.graph;
    let record = pack.record(&graph)?;
    Ok(Opened { record, graph })
}

/// Everything that a name can mean: what has it for its id, or else for a name, or else is nearest to it.
pub fn things(record: &Record, name: &str) -> Result<Vec<Thing>, Failure> {
    if let Some(thing) = record.find(name) {
        return Ok(vec![thing]);
    }
    let found = record.search(name);
    let Some(best) = found.first() else {
        let message = format!("nothing in the record is called `{name}`");
        return Err(Failure::with_tip(message, "to look for a name: tumen record name TEXT"));
    };
    Ok(found.iter().filter(|other| other.likeness >= best.likeness).map(|other| other.thing).collect())
}
