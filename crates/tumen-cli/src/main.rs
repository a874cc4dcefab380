//! The `tumen` command. Arguments come in, one command runs, and what it found is printed: here and
//! nowhere else in the workspace is anything printed.

mod acts;
mod args;
mod bugs;
mod commands;
mod failure;
mod interrupt;
mod library;
mod names;
mod out;
mod posterior;
mod problems;
mod progress;
mod rows;
mod stored;
mod table;
mod watch;
mod words;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    bugs::watch();
    interrupt::watch();
    let cli = match args::Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help that nobody reads to its end (a closed pipe) is no failure.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    match bugs::caught(|| commands::dispatch(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}
