//! What is asked for on the command line.

use crate::commands::{
    battle, check, chronicle, chronology, date, export, fork, inputs, new, parameters, record, route, run, whatif, why,
};
use crate::failure::Failure;
use crate::words;
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use tumen_engine::{Input, Inputs, Setup, Switches};

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
    after_help = "The scenario qara-khitai/usurper is built in. Begin with:\n  tumen run\n  tumen chronicle 0\n\n\
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
    /// Tell one history from beginning to end
    Chronicle(chronicle::Arguments),
    /// Tell why something happened in one history
    Why(why::Arguments),
    /// Change something, and tell what that changes in the same histories
    Whatif(whatif::Arguments),
    /// Run one history up to a day, and many futures from there
    Fork(fork::Arguments),
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
}

impl HistoryArguments {
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

    /// The setup as asked for. Of two values for one input the last one holds.
    pub fn setup(&self, inputs: &Inputs) -> Result<Setup, Failure> {
        let mut setup = Setup::from(self.switches());
        for (path, value) in &self.set {
            let id = inputs.find(path).map_err(|unknown| {
                Failure::unknown(unknown.to_string(), unknown.nearest.as_deref(), "tumen inputs lists them")
            })?;
            let read = inputs.get(id).map_or(Err("it is not in the list".into()), |input: &Input| input.read(value));
            setup.set.insert(id, read.map_err(|why| Failure::input(format!("--set {path}: {why}")))?);
        }
        Ok(setup)
    }

    /// What differs from the model as it stands, in words: `without persecution, siege.hunger=0.5`.
    pub fn experiment(&self) -> Option<String> {
        let of = |side: &[&str], word| {
            let names: Vec<&str> = self.flipped().into_iter().filter(|name| side.contains(name)).collect();
            (!names.is_empty()).then(|| format!("{word} {}", names.join(", ")))
        };
        let set = self.set.iter().map(|(path, value)| format!("{path}={value}"));
        let parts: Vec<String> = of(&OFF, "without").into_iter().chain(of(&ON, "with")).chain(set).collect();
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
        number.ok_or_else(|| format!("a whole number from {least} to {} is wanted", words::whole(most)))
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
        let asked = HistoryArguments { seed: 1, without: vec!["pay".into(), "pay".into()], with: vec![], set: vec![] };
        assert_eq!(asked.switches(), Switches { pay: false, ..Switches::default() });
        assert_eq!(asked.experiment().as_deref(), Some("without pay"));
    }

    #[test]
    fn settings_are_a_path_and_a_value() {
        assert_eq!(setting("a.b = 1..2"), Ok(("a.b".into(), "1..2".into())));
        assert!(setting("a.b").is_err());
    }
}
