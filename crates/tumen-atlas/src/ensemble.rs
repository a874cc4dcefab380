//! Many histories at once, played in the background.

use axum::body::Bytes;
use serde_json::to_vec;
use std::sync::OnceLock;
use tumen_engine::Stage;
use tumen_ensemble::{HistoryRow, Meter, Plan, Progress, RunError, run_each};
use tumen_view::ensemble::{OneHistory, gather, one};

/// Histories to be played, being played, or played.
#[derive(Debug)]
pub struct Ensemble {
    /// How many.
    pub histories: u64,
    seed: u64,
    progress: Progress,
    done: OnceLock<Result<Gathered, String>>,
}

/// What came of them.
#[derive(Debug)]
pub struct Gathered {
    /// `data/ensemble.json`.
    pub json: Bytes,
    /// `data/ensemble.bin`.
    pub binary: Bytes,
    /// Histories worth a look.
    pub notable: Vec<u64>,
    /// What was measured on each, by number.
    pub rows: Vec<HistoryRow>,
}

impl Ensemble {
    /// Nothing played yet.
    #[must_use]
    pub fn new(seed: u64, histories: u64) -> Self {
        Self { histories, seed, progress: Progress::new(), done: OnceLock::new() }
    }

    /// Plays them all, over all cores. Whoever looks meanwhile sees how far it is.
    pub fn play(&self, stage: &Stage<'_>) {
        let gathered = play(stage, self.seed, self.histories, &self.progress).map_err(|error| error.to_string());
        // Played once; of two plays the results would be the same.
        self.done.get_or_init(|| gathered);
    }

    /// How many are played.
    #[must_use]
    pub fn played(&self) -> u64 {
        self.progress.done()
    }

    /// What came of them, or why nothing did; nothing while they are being played.
    #[must_use]
    pub fn result(&self) -> Option<Result<&Gathered, &str>> {
        self.done.get().map(|done| done.as_ref().map_err(String::as_str))
    }

    /// The rows of the histories from number 0 on, if they are there.
    #[must_use]
    pub fn rows(&self, seed: u64) -> Option<&[HistoryRow]> {
        let gathered = self.result()?.ok()?;
        (seed == self.seed).then_some(&gathered.rows)
    }

    /// Asks to leave off.
    pub fn cancel(&self) {
        self.progress.cancel();
    }
}

/// Plays so many histories and gathers what came of them.
///
/// # Errors
/// If it is cancelled, the threads cannot be started, or a history breaks off.
pub fn play(stage: &Stage<'_>, seed: u64, histories: u64, progress: &Progress) -> Result<Gathered, RunError> {
    let meter = Meter::new(stage.scenario);
    let all: Vec<OneHistory> = run_each(&Plan::new(seed, histories), progress, |n| one(stage, &meter, seed, n))?;
    let rows = all.iter().map(|one| one.row.clone()).collect();
    let (view, binary) = gather(stage, &meter, seed, all);
    let notable = view.notable.iter().map(|notable| notable.history).collect();
    // Numbers and strings can always be written.
    let json = to_vec(&view).unwrap_or_default();
    Ok(Gathered { json: json.into(), binary: binary.into(), notable, rows })
}
