//! What a calibration is about, and how much it may take.

use super::{Spread, Target};
use serde::{Deserialize, Serialize};
use tumen_base::Prior;

/// A problem, setting or simulation that cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SmcError {
    /// Nothing to find out, or nothing to hold it against.
    #[error("a calibration needs at least one input and one target; there are {inputs} and {targets}")]
    Empty {
        /// Inputs.
        inputs: usize,
        /// Targets.
        targets: usize,
    },
    /// A prior that makes no sense.
    #[error("the prior of input {input} cannot be used (inputs count from 0): {problem}")]
    Prior {
        /// Input.
        input: usize,
        /// What is wrong with it.
        problem: String,
    },
    /// A target that makes no sense.
    #[error(
        "target {target} (they count from 0) runs from {low} to {high}, and what is missing counts as {missing}; \
         all three must be finite and in order"
    )]
    Target {
        /// Target.
        target: usize,
        /// Its lower end.
        low: f64,
        /// Its upper end.
        high: f64,
        /// What a missing summary counts as.
        missing: f64,
    },
    /// A setting out of its range.
    #[error("{setting} is {value}; it must be {expected}")]
    Setting {
        /// Name of the setting.
        setting: &'static str,
        /// Its value.
        value: f64,
        /// What it may be.
        expected: &'static str,
    },
    /// A simulation that does not answer every target.
    #[error("simulation {number} gave {found} summaries for {expected} targets")]
    Summaries {
        /// Number of the draws.
        number: u64,
        /// Summaries.
        found: usize,
        /// Targets.
        expected: usize,
    },
}

/// Inputs that are not known, and targets that were observed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// One for each input. Rival accounts (`Prior::Any`) are told apart, at every depth.
    pub priors: Vec<Prior>,
    /// One for each summary of a simulation.
    pub targets: Vec<Target>,
}

impl Problem {
    pub(super) fn check(&self) -> Result<(), SmcError> {
        if self.priors.is_empty() || self.targets.is_empty() {
            return Err(SmcError::Empty { inputs: self.priors.len(), targets: self.targets.len() });
        }
        for (input, prior) in self.priors.iter().enumerate() {
            prior.check().map_err(|problem| SmcError::Prior { input, problem })?;
        }
        for (target, Target { low, high, missing }) in self.targets.iter().enumerate() {
            if !(low.is_finite() && high.is_finite() && missing.is_finite() && low <= high) {
                return Err(SmcError::Target { target, low: *low, high: *high, missing: *missing });
            }
        }
        Ok(())
    }

    /// The summaries of a simulation with what is missing filled in.
    pub(super) fn summaries(&self, mut summaries: Vec<f64>, number: u64) -> Result<Vec<f64>, SmcError> {
        if summaries.len() != self.targets.len() {
            return Err(SmcError::Summaries { number, found: summaries.len(), expected: self.targets.len() });
        }
        for (summary, target) in summaries.iter_mut().zip(&self.targets) {
            if !summary.is_finite() {
                *summary = target.missing;
            }
        }
        Ok(summaries)
    }
}

/// How a calibration goes about it, and when it ends.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// Particles of each generation.
    pub population: usize,
    /// Seed of the proposals.
    pub seed: u64,
    /// Proposals that are simulated together. Changes nothing but how often a step ends.
    pub batch: usize,
    /// The bound of a generation is this quantile of the distances of the one before.
    pub quantile: f64,
    /// What the scale of a summary is.
    pub spread: Spread,
    /// Chance that a proposal goes over from one rival account to another.
    pub switch: f64,
    /// Ends when a generation has kept to this bound. Distances have no unit: about how many deviations of
    /// simulations lie between a simulation and the targets.
    pub bound: f64,
    /// Ends after so many generations.
    pub generations: usize,
    /// Ends when a generation would accept a smaller share of its proposals than this.
    pub acceptance: f64,
    /// Ends after so many simulations.
    pub simulations: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            population: 1000,
            seed: 1,
            batch: 256,
            quantile: 0.5,
            spread: Spread::Median,
            switch: 0.3,
            bound: 0.0,
            generations: 20,
            acceptance: 0.005,
            simulations: 1_000_000,
        }
    }
}

impl Settings {
    pub(super) fn check(&self) -> Result<(), SmcError> {
        let bad = |setting, value, expected| Err(SmcError::Setting { setting, value, expected });
        if self.population < 2 {
            return bad("the population", self.population as f64, "at least 2; 1000 is usual");
        }
        if self.batch == 0 {
            return bad("the batch", 0.0, "at least 1");
        }
        if self.generations == 0 {
            return bad("the number of generations", 0.0, "at least 1");
        }
        if !(self.quantile > 0.0 && self.quantile < 1.0) {
            return bad("the quantile of the bound", self.quantile, "between 0 and 1, both excluded; 0.5 is usual");
        }
        if !(self.switch > 0.0 && self.switch < 1.0) {
            return bad(
                "the chance of switching accounts",
                self.switch,
                "between 0 and 1, both excluded; 0.3 is usual",
            );
        }
        if !(0.0..=1.0).contains(&self.acceptance) {
            return bad("the least acceptance", self.acceptance, "between 0 and 1");
        }
        // A bound below nothing is one that is never reached; not a number is a mistake.
        if self.bound.is_nan() {
            return bad("the bound", self.bound, "a number");
        }
        Ok(())
    }

    /// Proposals of a generation whose summaries are kept, so that memory does not grow with what is refused.
    pub(super) fn remembered(&self) -> usize {
        self.population.saturating_mul(4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem() -> Problem {
        Problem {
            priors: vec![Prior::Uniform { low: 0.0, high: 1.0 }],
            targets: vec![Target { low: 0.0, high: 1.0, missing: 5.0 }],
        }
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        assert_eq!(problem().check(), Ok(()));
        let none = Problem { targets: vec![], ..problem() };
        assert_eq!(none.check(), Err(SmcError::Empty { inputs: 1, targets: 0 }));
        let turned = Problem { priors: vec![Prior::Uniform { low: 2.0, high: 1.0 }], ..problem() };
        assert!(matches!(turned.check(), Err(SmcError::Prior { input: 0, .. })));
        for target in [Target { low: 2.0, high: 1.0, missing: 0.0 }, Target { low: 0.0, high: 1.0, missing: f64::NAN }]
        {
            let bad = Problem { targets: vec![target], ..problem() };
            assert!(matches!(bad.check(), Err(SmcError::Target { target: 0, .. })));
        }
    }

    #[test]
    fn settings_have_ranges() {
        let usual = Settings::default();
        assert_eq!(usual.check(), Ok(()));
        for bad in [
            Settings { population: 1, ..usual.clone() },
            Settings { batch: 0, ..usual.clone() },
            Settings { generations: 0, ..usual.clone() },
            Settings { quantile: 1.0, ..usual.clone() },
            Settings { switch: 0.0, ..usual.clone() },
            Settings { acceptance: 1.5, ..usual.clone() },
            Settings { bound: f64::NAN, ..usual.clone() },
        ] {
            assert!(matches!(bad.check(), Err(SmcError::Setting { .. })), "{bad:?}");
        }
    }

    #[test]
    fn what_is_missing_counts_as_the_target_says() {
        assert_eq!(problem().summaries(vec![f64::NAN], 1), Ok(vec![5.0]));
        let expected = SmcError::Summaries { number: 7, found: 2, expected: 1 };
        assert_eq!(problem().summaries(vec![1.0, 2.0], 7), Err(expected));
    }
}
