//! How far a simulation is from what was observed. A summary within its target is at no distance; beyond, the
//! distance is what lacks to the nearer end, over the scale of the summary. The whole is the root of the sum of
//! squares.
//!
//! The scale of a summary is the median absolute deviation from the median of what the last generation simulated,
//! accepted or not (Prangle 2017, Bayesian Analysis 12:289-309), so a summary counts by how much it still varies.
//! Where more than half are equal, as with what happened or not, it is the mean absolute deviation from the
//! median. A summary that was the same everywhere tells nothing and has no weight.
//!
//! Summaries that are bounded and come in lumps, such as misfits of dates of events that may not happen, have no
//! use for a median: it jumps from one lump to the other. For them the scale is the standard deviation, but no
//! less than a floor ([`Spread::Square`]): else what one simulation in a thousand meets would count for more than all
//! the rest together.

use crate::bootstrap::quantile;
use serde::{Deserialize, Serialize};

/// What was observed of one summary, in its unit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Lowest value that agrees with what was observed.
    pub low: f64,
    /// Highest value that does.
    pub high: f64,
    /// What a missing summary counts as: of a date that did not come, the last day of the simulation.
    pub missing: f64,
}

impl Target {
    /// A target at a value, and so much below and above it.
    #[must_use]
    pub fn around(value: f64, tolerance: f64, missing: f64) -> Self {
        Self { low: value - tolerance, high: value + tolerance, missing }
    }

    /// What lacks to the nearer end, in the unit of the summary.
    #[must_use]
    pub fn lacking(&self, summary: f64) -> f64 {
        (self.low - summary).max(summary - self.high).max(0.0)
    }
}

/// What the scale of a summary is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Spread {
    /// Its median absolute deviation: for summaries that may lie far off.
    #[default]
    Median,
    /// Its standard deviation, but no less than this: for summaries that are bounded, or are one of a few values.
    Square(f64),
}

/// Distance of summaries from the targets. A scale of 0 stands for no weight.
pub(super) fn between(targets: &[Target], scales: &[f64], summaries: &[f64]) -> f64 {
    let part = |((target, scale), summary): ((&Target, &f64), &f64)| {
        let lacking = if *scale > 0.0 { target.lacking(*summary) / scale } else { 0.0 };
        lacking * lacking
    };
    targets.iter().zip(scales).zip(summaries).map(part).sum::<f64>().sqrt()
}

/// The scale of each summary.
pub(super) fn scales(targets: &[Target], seen: &[Vec<f64>], spread: Spread) -> Vec<f64> {
    let of_summary = |at: usize| {
        let values: Vec<f64> = seen.iter().map(|summaries| summaries[at]).collect();
        match spread {
            Spread::Median => deviation(values),
            Spread::Square(floor) => match standard_deviation(&values) {
                // What was the same everywhere still tells nothing.
                0.0 => 0.0,
                deviation => deviation.max(floor),
            },
        }
    };
    (0..targets.len()).map(of_summary).collect()
}

fn standard_deviation(values: &[f64]) -> f64 {
    // Rounding must not make a scale of nothing.
    if values.iter().all(|x| *x == values[0]) {
        return 0.0;
    }
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    (values.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n).sqrt()
}

fn deviation(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let Some(median) = quantile(&values, 0.5) else { return 0.0 };
    let mut deviations: Vec<f64> = values.iter().map(|x| (x - median).abs()).collect();
    deviations.sort_by(f64::total_cmp);
    match quantile(&deviations, 0.5) {
        Some(middle) if middle > 0.0 => middle,
        _ => deviations.iter().sum::<f64>() / deviations.len() as f64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn within_the_target_there_is_no_distance() {
        let target = Target::around(10.0, 2.0, 0.0);
        assert_eq!([7.0, 8.0, 10.0, 12.0, 15.0].map(|x| target.lacking(x)), [1.0, 0.0, 0.0, 0.0, 3.0]);
    }

    #[test]
    fn summaries_count_by_their_scales() {
        let targets = [Target::around(0.0, 0.0, 0.0); 3];
        assert_eq!(between(&targets, &[1.0, 2.0, 0.0], &[3.0, 8.0, 1e9]), 5.0);
    }

    #[test]
    fn scales_are_median_deviations_or_mean_ones() {
        let seen: Vec<Vec<f64>> = (0..9).map(|i| vec![f64::from(i), f64::from(i % 3 == 0), 0.1]).collect();
        let found = scales(&[Target::around(0.0, 0.0, 0.0); 3], &seen, Spread::Median);
        // Deviations from 4 are 0 1 1 2 2 3 3 4 4; a third of the second are ones.
        assert_eq!(found[0], 2.0);
        assert!((found[1] - 1.0 / 3.0).abs() < 1e-12);
        assert_eq!(found[2], 0.0);
        // The variance of 0 to 8 is 60 / 9, that of a third of ones 2 / 9.
        let found = scales(&[Target::around(0.0, 0.0, 0.0); 3], &seen, Spread::Square(0.1));
        assert!((found[0] * found[0] - 60.0 / 9.0).abs() < 1e-12 && (found[1] * found[1] - 2.0 / 9.0).abs() < 1e-12);
        assert_eq!(found[2], 0.0);
        let found = scales(&[Target::around(0.0, 0.0, 0.0); 3], &seen, Spread::Square(1.0));
        assert!(found[0] > 2.0 && found[1] == 1.0 && found[2] == 0.0, "{found:?}");
    }
}
