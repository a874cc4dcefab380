//! `tumen run`: many histories, and what became of it all beside what the documents say.

pub(super) mod page;

use crate::args::{Format, HistoryArguments, MOST_HISTORIES, ScenarioArguments, up_to};
use crate::failure::Failure;
use crate::watch::watched;
use crate::{library, out};
use clap::Args;
use serde::Serialize;
use std::time::Instant;
use tumen_analysis::{Report, RunFacts};
use tumen_engine::Stage;
use tumen_ensemble::Plan;

/// Arguments of `tumen run`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: would the usurper have lasted if he had persecuted nobody?\n  tumen run --histories 2000\n  tumen run --histories 2000 --without persecution\n\n\
                        History N of this run is told by: tumen chronicle N"
)]
pub struct Arguments {
    #[command(flatten)]
    scenario: ScenarioArguments,

    /// How many histories
    #[arg(long, value_name = "N", default_value_t = 10_000, allow_negative_numbers = true, value_parser = up_to(MOST_HISTORIES))]
    histories: u64,

    #[command(flatten)]
    draws: HistoryArguments,

    /// How many threads [default: one a core]. The answer does not depend on it
    #[arg(long, value_name = "T", allow_negative_numbers = true, value_parser = up_to(1024))]
    threads: Option<u64>,
}

/// The report for programs, and what differed from the model as it stands.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    report: Report,
    switched: Vec<&'static str>,
    set: &'a [(String, String)],
}

/// Runs the histories.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let (def, priors) = library::open(&arguments.scenario)?;
    let stage = Stage::new(&def, priors);
    let plan = Plan {
        threads: arguments.threads.and_then(|n| usize::try_from(n).ok()),
        setup: arguments.draws.setup(stage.inputs())?,
        ..Plan::new(arguments.draws.seed, arguments.histories)
    };
    let start = Instant::now();
    let tally = watched(plan.histories, |progress| tumen_ensemble::run(&stage, &plan, progress))?;
    let facts = RunFacts {
        version: env!("CARGO_PKG_VERSION").into(),
        seed: plan.seed,
        threads: plan.workers(),
        elapsed_s: start.elapsed().as_secs_f64(),
    };
    let report = Report::new(&tally, facts);
    match format {
        Format::Json => {
            out::print_json(&Answer { report, switched: arguments.draws.flipped(), set: arguments.draws.set() })
        }
        Format::Table => out::print(&page::write(&report, arguments.draws.experiment())),
    }
}
