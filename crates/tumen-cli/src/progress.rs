//! How far long work is, on standard error: a bar if that is a terminal, else a line now and then.

use indicatif::{ProgressBar, ProgressStyle};
use std::cell::Cell;
use std::io::{IsTerminal, stderr};
use std::time::{Duration, Instant};

/// Where there is no bar, a line is written this often.
const NOW_AND_THEN: Duration = Duration::from_secs(10);

/// A bar over so many things of a kind. It is wiped when it goes out of scope.
pub struct Progress {
    bar: ProgressBar,
    /// What is counted and when the last line was written, if there is no bar to see.
    lines: Option<(String, Cell<Instant>)>,
}

impl Progress {
    /// A bar at nothing.
    pub fn new(of: u64, things: &str) -> Self {
        let bar = ProgressBar::new(of);
        let template = format!("{{bar:40}} {{human_pos}} of {{human_len}} {things}, {{eta}} left");
        if let Ok(style) = ProgressStyle::with_template(&template) {
            bar.set_style(style.progress_chars("█▉▊▋▌▍▎▏ "));
        }
        let lines = (!stderr().is_terminal()).then(|| (things.to_owned(), Cell::new(Instant::now())));
        Self { bar, lines }
    }

    /// A bar over so many things that also says how the work goes.
    pub fn told(of: u64) -> Self {
        let bar = ProgressBar::new(of);
        if let Ok(style) = ProgressStyle::with_template("{bar:20} {msg}") {
            bar.set_style(style.progress_chars("█▉▊▋▌▍▎▏ "));
        }
        Self { bar, lines: None }
    }

    /// Says how the work goes.
    pub fn tell(&self, how: String) {
        self.bar.set_message(how);
    }

    /// Moves the bar to so many done.
    pub fn at(&self, done: u64) {
        self.bar.set_position(done);
        if let Some((things, last)) = &self.lines
            && last.get().elapsed() >= NOW_AND_THEN
        {
            last.set(Instant::now());
            eprintln!("{done} of {} {things}", self.bar.length().unwrap_or(done));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
