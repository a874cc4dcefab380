//! What is not known exactly: a distribution that a history samples once.

use crate::draw::Draw;

mod shape;

/// A prior over one number. The sources leave many values open; each history takes its own.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Prior {
    /// One value.
    Fixed(f64),
    /// Anything between two bounds, evenly.
    Uniform {
        /// Lowest value.
        low: f64,
        /// Highest value.
        high: f64,
    },
    /// Between two bounds, most likely at the mode.
    Triangular {
        /// Lowest value.
        low: f64,
        /// Most likely value.
        mode: f64,
        /// Highest value.
        high: f64,
    },
    /// Rival accounts, each a prior of its own, with weights.
    Any {
        /// The accounts.
        accounts: Vec<Prior>,
        /// Their weights, as many as accounts.
        weights: Vec<f64>,
    },
}

impl Prior {
    /// One value from the prior. Always reads the draw in the same way for the same shape.
    #[must_use]
    pub fn sample(&self, draw: &mut Draw) -> f64 {
        match self {
            Self::Fixed(x) => *x,
            Self::Uniform { low, high } => draw.between(*low, *high),
            Self::Triangular { low, mode, high } => draw.triangular(*low, *mode, *high),
            Self::Any { accounts, weights } => match draw.pick(weights) {
                Some(i) => accounts[i].sample(draw),
                None => accounts[0].sample(draw),
            },
        }
    }

    /// A middle value: mode, midpoint, or that of the heaviest account.
    #[must_use]
    pub fn central(&self) -> f64 {
        match self {
            Self::Fixed(x) => *x,
            Self::Uniform { low, high } => 0.5 * (low + high),
            Self::Triangular { mode, .. } => *mode,
            Self::Any { accounts, weights } => {
                let mut best = 0;
                for i in 1..accounts.len() {
                    if weights[i] > weights[best] {
                        best = i;
                    }
                }
                accounts[best].central()
            }
        }
    }

    /// Lowest and highest value that can come out.
    #[must_use]
    pub fn bounds(&self) -> (f64, f64) {
        match self {
            Self::Fixed(x) => (*x, *x),
            Self::Uniform { low, high } | Self::Triangular { low, high, .. } => (*low, *high),
            Self::Any { accounts, .. } => accounts
                .iter()
                .map(Self::bounds)
                .fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), (c, d)| (a.min(c), b.max(d))),
        }
    }

    /// Whether the shape makes sense: bounds in order, mode inside, weights not negative, at least
    /// one account. The message says what is wrong.
    ///
    /// # Errors
    /// A sentence for the person who wrote the prior.
    pub fn check(&self) -> Result<(), String> {
        match self {
            Self::Fixed(x) if !x.is_finite() => Err("the value is not a finite number".into()),
            Self::Fixed(_) => Ok(()),
            Self::Uniform { low, high } if low > high => {
                Err(format!("the low bound {low} is above the high bound {high}"))
            }
            Self::Triangular { low, mode, high } if !(low <= mode && mode <= high) => {
                Err(format!("a range reads [low, mode, high], but {low}, {mode}, {high} are not in order"))
            }
            Self::Uniform { .. } | Self::Triangular { .. } => Ok(()),
            Self::Any { accounts, weights } => {
                if accounts.is_empty() {
                    return Err("`any` has no accounts".into());
                }
                if accounts.len() != weights.len() {
                    return Err(format!("{} accounts but {} weights", accounts.len(), weights.len()));
                }
                if weights.iter().any(|w| *w < 0.0 || !w.is_finite()) || weights.iter().sum::<f64>() <= 0.0 {
                    return Err("weights must not be negative and must not all be zero".into());
                }
                accounts.iter().try_for_each(Self::check)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::Draws;

    #[test]
    fn samples_stay_within_bounds() {
        let prior = Prior::Any {
            accounts: vec![Prior::Fixed(10_000.0), Prior::Triangular { low: 20_000.0, mode: 30_000.0, high: 40_000.0 }],
            weights: vec![1.0, 1.0],
        };
        assert_eq!(prior.check(), Ok(()));
        let (low, high) = prior.bounds();
        for h in 0..500 {
            let x = prior.sample(&mut Draws::new(3, h).at(0, 0, 0));
            assert!(x >= low && x <= high);
        }
    }

    #[test]
    fn a_range_out_of_order_is_refused() {
        assert!(Prior::Uniform { low: 5.0, high: 2.0 }.check().is_err());
        assert!(Prior::Triangular { low: 1.0, mode: 9.0, high: 3.0 }.check().is_err());
        assert!(Prior::Any { accounts: vec![], weights: vec![] }.check().is_err());
    }
}
