//! The typical history: the medoid, the one with the least mean distance to the others (Kaufman and Rousseeuw 1990,
//! Finding Groups in Data). It is a history that was run and can be told, which a table of medians is not.
//!
//! The distance of two histories is that of Gower (1971, Biometrics 27:857-871): the mean over all measures, recorded
//! or not, of
//!
//! - an outcome: 0 if the answers are the same, else 1;
//! - a date: the days between over the span of the scenario;
//! - a number: the difference over the spread of the number, which is from its 5% to its 95% quantile in place of Gower's
//!   whole range, so that one giant does not make all others alike; at most 1.
//!
//! What neither history has counts as the same, what only one has as 1.
//!
//! All pairs of many histories are too many. Of more than [`SAMPLE`] rows, as many are taken as candidates, evenly over
//! the list, and compared with each other; so the answer does not depend on chance.

use crate::bootstrap::quantile;
use rayon::prelude::*;
use serde::Serialize;
use tumen_ensemble::{HistoryRow, Schema};

/// The most histories that are compared with each other.
pub const SAMPLE: usize = 2000;

/// The typical history.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Typical {
    /// Number of the history.
    pub history: u64,
    /// Mean distance to the others, 0 to 1.
    pub distance: f64,
    /// Mean distance of any two.
    pub mean_distance: f64,
    /// Histories that were compared.
    pub compared: usize,
}

/// The typical history; of two as typical the one with the lower number. `None` of no rows.
#[must_use]
pub fn medoid(schema: &Schema, rows: &[HistoryRow]) -> Option<Typical> {
    let mut sorted: Vec<&HistoryRow> = rows.iter().collect();
    sorted.sort_by_key(|row| row.history);
    let taken = sorted.len().min(SAMPLE);
    let sample: Vec<&HistoryRow> = (0..taken).map(|i| sorted[i * sorted.len() / taken]).collect();
    let gower = Gower::new(schema, &sample);
    let others = (taken.max(2) - 1) as f64;
    let mean = |row: &&HistoryRow| sample.iter().map(|other| gower.between(row, other)).sum::<f64>() / others;
    let means: Vec<f64> = sample.par_iter().map(mean).collect();
    let (best, distance) = means.iter().enumerate().min_by(|a, b| a.1.total_cmp(b.1))?;
    Some(Typical {
        history: sample[best].history,
        distance: *distance,
        mean_distance: means.iter().sum::<f64>() / means.len() as f64,
        compared: taken,
    })
}

/// The distance of two histories of an ensemble.
struct Gower {
    span: f64,
    /// Spread of each number over the ensemble.
    spreads: Vec<f64>,
}

impl Gower {
    /// The ensemble says how much numbers spread.
    fn new(schema: &Schema, rows: &[&HistoryRow]) -> Self {
        let spread = |column: usize| {
            let mut values: Vec<f64> = rows.iter().filter_map(|row| row.numbers[column]).collect();
            values.sort_by(f64::total_cmp);
            quantile(&values, 0.95).zip(quantile(&values, 0.05)).map_or(0.0, |(high, low)| high - low)
        };
        Self { span: f64::from(schema.end - schema.start), spreads: (0..schema.numbers.len()).map(spread).collect() }
    }

    /// Distance of two rows, 0 to 1.
    fn between(&self, a: &HistoryRow, b: &HistoryRow) -> f64 {
        let answers = a.outcomes.iter().zip(&b.outcomes).map(|(a, b)| f64::from(a != b));
        let dates = a.dates.iter().zip(&b.dates);
        let dates = dates.map(|(a, b)| apart(a.map(|day| f64::from(day.0)), b.map(|day| f64::from(day.0)), self.span));
        let numbers = a.numbers.iter().zip(&b.numbers).zip(&self.spreads);
        let numbers = numbers.map(|((a, b), spread)| apart(*a, *b, *spread));
        let measures = a.outcomes.len() + a.dates.len() + a.numbers.len();
        answers.chain(dates).chain(numbers).sum::<f64>() / measures.max(1) as f64
    }
}

/// Distance of two values over a spread, at most 1.
fn apart(a: Option<f64>, b: Option<f64>, spread: f64) -> f64 {
    match (a, b) {
        (None, None) => 0.0,
        (Some(a), Some(b)) if a == b => 0.0,
        (Some(a), Some(b)) if spread > 0.0 => ((a - b).abs() / spread).min(1.0),
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{row, schema};
    use proptest::prelude::*;

    #[test]
    fn distances_are_the_mean_over_the_measures() {
        let rows = [row(0, 0, Some(100), Some(0.0)), row(1, 1, Some(350), Some(50.0)), row(2, 1, None, Some(100.0))];
        let all: Vec<&HistoryRow> = rows.iter().collect();
        // Of three numbers 0, 50, 100 the 5% and 95% quantiles are 5 and 95.
        let gower = Gower::new(&schema(), &all);
        assert!((gower.between(all[0], all[1]) - (1.0 + 0.25 + 50.0 / 90.0) / 6.0).abs() < 1e-12);
        assert!((gower.between(all[0], all[2]) - 3.0 / 6.0).abs() < 1e-12);
        assert_eq!(gower.between(all[2], all[2]), 0.0);
    }

    #[test]
    fn the_history_in_the_middle_is_typical() {
        let rows = [
            row(0, 1, Some(900), None),
            row(1, 0, Some(480), Some(110.0)),
            row(2, 0, Some(400), Some(100.0)),
            row(3, 0, Some(600), Some(130.0)),
            row(4, 2, Some(100), Some(400.0)),
        ];
        let found = medoid(&schema(), &rows).unwrap();
        assert_eq!((found.history, found.compared), (1, 5));
        assert!(found.distance < found.mean_distance);
        assert_eq!(medoid(&schema(), &[]), None);
        let alone = medoid(&schema(), &rows[..1]).unwrap();
        assert_eq!((alone.history, alone.distance), (0, 0.0));
    }

    #[test]
    fn of_many_a_sample_is_compared_and_of_equals_the_first_is_taken() {
        let rows: Vec<HistoryRow> = (0..5000).map(|i| row(i, 0, Some(450), Some(150.0))).collect();
        let found = medoid(&schema(), &rows).unwrap();
        assert_eq!((found.history, found.compared, found.distance), (0, SAMPLE, 0.0));
    }

    type Value = (u16, Option<i32>, Option<f64>);

    fn any() -> impl Strategy<Value = Value> {
        (0u16..3, prop::option::of(0i32..=1000), prop::option::of(0.0f64..1e3))
    }

    proptest! {
        #[test]
        fn a_distance_is_one(values in prop::collection::vec(any(), 3)) {
            let rows: Vec<HistoryRow> = values.iter().enumerate().map(|(i, v)| row(i as u64, v.0, v.1, v.2)).collect();
            let all: Vec<&HistoryRow> = rows.iter().collect();
            let gower = Gower::new(&schema(), &all);
            let d = |a: usize, b: usize| gower.between(all[a], all[b]);
            prop_assert!((0.0..=1.0).contains(&d(0, 1)));
            prop_assert_eq!(d(0, 1), d(1, 0));
            prop_assert_eq!(d(0, 0), 0.0);
            prop_assert!(d(0, 2) <= d(0, 1) + d(1, 2) + 1e-12);
        }

        #[test]
        fn no_other_history_is_more_typical(values in prop::collection::vec(any(), 2..15)) {
            let rows: Vec<HistoryRow> = values.iter().enumerate().map(|(i, v)| row(i as u64, v.0, v.1, v.2)).collect();
            let all: Vec<&HistoryRow> = rows.iter().collect();
            let gower = Gower::new(&schema(), &all);
            let found = medoid(&schema(), &rows).unwrap();
            for a in &all {
                let mean = all.iter().map(|b| gower.between(a, b)).sum::<f64>() / (all.len() - 1) as f64;
                prop_assert!(found.distance <= mean + 1e-12);
            }
        }
    }
}
