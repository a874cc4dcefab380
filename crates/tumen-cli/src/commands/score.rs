//! `tumen score`: how well the histories match the record, on one page.

mod page;

use crate::args::Format;
use crate::failure::Failure;
use crate::out;
use crate::rows::{Rows, RowsArguments};
use clap::Args;
use serde::Serialize;
use tumen_analysis::{Scores, bootstrap, score};

/// Arguments of `tumen score`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: is the model better without wages owed?\n  tumen score\n  tumen score --without pay\n\n\
                  docs/scoring.md says what each number means. Near histories: tumen closest"
)]
pub struct Arguments {
    #[command(flatten)]
    rows: RowsArguments,
}

/// The scores for programs.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    run: &'a Rows,
    #[serde(flatten)]
    scores: &'a Scores,
}

/// Runs the histories and scores them.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let run = arguments.rows.rows()?;
    let Some(scores) = score(&run.schema, &run.rows, bootstrap::RESAMPLES) else {
        return Err(Failure::input("there is no history to score"));
    };
    match format {
        Format::Json => out::print_json(&Answer { run: &run, scores: &scores }),
        Format::Table => out::print(&page::write(&run.schema.title, &run.lead, &scores)),
    }
}
