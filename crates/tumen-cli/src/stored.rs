//! Runs on disk: where they are, and what can go wrong with them, told.

use crate::failure::Failure;
use clap::Args;
use std::path::{Path, PathBuf};
use tumen_store::{Runs, StoreError, Stored};

/// Where runs are kept.
#[derive(Clone, Debug, Args)]
pub struct RunsArguments {
    /// The folder with the runs
    #[arg(long, value_name = "DIR", default_value = crate::posterior::RUNS)]
    runs: PathBuf,
}

impl RunsArguments {
    /// The runs.
    pub fn runs(&self) -> Runs {
        Runs::new(&self.runs)
    }
}

/// A run as a command names it: its id, and its folder if that is not the usual one.
pub fn named(runs: &Runs, id: &str) -> String {
    if runs.root() == Path::new(crate::posterior::RUNS) {
        return id.to_owned();
    }
    format!("{id} --runs {}", runs.root().display())
}

/// Whether a folder holds histories; else it holds a calibration.
pub fn is_run(folder: &Path) -> bool {
    folder.join(tumen_store::folder::MANIFEST).is_file()
}

/// Opens a finished run.
pub fn finished(runs: &Runs, id: &str) -> Result<Stored, Failure> {
    let folder = runs.find(id).map_err(failed)?;
    if !is_run(&folder) {
        return Err(Failure::with_tip(
            format!("`{id}` holds no histories"),
            "it is a calibration; tumen runs lists all",
        ));
    }
    let unfinished = || {
        let tip = format!("go on with it: tumen run --resume {}", named(runs, id));
        Failure::with_tip(format!("the run {id} is not finished"), tip)
    };
    let stored = Stored::open(&folder).map_err(failed)?.ok_or_else(unfinished)?;
    stored.check().map_err(failed)?;
    Ok(stored)
}

/// A failure of the store, told.
pub fn failed(error: StoreError) -> Failure {
    let message = error.to_string();
    match error {
        StoreError::NoRun { nearest, .. } => Failure::unknown(message, nearest.as_deref(), "tumen runs lists them"),
        StoreError::NoId(_) => Failure::with_tip(message, "tumen runs lists them"),
        StoreError::Version { .. } => Failure::with_tip(message, "read it with the version of Tumen that made it"),
        StoreError::Busy(_) => Failure::with_tip(message, "wait until it is through, or end it"),
        error if error.no_room() => Failure::with_tip(message, "make room, then give the same command again"),
        _ => Failure::input(message),
    }
}
