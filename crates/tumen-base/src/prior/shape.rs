//! A prior as a curve: which value stands at a share of its weight, how dense it is, and which single
//! accounts it is made of. Designs and calibration need these; a history only samples.

use super::Prior;
use crate::maths;

impl Prior {
    /// The accounts that the prior is made of, each with its share of the weight. Accounts within
    /// accounts are opened, those without weight are left out, and a prior that is no choice between
    /// accounts is its own only one. The shares add up to 1.
    #[must_use]
    pub fn accounts(&self) -> Vec<(f64, &Self)> {
        let Self::Any { accounts, weights } = self else { return vec![(1.0, self)] };
        let total: f64 = weights.iter().sum();
        let mut open = vec![];
        for (account, weight) in accounts.iter().zip(weights).filter(|(_, weight)| **weight > 0.0) {
            open.extend(account.accounts().into_iter().map(|(inner, leaf)| (weight / total * inner, leaf)));
        }
        open
    }

    /// The only value, if there is only one.
    #[must_use]
    pub fn only_value(&self) -> Option<f64> {
        let (low, high) = self.bounds();
        (low == high).then_some(low)
    }

    /// The value below which the share `u` of the weight lies. A `u` outside of 0 to 1 counts as the nearer
    /// end. Of rival accounts the first take the lowest `u`, each as much as its share, whatever their
    /// values; so the value need not grow with `u` from one account to the next.
    #[must_use]
    pub fn quantile(&self, u: f64) -> f64 {
        let u = u.clamp(0.0, 1.0);
        match self {
            Self::Fixed(x) => *x,
            Self::Uniform { low, high } => low + (high - low) * u,
            Self::Triangular { low, mode, high } => {
                let (span, rise) = (high - low, mode - low);
                if span <= 0.0 {
                    *low
                } else if u * span < rise {
                    low + (u * span * rise).sqrt()
                } else {
                    high - ((1.0 - u) * span * (high - mode)).sqrt()
                }
            }
            Self::Any { .. } => self.quantile_of_accounts(u),
        }
    }

    fn quantile_of_accounts(&self, u: f64) -> f64 {
        let accounts = self.accounts();
        let mut below = 0.0;
        for (at, (share, account)) in accounts.iter().enumerate() {
            // What rounding leaves above the last account belongs to it.
            if u < below + share || at + 1 == accounts.len() {
                return account.quantile((u - below) / share);
            }
            below += share;
        }
        self.central()
    }

    /// Natural logarithm of the density at `x`, in one over the unit of the value; minus infinity where
    /// nothing can lie. Of a single value it is the logarithm of its weight, and where a mixture of
    /// accounts has a single value, that weight alone counts beside it.
    #[must_use]
    pub fn log_density(&self, x: f64) -> f64 {
        let accounts = self.accounts();
        let mass: f64 = accounts.iter().filter(|(_, a)| a.only_value() == Some(x)).map(|(share, _)| share).sum();
        let density = if mass > 0.0 { mass } else { accounts.iter().map(|(share, a)| share * a.density(x)).sum() };
        maths::ln(density)
    }

    /// Density of one account that is spread over a range; 0 of a single value.
    fn density(&self, x: f64) -> f64 {
        match self {
            Self::Uniform { low, high } if low < high && (*low..=*high).contains(&x) => 1.0 / (high - low),
            Self::Triangular { low, mode, high } if low < high && (*low..=*high).contains(&x) => {
                let top = 2.0 / (high - low);
                if x < *mode {
                    top * (x - low) / (mode - low)
                } else if x > *mode {
                    top * (high - x) / (high - mode)
                } else {
                    top
                }
            }
            _ => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn triangle(low: f64, mode: f64, high: f64) -> Prior {
        Prior::Triangular { low, mode, high }
    }

    fn rivals() -> Prior {
        let inner = Prior::Any { accounts: vec![Prior::Fixed(1.0), Prior::Fixed(9.0)], weights: vec![1.0, 1.0] };
        let never = Prior::Fixed(77.0);
        Prior::Any {
            accounts: vec![inner, never, Prior::Uniform { low: 0.0, high: 4.0 }],
            weights: vec![2.0, 0.0, 2.0],
        }
    }

    #[test]
    fn quantiles_of_plain_shapes() {
        assert_eq!(Prior::Fixed(3.0).quantile(0.7), 3.0);
        assert_eq!(Prior::Uniform { low: 2.0, high: 6.0 }.quantile(0.25), 3.0);
        let t = triangle(0.0, 1.0, 4.0);
        assert_eq!((t.quantile(0.0), t.quantile(0.25), t.quantile(1.0)), (0.0, 1.0, 4.0));
        assert!((t.quantile(0.5) - (4.0 - 6.0f64.sqrt())).abs() < 1e-12);
        assert_eq!(triangle(2.0, 2.0, 2.0).quantile(0.5), 2.0);
        assert_eq!(triangle(0.0, 0.0, 1.0).quantile(0.0), 0.0);
    }

    #[test]
    fn rival_accounts_share_the_line_by_weight() {
        let prior = rivals();
        assert_eq!(prior.accounts().iter().map(|(share, _)| *share).collect::<Vec<_>>(), [0.25, 0.25, 0.5]);
        assert_eq!((prior.quantile(0.1), prior.quantile(0.3)), (1.0, 9.0));
        assert_eq!((prior.quantile(0.5), prior.quantile(0.75), prior.quantile(1.0)), (0.0, 2.0, 4.0));
    }

    #[test]
    fn densities_of_each_shape() {
        assert_eq!(Prior::Fixed(3.0).log_density(3.0), 0.0);
        assert_eq!(Prior::Fixed(3.0).log_density(3.1), f64::NEG_INFINITY);
        let t = triangle(0.0, 1.0, 4.0);
        assert!((maths::exp(t.log_density(1.0)) - 0.5).abs() < 1e-12);
        assert!((maths::exp(t.log_density(2.5)) - 0.25).abs() < 1e-12);
        assert_eq!(t.log_density(4.5), f64::NEG_INFINITY);
        // At 1 stands a single value with a quarter of the weight, at 2 only the range.
        assert!((maths::exp(rivals().log_density(1.0)) - 0.25).abs() < 1e-12);
        assert!((maths::exp(rivals().log_density(2.0)) - 0.125).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn the_density_adds_up_to_the_weight_between_two_quantiles(
            low in -10.0f64..10.0, rise in 0.0f64..5.0, fall in 0.1f64..5.0, a in 0.0f64..1.0, b in 0.0f64..1.0,
        ) {
            let prior = triangle(low, low + rise, low + rise + fall);
            let (a, b) = (a.min(b), a.max(b));
            let (from, to) = (prior.quantile(a), prior.quantile(b));
            prop_assert!(low <= from && from <= to && to <= low + rise + fall);
            let steps = 4000;
            let width = (to - from) / f64::from(steps);
            let sum: f64 = (0..steps)
                .map(|i| maths::exp(prior.log_density(from + (f64::from(i) + 0.5) * width)) * width)
                .sum();
            prop_assert!((sum - (b - a)).abs() < 1e-3, "{} of {}", sum, b - a);
        }

        #[test]
        fn quantiles_of_rivals_stay_within_bounds(u in -0.5f64..1.5) {
            let (low, high) = rivals().bounds();
            let x = rivals().quantile(u);
            prop_assert!(low <= x && x <= high);
        }
    }
}
