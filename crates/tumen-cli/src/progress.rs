//! The progress bar: on standard error, and only if that is a terminal.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar over so many things of a kind. It is wiped when it goes out of scope.
pub struct Progress(ProgressBar);

impl Progress {
    /// A bar at nothing.
    pub fn new(of: u64, things: &str) -> Self {
        let bar = ProgressBar::new(of);
        let template = format!("{{bar:40}} {{human_pos}} of {{human_len}} {things}, {{eta}} left");
        if let Ok(style) = ProgressStyle::with_template(&template) {
            bar.set_style(style.progress_chars("█▉▊▋▌▍▎▏ "));
        }
        Self(bar)
    }

    /// A bar over so many things that also says how the work goes.
    pub fn told(of: u64) -> Self {
        let bar = ProgressBar::new(of);
        if let Ok(style) = ProgressStyle::with_template("{bar:20} {msg}") {
            bar.set_style(style.progress_chars("█▉▊▋▌▍▎▏ "));
        }
        Self(bar)
    }

    /// Says how the work goes.
    pub fn tell(&self, how: String) {
        self.0.set_message(how);
    }

    /// Moves the bar to so many done.
    pub fn at(&self, done: u64) {
        self.0.set_position(done);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
