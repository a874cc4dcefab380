//! `tumen whatif`: the same histories with and without a change, and what the change did.

pub(super) mod page;

use crate::acts::{ActArguments, Asked};
use crate::args::{AmountArguments, Format, HistoryArguments, ScenarioArguments};
use crate::failure::Failure;
use crate::watch::watched;
use crate::words::{counted, thousands};
use crate::{library, out};
use clap::Args;
use serde::Serialize;
use tumen_analysis::{Changed, Contrast, changed, contrast};
use tumen_engine::{Setup, Stage};
use tumen_ensemble::{HistoryRow, Plan, Schema, run_rows};

/// The rows of both runs are held in memory.
const MOST: u64 = 1_000_000;
/// How many of the histories that moved most are named.
const NAMED: usize = 10;

/// Arguments of `tumen whatif`.
#[derive(Debug, Args)]
#[command(mut_arg("histories", |arg| arg.default_value("1000")), after_help = "Example: what the persecution changed\n  tumen whatif --without persecution\n\n\
                  Example: a richer neighbour\n  tumen whatif --set polities.khwarazm.treasury=2000000\n\n\
                  Example: a decision of another kind\n  tumen whatif --at 1211-06-01 \"qara_khitai policy islam tolerate\"\n\n\
                  tumen inputs lists what can be set. A history of the changed run is told by tumen chronicle\n\
                  with the same --set, --with and --without.")]
pub struct Arguments {
    #[command(flatten)]
    scenario: ScenarioArguments,

    #[command(flatten)]
    amount: AmountArguments<MOST>,

    #[command(flatten)]
    draws: HistoryArguments,

    #[command(flatten)]
    acts: ActArguments,
}

/// What the change did.
#[derive(Serialize)]
struct Answer<'a> {
    scenario: &'a str,
    title: &'a str,
    seed: u64,
    switched: Vec<&'static str>,
    set: &'a [(String, String)],
    /// The calibration whose posterior both sides draw from.
    posterior: Option<&'a str>,
    acts: Vec<Asked>,
    /// In how many of the histories each number of acts could be done.
    acts_done: Vec<u64>,
    #[serde(flatten)]
    contrast: Contrast,
    /// The histories that moved most, the most moved first.
    most_changed: Vec<Changed>,
}

/// Runs both and compares them.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let (def, priors) = library::open(&arguments.scenario)?;
    let stage = Stage::new(&def, priors);
    let setup = Setup { acts: arguments.acts.read(&def)?, ..arguments.draws.setup(stage.inputs())? };
    let base = arguments.draws.base(stage.inputs())?;
    if setup == base {
        let tip = "give --set, --without, --with or --at; tumen whatif --help shows examples";
        return Err(Failure::with_tip("nothing is changed, so nothing would differ", tip));
    }
    let plan = arguments.amount.plan(arguments.draws.seed);
    let rows = |setup: Setup| {
        let plan = Plan { setup, ..plan.clone() };
        watched(plan.histories, |progress| run_rows(&stage, &plan, progress))
    };
    let (before, mut after) = (rows(base.clone())?, rows(setup.clone())?);
    as_they_were(&base, &setup, &before, &mut after);
    let schema = Schema::of(&def);
    let answer = Answer {
        scenario: &def.id,
        title: &def.title,
        seed: plan.seed,
        switched: arguments.draws.flipped(),
        set: arguments.draws.set(),
        posterior: arguments.draws.posterior(),
        acts: arguments.acts.asked(),
        acts_done: acts_done(&after, arguments.acts.asked().len()),
        contrast: contrast(&schema, &before, &after),
        most_changed: changed(&schema, &before, &after, NAMED),
    };
    match format {
        Format::Json => out::print_json(&answer),
        Format::Table => {
            let shown = counted(answer.contrast.pairs, "history", "histories");
            let change = arguments.acts.join(arguments.draws.experiment()).unwrap_or_default();
            let done = could_be_done(&answer.acts_done);
            let lead = format!("{shown} of {}, seed {}, as they are and {change}{done}", def.id, plan.seed);
            out::print(&page::write(&def.title, &lead, &answer.contrast, &answer.most_changed))
        }
    }
}

/// Of a change that is only acts, a history in which none could be done is as it was, but for the chronicle that says so.
pub fn as_they_were(base: &Setup, setup: &Setup, before: &[HistoryRow], after: &mut [HistoryRow]) {
    let only_acts = Setup { acts: Vec::new(), ..setup.clone() } == *base;
    let same = before.iter().zip(after).filter(|(_, after)| only_acts && after.acts_done == 0);
    same.for_each(|(before, after)| after.digest = before.digest);
}

/// How many histories did none of so many acts, how many did one, and so on; empty if no act was asked for.
pub fn acts_done(rows: &[HistoryRow], acts: usize) -> Vec<u64> {
    if acts == 0 {
        return Vec::new();
    }
    let mut counts = vec![0; acts + 1];
    rows.iter().for_each(|row| counts[usize::from(row.acts_done).min(acts)] += 1);
    counts
}

/// How often the acts could be done, as the end of a sentence.
pub fn could_be_done(counts: &[u64]) -> String {
    let [none, .., all] = counts else { return String::new() };
    let of: u64 = counts.iter().sum();
    let acts = if counts.len() > 2 { "all acts" } else { "the act" };
    let some = if counts.len() > 2 { format!(", none in {}", thousands(*none)) } else { String::new() };
    format!("; {acts} could be done in {} of {}{some}", thousands(*all), thousands(of))
}
