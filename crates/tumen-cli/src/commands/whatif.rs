//! `tumen whatif`: the same histories with and without a change, and what the change did.

pub(super) mod page;

use crate::args::{Format, HistoryArguments, ScenarioArguments, up_to};
use crate::failure::Failure;
use crate::watch::watched;
use crate::words::counted;
use crate::{library, out};
use clap::Args;
use serde::Serialize;
use tumen_analysis::{Changed, Contrast, changed, contrast};
use tumen_engine::{Setup, Stage};
use tumen_ensemble::{Plan, Schema, run_rows};

/// The rows of both runs are held in memory.
const MOST: u64 = 1_000_000;
/// How many of the histories that moved most are named.
const NAMED: usize = 10;

/// Arguments of `tumen whatif`.
#[derive(Debug, Args)]
#[command(after_help = "Example: what the persecution changed\n  tumen whatif --without persecution\n\n\
                  Example: a richer neighbour\n  tumen whatif --set polities.khwarazm.treasury=2000000\n\n\
                  tumen inputs lists what can be set. A history of the changed run is told by tumen chronicle\n\
                  with the same --set, --with and --without.")]
pub struct Arguments {
    #[command(flatten)]
    scenario: ScenarioArguments,

    /// How many histories
    #[arg(long, value_name = "N", default_value_t = 1000, allow_negative_numbers = true, value_parser = up_to(MOST))]
    histories: u64,

    #[command(flatten)]
    draws: HistoryArguments,

    /// How many threads [default: one a core]. The answer does not depend on it
    #[arg(long, value_name = "T", allow_negative_numbers = true, value_parser = up_to(1024))]
    threads: Option<u64>,
}

/// What the change did.
#[derive(Serialize)]
struct Answer<'a> {
    scenario: &'a str,
    title: &'a str,
    seed: u64,
    switched: Vec<&'static str>,
    set: &'a [(String, String)],
    #[serde(flatten)]
    contrast: Contrast,
    /// The histories that moved most, the most moved first.
    most_changed: Vec<Changed>,
}

/// Runs both and compares them.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let (def, priors) = library::open(&arguments.scenario)?;
    let stage = Stage::new(&def, priors);
    let setup = arguments.draws.setup(stage.inputs())?;
    let plan = Plan {
        threads: arguments.threads.and_then(|n| usize::try_from(n).ok()),
        ..Plan::new(arguments.draws.seed, arguments.histories)
    };
    let rows = |setup: Setup| {
        let plan = Plan { setup, ..plan.clone() };
        watched(plan.histories, |progress| run_rows(&stage, &plan, progress))
    };
    let (before, after) = (rows(Setup::default())?, rows(setup)?);
    let schema = Schema::of(&def);
    let answer = Answer {
        scenario: &def.id,
        title: &def.title,
        seed: plan.seed,
        switched: arguments.draws.flipped(),
        set: arguments.draws.set(),
        contrast: contrast(&schema, &before, &after),
        most_changed: changed(&schema, &before, &after, NAMED),
    };
    match format {
        Format::Json => out::print_json(&answer),
        Format::Table => {
            let shown = counted(answer.contrast.pairs, "history", "histories");
            let change = arguments.draws.experiment().unwrap_or_else(|| "nothing changed".into());
            let lead = format!("{shown} of {}, seed {}, as they are and {change}", def.id, plan.seed);
            out::print(&page::write(&def.title, &lead, &answer.contrast, &answer.most_changed))
        }
    }
}
