//! What is asked for on the command line.

use crate::commands::{
    atlas, battle, calibrate, check, chronicle, chronology, closest, date, export, fork, inputs, merge, new,
    parameters, record, route, run, runs, score, sensitivity, surprising, typical, whatif, why,
};
use crate::failure::Failure;
use crate::{posterior, words};
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use tumen_engine::{Input, Inputs, Setup, Switches};
use tumen_ensemble::Plan;

/// The highest number of histories in one run.
pub const MOST_HISTORIES: u64 = 100_000_000;

/// Mechanisms of the model as it stands, which an experiment can switch off.
const OFF: [&str; 4] = ["persecution", "proclamation", "pay", "revolt"];
/// Mechanisms that the model as it stands leaves out, which an experiment can switch on.
const ON: [&str; 1] = ["third-party-aid"];

/// Ten thousand histories of one empire: plays a historical scenario again and again, each time
/// drawing anew what the sources leave open, and tells what became of it, how often and when, beside
/// what the documents say
#[derive(Debug, Parser)]
#[command(
    name = "tumen",
    version,
    max_term_width = 100,
    disable_help_subcommand = true,
    disable_help_flag = true,
    after_help = "Two scenarios are built in, qara-khitai/usurper and qara-khitai/empire. Begin with:\n  tumen run\n  tumen chronicle 0\n  tumen chronicle 0 qara-khitai/empire\n\n\
                  Exit codes: 0 done, 1 the answer is no, 2 bad use or bad input, 130 interrupted."
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,

    /// How to print the answer
    #[arg(long, global = true, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,

    /// Print help
    #[arg(long, short, global = true, action = ArgAction::HelpShort)]
    help: Option<bool>,
}

/// How the answer is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Table,
    /// For programs.
    Json,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run many histories and tell what became of it all, beside what the documents say
    Run(run::Arguments),
    /// List the runs that are kept; show, compare or delete them
    Runs(runs::Arguments),
    /// Put parts of a run together that were made on several machines
    Merge(merge::Arguments),
    /// Tell one history from beginning to end
    Chronicle(chronicle::Arguments),
    /// Tell why something happened in one history
    Why(why::Arguments),
    /// Change something, and tell what that changes in the same histories
    Whatif(whatif::Arguments),
    /// Run one history up to a day, and many futures from there
    Fork(fork::Arguments),
    /// Which inputs and rival accounts let histories come near to what the documents say
    Calibrate(calibrate::Arguments),
    /// Which inputs decide what becomes of it
    Sensitivity(sensitivity::Arguments),
    /// How well the histories match what the documents say
    Score(score::Arguments),
    /// Name the histories nearest to what the documents say
    Closest(closest::Arguments),
    /// Name the history that is most like the others
    Typical(typical::Arguments),
    /// Name the strangest histories, and say what is strange about each
    Surprising(surprising::Arguments),
    /// Solve a network of time points: what follows, or what cannot all be true
    Chronology(chronology::Arguments),
    /// Show a date in every calendar, with its bounds; or check a file of dates
    Date(date::Arguments),
    /// Reckon a journey: days, arrival, stations, and what was waited for
    Route(route::Arguments),
    /// Fight one battle many times
    Battle(battle::Arguments),
    /// Find every mistake in a scenario pack
    Check(check::Arguments),
    /// Write a small scenario pack to start from
    New(new::Arguments),
    /// List the parameters of the model: unit, range, source
    Parameters(parameters::Arguments),
    /// List everything that a history draws: unit, range, source
    Inputs(inputs::Arguments),
    /// What the model is given, and what it is scored against
    #[command(subcommand)]
    Record(record::Command),
    /// Write what a pack holds for other programs
    #[command(subcommand)]
    Export(export::Command),
    /// Look at it all on a map, in a browser
    Atlas(atlas::Arguments),
}

/// Which pack and which scenario of it.
#[derive(Clone, Debug, Args)]
pub struct ScenarioArguments {
    /// The scenario: PACK, PACK/SCENARIO, or SCENARIO [default: qara-khitai/usurper]
    #[arg(value_name = "SCENARIO")]
    pub scenario: Option<String>,

    /// Use the pack in this folder instead of the one built in
    #[arg(long, value_name = "DIR")]
    pub pack: Option<PathBuf>,
}

/// How many histories are run, at most `MOST`, and on how many threads. Each command that takes these gives
/// `histories` its own default with `mut_arg`: a default here would be one for all, as the parser keeps it in a static.
#[derive(Clone, Copy, Debug, Args)]
pub struct AmountArguments<const MOST: u64> {
    /// How many histories
    #[arg(long, value_name = "N", required = false, allow_negative_numbers = true, value_parser = up_to(MOST))]
    pub histories: u64,

    /// How many threads [default: one a core]. The answer does not depend on it
    #[arg(long, value_name = "T", allow_negative_numbers = true, value_parser = up_to(1024))]
    pub threads: Option<u64>,
}

impl<const MOST: u64> AmountArguments<MOST> {
    /// The plan of so many histories under a seed, with the model as it stands.
    pub fn plan(&self, seed: u64) -> Plan {
        let threads = self.threads.and_then(|n| usize::try_from(n).ok());
        Plan { threads, ..Plan::new(seed, self.histories) }
    }
}

/// Seed and experiment: with the scenario, all that a history depends on besides its number.
#[derive(Clone, Debug, Args)]
pub struct HistoryArguments {
    /// Seed of all that is drawn
    #[arg(long, value_name = "S", default_value_t = 1, allow_negative_numbers = true, value_parser = seed)]
    pub seed: u64,

    /// Switch a mechanism off, as an experiment (may be given several times)
    #[arg(long, value_name = "MECHANISM", value_parser = OFF)]
    without: Vec<String>,

    /// Switch a mechanism on that is off otherwise
    #[arg(long, value_name = "MECHANISM", value_parser = ON)]
    with: Vec<String>,

    /// Give an input another value, or a range as LOW..HIGH; tumen inputs lists them (may be given several
    /// times)
    #[arg(long, value_name = "PATH=VALUE", value_parser = setting)]
    set: Vec<(String, String)>,

    /// Draw inputs from what a calibration found: its id in ./runs, or its folder
    #[arg(long, value_name = "ID")]
    posterior: Option<String>,
}

impl HistoryArguments {
    /// The arguments that were given once: names that were flipped, and inputs that were set.
    pub fn again(seed: u64, flipped: &[String], set: &[(String, String)]) -> Self {
        let of = |side: &[&str]| flipped.iter().filter(|name| side.contains(&name.as_str())).cloned().collect();
        Self { seed, without: of(&OFF), with: of(&ON), set: set.to_vec(), posterior: None }
    }

    /// The switches as asked for. Asking twice is asking once.
    pub fn switches(&self) -> Switches {
        let mut switches = Switches::default();
        for name in self.flipped() {
            switches.flip(name);
        }
        switches
    }

    /// The names of what differs from the model as it stands.
    pub fn flipped(&self) -> Vec<&'static str> {
        Switches::NAMES
            .into_iter()
            .filter(|name| self.without.iter().chain(&self.with).any(|asked| asked == name))
            .collect()
    }

    /// Paths and values of the inputs that are set.
    pub fn set(&self) -> &[(String, String)] {
        &self.set
    }

    /// What a change is a change of: the model as it stands, under the posterior if one is asked for.
    pub fn base(&self, inputs: &Inputs) -> Result<Setup, Failure> {
        let posterior = self.posterior.as_deref().map(|id| posterior::read(id, inputs)).transpose()?;
        Ok(Setup { posterior, ..Setup::default() })
    }

    /// The setup as asked for. An input can be set once.
    pub fn setup(&self, inputs: &Inputs) -> Result<Setup, Failure> {
        let mut setup = Setup { switches: self.switches(), ..self.base(inputs)? };
        for (path, value) in &self.set {
            let id = inputs.find(path).map_err(|unknown| {
                Failure::unknown(unknown.to_string(), unknown.nearest.as_deref(), "tumen inputs lists them")
            })?;
            let read = inputs.get(id).map_or(Err("it is not in the list".into()), |input: &Input| input.read(value));
            if setup.set.insert(id, read.map_err(|why| Failure::input(format!("--set {path}: {why}")))?).is_some() {
                return Err(Failure::with_tip(
                    format!("--set {path} is given twice"),
                    "one value or one range: LOW..HIGH",
                ));
            }
        }
        Ok(setup)
    }

    /// The calibration whose posterior inputs are drawn from, as it was asked for.
    pub fn posterior(&self) -> Option<&str> {
        self.posterior.as_deref()
    }

    /// What differs from the model as it stands, in words: `without persecution, siege.hunger=0.5`.
    pub fn experiment(&self) -> Option<String> {
        let of = |side: &[&str], word| {
            let names: Vec<&str> = self.flipped().into_iter().filter(|name| side.contains(name)).collect();
            (!names.is_empty()).then(|| format!("{word} {}", names.join(", ")))
        };
        let set = self.set.iter().map(|(path, value)| format!("{path}={value}"));
        let posterior = self.posterior.iter().map(|id| format!("under the posterior of {id}"));
        let changes = of(&OFF, "without").into_iter().chain(of(&ON, "with")).chain(set);
        let parts: Vec<String> = changes.chain(posterior).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// Reads `PATH=VALUE`.
fn setting(text: &str) -> Result<(String, String), String> {
    let (path, value) = text.split_once('=').ok_or("PATH=VALUE is wanted, such as siege.hunger=0.5")?;
    Ok((path.trim().to_owned(), value.trim().to_owned()))
}

/// Reads a whole number from 1 to `most`.
pub fn up_to(most: u64) -> impl Fn(&str) -> Result<u64, String> + Clone + Send + Sync + 'static {
    whole_number(1, most)
}

/// Reads the number of a history, from 0.
pub fn history_number() -> impl Fn(&str) -> Result<u64, String> + Clone + Send + Sync + 'static {
    whole_number(0, MOST_HISTORIES - 1)
}

/// Reads a seed.
pub fn seed(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| "a whole number that is not negative is wanted".to_owned())
}

fn whole_number(least: u64, most: u64) -> impl Fn(&str) -> Result<u64, String> + Clone + Send + Sync + 'static {
    move |text| {
        let number = text.parse().ok().filter(|n| (least..=most).contains(n));
        number.ok_or_else(|| format!("a whole number from {least} to {} is wanted", words::thousands(most)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_switch_of_the_engine_is_on_one_of_the_two_sides() {
        assert_eq!([&OFF[..], &ON[..]].concat(), Switches::NAMES);
    }

    #[test]
    fn asking_twice_is_asking_once() {
        let asked = HistoryArguments {
            seed: 1,
            without: vec!["pay".into(), "pay".into()],
            with: vec![],
            set: vec![],
            posterior: None,
        };
        assert_eq!(asked.switches(), Switches { pay: false, ..Switches::default() });
        assert_eq!(asked.experiment().as_deref(), Some("without pay"));
    }

    #[test]
    fn settings_are_a_path_and_a_value() {
        assert_eq!(setting("a.b = 1..2"), Ok(("a.b".into(), "1..2".into())));
        assert!(setting("a.b").is_err());
    }
}
