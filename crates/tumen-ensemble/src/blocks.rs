//! Runs in blocks of histories that follow each other in number: each block is handed out as soon as its last
//! history is finished, so that it can be written down, and memory does not grow with the number of histories.

use crate::run::{Plan, Progress, RunError, spread};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

/// A plan cut into blocks. The last may be shorter than the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blocks {
    /// Number of the first history.
    pub first: u64,
    /// How many histories.
    pub histories: u64,
    /// Histories in a block, at least 1.
    pub size: u64,
}

impl Blocks {
    /// How many blocks there are.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.histories.div_ceil(self.size)
    }

    /// The numbers of the histories of a block, which counts from 0.
    #[must_use]
    pub fn histories_of(&self, block: u64) -> Range<u64> {
        let start = self.first + block * self.size;
        start..(start + self.size).min(self.first + self.histories)
    }
}

/// Why a run in blocks ended early. Blocks that were handed out stay as they are.
#[derive(Debug, thiserror::Error)]
pub enum BlockError<E> {
    /// The histories could not be run to the end.
    #[error(transparent)]
    Run(#[from] RunError),
    /// A block could not be taken.
    #[error("{0}")]
    Taken(E),
}

/// Runs the histories of the blocks in `wanted`, which must be in order: `one` makes something of each history,
/// and `take` gets each block when it is complete, by number and in the order of its histories. Blocks are
/// complete in any order, and `take` may be called by several threads at once.
///
/// # Errors
/// As [`run`](crate::run()), or the first error of `take`, after which no history is begun.
pub fn run_blocks<R: Send, E: Send>(
    plan: &Plan,
    blocks: &Blocks,
    wanted: &[u64],
    progress: &Progress,
    one: impl Fn(u64) -> R + Sync,
    take: impl Fn(u64, Vec<R>) -> Result<(), E> + Sync,
) -> Result<(), BlockError<E>> {
    let open: Mutex<BTreeMap<u64, Vec<(u64, R)>>> = Mutex::new(BTreeMap::new());
    let failed: Mutex<Option<E>> = Mutex::new(None);
    // All blocks are full but the last of all, which is also the last wanted.
    let block_of = |n: u64| wanted[(n / blocks.size) as usize];
    let number = |n: u64| blocks.histories_of(block_of(n)).start + n % blocks.size;
    let histories = wanted.iter().map(|block| blocks.histories_of(*block)).map(|range| range.end - range.start).sum();
    let add = |(): &mut (), (n, made): (u64, R)| {
        let block = block_of(n);
        let complete = {
            let mut open = lock(&open);
            let waiting = open.entry(block).or_default();
            waiting.push((n, made));
            let range = blocks.histories_of(block);
            let full = waiting.len() as u64 == range.end - range.start;
            if full { open.remove(&block) } else { None }
        };
        if let Some(mut rows) = complete {
            rows.sort_unstable_by_key(|(n, _)| *n);
            if let Err(error) = take(block, rows.into_iter().map(|(_, made)| made).collect()) {
                lock(&failed).get_or_insert(error);
                progress.cancel();
            }
        }
    };
    let all = Plan { first: 0, histories, ..plan.clone() };
    let outcome = spread(&all, progress, |n| (n, one(number(n))), || (), add);
    if let Some(error) = failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
        return Err(BlockError::Taken(error));
    }
    match outcome {
        Ok(_) => Ok(()),
        Err(RunError::Broken { history, seed, why }) => {
            Err(RunError::Broken { history: number(history), seed, why }.into())
        }
        Err(error) => Err(error.into()),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    // A thread that broke off has left a whole list behind: rows are added in one step.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLOCKS: Blocks = Blocks { first: 5, histories: 23, size: 10 };

    fn taken(wanted: &[u64], threads: usize) -> BTreeMap<u64, Vec<u64>> {
        let plan = Plan { threads: Some(threads), ..Plan::new(1, 0) };
        let got = Mutex::new(BTreeMap::new());
        let take = |block, rows: Vec<u64>| -> Result<(), String> {
            lock(&got).insert(block, rows);
            Ok(())
        };
        let progress = Progress::new();
        run_blocks(&plan, &BLOCKS, wanted, &progress, |history| history, take).expect("nothing stops it");
        assert_eq!(progress.done(), lock(&got).values().map(|rows| rows.len() as u64).sum::<u64>());
        got.into_inner().expect("no thread broke off")
    }

    #[test]
    fn blocks_come_whole_and_in_order_with_any_threads() {
        assert_eq!((BLOCKS.count(), BLOCKS.histories_of(2)), (3, 25..28));
        for threads in [1, 3] {
            let all = taken(&[0, 1, 2], threads);
            assert_eq!(all.values().flatten().copied().collect::<Vec<_>>(), (5..28).collect::<Vec<_>>());
            assert_eq!(taken(&[0, 2], threads), BTreeMap::from([(0, (5..15).collect()), (2, (25..28).collect())]));
            assert_eq!(taken(&[1], threads), BTreeMap::from([(1, (15..25).collect())]));
            assert!(taken(&[], threads).is_empty());
        }
    }

    #[test]
    fn a_block_that_cannot_be_taken_ends_the_run() {
        let plan = Plan { threads: Some(2), ..Plan::new(1, 0) };
        let take = |block, _| if block == 1 { Err("full") } else { Ok(()) };
        let result = run_blocks(&plan, &BLOCKS, &[0, 1, 2], &Progress::new(), |history| history, take);
        assert!(matches!(result, Err(BlockError::Taken("full"))));
    }

    #[test]
    fn a_history_that_breaks_off_is_told_by_its_own_number() {
        let plan = Plan { threads: Some(1), ..Plan::new(9, 0) };
        let one = |history| assert!(history != 27, "on purpose");
        let result = run_blocks(&plan, &BLOCKS, &[0, 2], &Progress::new(), one, |_, _| Ok::<(), String>(()));
        assert!(matches!(result, Err(BlockError::Run(RunError::Broken { history: 27, seed: 9, .. }))));
    }
}
