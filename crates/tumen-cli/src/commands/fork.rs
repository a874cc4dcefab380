//! `tumen fork`: one history up to a day, and what could still become of it from there.

use super::{run, whatif};
use crate::args::{AmountArguments, Format, HistoryArguments, ScenarioArguments, history_number};
use crate::failure::Failure;
use crate::watch::watched;
use crate::words::{counted, paragraph};
use crate::{acts, library, out};
use clap::Args;
use serde::Serialize;
use std::time::Instant;
use tumen_analysis::{Contrast, OutcomeRow, Report, RunFacts, contrast};
use tumen_base::Day;
use tumen_engine::{Setup, Stage, story};
use tumen_ensemble::{Fork, Plan, Schema, Tally};

/// The rows of all futures are held in memory.
const MOST: u64 = 1_000_000;
/// How many of the last events before the day are told.
const TOLD: usize = 5;

/// Arguments of `tumen fork`.
#[derive(Debug, Args)]
#[command(
    mut_arg("histories", |arg| arg.value_name("K").help("How many futures").default_value("200")),
    after_help = "Example: how open things still were in history 17 when 1216 began\n  tumen fork 17 --at 1216-01-01\n\n\
                  With a change, the same futures are run with and without it from that day on:\n  \
                  tumen fork 17 --at 1213-01-01 --without persecution"
)]
pub struct Arguments {
    /// Number of the history, from 0
    #[arg(value_name = "N", allow_negative_numbers = true, value_parser = history_number())]
    history: u64,

    #[command(flatten)]
    scenario: ScenarioArguments,

    /// The day through which the history runs as it is, YYYY-MM-DD (Julian calendar)
    #[arg(long, value_name = "DATE")]
    at: Day,

    #[command(flatten)]
    amount: AmountArguments<MOST>,

    /// Have somebody do something on the next day in all changed futures, such as: --act "khwarazm recall" (may
    /// be given several times; docs/experiments.md lists what can be done)
    #[arg(long = "act", value_name = "ACT")]
    acts: Vec<String>,

    #[command(flatten)]
    draws: HistoryArguments,
}

/// What could still become of it.
#[derive(Serialize)]
struct Answer {
    history: u64,
    at: String,
    /// The last events up to that day, oldest first.
    last_events: Vec<Last>,
    /// The futures without a change.
    futures: Report,
    /// With the change, if there is one.
    change: Option<Contrast>,
    switched: Vec<&'static str>,
    set: Vec<(String, String)>,
    /// The calibration whose posterior the history draws from.
    posterior: Option<String>,
    acts: Vec<String>,
    /// In how many of the futures each number of acts could be done.
    acts_done: Vec<u64>,
}

#[derive(Serialize)]
struct Last {
    event: u32,
    date: String,
    text: String,
    #[serde(skip)]
    day: Day,
}

/// Runs the history and its futures.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let (def, priors) = library::open(&arguments.scenario)?;
    let (at, seed) = (arguments.at, arguments.draws.seed);
    if !(def.start..=def.end).contains(&at) {
        let message = format!("--at {} lies outside the scenario", at.iso());
        return Err(Failure::with_tip(message, format!("it runs from {} to {}", def.start.iso(), def.end.iso())));
    }
    let stage = Stage::new(&def, priors);
    let act = |text: &String| Ok((at + 1, acts::read(text, &def).map_err(|failure| failure.of("--act"))?));
    let acts = arguments.acts.iter().map(act).collect::<Result<Vec<_>, Failure>>()?;
    if !acts.is_empty() && at == def.end {
        let message = format!("--act: there is no day after {}", at.iso());
        return Err(Failure::with_tip(message, "an act is done on the day after the fork: give an earlier --at"));
    }
    let setup = Setup { acts, ..arguments.draws.setup(stage.inputs())? };
    if let Some(input) = setup.set.keys().find(|id| !stage.inputs().is_parameter(**id)) {
        let path = stage.inputs().get(*input).map_or("", |input| input.path.as_str());
        let tip = "after it only parameters of the rules can change: tumen parameters lists them";
        return Err(Failure::with_tip(format!("--set {path}: this is a fact of the first day"), tip));
    }
    let base = arguments.draws.base(stage.inputs())?;
    let fork = Fork::with(&stage, seed, arguments.history, at, &base);
    let plan = arguments.amount.plan(seed);
    let start = Instant::now();
    let rows = |setup: Setup| {
        let plan = Plan { setup, ..plan.clone() };
        watched(plan.histories, |progress| fork.futures(&plan, progress))
    };
    let schema = std::sync::Arc::new(Schema::of(&def));
    let before = rows(base.clone())?;
    let mut acts_done = Vec::new();
    let change = if setup == base {
        None
    } else {
        let mut after = rows(setup.clone())?;
        whatif::as_they_were(&base, &setup, &before, &mut after);
        acts_done = whatif::acts_done(&after, arguments.acts.len());
        Some(contrast(&schema, &before, &after))
    };
    let mut tally = Tally::new(&schema);
    before.iter().for_each(|row| tally.add(row));
    let facts = RunFacts {
        version: env!("CARGO_PKG_VERSION").into(),
        seed,
        threads: plan.workers(),
        elapsed_s: start.elapsed().as_secs_f64(),
    };
    let events: Vec<_> = fork.sim.world.chronicle.iter().collect();
    let last = |(id, event): &(tumen_engine::EventId, &tumen_engine::Event)| Last {
        event: id.0,
        date: event.day.iso(),
        text: story::sentence(&def, &fork.sim.world, event),
        day: event.day,
    };
    let answer = Answer {
        history: arguments.history,
        at: at.iso(),
        last_events: events[events.len().saturating_sub(TOLD)..].iter().map(last).collect(),
        futures: Report::new(&tally, facts),
        change,
        switched: arguments.draws.flipped(),
        set: arguments.draws.set().to_vec(),
        posterior: arguments.draws.posterior().map(str::to_owned),
        acts: arguments.acts.clone(),
        acts_done,
    };
    match format {
        Format::Json => out::print_json(&answer),
        Format::Table => out::print(&tell(&def.title, arguments, &answer)),
    }
}

fn tell(title: &str, arguments: &Arguments, answer: &Answer) -> String {
    let futures = counted(arguments.amount.histories, "future", "futures");
    let mut text = format!(
        "History {} of seed {} up to {}, and {futures} from there\n",
        answer.history, arguments.draws.seed, arguments.at
    );
    text += "\nWhat had last happened:\n\n";
    for last in &answer.last_events {
        let first = format!("{:>5}  {:>11}  ", last.event, last.day.to_string());
        text += &paragraph(&first, &" ".repeat(first.chars().count()), &last.text);
    }
    text += "\nWhatever the events up to that day decide is the same in all futures. What the first day drew,\n\
             such as the dates of outside events, stays as it was drawn.\n\n";
    match &answer.change {
        None => {
            let (open, decided) = open(&answer.futures);
            text += &run::page::write(&open, Some(format!("from {} on", arguments.at)));
            if decided > 0 {
                let what = counted(decided, "thing that is measured is", "things that are measured are");
                let remark = format!("{what} the same in all futures: left off, --format json has them.");
                text += &paragraph("", "", &remark);
            }
            text
        }
        Some(contrast) => {
            let acts = arguments.acts.iter().map(|act| format!("`{act}` on the next day"));
            let parts: Vec<String> = arguments.draws.experiment().into_iter().chain(acts).collect();
            let change = parts.join(", ");
            let done = whatif::could_be_done(&answer.acts_done);
            let lead = format!("{futures}, as they are and {change}{done}");
            text + &whatif::page::write(title, &lead, contrast, &[])
        }
    }
}

/// What is not the same in all futures, and how much is.
fn open(futures: &Report) -> (Report, u64) {
    let all = futures.histories;
    let mut open = futures.clone();
    let split = |outcome: &str| futures.outcomes.iter().any(|o| o.outcome == outcome && o.count > 0 && o.count < all);
    let questions = |rows: &[OutcomeRow]| rows.chunk_by(|a, b| a.outcome == b.outcome).count();
    open.outcomes.retain(|o| split(&o.outcome));
    open.dates.retain(|d| d.count > 0 && (d.count < all || d.q05 != d.q95));
    open.numbers.retain(|n| n.count > 0 && (n.count < all || n.q05 != n.q95));
    let measures = |r: &Report| questions(&r.outcomes) + r.dates.len() + r.numbers.len();
    let decided = measures(futures) - measures(&open);
    (open, decided as u64)
}
