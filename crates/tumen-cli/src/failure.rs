//! How a command can end other than well, and the exit code of each ending.

use crate::{interrupt, out, problems};
use std::io;
use std::process::ExitCode;
use tumen_scenario::Diagnostics;

/// A command did not do what was asked of it.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// An argument or a file cannot be used.
    #[error("{message}")]
    Input {
        /// What is wrong.
        message: String,
        /// What to do about it.
        tip: Option<String>,
    },
    /// A pack has problems and cannot be used.
    #[error("the pack {root} cannot be used")]
    Pack {
        /// The pack, for people.
        root: String,
        /// What is wrong with it.
        problems: Box<Diagnostics>,
    },
    /// The answer is no. What there is to say is on standard output already, or here.
    #[error("{0}")]
    No(String),
    /// Ctrl-C.
    #[error("interrupted; nothing was written")]
    Interrupted,
    /// Ctrl-C, or the time is over; what was done is stored. It says how to go on.
    #[error("{0}")]
    Paused(String),
    /// An error in Tumen itself.
    #[error("{0}")]
    Bug(String),
    /// Whoever read the output has gone away.
    #[error("the reader of the output has gone")]
    ClosedPipe,
    /// The output cannot be written.
    #[error("the output cannot be written: {0}")]
    Output(io::Error),
}

impl Failure {
    /// Bad use or bad input.
    pub fn input(message: impl Into<String>) -> Self {
        Self::Input { message: message.into(), tip: None }
    }

    /// The same, with what to do about it.
    pub fn with_tip(message: impl Into<String>, tip: impl Into<String>) -> Self {
        Self::Input { message: message.into(), tip: Some(tip.into()) }
    }

    /// The same, with the nearest valid name if there is one, or else another tip.
    pub fn unknown(message: impl Into<String>, nearest: Option<&str>, otherwise: impl Into<String>) -> Self {
        let tip = nearest.map_or_else(|| otherwise.into(), |name| format!("did you mean `{name}`?"));
        Self::with_tip(message, tip)
    }

    /// The same input failure, saying of which argument.
    pub fn of(self, argument: &str) -> Self {
        match self {
            Self::Input { message, tip } => Self::Input { message: format!("{argument}: {message}"), tip },
            other => other,
        }
    }

    /// Tells the failure on standard error and gives the exit code.
    pub fn report(&self) -> ExitCode {
        match self {
            Self::ClosedPipe => return ExitCode::SUCCESS,
            Self::No(message) if message.is_empty() => {}
            Self::Input { message, tip: Some(tip) } => out::complain(&format!("error: {message}\n\n  tip: {tip}")),
            Self::Pack { root, problems } => {
                let shown = problems::render(problems, root, out::Stream::Stderr);
                out::complain(&format!("{shown}error: {self}: {}", problems::count(problems)));
            }
            Self::Interrupted | Self::Paused(_) | Self::No(_) => out::complain(&self.to_string()),
            Self::Bug(_) | Self::Input { .. } | Self::Output(_) => out::complain(&format!("error: {self}")),
        }
        ExitCode::from(match self {
            Self::No(_) => 1,
            Self::Interrupted | Self::Paused(_) => interrupt::EXIT_CODE,
            // As for a panic.
            Self::Bug(_) => 101,
            _ => 2,
        })
    }
}
