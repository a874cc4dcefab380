//! What is asked for on the command line.

use crate::commands::{battle, check, chronicle, new, parameters, record, route, run, why};
use crate::words;
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use tumen_engine::Switches;

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
    /// What the model is given, and what it is scored against
    #[command(subcommand)]
    Record(record::Command),
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

/// Seed and switches: with the scenario, all that a history depends on besides its number.
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

    /// What differs from the model as it stands, in words: `without persecution`.
    pub fn experiment(&self) -> Option<String> {
        let of = |side: &[&str], word| {
            let names: Vec<&str> = self.flipped().into_iter().filter(|name| side.contains(name)).collect();
            (!names.is_empty()).then(|| format!("{word} {}", names.join(", ")))
        };
        let parts: Vec<String> = of(&OFF, "without").into_iter().chain(of(&ON, "with")).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
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
        let asked = HistoryArguments { seed: 1, without: vec!["pay".into(), "pay".into()], with: vec![] };
        assert_eq!(asked.switches(), Switches { pay: false, ..Switches::default() });
        assert_eq!(asked.experiment().as_deref(), Some("without pay"));
    }
}
