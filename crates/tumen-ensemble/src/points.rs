//! Histories at chosen values of some inputs, all others drawn as ever: what a design of runs or a calibration
//! asks for.

use crate::measure::{HistoryRow, Meter};
use crate::run::{Plan, Progress, RunError, spread};
use crate::schema::Schema;
use rayon::ThreadPoolBuilder;
use std::sync::Arc;
use tumen_base::Prior;
use tumen_engine::{InputId, Setup, Sim, Stage};

/// Plays histories at values of its inputs.
#[derive(Clone, Debug)]
pub struct Simulator<'s> {
    stage: &'s Stage<'s>,
    meter: Meter,
    seed: u64,
    setup: Setup,
    inputs: Vec<InputId>,
}

/// A set of values, and which histories are played with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// A value for each input of the simulator, in its unit.
    pub values: Vec<f64>,
    /// Number of the first history.
    pub first: u64,
}

impl<'s> Simulator<'s> {
    /// A simulator of histories under a seed. The inputs take the values of each point; whatever else `setup`
    /// changes holds for all of them.
    #[must_use]
    pub fn new(stage: &'s Stage<'s>, seed: u64, setup: Setup, inputs: Vec<InputId>) -> Self {
        Self { stage, meter: Meter::new(stage.scenario), seed, setup, inputs }
    }

    /// What the columns of its rows mean.
    #[must_use]
    pub fn schema(&self) -> &Arc<Schema> {
        &self.meter.schema
    }

    /// Plays one history. Values beyond the inputs are not looked at; inputs beyond the values are drawn.
    #[must_use]
    pub fn history(&self, values: &[f64], history: u64) -> HistoryRow {
        let mut setup = self.setup.clone();
        setup.set.extend(self.inputs.iter().zip(values).map(|(id, value)| (*id, Prior::Fixed(*value))));
        self.meter.measure(&mut Sim::with(self.stage, self.seed, history, &setup), history)
    }

    /// Plays so many histories at each of `points` points, which follow each other in number, and gives the mean of
    /// each figure that `read` finds in them, by point. `point` is a pure function of the place of a point. A figure that is not a number is missing; the mean is over
    /// those histories that have it, and not a number if none has. Threads: one a core if none are asked for;
    /// they change nothing.
    ///
    /// # Errors
    /// As [`run`](crate::run()).
    pub fn means(
        &self,
        points: usize,
        point: impl Fn(usize) -> Point + Sync,
        replicates: u64,
        threads: Option<usize>,
        progress: &Progress,
        read: impl Fn(&HistoryRow) -> Vec<f64> + Sync,
    ) -> Result<Vec<Vec<f64>>, RunError> {
        let plan = Plan { threads, ..Plan::new(self.seed, points as u64 * replicates) };
        let which = |run: u64| (point((run / replicates) as usize), run % replicates);
        let one = |run| {
            let (point, more) = which(run);
            // Sorted by run below: several points may play the same histories.
            HistoryRow { history: run, ..self.history(&point.values, point.first + more) }
        };
        let add = |found: &mut Vec<(u64, Vec<f64>)>, row: HistoryRow| found.push((row.history, read(&row)));
        let mut found = spread(&plan, progress, one, Vec::new, add)
            .map_err(|error| match error {
                RunError::Broken { history, seed, why } => {
                    let (point, more) = which(history);
                    RunError::Broken { history: point.first + more, seed, why }
                }
                other => other,
            })?
            .concat();
        found.sort_unstable_by_key(|(run, _)| *run);
        Ok(found.chunks(replicates.max(1) as usize).map(mean).collect())
    }
}

/// The mean of each figure, in the order of the runs, so that threads do not change its last bits.
fn mean(runs: &[(u64, Vec<f64>)]) -> Vec<f64> {
    let of_figure = |at| {
        let there: Vec<f64> = runs.iter().map(|(_, figures): &(u64, Vec<f64>)| figures[at]).collect();
        let there: Vec<f64> = there.into_iter().filter(|x| x.is_finite()).collect();
        there.iter().sum::<f64>() / there.len() as f64
    };
    (0..runs.first().map_or(0, |(_, figures)| figures.len())).map(of_figure).collect()
}

/// Does work that spreads itself over threads on so many of them, or one a core.
///
/// # Errors
/// The threads cannot be started.
pub fn on_threads<T: Send>(threads: Option<usize>, work: impl FnOnce() -> T + Send) -> Result<T, RunError> {
    Ok(ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build()?.install(work))
}
