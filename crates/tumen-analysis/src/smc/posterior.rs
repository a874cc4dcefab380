//! What a population of weighted particles says.

use super::Particle;
use crate::interval::{self, Estimate};
use serde::{Deserialize, Serialize};
use tumen_base::{Draw, Prior};

/// Weighted particles. Their weights add up to 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Posterior {
    particles: Vec<Particle>,
    /// Accounts of each input.
    accounts: Vec<usize>,
}

impl Posterior {
    /// `None` of no particles.
    pub(super) fn new(priors: &[Prior], particles: Vec<Particle>) -> Option<Self> {
        let accounts = priors.iter().map(|prior| prior.accounts().len()).collect();
        (!particles.is_empty()).then_some(Self { particles, accounts })
    }

    /// The particles.
    #[must_use]
    pub fn particles(&self) -> &[Particle] {
        &self.particles
    }

    /// Effective number of particles: the square of the sum of weights over the sum of their squares (Kish
    /// 1965). Of so many particles of equal weight, means would be as sure.
    #[must_use]
    pub fn effective(&self) -> f64 {
        kish(&self.particles)
    }

    /// The value of an input below which the share `q` of the weight lies. `None` of an input that is not there.
    #[must_use]
    pub fn quantile(&self, input: usize, q: f64) -> Option<f64> {
        let values = self.particles.iter().map(|p| Some((*p.values.get(input)?, p.weight)));
        weighted_quantile(values.collect::<Option<_>>()?, q)
    }

    /// Weighted mean of an input. `None` of an input that is not there.
    #[must_use]
    pub fn mean(&self, input: usize) -> Option<f64> {
        self.particles.iter().map(|p| Some(p.values.get(input)? * p.weight)).sum()
    }

    /// The share of each account of an input, in the order of [`Prior::accounts`], with the 95% interval of as
    /// many particles as are effective. Empty for an input that is not there.
    ///
    /// The interval is that of Wilson over whole particles. It holds what the particles leave open, not what
    /// the distance does: a calibration that ended early is not sure of its shares, however narrow it is.
    #[must_use]
    pub fn shares(&self, input: usize) -> Vec<Estimate> {
        let accounts = self.accounts.get(input).copied().unwrap_or(0);
        let mut shares = vec![0.0; accounts];
        for particle in &self.particles {
            if let Some(account) = particle.accounts.get(input) {
                shares[*account as usize] += particle.weight;
            }
        }
        let effective = self.effective();
        let estimate = |value: f64| {
            let of = effective.round() as u64;
            let about = interval::share(((value * effective).round() as u64).min(of), of);
            let (low, high) = about.map_or((0.0, 1.0), |e| (e.low.min(value), e.high.max(value)));
            Estimate { value, low, high }
        };
        shares.into_iter().map(estimate).collect()
    }

    /// One particle, each with the chance of its weight: the inputs of one history under this posterior.
    #[must_use]
    pub fn pick(&self, draw: &mut Draw) -> &Particle {
        let weights: Vec<f64> = self.particles.iter().map(|p| p.weight).collect();
        // There is always a particle with weight.
        &self.particles[draw.pick(&weights).unwrap_or(0)]
    }
}

pub(super) fn kish(particles: &[Particle]) -> f64 {
    let (mut sum, mut squares) = (0.0, 0.0);
    for particle in particles {
        sum += particle.weight;
        squares += particle.weight * particle.weight;
    }
    if squares > 0.0 { sum * sum / squares } else { 0.0 }
}

/// The first value at which the weight of values up to it reaches the share `q` of all. `None` of nothing.
pub(super) fn weighted_quantile(mut values: Vec<(f64, f64)>, q: f64) -> Option<f64> {
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut left = q * values.iter().map(|(_, weight)| weight).sum::<f64>();
    for (value, weight) in &values {
        left -= weight;
        if left <= 0.0 {
            return Some(*value);
        }
    }
    values.last().map(|(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tumen_base::Draws;

    fn particle(value: f64, account: u32, weight: f64) -> Particle {
        Particle { accounts: vec![account], values: vec![value], weight, ..Particle::default() }
    }

    fn posterior() -> Posterior {
        let rivals = Prior::Any { accounts: vec![Prior::Fixed(1.0), Prior::Fixed(5.0)], weights: vec![1.0, 1.0] };
        let particles = vec![particle(5.0, 1, 0.5), particle(1.0, 0, 0.25), particle(1.0, 0, 0.25)];
        Posterior::new(&[rivals], particles).expect("there are particles")
    }

    #[test]
    fn weights_count() {
        let p = posterior();
        assert!((p.effective() - 1.0 / 0.375).abs() < 1e-12);
        assert_eq!((p.quantile(0, 0.4), p.quantile(0, 0.6), p.mean(0)), (Some(1.0), Some(5.0), Some(3.0)));
        let shares = p.shares(0);
        assert!(shares.iter().all(|s| s.value == 0.5 && s.low < 0.5 && s.high > 0.5), "{shares:?}");
        let fives = (0..4000).filter(|h| p.pick(&mut Draws::new(1, *h).at(1, 0, 0)).values[0] == 5.0).count();
        assert!((1900..2100).contains(&fives), "{fives}");
    }

    #[test]
    fn what_is_not_there_has_no_answer() {
        assert_eq!((posterior().quantile(1, 0.5), posterior().mean(1), posterior().shares(1).len()), (None, None, 0));
        assert_eq!(Posterior::new(&[Prior::Fixed(0.0)], vec![]), None);
        assert_eq!(weighted_quantile(vec![], 0.5), None);
    }
}
