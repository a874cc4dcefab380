//! A scenario with all that the atlas shows of it.

use tumen_analysis::closest;
use tumen_engine::{Setup, Stage};
use tumen_ensemble::{Meter, Plan, Progress, RunError, run_each};
use tumen_record::Record;
use tumen_scenario::{Files, Pack};
use tumen_view::compare::play;

/// How many histories are looked through for the one that is shown first, of a scenario of up to `SHORT` years: enough to
/// find one that ends much as the record has it, few enough to be played in about a second.
pub const LOOKED_THROUGH: u64 = 200;
/// Of longer scenarios as many fewer are looked through as they are longer: whoever opens the page waits for them.
const SHORT: u64 = 25;
/// How many histories the page tells of at once, unless it is told how many, of a scenario of up to `SHORT` years.
const TOLD: u64 = 2000;

/// A scenario with its stage, the texts it was read from, and what the documents of its pack say.
#[derive(Debug)]
pub struct Book<'s> {
    /// The stage.
    pub stage: &'s Stage<'s>,
    /// Reads histories, and what polities have at the ends of years.
    pub meter: Meter,
    /// The texts of the pack.
    pub files: Files,
    /// What `pack.toml` says.
    pub pack: Pack,
    /// What the documents say.
    pub record: Record,
}

impl<'s> Book<'s> {
    /// A book of a scenario.
    #[must_use]
    pub fn new(stage: &'s Stage<'s>, files: Files, pack: Pack, record: Record) -> Self {
        Self { meter: Meter::with_years(stage.scenario), stage, files, pack, record }
    }

    /// The history that is shown first: the nearest to the record of [`LOOKED_THROUGH`], or of fewer if they are long.
    ///
    /// # Errors
    /// If the threads cannot be started or a history breaks off.
    pub fn first(&self, seed: u64) -> Result<u64, RunError> {
        let (meter, setup) = (Meter::new(self.stage.scenario), Setup::default());
        let one = |history| play(self.stage, &meter, seed, history, 1, &setup);
        let rows = run_each(&Plan::new(seed, self.fewer(LOOKED_THROUGH)), &Progress::new(), one)?.concat();
        Ok(closest(&meter.schema, &rows, 1).first().map_or(0, |near| near.history))
    }

    /// How many histories the page tells of at once if nobody says how many: as many fewer as the scenario is longer,
    /// since each takes as much longer to play and to load.
    #[must_use]
    pub fn usual(&self) -> u64 {
        self.fewer(TOLD)
    }

    fn fewer(&self, histories: u64) -> u64 {
        let days = self.stage.scenario.end.0 - self.stage.scenario.start.0;
        histories * SHORT / u64::try_from(days / 365).unwrap_or(0).max(SHORT)
    }
}
