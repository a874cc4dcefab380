//! The logarithmic score of dates in bins, and of answers (Good 1952; Gneiting and Raftery 2007): minus the natural logarithm of the
//! chance that the ensemble gave to what the record says, in nats. It looks only at that chance, and not, as the
//! score of [`crate::crps`] does, at how near the other histories came.
//!
//! Not having happened is a bin of its own. The chance of a bin is its histories and half a history more, over all
//! histories and half of one for each bin (the prior of Jeffreys), so that what no history of a finite ensemble did
//! is unlikely and not impossible.

use crate::crps::Observed;
use tumen_base::maths;

/// Histories added to each bin.
const HALF: f64 = 0.5;

/// Score of an ensemble; 0 is best. Bin `i` runs from edge `i` up to the next, and the last holds its upper edge
/// too. What lies outside of the edges did not happen in time. A record that reaches over several bins has the chance of
/// all of them. `None` of no histories, fewer than two edges, edges that do not grow, or a record outside of them.
#[must_use]
pub fn log_score(values: &[Option<f64>], observed: Observed, edges: &[f64]) -> Option<f64> {
    let meant = meant(observed, edges)?;
    if values.is_empty() {
        return None;
    }
    let bins = edges.len();
    let hits = values.iter().filter(|value| meant.contains(&value.and_then(|x| bin(x, edges)).unwrap_or(bins - 1)));
    let chance = (hits.count() as f64 + HALF * meant.len() as f64) / (values.len() as f64 + HALF * bins as f64);
    Some(-maths::ln(chance))
}

/// Score of one who thinks each bin as likely as not having happened. `None` as for [`log_score`].
#[must_use]
pub fn log_score_of_even(observed: Observed, edges: &[f64]) -> Option<f64> {
    Some(-maths::ln(meant(observed, edges)?.len() as f64 / edges.len() as f64))
}

/// Score of an ensemble of which `hits` histories, of `of`, gave the recorded one of so many `answers` to a question.
#[must_use]
pub fn log_score_of_answers(hits: f64, of: f64, answers: usize) -> f64 {
    maths::ln((of + HALF * answers as f64) / (hits + HALF))
}

/// Score of one who thinks all answers as likely.
#[must_use]
pub fn log_score_of_any_answer(answers: usize) -> f64 {
    maths::ln(answers as f64)
}

/// The bins of which the record speaks. The bin after the last is that of not having happened.
fn meant(observed: Observed, edges: &[f64]) -> Option<std::ops::Range<usize>> {
    let grow = edges.windows(2).all(|pair| pair[0] < pair[1]) && edges.iter().all(|x| x.is_finite());
    if edges.len() < 2 || !grow {
        return None;
    }
    let (start, end) = (edges[0], edges[edges.len() - 1]);
    match observed {
        Observed::Never => Some(edges.len() - 1..edges.len()),
        Observed::Between(low, high) if low <= high && low <= end && high >= start => {
            Some(bin(low.max(start), edges)?..bin(high.min(end), edges)? + 1)
        }
        Observed::Between(..) => None,
    }
}

fn bin(x: f64, edges: &[f64]) -> Option<usize> {
    let bins = edges.len() - 1;
    (edges[0] <= x && x <= edges[bins]).then(|| (edges.partition_point(|edge| *edge <= x) - 1).min(bins - 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const EDGES: [f64; 4] = [0.0, 1.0, 2.0, 3.0];

    #[test]
    fn scores_worked_out_by_hand() {
        let values = [Some(0.5), Some(1.0), Some(1.9), Some(3.0), None, Some(9.0)];
        let chance = |observed| maths::exp(-log_score(&values, observed, &EDGES).unwrap());
        // Six histories and four bins, the last of which is "never".
        for (observed, expected) in [
            (Observed::Between(0.2, 0.3), 1.5 / 8.0),
            (Observed::Between(1.0, 1.5), 2.5 / 8.0),
            (Observed::Between(1.5, 2.0), 4.0 / 8.0),
            (Observed::Between(-5.0, 0.1), 1.5 / 8.0),
            (Observed::Never, 2.5 / 8.0),
        ] {
            assert!((chance(observed) - expected).abs() < 1e-12, "{observed:?}");
        }
        assert_eq!(log_score_of_even(Observed::Between(0.0, 1.5), &EDGES), Some(-maths::ln(0.5)));
    }

    #[test]
    fn answers_have_half_a_history_more() {
        // 3 of 10 and half a one, over 10 and half a one for each of four answers.
        assert!((log_score_of_answers(3.0, 10.0, 4) + maths::ln(3.5 / 12.0)).abs() < 1e-12);
        assert!(log_score_of_answers(0.0, 1000.0, 4).is_finite());
        assert_eq!(log_score_of_answers(0.0, 0.0, 4), log_score_of_any_answer(4));
    }

    #[test]
    fn what_cannot_be_scored_has_no_score() {
        let values = [Some(1.0)];
        assert_eq!(log_score(&[], Observed::Never, &EDGES), None);
        assert_eq!(log_score(&values, Observed::Never, &[1.0]), None);
        assert_eq!(log_score(&values, Observed::Never, &[1.0, 1.0]), None);
        assert_eq!(log_score(&values, Observed::Between(4.0, 5.0), &EDGES), None);
        assert_eq!(log_score(&values, Observed::Between(2.0, 1.0), &EDGES), None);
    }

    proptest! {
        #[test]
        fn the_chances_of_all_bins_add_up_to_one(values in prop::collection::vec(prop::option::of(-1.0f64..4.0), 1..20)) {
            let bins = [0.5, 1.5, 2.5].map(|x| Observed::Between(x, x));
            let each = bins.into_iter().chain([Observed::Never]);
            let sum: f64 = each.map(|o| maths::exp(-log_score(&values, o, &EDGES).unwrap())).sum();
            prop_assert!((sum - 1.0).abs() < 1e-12);
        }
    }
}
