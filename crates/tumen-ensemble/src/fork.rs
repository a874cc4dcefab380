//! One history up to a day, and many futures from there: how open things still were.

use crate::measure::{Halfway, HistoryRow, Meter};
use crate::run::{Plan, Progress, RunError, spread};
use tumen_base::Day;
use tumen_engine::{Setup, Sim, Stage};

/// A history that has come to a day.
#[derive(Clone, Debug)]
pub struct Fork<'s> {
    /// The history on that day.
    pub sim: Sim<'s>,
    meter: Meter,
    halfway: Halfway,
}

impl<'s> Fork<'s> {
    /// History number `history` under `seed`, run through a day.
    #[must_use]
    pub fn new(stage: &'s Stage<'s>, seed: u64, history: u64, day: Day) -> Self {
        Self::with(stage, seed, history, day, &Setup::default())
    }

    /// The same, as a setup changes it from the first day on.
    #[must_use]
    pub fn with(stage: &'s Stage<'s>, seed: u64, history: u64, day: Day, setup: &Setup) -> Self {
        let meter = Meter::new(stage.scenario);
        let mut sim = Sim::with(stage, seed, history, setup);
        let halfway = meter.until(&mut sim, day);
        Self { sim, meter, halfway }
    }

    /// What became of it in fact.
    #[must_use]
    pub fn actual(&self, history: u64) -> HistoryRow {
        self.meter.finish(&mut self.sim.clone(), history, &self.halfway)
    }

    /// The rows of the futures that a plan numbers, under its setup. Futures of the same number share the
    /// draws that a setup does not touch. The seed of the plan is not used: the draws are those of the history.
    ///
    /// # Errors
    /// As [`run`](crate::run()).
    pub fn futures(&self, plan: &Plan, progress: &Progress) -> Result<Vec<HistoryRow>, RunError> {
        let one = |number| self.meter.finish(&mut self.sim.future(number, &plan.setup), number, &self.halfway);
        let mut rows = spread(plan, progress, one, Vec::new, Vec::push)?.concat();
        rows.sort_unstable_by_key(|row| row.history);
        Ok(rows)
    }
}
