//! Calibration by approximate Bayesian computation with sequential Monte Carlo (Toni and others 2009, Journal of
//! the Royal Society Interface 6:187-202; Beaumont and others 2009, Biometrika 96:983-990): which inputs let the
//! simulation come near to what was observed.
//!
//! The first generation is drawn from the priors. Each later one perturbs particles of the one before, simulates,
//! and keeps what comes at least as near to the targets as a bound that falls from generation to
//! generation. What is kept is weighted by its prior over the chance that it was proposed. What is near is said
//! in [`Target`], how summaries are weighed against each other in [`distance`], how particles are perturbed in
//! [`kernel`], and what the last population says in [`Posterior`].
//!
//! Proposals have numbers. Each is a pure function of seed and number, batches of them run on any number of
//! threads, and they are accepted in the order of their numbers: the result depends neither on threads nor on
//! how large the batches are. Between two steps the whole [`Calibration`] can be written down and read again,
//! with a format that keeps every bit of a number (postcard does; JSON as a rule does not).
//!
//! The posterior is approximate: it is that of an observation within the last bound, not at it, so it is wider
//! than the exact one. Shares and quantiles besides have the noise of their particles.

pub mod distance;
pub mod kernel;
pub mod posterior;
pub mod problem;

pub use distance::{Spread, Target};
pub use kernel::Particle;
pub use posterior::Posterior;
pub use problem::{Problem, Settings, SmcError};

use kernel::Kernel;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// Why a calibration has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stop {
    /// The last generation keeps to the bound that was asked for.
    Near,
    /// As many generations as were asked for.
    Generations,
    /// Fewer proposals were accepted than is worth it. The generation that was begun is given up.
    Acceptance,
    /// The simulations are used up. The generation that was begun is given up.
    Budget,
}

/// What one complete generation took.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Generation {
    /// Largest distance that was accepted: infinite in the first.
    pub bound: f64,
    /// Share of its proposals that were accepted.
    pub acceptance: f64,
    /// Effective number of its particles, see [`Posterior::effective`].
    pub effective: f64,
}

/// How far a calibration has come.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Progress {
    /// Complete generations.
    pub generations: usize,
    /// Largest distance that is accepted now.
    pub bound: f64,
    /// Particles accepted in this generation.
    pub accepted: usize,
    /// Particles that a generation needs.
    pub population: usize,
    /// Proposals made in this generation.
    pub proposals: u64,
    /// Share of them that were accepted; 0 before the first.
    pub acceptance: f64,
    /// Simulations since the beginning, those of proposals past the last that was needed included.
    pub simulations: u64,
    /// Effective number of particles of the last complete generation.
    pub effective: Option<f64>,
}

/// A calibration under way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    problem: Problem,
    settings: Settings,
    /// The last complete generation; empty before the first.
    population: Vec<Particle>,
    history: Vec<Generation>,
    simulations: u64,
    stop: Option<Stop>,
    /// Number of the first proposal of this generation.
    first: u64,
    bound: f64,
    scales: Vec<f64>,
    proposals: u64,
    accepted: Vec<Particle>,
    /// Summaries of the first proposals of this generation, accepted or not, for the scales of the next.
    seen: Vec<Vec<f64>>,
}

impl Calibration {
    /// A calibration that has not begun.
    ///
    /// # Errors
    /// A prior, target or setting that makes no sense.
    pub fn new(problem: Problem, settings: Settings) -> Result<Self, SmcError> {
        problem.check()?;
        settings.check()?;
        let scales = vec![0.0; problem.targets.len()];
        Ok(Self {
            problem,
            settings,
            population: vec![],
            history: vec![],
            simulations: 0,
            stop: None,
            first: 0,
            bound: f64::INFINITY,
            scales,
            proposals: 0,
            accepted: vec![],
            seen: vec![],
        })
    }

    /// Simulates until there is a reason to stop. `watch` is told after every batch.
    ///
    /// # Errors
    /// A simulation gives another number of summaries than there are targets.
    pub fn run(
        &mut self,
        simulate: impl Fn(&[f64], u64) -> Vec<f64> + Sync,
        mut watch: impl FnMut(&Progress),
    ) -> Result<Stop, SmcError> {
        loop {
            if let Some(stop) = self.step(&simulate)? {
                return Ok(stop);
            }
            watch(&self.progress());
        }
    }

    /// Simulates one batch of proposals, or says why there is nothing more to do.
    ///
    /// `simulate` gets the inputs and the number of the draws to use, other ones for each proposal, and gives one
    /// summary for each target; what is not a finite number is missing. It must be a pure function of the two.
    ///
    /// # Errors
    /// A simulation gives another number of summaries than there are targets. Nothing of the batch is kept then.
    pub fn step(&mut self, simulate: impl Fn(&[f64], u64) -> Vec<f64> + Sync) -> Result<Option<Stop>, SmcError> {
        self.stop = self.stop.or_else(|| self.reason_to_stop());
        if self.stop.is_some() {
            return Ok(self.stop);
        }
        let size = self.batch();
        let kernel = Kernel::new(&self.problem.priors, &self.population, self.settings.switch);
        let (seed, generation) = (self.settings.seed, self.history.len() as u64);
        let batch: Result<Vec<Particle>, SmcError> = (self.first + self.proposals..)
            .take(size)
            .collect::<Vec<u64>>()
            .into_par_iter()
            .map(|number| {
                let mut particle = kernel.propose(seed, generation, number);
                particle.summaries = self.problem.summaries(simulate(&particle.values, number), number)?;
                particle.distance = distance::between(&self.problem.targets, &self.scales, &particle.summaries);
                Ok(particle)
            })
            .collect();
        let batch = batch?;
        self.simulations += size as u64;
        for particle in batch {
            self.proposals += 1;
            if self.seen.len() < self.settings.remembered() {
                self.seen.push(particle.summaries.clone());
            }
            if particle.distance <= self.bound {
                self.accepted.push(particle);
            }
            if self.accepted.len() == self.settings.population {
                break;
            }
        }
        if self.accepted.len() == self.settings.population {
            kernel.weigh(&mut self.accepted);
            self.close();
        }
        Ok(None)
    }

    fn reason_to_stop(&self) -> Option<Stop> {
        let s = &self.settings;
        if self.history.last().is_some_and(|last| last.bound <= s.bound) {
            Some(Stop::Near)
        } else if self.history.len() >= s.generations {
            Some(Stop::Generations)
        } else if self.simulations >= s.simulations {
            Some(Stop::Budget)
        } else if self.proposals as f64 * s.acceptance >= s.population as f64 {
            Some(Stop::Acceptance)
        } else {
            None
        }
    }

    /// Proposals of the next batch: none past the budget, and of the first generation, in which all are accepted,
    /// none past the last that is needed.
    fn batch(&self) -> usize {
        let left = usize::try_from(self.settings.simulations - self.simulations).unwrap_or(usize::MAX);
        let needed = if self.history.is_empty() { self.settings.population - self.accepted.len() } else { usize::MAX };
        self.settings.batch.min(left).min(needed)
    }

    /// Makes the particles, which have their weights, the population, and sets scales and bound of the next
    /// generation: the bound is a quantile of the distances of this one, under the new scales.
    fn close(&mut self) {
        let mut population = std::mem::take(&mut self.accepted);
        let acceptance = self.settings.population as f64 / self.proposals as f64;
        let effective = posterior::kish(&population);
        self.history.push(Generation { bound: self.bound, acceptance, effective });
        self.scales = distance::scales(&self.problem.targets, &self.seen, self.settings.spread);
        for particle in &mut population {
            particle.distance = distance::between(&self.problem.targets, &self.scales, &particle.summaries);
        }
        let distances: Vec<(f64, f64)> = population.iter().map(|p| (p.distance, p.weight)).collect();
        self.bound = posterior::weighted_quantile(distances, self.settings.quantile).unwrap_or(self.bound);
        self.population = population;
        self.first += self.proposals;
        self.proposals = 0;
        self.seen.clear();
    }

    /// What it is about.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// How it goes about it.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Why it has ended, if it has.
    #[must_use]
    pub fn stopped(&self) -> Option<Stop> {
        self.stop
    }

    /// How far it has come.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let acceptance = if self.proposals == 0 { 0.0 } else { self.accepted.len() as f64 / self.proposals as f64 };
        Progress {
            generations: self.history.len(),
            bound: self.bound,
            accepted: self.accepted.len(),
            population: self.settings.population,
            proposals: self.proposals,
            acceptance,
            simulations: self.simulations,
            effective: self.history.last().map(|last| last.effective),
        }
    }

    /// The complete generations, in order.
    #[must_use]
    pub fn history(&self) -> &[Generation] {
        &self.history
    }

    /// What the last complete generation says; of the first alone that is the prior. `None` before it.
    #[must_use]
    pub fn posterior(&self) -> Option<Posterior> {
        Posterior::new(&self.problem.priors, self.population.clone())
    }
}
