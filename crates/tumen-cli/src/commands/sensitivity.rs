//! `tumen sensitivity`: which of the inputs of a scenario move what becomes of it.

mod asked;
mod morris;
mod page;
mod saved;
mod slopes;
mod sobol;

use crate::args::{Format, HistoryArguments, ScenarioArguments, up_to};
use crate::failure::Failure;
use crate::watch::watched;
use crate::{library, out, words};
use asked::Asked;
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::path::PathBuf;
use tumen_base::Prior;
use tumen_engine::{InputId, Inputs, Setup, Stage};
use tumen_ensemble::{HistoryRow, Point, Schema, Simulator};
use tumen_scenario::nearest;

pub use slopes::survey;

/// The outputs of all runs are held in memory.
const MOST: u64 = 10_000_000;

/// Arguments of `tumen sensitivity`.
#[derive(Debug, Args)]
#[command(after_help = "Example: which of all inputs decide whether the recorded course comes about\n  \
                  tumen sensitivity --of recorded_course.all\n\n\
                  Example: what share of the variance the eight that matter most explain\n  \
                  tumen sensitivity --method sobol --of recorded_course.all --base 512 --replicates 8\n\n\
                  MEASURE is OUTCOME.ANSWER, OUTCOME for the answer of the documents, DATE, NUMBER, or one of the\n\
                  last two with .happens for whether there is one.")]
pub struct Arguments {
    #[command(flatten)]
    scenario: ScenarioArguments,

    /// slopes moves all inputs at once and finds what each does on average; morris moves one at a time; sobol
    /// says which share of the variance a few explain
    #[arg(long, value_enum, default_value_t, value_name = "METHOD")]
    method: Method,

    /// What to look at [default: the first question that the documents answer] (several: with commas)
    #[arg(long, value_name = "MEASURE", value_delimiter = ',')]
    of: Vec<String>,

    /// Only inputs with this in their path (may be given several times) [default: all; of sobol, those with
    /// the clearest slopes]
    #[arg(long, value_name = "PATTERN")]
    inputs: Vec<String>,

    /// Points of slopes
    #[arg(long, value_name = "N", default_value_t = 10_000, allow_negative_numbers = true, value_parser = up_to(10_000_000))]
    histories: u64,

    /// Trajectories of morris: each moves every input once
    #[arg(long, value_name = "R", default_value_t = 20, allow_negative_numbers = true, value_parser = up_to(100_000))]
    trajectories: u64,

    /// Rows of the base of sobol, a power of two
    #[arg(long, value_name = "N", default_value_t = 256, allow_negative_numbers = true, value_parser = up_to(65_536))]
    base: u64,

    /// Histories at each point of the design, of which the mean is taken
    #[arg(long, value_name = "K", default_value_t = 1, allow_negative_numbers = true, value_parser = up_to(10_000))]
    replicates: u64,

    /// How many inputs to show, and to take for sobol if none are named
    #[arg(long, value_name = "N", default_value_t = 8, allow_negative_numbers = true, value_parser = up_to(200))]
    top: u64,

    /// Also write the design and its outputs, as a table for other programs
    #[arg(long, value_name = "FILE.csv")]
    save: Option<PathBuf>,

    #[command(flatten)]
    draws: HistoryArguments,

    /// How many threads [default: one a core]. The answer does not depend on it
    #[arg(long, value_name = "T", allow_negative_numbers = true, value_parser = up_to(1024))]
    threads: Option<u64>,
}

/// How inputs are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// All inputs at once.
    #[default]
    Slopes,
    /// Screening by elementary effects.
    Morris,
    /// Shares of variance.
    Sobol,
}

/// An input that a design varies.
#[derive(Clone, Debug)]
pub struct Varied {
    /// Which it is.
    pub id: InputId,
    /// Its path.
    pub path: String,
    /// In words.
    pub label: String,
    /// Unit.
    pub unit: &'static str,
    /// What it is drawn from.
    pub prior: Prior,
}

impl Varied {
    /// What it is drawn from, in words, with the unit.
    pub fn range(&self) -> String {
        if self.unit == tumen_engine::Input::DATE {
            return words::date_prior(&self.prior);
        }
        format!("{} {}", words::prior(&self.prior), self.unit).trim_end().to_owned()
    }
}

/// The inputs whose paths have one of these patterns, and that can be more than one value under a setup.
pub fn varied(inputs: &Inputs, setup: &Setup, patterns: &[String]) -> Result<Vec<Varied>, Failure> {
    for pattern in patterns {
        if !inputs.list().iter().any(|input| input.path.contains(pattern)) {
            let parts = inputs.list().iter().flat_map(|i| [i.path.as_str()].into_iter().chain(i.path.split('.')));
            let message = format!("no input has `{pattern}` in its path");
            return Err(Failure::unknown(message, nearest(pattern, parts), "tumen inputs lists them all"));
        }
    }
    let wanted = |path: &str| patterns.is_empty() || patterns.iter().any(|pattern| path.contains(pattern));
    let all = inputs.list().iter().enumerate().filter(|(_, input)| wanted(&input.path)).map(|(at, input)| {
        let id = InputId(at as u32);
        let prior = setup.set.get(&id).unwrap_or(&input.prior).clone();
        Varied { id, path: input.path.clone(), label: input.label.clone(), unit: input.unit, prior }
    });
    let all: Vec<Varied> = all.filter(|input| input.prior.only_value().is_none()).collect();
    if all.is_empty() {
        return Err(Failure::with_tip("none of these inputs can be more than one value", "tumen inputs lists ranges"));
    }
    Ok(all)
}

/// What all runs of one command share.
#[derive(Clone, Copy)]
pub struct Bench<'a> {
    stage: &'a Stage<'a>,
    setup: &'a Setup,
    seed: u64,
    replicates: u64,
    threads: Option<usize>,
}

impl<'a> Bench<'a> {
    /// So many histories at each point, under a seed.
    pub fn new(stage: &'a Stage<'a>, setup: &'a Setup, seed: u64, replicates: u64, threads: Option<u64>) -> Self {
        Self { stage, setup, seed, replicates, threads: threads.and_then(|n| usize::try_from(n).ok()) }
    }

    /// Means of figures at points of the unit cube: shares of the priors of the inputs that lie below, and which
    /// histories in order are played there.
    fn means(
        &self,
        inputs: &[Varied],
        points: usize,
        point: impl Fn(usize) -> (Vec<f64>, u64) + Sync,
        read: impl Fn(&HistoryRow) -> Vec<f64> + Sync,
    ) -> Result<Vec<Vec<f64>>, Failure> {
        let runs = points as u64 * self.replicates;
        if runs > MOST {
            let (runs, most) = (words::thousands(runs), words::thousands(MOST));
            let message = format!("{runs} histories would be played; {most} is the most");
            return Err(Failure::with_tip(message, "fewer inputs, trajectories, rows, histories or replicates"));
        }
        let ids = inputs.iter().map(|input| input.id).collect();
        let simulator = Simulator::new(self.stage, self.seed, self.setup.clone(), ids);
        let point = |at: usize| {
            let (shares, order) = point(at);
            let values = inputs.iter().zip(shares).map(|(input, share)| input.prior.quantile(share)).collect();
            Point { values, first: order * self.replicates }
        };
        watched(runs, |progress| simulator.means(points, point, self.replicates, self.threads, progress, &read))
    }
}

/// Runs the design and prints what it says.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let (def, priors) = library::open(&arguments.scenario)?;
    let stage = Stage::new(&def, priors);
    let schema = Schema::of(&def);
    let asked: Vec<Asked> = match arguments.of.as_slice() {
        [] => vec![Asked::usual(&schema)?],
        texts => texts.iter().map(|text| Asked::new(&schema, text.trim())).collect::<Result<_, _>>()?,
    };
    let setup = arguments.draws.setup(stage.inputs())?;
    let inputs = varied(stage.inputs(), &setup, &arguments.inputs)?;
    let bench = Bench::new(&stage, &setup, arguments.draws.seed, arguments.replicates, arguments.threads);
    let read = |row: &HistoryRow| asked.iter().map(|asked| asked.of(&schema, row)).collect();
    let saved = arguments.save.as_deref();
    let top = usize::try_from(arguments.top).unwrap_or(usize::MAX);
    let facts = Facts {
        scenario: &def.id,
        title: &def.title,
        seed: arguments.draws.seed,
        replicates: arguments.replicates,
        switched: arguments.draws.flipped(),
        set: arguments.draws.set(),
        top,
    };
    let trajectories = usize::try_from(arguments.trajectories).unwrap_or(usize::MAX);
    let histories = usize::try_from(arguments.histories).unwrap_or(usize::MAX);
    match arguments.method {
        Method::Slopes => {
            if saved.is_some() {
                let tip = "tumen run keeps the inputs and outcomes of every history as a table";
                return Err(Failure::with_tip("--save: slopes have no design to write", tip));
            }
            let survey = slopes::survey(&bench, inputs, &asked, histories, read)?;
            match format {
                Format::Json => out::print_json(&slopes::answer(&facts, &survey)),
                Format::Table => out::print(&page::slopes(&facts, &slopes::answer(&facts, &survey))),
            }
        }
        Method::Morris => {
            let screening = morris::screen(&bench, inputs, &asked, trajectories, read)?;
            if let Some(path) = saved {
                saved::write_morris(path, &screening)?;
            }
            match format {
                Format::Json => out::print_json(&morris::answer(&facts, &screening)),
                Format::Table => out::print(&page::screening(&facts, &morris::answer(&facts, &screening))),
            }
        }
        Method::Sobol => {
            let chosen = if arguments.inputs.is_empty() {
                slopes::survey(&bench, inputs, &asked, histories, read)?.most(top)
            } else {
                inputs
            };
            let base = usize::try_from(arguments.base).unwrap_or(usize::MAX);
            let shares = sobol::shares(&bench, chosen, &asked, base, read)?;
            if let Some(path) = saved {
                saved::write_sobol(path, &shares)?;
            }
            match format {
                Format::Json => out::print_json(&sobol::answer(&facts, &shares)),
                Format::Table => out::print(&page::shares(&facts, &sobol::answer(&facts, &shares))),
            }
        }
    }
}

/// What an answer says of itself.
#[derive(Clone, Serialize)]
pub struct Facts<'a> {
    scenario: &'a str,
    title: &'a str,
    seed: u64,
    replicates: u64,
    switched: Vec<&'static str>,
    set: &'a [(String, String)],
    #[serde(skip)]
    top: usize,
}

/// Numbers that a design has no value for take the mean of those that it has, so that they move nothing. The
/// share of the points without a value, by output; `Err` of an output that no point has.
fn fill(outputs: &mut [Vec<f64>], asked: &[Asked]) -> Result<Vec<f64>, Failure> {
    let fill_one = |(at, asked): (usize, &Asked)| {
        let there: Vec<f64> = outputs.iter().map(|row| row[at]).filter(|y| y.is_finite()).collect();
        if there.is_empty() {
            let message = format!("`{}`: none of the histories has such a number", asked.id);
            return Err(Failure::with_tip(message, format!("more histories, or {}.happens", asked.id)));
        }
        let mean = there.iter().sum::<f64>() / there.len() as f64;
        let missing = 1.0 - there.len() as f64 / outputs.len() as f64;
        outputs.iter_mut().map(|row| &mut row[at]).filter(|y| !y.is_finite()).for_each(|y| *y = mean);
        Ok(missing)
    };
    asked.iter().enumerate().map(fill_one).collect()
}
