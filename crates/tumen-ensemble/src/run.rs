//! Runs of many histories: spread over threads, counted as they finish, cancelled on request.
//!
//! Threads take histories one after another from a common counter, and each adds what it measures to a
//! tally of its own; the tallies are merged at the end. Merging is commutative, so neither the number of
//! threads nor who was fast changes the result, and memory does not grow with the number of histories.

use crate::measure::{HistoryRow, Meter};
use crate::tally::Tally;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use tumen_engine::{Setup, Sim, Stage};
use tumen_scenario::Scenario;

/// What to run.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Seed of all histories.
    pub seed: u64,
    /// Number of the first history.
    pub first: u64,
    /// How many histories.
    pub histories: u64,
    /// Threads; one a core if none.
    pub threads: Option<usize>,
    /// What differs from the model as it stands.
    pub setup: Setup,
    /// Whether rows say what each polity had at the end of each year.
    pub years: bool,
}

impl Plan {
    /// A plan for histories 0 to `histories` - 1 under a seed, with the model as it stands and a
    /// thread a core.
    #[must_use]
    pub fn new(seed: u64, histories: u64) -> Self {
        Self { seed, first: 0, histories, threads: None, setup: Setup::default(), years: false }
    }

    /// The meter that this plan asks for.
    #[must_use]
    pub fn meter(&self, def: &Scenario) -> Meter {
        if self.years { Meter::with_years(def) } else { Meter::new(def) }
    }

    /// How many threads a run of this plan uses: never more than there are histories.
    #[must_use]
    pub fn workers(&self) -> usize {
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        let most = usize::try_from(self.histories).unwrap_or(usize::MAX);
        self.threads.unwrap_or_else(cores).min(most).max(1)
    }
}

/// How far a run has come, and the wish to end it; shared between the run and whoever watches it.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    cancelled: AtomicBool,
}

impl Progress {
    /// Nothing done yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { done: AtomicU64::new(0), cancelled: AtomicBool::new(false) }
    }

    /// Histories finished so far.
    #[must_use]
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    /// Asks the run to end; each thread finishes the history it is in.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether the run has been asked to end.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

/// Why a run gave no result.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// It was cancelled. What was done so far is not handed out, since it could pass for the whole.
    #[error("cancelled after {done} of {of} histories")]
    Cancelled {
        /// Histories finished.
        done: u64,
        /// Histories asked for.
        of: u64,
    },
    /// The numbers of the histories would pass the largest number there is.
    #[error("{histories} histories from number {first} on are more than can be numbered")]
    TooMany {
        /// Number of the first history.
        first: u64,
        /// Histories asked for.
        histories: u64,
    },
    /// The threads could not be started.
    #[error("the threads could not be started: {0}")]
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// A history broke off. This is an error in Tumen, not in its input.
    #[error("history {history} of seed {seed} broke off: {why}; this is an error in Tumen")]
    Broken {
        /// Its number.
        history: u64,
        /// The seed.
        seed: u64,
        /// What the engine said.
        why: String,
    },
}

/// Runs a plan and adds everything up.
///
/// # Errors
/// If the run is cancelled, the threads cannot be started, the histories cannot be numbered, or a
/// history breaks off.
pub fn run(stage: &Stage<'_>, plan: &Plan, progress: &Progress) -> Result<Tally, RunError> {
    let meter = plan.meter(stage.scenario);
    let one = |history| meter.measure(&mut Sim::with(stage, plan.seed, history, &plan.setup), history);
    let tallies = spread(plan, progress, one, || Tally::new(&meter.schema), |tally, row| tally.add(&row))?;
    Ok(tallies.into_iter().fold(Tally::new(&meter.schema), Tally::merge))
}

/// Runs a plan and keeps the row of every history, by number. For paired comparisons of a few
/// thousand histories; memory grows with their number.
///
/// # Errors
/// As [`run`].
pub fn run_rows(stage: &Stage<'_>, plan: &Plan, progress: &Progress) -> Result<Vec<HistoryRow>, RunError> {
    let meter = plan.meter(stage.scenario);
    run_each(plan, progress, |n| meter.measure(&mut Sim::with(stage, plan.seed, n, &plan.setup), n))
}

/// Does something with the number of every history of a plan, and gives what came of each, in the order of the numbers.
/// The seed and the setup of the plan are for the caller to use.
///
/// # Errors
/// As [`run`].
pub fn run_each<R: Send>(plan: &Plan, progress: &Progress, one: impl Fn(u64) -> R + Sync) -> Result<Vec<R>, RunError> {
    let taken = spread(plan, progress, |history| (history, one(history)), Vec::new, Vec::push)?;
    let mut all: Vec<(u64, R)> = taken.into_iter().flatten().collect();
    all.sort_unstable_by_key(|(history, _)| *history);
    Ok(all.into_iter().map(|(_, made)| made).collect())
}

/// One collection for each thread, holding what `one` made of the histories that thread happened to take.
pub(crate) fn spread<R, T: Send>(
    plan: &Plan,
    progress: &Progress,
    one: impl Fn(u64) -> R + Sync,
    empty: impl Fn() -> T + Sync,
    add: impl Fn(&mut T, R) + Sync,
) -> Result<Vec<T>, RunError> {
    let &Plan { seed, first, histories, .. } = plan;
    if first.checked_add(histories).is_none() {
        return Err(RunError::TooMany { first, histories });
    }
    let (next, finished) = (AtomicU64::new(0), AtomicU64::new(0));
    let broken = AtomicBool::new(false);
    let work = || {
        let mut mine = empty();
        while !progress.is_cancelled() && !broken.load(Ordering::Relaxed) {
            let n = next.fetch_add(1, Ordering::Relaxed);
            if n >= histories {
                break;
            }
            let history = first + n;
            // A panic is held here, so that its message can say which history it was.
            let row = catch_unwind(AssertUnwindSafe(|| one(history)));
            match row {
                Ok(row) => add(&mut mine, row),
                Err(panic) => {
                    broken.store(true, Ordering::Relaxed);
                    return Err(RunError::Broken { history, seed, why: words(panic.as_ref()) });
                }
            }
            finished.fetch_add(1, Ordering::Relaxed);
            progress.done.fetch_add(1, Ordering::Relaxed);
        }
        Ok(mine)
    };
    let collected: Result<Vec<T>, RunError> = pool(plan)?.broadcast(|_| work()).into_iter().collect();
    let collected = collected?;
    match finished.into_inner() {
        done if done < histories => Err(RunError::Cancelled { done, of: histories }),
        _ => Ok(collected),
    }
}

fn pool(plan: &Plan) -> Result<ThreadPool, RunError> {
    Ok(ThreadPoolBuilder::new().num_threads(plan.workers()).build()?)
}

fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|s| (*s).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no reason given".into())
}
