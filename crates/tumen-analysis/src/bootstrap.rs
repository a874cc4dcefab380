//! Percentile intervals by resampling (Efron and Tibshirani 1993, An Introduction to the Bootstrap, chapter
//! 13): the rows are drawn anew with replacement, the figures are computed of each resample, and the interval
//! is what the middle 95% of them span. It says how much the figures owe to which rows happened to be drawn;
//! it says nothing of an error that all rows share.

use crate::interval::Estimate;
use crate::stream;
use rayon::prelude::*;
use tumen_base::Draws;

/// Resamples that are enough for the ends of a 95% interval, as a rule (the same book, section 14.5).
pub const RESAMPLES: u64 = 1000;

/// Share of the resamples outside of an interval on each side.
const TAIL: f64 = 0.025;

/// Figures of `rows` rows with 95% intervals from so many resamples.
///
/// `figures` gets the times that each row counts, as many numbers as there are rows, and gives the figures,
/// always as many. The value of an estimate is that of all rows counted once. A resample whose figure is not a
/// number has no say in the interval; if none is, the interval is that of the value alone. The same seed gives
/// the same intervals, on any number of threads.
pub fn intervals(rows: usize, resamples: u64, seed: u64, figures: impl Fn(&[u32]) -> Vec<f64> + Sync) -> Vec<Estimate> {
    let values = figures(&vec![1; rows]);
    let again: Vec<Vec<f64>> =
        (0..resamples).into_par_iter().map(|resample| figures(&counts(rows, seed, resample))).collect();
    let estimate = |(at, value): (usize, &f64)| {
        let mut sorted: Vec<f64> = again.iter().map(|figures| figures[at]).filter(|x| x.is_finite()).collect();
        sorted.sort_by(f64::total_cmp);
        let low = quantile(&sorted, TAIL).unwrap_or(*value);
        let high = quantile(&sorted, 1.0 - TAIL).unwrap_or(*value);
        Estimate { value: *value, low, high }
    };
    values.iter().enumerate().map(estimate).collect()
}

/// How often each row comes up in one resample.
fn counts(rows: usize, seed: u64, resample: u64) -> Vec<u32> {
    // One occasion has no more than 131,072 draws.
    const STRETCH: usize = 1 << 16;
    let draws = Draws::new(seed, resample);
    let mut counts = vec![0; rows];
    for (stretch, from) in (0..rows).step_by(STRETCH).enumerate() {
        let mut draw = draws.at(stream::RESAMPLE, stretch as u32, 0);
        for _ in from..rows.min(from + STRETCH) {
            let row = (draw.uniform() * rows as f64) as usize;
            counts[row.min(rows - 1)] += 1;
        }
    }
    counts
}

/// Quantile of sorted values, between neighbours in proportion (Hyndman and Fan 1996, type 7). `None` of
/// nothing.
pub(crate) fn quantile(sorted: &[f64], q: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = q.clamp(0.0, 1.0) * last as f64;
    let below = place as usize;
    let above = (below + 1).min(last);
    Some(sorted[below] + (place - below as f64) * (sorted[above] - sorted[below]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean(values: &[f64], counts: &[u32]) -> f64 {
        let sum: f64 = values.iter().zip(counts).map(|(x, n)| x * f64::from(*n)).sum();
        sum / f64::from(counts.iter().sum::<u32>())
    }

    #[test]
    fn a_resample_has_as_many_rows_as_there_are() {
        for rows in [1, 7, 70_000] {
            assert_eq!(counts(rows, 3, 5).iter().sum::<u32>() as usize, rows);
        }
        assert_ne!(counts(50, 3, 5), counts(50, 3, 6));
        assert_ne!(counts(50, 3, 5), counts(50, 4, 5));
    }

    #[test]
    fn the_interval_of_a_mean_is_that_of_theory() {
        // Of the numbers 0 to 399 the mean has the standard error 115.47 / 20.
        let values: Vec<f64> = (0..400).map(f64::from).collect();
        let found = intervals(400, 4000, 1, |counts| vec![mean(&values, counts)])[0];
        let half = 1.96 * 115.47 / 20.0;
        assert_eq!(found.value, 199.5);
        assert!((found.low - (199.5 - half)).abs() < 0.5 && (found.high - (199.5 + half)).abs() < 0.5, "{found:?}");
    }

    #[test]
    fn intervals_hold_the_mean_about_as_often_as_they_say() {
        // 300 samples of 60 uniforms, whose mean is 0.5.
        let held = (0..300).filter(|sample| {
            let mut draw = Draws::new(9, *sample).at(1, 0, 0);
            let values: Vec<f64> = (0..60).map(|_| draw.uniform()).collect();
            let found = intervals(60, 400, *sample, |counts| vec![mean(&values, counts)])[0];
            found.low <= 0.5 && 0.5 <= found.high
        });
        let held = held.count();
        assert!((270..=296).contains(&held), "{held} of 300");
    }

    #[test]
    fn what_is_never_a_number_has_its_value_for_interval() {
        let found = intervals(3, 50, 1, |_| vec![f64::NAN, 2.0]);
        assert!(found[0].low.is_nan() && found[0].high.is_nan());
        assert_eq!((found[1].low, found[1].high), (2.0, 2.0));
    }

    #[test]
    fn quantiles_lie_between_neighbours() {
        assert_eq!(quantile(&[1.0, 2.0, 4.0], 0.5), Some(2.0));
        assert_eq!(quantile(&[1.0, 2.0, 4.0], 0.75), Some(3.0));
        assert_eq!(quantile(&[1.0, 2.0, 4.0], 1.0), Some(4.0));
        assert_eq!(quantile(&[], 0.5), None);
    }
}
