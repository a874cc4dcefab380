//! How particles are proposed, and how they are weighted for it.
//!
//! A proposal takes a particle of the last population by weight and changes each input by itself. Within one
//! account the value moves by a normal step whose variance is twice that of the population in this account
//! (Beaumont and others 2009), cut off at the ends of the account and drawn anew until it lies within. With
//! a chance set beforehand, an input with rival accounts goes over to one of the others, each alike, and takes
//! its value from the prior of that account (as the models of Toni and others 2009 do). Single values do not move.
//!
//! The weight of a particle is its prior over the sum, over the last population, of weight times the density of
//! this step. Steps that are cut off are divided by what lies within, so weights are exact.

use crate::stream;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use tumen_base::{Draw, Draws, Prior, maths};

/// One set of inputs that was simulated.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Particle {
    /// The account that each input comes from, by its place in [`Prior::accounts`].
    pub accounts: Vec<u32>,
    /// The inputs.
    pub values: Vec<f64>,
    /// Weight in its population, of which all add up to 1.
    pub weight: f64,
    /// What the simulation gave, with what was missing filled in.
    pub summaries: Vec<f64>,
    /// Distance from the targets under the scales of the next generation.
    pub distance: f64,
    /// Number of the draws that the simulation used.
    pub number: u64,
}

/// Steps that are tried before a value stays where it is. At least a third of all steps lie within.
const TRIES: usize = 1000;

/// Proposals from one population.
pub(super) struct Kernel<'a> {
    inputs: Vec<Input<'a>>,
    parents: &'a [Particle],
    weights: Vec<f64>,
    /// By parent and input, logarithm of the part of its steps that lies within.
    within: Vec<Vec<f64>>,
}

/// One input.
struct Input<'a> {
    accounts: Vec<Account<'a>>,
    switch: f64,
    /// Logarithm of the chance of no switch.
    log_stay: f64,
}

struct Account<'a> {
    share: f64,
    prior: &'a Prior,
    low: f64,
    high: f64,
    /// `None` of a single value.
    step: Option<Step>,
}

/// Steps before they are cut off.
struct Step {
    deviation: f64,
    /// Logarithm of the density of no step at all.
    log_top: f64,
}

impl<'a> Kernel<'a> {
    /// From a population, or from the priors if that is empty.
    pub(super) fn new(priors: &'a [Prior], parents: &'a [Particle], switch: f64) -> Self {
        let inputs: Vec<Input<'a>> =
            priors.iter().enumerate().map(|(at, prior)| Input::new(prior, at, parents, switch)).collect();
        let of_parent = |parent: &Particle| {
            let of_input = |(at, input): (usize, &Input<'_>)| {
                input.accounts[parent.accounts[at] as usize].log_within(parent.values[at])
            };
            inputs.iter().enumerate().map(of_input).collect()
        };
        let within = parents.iter().map(of_parent).collect();
        Self { weights: parents.iter().map(|p| p.weight).collect(), inputs, parents, within }
    }

    /// Proposal of a number.
    pub(super) fn propose(&self, seed: u64, generation: u64, number: u64) -> Particle {
        let draws = Draws::new(seed, number);
        let parent = draws.at(stream::PROPOSAL, u32::MAX, generation).pick(&self.weights);
        let mut particle = Particle { number, ..Particle::default() };
        for (at, input) in self.inputs.iter().enumerate() {
            let mut draw = draws.at(stream::PROPOSAL, at as u32, generation);
            let (account, value) = match parent.map(|parent| &self.parents[parent]) {
                Some(parent) => input.perturb(parent.accounts[at], parent.values[at], &mut draw),
                None => input.sample(&mut draw),
            };
            particle.accounts.push(account);
            particle.values.push(value);
        }
        particle
    }

    /// Gives particles that were proposed by this kernel their weights.
    pub(super) fn weigh(&self, particles: &mut [Particle]) {
        let logs: Vec<f64> = particles.par_iter().map(|p| self.log_prior(p) - self.log_proposed(p)).collect();
        let top = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let raw: Vec<f64> = logs.iter().map(|log| maths::exp(log - top)).collect();
        let total: f64 = raw.iter().sum();
        for (particle, weight) in particles.iter_mut().zip(raw) {
            particle.weight = weight / total;
        }
    }

    fn log_prior(&self, particle: &Particle) -> f64 {
        let of_input = |(at, input): (usize, &Input<'_>)| {
            let account = &input.accounts[particle.accounts[at] as usize];
            maths::ln(account.share) + account.prior.log_density(particle.values[at])
        };
        self.inputs.iter().enumerate().map(of_input).sum()
    }

    /// Logarithm of the density with which the particle was proposed.
    fn log_proposed(&self, particle: &Particle) -> f64 {
        if self.parents.is_empty() {
            return self.log_prior(particle);
        }
        // What a switch to the account of the particle costs does not depend on the parent.
        let switched: Vec<f64> =
            self.inputs.iter().enumerate().map(|(at, input)| input.log_switch(particle, at)).collect();
        let from = |(parent, within): (&Particle, &Vec<f64>)| {
            let mut log = maths::ln(parent.weight);
            for (at, input) in self.inputs.iter().enumerate() {
                log += if parent.accounts[at] == particle.accounts[at] {
                    let account = &input.accounts[parent.accounts[at] as usize];
                    input.log_stay + account.log_step(particle.values[at] - parent.values[at]) - within[at]
                } else {
                    switched[at]
                };
            }
            log
        };
        let logs: Vec<f64> = self.parents.iter().zip(&self.within).map(from).collect();
        let top = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        top + maths::ln(logs.iter().map(|log| maths::exp(log - top)).sum())
    }
}

impl<'a> Input<'a> {
    fn new(prior: &'a Prior, at: usize, parents: &[Particle], switch: f64) -> Self {
        let account = |(place, (share, prior)): (usize, (f64, &'a Prior))| {
            let members = parents.iter().filter(|p| p.accounts[at] as usize == place);
            let (low, high) = prior.bounds();
            let step = (low < high).then(|| Step::new(members.map(|p| (p.values[at], p.weight)), high - low));
            Account { share, prior, low, high, step }
        };
        let accounts: Vec<Account<'a>> = prior.accounts().into_iter().enumerate().map(account).collect();
        let switch = if accounts.len() > 1 { switch } else { 0.0 };
        Self { accounts, switch, log_stay: maths::ln(1.0 - switch) }
    }

    fn sample(&self, draw: &mut Draw) -> (u32, f64) {
        let shares: Vec<f64> = self.accounts.iter().map(|a| a.share).collect();
        let account = draw.pick(&shares).unwrap_or(0);
        (account as u32, self.accounts[account].prior.quantile(draw.uniform()))
    }

    fn perturb(&self, account: u32, value: f64, draw: &mut Draw) -> (u32, f64) {
        if !draw.chance(self.switch) {
            return (account, self.accounts[account as usize].move_from(value, draw));
        }
        let others = self.accounts.len() - 1;
        let other = ((draw.uniform() * others as f64) as usize).min(others - 1);
        let other = if other < account as usize { other } else { other + 1 };
        (other as u32, self.accounts[other].prior.quantile(draw.uniform()))
    }

    fn log_switch(&self, particle: &Particle, at: usize) -> f64 {
        let others = (self.accounts.len() - 1) as f64;
        let account = &self.accounts[particle.accounts[at] as usize];
        maths::ln(self.switch / others) + account.prior.log_density(particle.values[at])
    }
}

impl Account<'_> {
    fn move_from(&self, value: f64, draw: &mut Draw) -> f64 {
        let Some(step) = &self.step else { return value };
        let mut moved = (0..TRIES).map(|_| value + step.deviation * draw.normal());
        moved.find(|x| (self.low..=self.high).contains(x)).unwrap_or(value)
    }

    /// Logarithm of the density of a step, were it not cut off.
    fn log_step(&self, by: f64) -> f64 {
        let Some(step) = &self.step else { return 0.0 };
        let z = by / step.deviation;
        step.log_top - 0.5 * z * z
    }

    /// Logarithm of the part of all steps from a value that lies within the account.
    fn log_within(&self, value: f64) -> f64 {
        let Some(step) = &self.step else { return 0.0 };
        let below = |end: f64| maths::normal_cdf((end - value) / step.deviation);
        maths::ln(below(self.high) - below(self.low))
    }
}

impl Step {
    /// From weighted values: the deviation is the root of twice their variance, or half the range if fewer than
    /// two values say what that is.
    fn new(members: impl Iterator<Item = (f64, f64)> + Clone, range: f64) -> Self {
        let total: f64 = members.clone().map(|(_, weight)| weight).sum();
        let mean = members.clone().map(|(x, weight)| x * weight).sum::<f64>() / total;
        let variance = members.map(|(x, weight)| (x - mean) * (x - mean) * weight).sum::<f64>() / total;
        let deviation = if variance > 0.0 { (2.0 * variance).sqrt() } else { 0.5 * range };
        Self { deviation, log_top: -maths::ln(deviation * core::f64::consts::TAU.sqrt()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rivals() -> Vec<Prior> {
        let accounts = vec![Prior::Fixed(0.0), Prior::Uniform { low: -1.0, high: 3.0 }];
        vec![
            Prior::Any { accounts, weights: vec![1.0, 3.0] },
            Prior::Triangular { low: 0.0, mode: 1.0, high: 2.0 },
            Prior::Fixed(7.0),
        ]
    }

    fn population(size: u64) -> Vec<Particle> {
        let priors = rivals();
        let kernel = Kernel::new(&priors, &[], 0.3);
        let mut particles: Vec<Particle> = (0..size).map(|number| kernel.propose(5, 0, number)).collect();
        kernel.weigh(&mut particles);
        particles
    }

    #[test]
    fn the_first_generation_is_the_prior_with_equal_weights() {
        let particles = population(4000);
        assert!(particles.iter().all(|p| (p.weight - 1.0 / 4000.0).abs() < 1e-12 && p.values[2] == 7.0));
        let fixed = particles.iter().filter(|p| p.accounts[0] == 0).count();
        assert!((900..1100).contains(&fixed), "{fixed}");
        let mean = particles.iter().map(|p| p.values[1]).sum::<f64>() / 4000.0;
        assert!((mean - 1.0).abs() < 0.03, "{mean}");
    }

    #[test]
    fn perturbed_particles_keep_to_their_accounts_and_weigh_up_to_the_prior() {
        // Proposals weighted by prior over density of proposal are a sample of the prior again.
        let (priors, parents) = (rivals(), population(300));
        let kernel = Kernel::new(&priors, &parents, 0.3);
        let mut particles: Vec<Particle> = (0..4000).map(|number| kernel.propose(5, 1, number)).collect();
        kernel.weigh(&mut particles);
        let mean = |of: &dyn Fn(&Particle) -> f64| particles.iter().map(|p| p.weight * of(p)).sum::<f64>();
        assert!((mean(&|_| 1.0) - 1.0).abs() < 1e-12);
        assert!((mean(&|p| f64::from(p.accounts[0] == 0)) - 0.25).abs() < 0.03);
        assert!((mean(&|p| p.values[0]) - 0.75).abs() < 0.1);
        assert!((mean(&|p| p.values[1]) - 1.0).abs() < 0.04);
        assert!((mean(&|p| p.values[1] * p.values[1]) - 7.0 / 6.0).abs() < 0.08);
        for p in &particles {
            assert!(p.accounts[0] == 1 || p.values[0] == 0.0);
            assert!((-1.0..=3.0).contains(&p.values[0]) && (0.0..=2.0).contains(&p.values[1]) && p.values[2] == 7.0);
        }
    }

    #[test]
    fn the_density_of_proposals_adds_up_to_one() {
        let priors = vec![Prior::Uniform { low: 0.0, high: 1.0 }];
        let at = |value: f64, weight: f64| Particle {
            accounts: vec![0],
            values: vec![value],
            weight,
            ..Particle::default()
        };
        let parents = [at(0.1, 0.2), at(0.95, 0.8)];
        let kernel = Kernel::new(&priors, &parents, 0.3);
        let steps = 20_000;
        let density = |i: i32| maths::exp(kernel.log_proposed(&at((f64::from(i) + 0.5) / f64::from(steps), 0.0)));
        let sum: f64 = (0..steps).map(density).sum::<f64>() / f64::from(steps);
        assert!((sum - 1.0).abs() < 1e-6, "{sum}");
    }
}
