//! Ctrl-C. The first one asks: long work looks at the flag and leaves tidily. The second one ends the
//! process at once, for work that does not look.

use crate::failure::Failure;
use std::sync::atomic::{AtomicBool, Ordering};

static ASKED: AtomicBool = AtomicBool::new(false);

/// Exit code of a command that was interrupted, as shells have it: 128 and the number of the signal.
pub const EXIT_CODE: u8 = 130;

/// From now on Ctrl-C sets the flag.
pub fn watch() {
    // Without a handler Ctrl-C ends the process, which is what is wanted then, too.
    let _ = ctrlc::set_handler(|| {
        if ASKED.swap(true, Ordering::Relaxed) {
            std::process::exit(i32::from(EXIT_CODE));
        }
    });
}

/// Whether Ctrl-C was pressed.
pub fn asked() -> bool {
    ASKED.load(Ordering::Relaxed)
}

/// Leaves if Ctrl-C was pressed.
pub fn check() -> Result<(), Failure> {
    if asked() { Err(Failure::Interrupted) } else { Ok(()) }
}
