//! What pairing saved: two runs that share their draws are compared history by history, and what the two
//! have in common falls out of the difference.

use serde::Serialize;

/// How much sharper a paired difference is than that of two runs with draws of their own.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Pairing {
    /// Variance of the unpaired difference over that of the paired one.
    pub variance_ratio: f64,
    /// The same for the width of the interval: the square root of the ratio.
    pub times_narrower: f64,
}

impl Pairing {
    /// Of the difference of two shares over `pairs`: `first` and `second` have it without and with the
    /// change, `gained` only with it, `lost` only without. `None` where no pair differs: the paired
    /// variance is then only known to be small.
    #[must_use]
    pub fn of_shares(first: u64, second: u64, gained: u64, lost: u64, pairs: u64) -> Option<Self> {
        if pairs == 0 || gained + lost == 0 {
            return None;
        }
        let n = pairs as f64;
        let spread = |count: u64| count as f64 / n * (1.0 - count as f64 / n);
        let (gained, lost) = (gained as f64 / n, lost as f64 / n);
        Self::of_variances(spread(first) + spread(second), gained + lost - (gained - lost) * (gained - lost))
    }

    /// Of the mean difference of two numbers in pairs, before and after. `None` of fewer than two, or if
    /// all differ by the same.
    #[must_use]
    pub fn of_values(pairs: &[(f64, f64)]) -> Option<Self> {
        let variance = |value: &dyn Fn(&(f64, f64)) -> f64| {
            let n = pairs.len() as f64;
            let mean = pairs.iter().map(value).sum::<f64>() / n;
            pairs.iter().map(|pair| (value(pair) - mean) * (value(pair) - mean)).sum::<f64>() / (n - 1.0)
        };
        if pairs.len() < 2 {
            return None;
        }
        Self::of_variances(variance(&|p| p.0) + variance(&|p| p.1), variance(&|p| p.1 - p.0))
    }

    fn of_variances(unpaired: f64, paired: f64) -> Option<Self> {
        let variance_ratio = unpaired / paired;
        (paired > 0.0).then(|| Self { variance_ratio, times_narrower: variance_ratio.sqrt() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_that_move_together_are_sharp() {
        // 400 of 1000 before, 410 after, 20 gained and 10 lost: 0.24 + 0.2419 over 0.03 - 0.0001.
        let p = Pairing::of_shares(400, 410, 20, 10, 1000).unwrap();
        assert!((p.variance_ratio - 0.4819 / 0.0299).abs() < 1e-9, "{p:?}");
        assert!((p.times_narrower * p.times_narrower - p.variance_ratio).abs() < 1e-9);
        assert_eq!(Pairing::of_shares(400, 400, 0, 0, 1000), None);
        // All gained: no spread is left in the pairs.
        assert_eq!(Pairing::of_shares(0, 1000, 1000, 0, 1000), None);
    }

    #[test]
    fn numbers_that_have_nothing_in_common_gain_nothing() {
        let crossed = [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)];
        assert!((Pairing::of_values(&crossed).unwrap().variance_ratio - 1.0).abs() < 1e-9);
        let together = [(0.0, 0.0), (10.0, 11.0), (20.0, 20.0), (30.0, 31.0)];
        assert!(Pairing::of_values(&together).unwrap().times_narrower > 10.0);
        assert_eq!(Pairing::of_values(&[(1.0, 2.0)]), None);
    }
}
