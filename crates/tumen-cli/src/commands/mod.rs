//! The commands, one file each: arguments, what is done, how it is printed.

pub mod atlas;
pub mod battle;
pub mod calibrate;
pub mod check;
pub mod chronicle;
pub mod chronology;
pub mod closest;
pub mod date;
pub mod export;
pub mod fork;
pub mod inputs;
pub mod merge;
pub mod new;
pub mod parameters;
pub mod record;
pub mod route;
pub mod run;
pub mod runs;
pub mod score;
pub mod sensitivity;
pub mod surprising;
pub mod typical;
pub mod whatif;
pub mod why;

use crate::args::{Cli, Command};
use crate::failure::Failure;

/// Runs the command that was asked for.
pub fn dispatch(cli: Cli) -> Result<(), Failure> {
    let format = cli.format;
    match cli.command {
        Command::Run(arguments) => run::run(&arguments, format),
        Command::Runs(arguments) => runs::run(&arguments, format),
        Command::Merge(arguments) => merge::run(&arguments, format),
        Command::Chronicle(arguments) => chronicle::run(&arguments, format),
        Command::Why(arguments) => why::run(&arguments, format),
        Command::Whatif(arguments) => whatif::run(&arguments, format),
        Command::Fork(arguments) => fork::run(&arguments, format),
        Command::Calibrate(arguments) => calibrate::run(&arguments, format),
        Command::Sensitivity(arguments) => sensitivity::run(&arguments, format),
        Command::Score(arguments) => score::run(&arguments, format),
        Command::Closest(arguments) => closest::run(&arguments, format),
        Command::Typical(arguments) => typical::run(&arguments, format),
        Command::Surprising(arguments) => surprising::run(&arguments, format),
        Command::Chronology(arguments) => chronology::run(&arguments, format),
        Command::Date(arguments) => date::run(&arguments, format),
        Command::Route(arguments) => route::run(&arguments, format),
        Command::Battle(arguments) => battle::run(&arguments, format),
        Command::Check(arguments) => check::run(&arguments, format),
        Command::New(arguments) => new::run(&arguments, format),
        Command::Parameters(arguments) => parameters::run(&arguments, format),
        Command::Inputs(arguments) => inputs::run(&arguments, format),
        Command::Record(command) => record::run(&command, format),
        Command::Export(command) => export::run(&command, format),
        Command::Atlas(arguments) => atlas::run(&arguments, format),
    }
}
