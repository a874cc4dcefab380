//! What a change does to the same histories.

use serde::Serialize;
use tumen_analysis::{Changed, Contrast, changed, contrast};
use tumen_engine::{Setup, Sim, Stage};
use tumen_ensemble::{HistoryRow, Meter, Schema};

/// How many of the histories that moved most are named.
const NAMED: usize = 10;

/// What a change did, in the shape of `tumen whatif --format json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// In how many of the histories with the change none of its acts could be done, in how many one, and so on; empty if
    /// it has no acts.
    pub acts_done: Vec<u64>,
    /// Shares, dates and numbers before and after.
    #[serde(flatten)]
    pub contrast: Contrast,
    /// The histories that moved most, the most moved first.
    pub most_changed: Vec<Changed>,
}

/// Plays histories `first` to `first + count - 1` one after another and measures each.
///
/// Of a setup that only has acts done, a history in which none could be done is given as it is without them: its
/// chronicle says that something was to be and could not, which is no change of the world.
#[must_use]
pub fn play(stage: &Stage<'_>, meter: &Meter, seed: u64, first: u64, count: u64, setup: &Setup) -> Vec<HistoryRow> {
    let as_it_stands = Setup::default();
    let only_acts = !setup.acts.is_empty() && Setup { acts: Vec::new(), ..setup.clone() } == as_it_stands;
    let one = |history: u64| {
        let row = meter.measure(&mut Sim::with(stage, seed, history, setup), history);
        if only_acts && row.acts_done == 0 {
            return meter.measure(&mut Sim::with(stage, seed, history, &as_it_stands), history);
        }
        row
    };
    (first..first.saturating_add(count)).map(one).collect()
}

/// Compares two plays of the same histories, each in the order of their numbers; those without a partner are left out.
/// The change is of so many acts.
#[must_use]
pub fn comparison(schema: &Schema, before: &[HistoryRow], after: &[HistoryRow], acts: usize) -> Comparison {
    Comparison {
        acts_done: acts_done(after, acts),
        contrast: contrast(schema, before, after),
        most_changed: changed(schema, before, after, NAMED),
    }
}

fn acts_done(rows: &[HistoryRow], acts: usize) -> Vec<u64> {
    if acts == 0 {
        return Vec::new();
    }
    let mut counts = vec![0; acts + 1];
    rows.iter().for_each(|row| counts[usize::from(row.acts_done).min(acts)] += 1);
    counts
}
