//! `tumen calibrate`: which inputs, and which rival accounts, let histories come near to what the documents say.

mod answer;
pub mod card;
mod page;
mod plan;
mod plot;

use crate::args::{Format, HistoryArguments, ScenarioArguments, up_to};
use crate::failure::Failure;
use crate::progress::Progress;
use crate::{interrupt, library, out, posterior, stored, words};
use card::Card;
use clap::Args;
use plan::Wanted;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tumen_analysis::smc::{Calibration, Stop};
use tumen_engine::Stage;
use tumen_ensemble::{Simulator, on_threads};
use tumen_scenario::Scenario;
use tumen_store::{Locked, Runs, atomic};

/// A calibration is stored at least every so many batches.
const BATCHES: u64 = 32;
/// Proposals that are simulated together.
const BATCH: usize = 128;

/// Arguments of `tumen calibrate`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: which inputs does the record support?\n  tumen calibrate\n  tumen run --posterior ID\n\n\
                  Example: the rival accounts alone, in a few minutes\n  \
                  tumen calibrate --inputs kuchlug_comes --inputs qk_west.horse_archers --simulations 20000\n\n\
                  Targets that a scenario holds out are never used; the answer says how near they come."
)]
pub struct Arguments {
    #[command(flatten)]
    scenario: ScenarioArguments,

    /// Only inputs with this in their path (may be given several times) [default: those with rival accounts, and
    /// those that a survey finds to matter]
    #[arg(long, value_name = "PATTERN")]
    inputs: Vec<String>,

    /// How many inputs to take if none are named
    #[arg(long, value_name = "N", default_value_t = 16, allow_negative_numbers = true, value_parser = up_to(200))]
    top: u64,

    /// Only these targets, with commas [default: all that are not held out]
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    targets: Vec<String>,

    /// Particles of each generation
    #[arg(long, value_name = "P", default_value_t = 1000, allow_negative_numbers = true, value_parser = up_to(100_000))]
    population: u64,

    /// Most generations
    #[arg(long, value_name = "G", default_value_t = 20, allow_negative_numbers = true, value_parser = up_to(1000))]
    generations: u64,

    /// Most simulations
    #[arg(long, value_name = "B", default_value_t = 200_000, allow_negative_numbers = true, value_parser = up_to(1_000_000_000))]
    simulations: u64,

    /// Histories for each simulation, of whose misfits the mean is taken
    #[arg(long, value_name = "K", default_value_t = 1, allow_negative_numbers = true, value_parser = up_to(1000))]
    replicates: u64,

    /// Histories that are played from the priors and from the posterior to see how near they come
    #[arg(long, value_name = "N", default_value_t = 1000, allow_negative_numbers = true, value_parser = up_to(1_000_000))]
    check: u64,

    /// Pause after so many minutes; --resume goes on
    #[arg(long, value_name = "M", value_parser = minutes)]
    minutes: Option<f64>,

    /// Go on with a calibration that was interrupted, or show one again
    #[arg(
        long,
        value_name = "ID",
        conflicts_with_all = [
            "inputs", "top", "targets", "population", "generations", "simulations", "replicates", "seed", "without", "with",
            "set", "posterior",
        ]
    )]
    resume: Option<String>,

    /// Where calibrations are kept
    #[arg(long, value_name = "DIR", default_value = posterior::RUNS)]
    runs: PathBuf,

    #[command(flatten)]
    draws: HistoryArguments,

    /// How many threads [default: one a core]. The answer does not depend on it
    #[arg(long, value_name = "T", allow_negative_numbers = true, value_parser = up_to(1024))]
    threads: Option<u64>,
}

fn minutes(text: &str) -> Result<f64, String> {
    let number = text.parse().ok().filter(|m: &f64| (0.0..=1e6).contains(m));
    number.ok_or_else(|| "a number of minutes is wanted, from 0 on".to_owned())
}

/// Why a calibration has ended, in words.
fn why(stop: Stop) -> &'static str {
    match stop {
        Stop::Near => "as near to the targets as can be",
        Stop::Generations => "as many generations as were asked for",
        Stop::Acceptance => "hardly any proposals were accepted any more",
        Stop::Budget => "the simulations were used up",
    }
}

/// Calibrates, stores, and tells what was found.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let runs = Runs::new(&arguments.runs);
    let begun = arguments.resume.as_deref().map(|id| Card::find(&runs, id)).transpose()?;
    let asked = ScenarioArguments {
        scenario: arguments.scenario.scenario.clone().or_else(|| begun.as_ref().map(|(_, card)| card.scenario.clone())),
        pack: arguments.scenario.pack.clone(),
    };
    let (def, priors) = library::open(&asked)?;
    let stage = Stage::new(&def, priors);
    let draws = match &begun {
        Some((_, card)) => {
            card.fits(def.hash)?;
            card.draws()?
        }
        None => arguments.draws.clone(),
    };
    let setup = draws.setup(stage.inputs())?;
    if setup.posterior.is_some() {
        return Err(Failure::input("--posterior: a calibration begins with the priors"));
    }
    let threads = arguments.threads.and_then(|n| usize::try_from(n).ok());
    let (locked, mut card, mut calibration) = match begun {
        Some((folder, card)) => {
            let locked = Locked::new(folder.clone()).map_err(card::store)?;
            (locked, card, card::state(&folder)?)
        }
        None => begin(arguments, &runs, &def, &stage, &setup)?,
    };
    let wanted = Wanted::again(&def, stage.inputs(), &setup, &card)?;
    let simulator = Simulator::new(&stage, draws.seed, setup.clone(), wanted.ids());
    let replicates = card.replicates;
    let id = locked.path().file_name().unwrap_or_default().to_string_lossy().into_owned();
    let named = named(&runs, &id, arguments);
    let simulate = |values: &[f64], number: u64| wanted.misfits(&simulator, values, number, replicates);
    let paused =
        on_threads(threads, || work(&mut calibration, &mut card, locked.path(), arguments.minutes, &named, simulate))
            .map_err(|error| Failure::input(error.to_string()))??;
    let Some(found) = calibration.posterior() else {
        return Err(Failure::Paused(format!(
            "no generation is complete yet; go on with: tumen calibrate --resume {named}"
        )));
    };
    let played = answer::Played {
        def: &def,
        stage: &stage,
        setup: &setup,
        seed: draws.seed,
        histories: arguments.check,
        threads,
    };
    let answer = answer::Answer::new(&id, &card, &wanted, &found, &played)?;
    let picture = plot::draw(&def.title, &wanted.inputs, &found);
    atomic::write(&locked.path().join(card::PLOT), picture.as_bytes()).map_err(card::store)?;
    match format {
        Format::Json => out::print_json(&answer),
        Format::Table => out::print(&page::write(&answer, locked.path(), paused, &named)),
    }
}

/// Chooses inputs and targets, and makes the folder.
fn begin(
    arguments: &Arguments,
    runs: &Runs,
    def: &Scenario,
    stage: &Stage<'_>,
    setup: &tumen_engine::Setup,
) -> Result<(Locked, Card, Calibration), Failure> {
    if arguments.simulations < arguments.population {
        let message = format!("--simulations {} are fewer than --population", arguments.simulations);
        let tip = format!("a generation takes at least {} simulations", words::thousands(arguments.population));
        return Err(Failure::with_tip(message, tip));
    }
    let wanted = Wanted::new(arguments, def, stage, setup)?;
    let mut card = wanted.card(arguments, def);
    let id = card.id();
    if runs.has(&id).map_err(card::store)? {
        let message = format!("there is such a calibration already: {id}");
        return Err(Failure::with_tip(
            message,
            format!("go on with it, or show it again: tumen calibrate --resume {}", named(runs, &id, arguments)),
        ));
    }
    let calibration = Calibration::new(wanted.problem(), plan::settings(arguments))
        .map_err(|error| Failure::input(error.to_string()))?;
    let locked = runs.make(&id).map_err(card::store)?;
    card.save(locked.path(), &calibration)?;
    Ok((locked, card, calibration))
}

/// A calibration as a command names it: its id, with the folder of the runs and the pack if they are not the usual ones.
fn named(runs: &Runs, id: &str, arguments: &Arguments) -> String {
    let pack = arguments.scenario.pack.as_ref().map(|pack| format!(" --pack {}", pack.display())).unwrap_or_default();
    stored::named(runs, id) + &pack
}

/// Steps until there is a reason to stop, storing on the way. Whether it was only paused.
fn work(
    calibration: &mut Calibration,
    card: &mut Card,
    folder: &Path,
    minutes: Option<f64>,
    named: &str,
    simulate: impl Fn(&[f64], u64) -> Vec<f64> + Sync,
) -> Result<bool, Failure> {
    let deadline = minutes.map(|minutes| Instant::now() + Duration::from_secs_f64(60.0 * minutes));
    let bar = Progress::told(calibration.settings().simulations);
    for batch in 1.. {
        let generations = calibration.history().len();
        let stop = calibration.step(&simulate).map_err(|error| Failure::Bug(error.to_string()))?;
        let state = calibration.progress();
        bar.at(state.simulations);
        bar.tell(format!(
            "generation {}, bound {:.2}, {} accepted ({} of {}), {} effective",
            state.generations + 1,
            state.bound,
            words::percent(state.acceptance),
            state.accepted,
            state.population,
            state.effective.map_or("none".into(), |n| format!("{n:.0}")),
        ));
        let over = deadline.is_some_and(|deadline| Instant::now() >= deadline);
        let leave = stop.is_some() || over || interrupt::asked();
        if leave || calibration.history().len() > generations || batch % BATCHES == 0 {
            card.save(folder, calibration)?;
        }
        if stop.is_some() {
            return Ok(false);
        }
        if interrupt::asked() {
            return Err(Failure::Paused(format!("interrupted; go on with: tumen calibrate --resume {named}")));
        }
        if over {
            return Ok(true);
        }
    }
    Ok(false)
}
