//! `tumen merge`: the parts of a run that were made on several machines, put together.

use super::run;
use crate::args::Format;
use crate::failure::Failure;
use crate::out;
use crate::stored::{RunsArguments, failed};
use clap::Args;
use std::path::PathBuf;

/// Arguments of `tumen merge`.
#[derive(Debug, Args)]
#[command(after_help = "Example: one run made in two parts, which may be on two machines\n  \
                  tumen run --histories 4000 --shard 1/2\n  tumen run --histories 4000 --shard 2/2\n  \
                  tumen merge runs/usurper-1-4000-*of2\n\n\
                  The tables are byte for byte those of a run in one piece. docs/storage.md shows GNU parallel and Slurm.")]
pub struct Arguments {
    /// The folders of the parts
    #[arg(value_name = "DIR", required = true)]
    parts: Vec<PathBuf>,

    #[command(flatten)]
    runs: RunsArguments,
}

/// Puts the parts together.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let (stored, tally) = tumen_store::merge(&arguments.parts, &arguments.runs.runs()).map_err(failed)?;
    run::kept::write_report(&stored, &tally, &run::kept::report(&stored, &tally))?;
    out::print(&run::kept::page(&stored, &tally, format)?)
}
