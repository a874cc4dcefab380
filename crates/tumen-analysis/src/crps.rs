//! How well an ensemble foretold what the record says: a proper score for dates and numbers, and its skill.
//!
//! The continuous ranked probability score (Matheson and Winkler 1976; Gneiting and Raftery 2007, Journal of the
//! American Statistical Association 102:359-378) is the integral over all thresholds z of (F(z) - H(z))^2, where
//! F(z) is the share of histories with a value not above z, and H(z) is 1 if the observation is not above z, else
//! 0. It has the unit of the value, is 0 only if all histories have the observed value, and of one history
//! is how far it is off.
//!
//! **Vague records.** Where the record only says "between a and b", thresholds between the two are left out, as
//! the record does not say on which side of them the truth is. This is a threshold-weighted score (Gneiting and
//! Ranjan 2011, Journal of Business and Economic Statistics 29:411-422) with weight 0 from a to b: histories within
//! a and b score 0 wherever in it they lie.
//!
//! **What does not happen.** A date is scored over a span, from the first day to the last of the scenario, and only
//! thresholds within it count. A history without the event counts as later than the last day; so a record that
//! says "never" scores the integral of F^2 over the span. This is the score of a time that is censored at the end of
//! the span (as in Graf and others 1999, Statistics in Medicine 18:2529-2545).

use crate::interval::{self, Estimate};
use serde::Serialize;

/// What the record says of a date or number.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub enum Observed {
    /// Somewhere from the first to the second, both included.
    Between(f64, f64),
    /// It did not happen within the span.
    Never,
}

/// The first and the last value that count.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Span {
    /// First.
    pub start: f64,
    /// Last.
    pub end: f64,
}

/// Score of an ensemble, in the unit of its values; 0 is best. What lies outside of the span counts as at its
/// nearer end, and `None` as at its last. `None` of no histories, and of a span or an observation whose ends are not
/// finite numbers in order.
#[must_use]
pub fn crps(values: &[Option<f64>], observed: Observed, span: Span) -> Option<f64> {
    let (left, right) = decided(observed, span)?;
    if values.is_empty() {
        return None;
    }
    let mut sorted: Vec<f64> = values.iter().map(|v| v.unwrap_or(span.end).clamp(span.start, span.end)).collect();
    if sorted.iter().any(|x| x.is_nan()) {
        return None;
    }
    sorted.sort_by(f64::total_cmp);
    Some(integral(sorted.iter().map(|x| (*x, 1.0)), sorted.len() as f64, (left, right), span))
}

/// The score of values within the span, in order, each with its weight, of which `total` is the sum. `None` as for
/// [`crps`].
pub(crate) fn crps_of_sorted(
    sorted: impl Iterator<Item = (f64, f64)>,
    total: f64,
    observed: Observed,
    span: Span,
) -> Option<f64> {
    let decided = decided(observed, span)?;
    (total > 0.0).then(|| integral(sorted, total, decided, span))
}

fn integral(sorted: impl Iterator<Item = (f64, f64)>, total: f64, (left, right): (f64, f64), span: Span) -> f64 {
    // F is constant from one value to the next: before the first it is 0, and after the last 1.
    let (mut sum, mut below, mut from) = (0.0, 0.0, span.start);
    for (to, weight) in sorted.chain(std::iter::once((span.end, 0.0))) {
        let share = below / total;
        let before = (to.min(left) - from).max(0.0);
        let after = (to - from.max(right)).max(0.0);
        sum += share * share * before + (1.0 - share) * (1.0 - share) * after;
        below += weight;
        from = to;
    }
    sum
}

/// The score of a number in histories that all have one, over all thresholds there are. `None` of no histories.
#[must_use]
pub fn crps_of_numbers(values: &[f64], low: f64, high: f64) -> Option<f64> {
    let start = values.iter().copied().fold(low, f64::min);
    let end = values.iter().copied().fold(high, f64::max);
    let values: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
    crps(&values, Observed::Between(low, high), Span { start, end })
}

/// Score of one who spreads dates evenly over the span and thinks the event sure to happen.
#[must_use]
pub fn crps_of_even(observed: Observed, span: Span) -> Option<f64> {
    let (left, right) = decided(observed, span)?;
    let length = span.end - span.start;
    if length == 0.0 {
        return Some(0.0);
    }
    let cube = |x: f64| x * x * x / (3.0 * length * length);
    Some(cube(left - span.start) + cube(span.end - right))
}

/// 1 of a perfect score, 0 of one that is as good as the baseline, negative of one that is worse. `None` if the
/// baseline is perfect.
#[must_use]
pub fn skill(score: f64, baseline: f64) -> Option<f64> {
    (baseline > 0.0).then(|| 1.0 - score / baseline)
}

/// Where within the span the record knows that the value is still to come, and from where that it is past.
fn decided(observed: Observed, span: Span) -> Option<(f64, f64)> {
    let (low, high) = match observed {
        Observed::Between(low, high) => (low, high),
        Observed::Never => (span.end, span.end),
    };
    let fine = [low, high, span.start, span.end].iter().all(|x| x.is_finite()) && low <= high && span.start <= span.end;
    fine.then(|| (low.clamp(span.start, span.end), high.clamp(span.start, span.end)))
}

/// Whether the observation meets the central interval with the given share (0.5, 0.9) of the histories. A history
/// without the event counts as later than every date, and "never" is met if the interval has no end. `None` of no
/// histories.
#[must_use]
pub fn covered(values: &[Option<f64>], observed: Observed, share: f64) -> Option<bool> {
    let mut sorted: Vec<f64> = values.iter().map(|v| v.unwrap_or(f64::INFINITY)).collect();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    // The value at which a share of the histories is reached (Hyndman and Fan 1996, type 1).
    let reached = |q: f64| sorted[((q * sorted.len() as f64).ceil() as usize).saturating_sub(1).min(last)];
    let (from, to) = (reached(0.5 - share / 2.0), reached(0.5 + share / 2.0));
    Some(match observed {
        Observed::Between(low, high) => from <= high && low <= to,
        Observed::Never => to == f64::INFINITY,
    })
}

/// How many of some observations lie in the central intervals that should hold half and nine tenths of them. Vague
/// observations meet an interval more easily than their truth would, so these are shares at most.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Coverage {
    /// Of the intervals with half of the histories.
    pub of_50: Estimate,
    /// Of the intervals with nine tenths.
    pub of_90: Estimate,
}

/// The coverage of observations, each with its ensemble. `None` if no ensemble has a history.
#[must_use]
pub fn coverage<'a>(pairs: impl IntoIterator<Item = (&'a [Option<f64>], Observed)>) -> Option<Coverage> {
    let (mut of, mut half, mut most) = (0, 0, 0);
    for (values, observed) in pairs {
        if let (Some(inner), Some(outer)) = (covered(values, observed, 0.5), covered(values, observed, 0.9)) {
            of += 1;
            half += u64::from(inner);
            most += u64::from(outer);
        }
    }
    Some(Coverage { of_50: interval::share(half, of)?, of_90: interval::share(most, of)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SPAN: Span = Span { start: 0.0, end: 10.0 };

    fn all(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    /// The other form of the score: mean distance to the observation less half the mean distance of two histories.
    fn by_distances(values: &[f64], y: f64) -> f64 {
        let n = values.len() as f64;
        let to_y: f64 = values.iter().map(|x| (x - y).abs()).sum();
        let between: f64 = values.iter().flat_map(|a| values.iter().map(move |b| (a - b).abs())).sum();
        to_y / n - 0.5 * between / (n * n)
    }

    #[test]
    fn scores_worked_out_by_hand() {
        let at = |y| Observed::Between(y, y);
        assert_eq!(crps(&all(&[4.0]), at(7.0), SPAN), Some(3.0));
        // Half of the histories before 6, all from 8: a quarter of the two days from 6 to 8 on either side of 7.
        assert_eq!(crps(&all(&[6.0, 8.0]), at(7.0), SPAN), Some(0.5));
        // From 6.5 to 7.5 the record does not say.
        assert_eq!(crps(&all(&[6.0, 8.0]), Observed::Between(6.5, 7.5), SPAN), Some(0.25));
        assert_eq!(crps(&all(&[6.6, 7.4]), Observed::Between(6.5, 7.5), SPAN), Some(0.0));
        // Half happen at 4 and half never do, where the record says never: a quarter of six days.
        assert_eq!(crps(&[Some(4.0), None], Observed::Never, SPAN), Some(1.5));
        assert_eq!(crps(&[None, None], Observed::Never, SPAN), Some(0.0));
        assert_eq!(crps(&[Some(4.0), None], at(4.0), SPAN), Some(1.5));
        assert_eq!(crps_of_numbers(&[1.0, 5.0], 9.0, 9.0), Some(by_distances(&[1.0, 5.0], 9.0)));
    }

    #[test]
    fn what_cannot_be_scored_has_no_score() {
        assert_eq!(crps(&[], Observed::Never, SPAN), None);
        assert_eq!(crps(&all(&[1.0]), Observed::Between(3.0, 2.0), SPAN), None);
        assert_eq!(crps(&all(&[f64::NAN]), Observed::Never, SPAN), None);
        assert_eq!(crps(&all(&[1.0]), Observed::Never, Span { start: 5.0, end: f64::NAN }), None);
        assert_eq!(covered(&[], Observed::Never, 0.5), None);
        assert_eq!(coverage([]), None);
    }

    #[test]
    fn skill_is_over_even_dates() {
        let observed = Observed::Between(4.0, 6.0);
        let even = crps_of_even(observed, SPAN).unwrap();
        assert!((even - (64.0 + 64.0) / 300.0).abs() < 1e-12);
        assert_eq!(skill(0.0, even), Some(1.0));
        assert_eq!(skill(even, even), Some(0.0));
        assert_eq!(skill(1.0, 0.0), None);
        assert!((crps_of_even(Observed::Never, SPAN).unwrap() - 10.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn intervals_cover_what_they_meet() {
        let values: Vec<Option<f64>> = (1..=80).map(|i| Some(f64::from(i))).chain(vec![None; 20]).collect();
        // Of 100 histories: half from the 25th to the 75th, nine tenths from the 5th on and without end.
        for (observed, half, most) in [
            (Observed::Between(24.0, 24.5), false, true),
            (Observed::Between(20.0, 25.0), true, true),
            (Observed::Between(76.0, 90.0), false, true),
            (Observed::Between(1.0, 4.0), false, false),
            (Observed::Never, false, true),
        ] {
            assert_eq!(covered(&values, observed, 0.5), Some(half), "{observed:?}");
            assert_eq!(covered(&values, observed, 0.9), Some(most), "{observed:?}");
        }
        let pairs = [24.0, 25.0, 2.0, 50.0].map(|y| (&values[..], Observed::Between(y, y)));
        let found = coverage(pairs).unwrap();
        assert_eq!((found.of_50.value, found.of_90.value), (0.5, 0.75));
    }

    proptest! {
        #[test]
        fn both_forms_of_the_score_agree(values in prop::collection::vec(0.0f64..10.0, 1..30), y in 0.0f64..10.0) {
            let found = crps(&all(&values), Observed::Between(y, y), SPAN).unwrap();
            prop_assert!((found - by_distances(&values, y)).abs() < 1e-9);
        }

        #[test]
        fn many_even_histories_score_as_the_even_baseline(low in 0.0f64..10.0, more in 0.0f64..5.0) {
            let observed = Observed::Between(low, low + more);
            let values: Vec<f64> = (0..2000).map(|i| (f64::from(i) + 0.5) / 200.0).collect();
            let (found, even) = (crps(&all(&values), observed, SPAN).unwrap(), crps_of_even(observed, SPAN).unwrap());
            prop_assert!((found - even).abs() < 0.01, "{} {}", found, even);
        }

        #[test]
        fn nobody_gains_by_saying_what_he_does_not_believe(
            truth in prop::collection::vec(0.0f64..10.0, 2..8), said in prop::collection::vec(0.0f64..10.0, 2..8),
        ) {
            // If each value of `truth` is as likely to come true, no other ensemble scores better than `truth`.
            let expected = |said: &[f64]| -> f64 {
                truth.iter().map(|y| crps(&all(said), Observed::Between(*y, *y), SPAN).unwrap()).sum()
            };
            prop_assert!(expected(&truth) <= expected(&said) + 1e-9);
        }
    }
}
