//! Standard output and standard error. A command makes its whole answer first and prints it once, so
//! that an interrupted command has printed nothing.

use crate::failure::Failure;
use crate::interrupt;
use serde::Serialize;
use std::io::{self, ErrorKind, IsTerminal, Write};

/// Columns that output for people keeps to.
pub const WIDTH: usize = 100;

/// Where something is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
}

impl Stream {
    /// Whether to use colour there: on a terminal, unless the user wants none (no-color.org).
    pub fn has_colour(self) -> bool {
        let terminal = match self {
            Self::Stdout => io::stdout().is_terminal(),
            Self::Stderr => io::stderr().is_terminal(),
        };
        terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
    }
}

/// Prints the answer.
pub fn print(answer: &str) -> Result<(), Failure> {
    interrupt::check()?;
    let mut stdout = io::stdout().lock();
    stdout.write_all(answer.as_bytes()).and_then(|()| stdout.flush()).map_err(|error| match error.kind() {
        ErrorKind::BrokenPipe => Failure::ClosedPipe,
        _ => Failure::Output(error),
    })
}

/// Prints the answer as JSON.
pub fn print_json(answer: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(answer).map_err(|error| Failure::Output(error.into()))?;
    print(&format!("{text}\n"))
}

/// Tells something on standard error. If that is closed there is nobody left to tell.
pub fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "{message}");
}

/// A heading: bold on a terminal.
pub fn heading(text: &str) -> String {
    if Stream::Stdout.has_colour() { format!("\x1b[1m{text}\x1b[0m\n") } else { format!("{text}\n") }
}
