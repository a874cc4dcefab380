//! Long work in the background, with a bar and Ctrl-C.

use crate::failure::Failure;
use crate::interrupt;
use crate::progress::Progress;
use std::thread;
use std::time::Duration;
use tumen_ensemble::RunError;

/// How often the bar moves and Ctrl-C is looked for.
const TICK: Duration = Duration::from_millis(50);

/// Runs so many histories in the background, moves the bar, and passes Ctrl-C on.
pub fn watched<T: Send>(
    histories: u64,
    work: impl FnOnce(&tumen_ensemble::Progress) -> Result<T, RunError> + Send,
) -> Result<T, Failure> {
    let progress = tumen_ensemble::Progress::new();
    let bar = Progress::new(histories, "histories");
    let watcher = thread::current();
    let result = thread::scope(|scope| {
        let worker = scope.spawn(|| {
            let result = work(&progress);
            watcher.unpark();
            result
        });
        while !worker.is_finished() {
            bar.at(progress.done());
            if interrupt::asked() {
                progress.cancel();
            }
            thread::park_timeout(TICK);
        }
        worker.join()
    });
    drop(bar);
    match result {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(RunError::Cancelled { .. })) => Err(Failure::Interrupted),
        Ok(Err(error @ RunError::Broken { .. })) => Err(Failure::Bug(error.to_string())),
        Ok(Err(error)) => Err(Failure::input(error.to_string())),
        Err(_) => Err(Failure::Bug("the run broke off".into())),
    }
}
