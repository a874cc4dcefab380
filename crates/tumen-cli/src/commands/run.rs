//! `tumen run`: many histories, and what became of it all beside what the documents say.

pub(super) mod keeping;
pub(super) mod kept;
pub(super) mod page;
mod store;

use self::keeping::KeepingArguments;
use crate::acts::{ActArguments, Asked};
use crate::args::{AmountArguments, Cli, Command, Format, HistoryArguments, MOST_HISTORIES, ScenarioArguments};
use crate::failure::Failure;
use crate::stored::{RunsArguments, failed};
use crate::watch::watched;
use crate::{library, out};
use clap::{Args, Parser};
use serde::Serialize;
use std::time::Instant;
use tumen_analysis::{Report, RunFacts};
use tumen_engine::{Setup, Stage};
use tumen_ensemble::Plan;
use tumen_store::{Manifest, Shard, merge::without_option};

/// Arguments of `tumen run`.
#[derive(Clone, Debug, Args)]
#[command(
    mut_arg("histories", |arg| arg.default_value("10000")),
    after_help = "Example: would the usurper have lasted if he had persecuted nobody?\n  tumen run --histories 2000\n  tumen run --histories 2000 --without persecution\n\n\
                        History N of this run is told by: tumen chronicle N. docs/storage.md says what is kept."
)]
pub struct Arguments {
    #[command(flatten)]
    scenario: ScenarioArguments,

    #[command(flatten)]
    amount: AmountArguments<MOST_HISTORIES>,

    #[command(flatten)]
    draws: HistoryArguments,

    #[command(flatten)]
    acts: ActArguments,

    #[command(flatten)]
    keeping: KeepingArguments,

    #[command(flatten)]
    runs: RunsArguments,
}

/// The report for programs, what differed from the model as it stands, and where it is kept.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    report: Report,
    switched: Vec<&'static str>,
    set: &'a [(String, String)],
    acts: Vec<Asked>,
    /// Which part of the run this is, if it is one of several.
    shard: Option<Shard>,
    /// How many histories were played just now; the others had been kept.
    played: u64,
    /// The folder of the run.
    stored: Option<String>,
}

/// Runs the histories, or goes on with those of a run that was broken off.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    match &arguments.keeping.resume {
        None => play(arguments, command_line(), None, format),
        Some(id) => {
            let folder = arguments.runs.runs().find(id).map_err(failed)?;
            let known = Manifest::read(&folder).map_err(failed)?;
            let mut asked = asked(&known).ok_or_else(|| {
                Failure::input(format!("`{}` does not tell how the run was begun", folder.join("run.toml").display()))
            })?;
            asked.keeping.again = false;
            asked.amount.threads = arguments.amount.threads.or(asked.amount.threads);
            asked.runs = arguments.runs.clone();
            if known.tumen != env!("CARGO_PKG_VERSION") {
                let message = format!("the run {id} was begun with Tumen {}", known.tumen);
                return Err(Failure::with_tip(message, "go on with it with that version"));
            }
            play(&asked, known.command.clone(), Some(&known), format)
        }
    }
}

/// The command as it was given, without the program and what does not decide the histories. The folder of a pack is
/// named in full, so that the run can be gone on with from anywhere.
fn command_line() -> Vec<String> {
    let mut words: Vec<String> = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    words.retain(|word| word != "--again");
    for option in ["--runs", "--threads"] {
        words = without_option(&words, option);
    }
    for i in 1..words.len() {
        if words[i - 1] == "--pack"
            && let Ok(folder) = std::path::absolute(&words[i])
        {
            words[i] = folder.to_string_lossy().into_owned();
        }
    }
    words
}

/// How a run was asked for when it was begun.
fn asked(known: &Manifest) -> Option<Arguments> {
    let words = std::iter::once("tumen").chain(known.command.iter().map(String::as_str));
    match Cli::try_parse_from(words).ok()?.command {
        Command::Run(arguments) if arguments.keeping.resume.is_none() => Some(arguments),
        _ => None,
    }
}

/// Plays the histories; `begun` is the run that is gone on with.
fn play(arguments: &Arguments, command: Vec<String>, begun: Option<&Manifest>, format: Format) -> Result<(), Failure> {
    let (def, priors) = library::open(&arguments.scenario)?;
    let stage = Stage::new(&def, priors);
    let plan = Plan {
        setup: Setup { acts: arguments.acts.read(&def)?, ..arguments.draws.setup(stage.inputs())? },
        years: !arguments.keeping.no_series && !arguments.keeping.no_store,
        ..arguments.amount.plan(arguments.draws.seed)
    };
    let start = Instant::now();
    let (tally, kept) = if arguments.keeping.no_store {
        (watched(plan.histories, |progress| tumen_ensemble::run(&stage, &plan, progress))?, None)
    } else {
        let manifest = store::manifest(arguments, &stage, &plan, command);
        arguments.keeping.check(&manifest)?;
        if let Some(begun) = begun.filter(|begun| begun.fingerprint != manifest.fingerprint) {
            let what = if begun.pack == manifest.pack { "what it draws from" } else { "the pack" };
            let message = format!("{what} has changed since the run {} was begun", begun.id());
            return Err(Failure::with_tip(message, "to begin anew: the same command as then, without --resume"));
        }
        let kept = store::run(&arguments.runs.runs(), manifest, arguments.keeping.again, &stage, &plan)?;
        (kept.tally, Some((kept.stored, kept.played)))
    };
    let facts = RunFacts {
        version: env!("CARGO_PKG_VERSION").into(),
        seed: plan.seed,
        threads: plan.workers(),
        elapsed_s: start.elapsed().as_secs_f64(),
    };
    let report = Report::new(&tally, facts);
    // A run that was finished before may lie where nothing can be written.
    if let Some((stored, played)) = &kept
        && (*played > 0 || !kept::has_report(stored))
    {
        kept::write_report(stored, &tally, &report)?;
    }
    let played = kept.as_ref().map_or(report.histories, |(_, played)| *played);
    let stored = kept.map(|(stored, _)| stored);
    match format {
        Format::Json => out::print_json(&Answer {
            report,
            switched: arguments.draws.flipped(),
            set: arguments.draws.set(),
            acts: arguments.acts.asked(),
            shard: arguments.keeping.shard,
            played,
            stored: stored.map(|stored| stored.folder.display().to_string()),
        }),
        Format::Table => {
            let page = page::of(&report, arguments.acts.join(arguments.draws.experiment()), played);
            out::print(&(page + &stored.map(|stored| keeping::told(&stored)).unwrap_or_default()))
        }
    }
}
