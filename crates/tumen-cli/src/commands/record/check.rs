//! `tumen record check`: what cannot all be true, and why.

mod page;

use super::{Opened, PackArgument, open};
use crate::args::Format;
use crate::failure::Failure;
use crate::out;
use clap::Args;
use tumen_chronology::Limits;
use tumen_geo::Travel;
use tumen_record::ClaimId;

/// Arguments of `tumen record check`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: what cannot be true of one happening\n  tumen record check --about dispatch_of_jebe\n\n\
                        Claims that say the same count once. A conflict is minimal: without any one of its claims\n\
                        the others could all be true. Rival accounts are not held against each other."
)]
pub struct Arguments {
    #[command(flatten)]
    pack: PackArgument,

    /// Only conflicts that concern this happening, person, place or other thing, by id or any of its names
    #[arg(long, value_name = "NAME")]
    about: Option<String>,

    /// Tell too of conflicts that join the same claims by other chains, and of two dates of one happening
    #[arg(long)]
    all: bool,
}

/// Checks the chronology of the record.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let Opened { record, graph } = open(&arguments.pack)?;
    let chronology = record.chronology(&graph, &Travel::default());
    let verdict = record
        .verdict(&chronology, Limits::default())
        .map_err(|cycle| Failure::Bug(format!("the chronology contradicts itself without any claim: {cycle}")))?;
    let mut shown: Vec<usize> = (0..verdict.conflicts.len()).collect();
    if let Some(name) = &arguments.about {
        let things = super::things(&record, name)?;
        let concerns = |id: &ClaimId| record.concerns(record.claim(*id).about, &things);
        shown.retain(|at| verdict.conflicts[*at].claims.iter().any(concerns));
    }
    match format {
        Format::Json => out::print_json(&record.verdict_rows(&verdict, &shown)),
        Format::Table => {
            let page = page::Page { record: &record, verdict: &verdict, all: arguments.all };
            out::print(&page.tell(&shown, arguments.about.is_none()))
        }
    }
}
