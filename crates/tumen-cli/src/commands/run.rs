//! `tumen run`: many histories, and what became of it all beside what the documents say.

mod page;

use crate::args::{Format, HistoryArguments, MOST_HISTORIES, ScenarioArguments, up_to};
use crate::failure::Failure;
use crate::progress::Progress;
use crate::{interrupt, library, out};
use clap::Args;
use serde::Serialize;
use std::thread;
use std::time::{Duration, Instant};
use tumen_analysis::{Report, RunFacts};
use tumen_engine::Stage;
use tumen_ensemble::{Plan, RunError, Tally};

/// How often the bar moves and Ctrl-C is looked for.
const TICK: Duration = Duration::from_millis(50);

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
struct Answer {
    #[serde(flatten)]
    report: Report,
    switched: Vec<&'static str>,
}

/// Runs the histories.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let (def, priors) = library::open(&arguments.scenario)?;
    let stage = Stage::new(&def, priors);
    let plan = Plan {
        threads: arguments.threads.and_then(|n| usize::try_from(n).ok()),
        switches: arguments.draws.switches(),
        ..Plan::new(arguments.draws.seed, arguments.histories)
    };
    let start = Instant::now();
    let tally = watched(&stage, &plan)?;
    let facts = RunFacts {
        version: env!("CARGO_PKG_VERSION").into(),
        seed: plan.seed,
        threads: plan.workers(),
        elapsed_s: start.elapsed().as_secs_f64(),
    };
    let report = Report::new(&tally, facts);
    match format {
        Format::Json => out::print_json(&Answer { report, switched: arguments.draws.flipped() }),
        Format::Table => out::print(&page::write(&report, arguments.draws.experiment())),
    }
}

/// Runs the plan in the background, moves the bar, and passes Ctrl-C on.
fn watched(stage: &Stage<'_>, plan: &Plan) -> Result<Tally, Failure> {
    let progress = tumen_ensemble::Progress::new();
    let bar = Progress::new(plan.histories, "histories");
    let watcher = thread::current();
    let result = thread::scope(|scope| {
        let worker = scope.spawn(|| {
            let result = tumen_ensemble::run(stage, plan, &progress);
            watcher.unpark();
            result
        });
        while !worker.is_finished() {
            bar.at(progress.done());
            if interrupt::asked() {
                progress.cancel();
            }
            thread::park_timeout(TICK);
        }
        worker.join()
    });
    drop(bar);
    match result {
        Ok(Ok(tally)) => Ok(tally),
        Ok(Err(RunError::Cancelled { .. })) => Err(Failure::Interrupted),
        Ok(Err(error @ RunError::Broken { .. })) => Err(Failure::Bug(error.to_string())),
        Ok(Err(error)) => Err(Failure::input(error.to_string())),
        Err(_) => Err(Failure::Bug("the run broke off".into())),
    }
}
