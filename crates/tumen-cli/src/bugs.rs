//! Errors in Tumen itself. A panic is told as one line that says so; with `RUST_BACKTRACE` set, the way
//! to it is told, too.

use crate::failure::Failure;
use std::panic::{self, UnwindSafe};
use std::sync::{Mutex, PoisonError};

/// What the last panic said, and where.
static LAST: Mutex<Option<String>> = Mutex::new(None);

/// From now on a panic is kept rather than printed.
pub fn watch() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if std::env::var_os("RUST_BACKTRACE").is_some_and(|value| value != "0") {
            usual(panic);
        }
        let place = panic.location().map(|place| format!(" ({}:{})", place.file(), place.line())).unwrap_or_default();
        let why = panic.payload_as_str().unwrap_or("no reason given");
        *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some(format!("{why}{place}"));
    }));
}

/// Does something, and makes a failure of a panic.
pub fn caught(work: impl FnOnce() -> Result<(), Failure> + UnwindSafe) -> Result<(), Failure> {
    panic::catch_unwind(work).unwrap_or_else(|_| {
        let why = LAST.lock().unwrap_or_else(PoisonError::into_inner).take().unwrap_or_default();
        Err(Failure::Bug(format!("{why}; this is an error in Tumen")))
    })
}
