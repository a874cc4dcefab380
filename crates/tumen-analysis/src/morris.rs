//! Screening by elementary effects (Morris 1991, Technometrics 33:161-174; Campolongo, Cariboni and Saltelli
//! 2007, Environmental Modelling and Software 22:1509-1518): which of many inputs matter at all, for few runs.
//!
//! Points lie in the unit cube on a grid of `p` levels 0, 1/(p-1), ..., 1. A trajectory starts at a point of the
//! grid and changes one input after the other, in an order of its own, by p/(2(p-1)) up or down; so it has one
//! point more than there are inputs and gives one elementary effect of each: the change of the output over
//! the change of the input. Over the trajectories mu is the mean of the effects, mu* the mean of their
//! absolute values, sigma their standard deviation: mu* says how much an input matters, sigma how much that
//! depends on the others.
//!
//! Where outputs depend on chance, the runs of one trajectory should share their draws (trajectory `t` as
//! number of the history): an effect is then what the input does, and not what the dice did.

use crate::bootstrap;
use crate::interval::Estimate;
use crate::outputs::{self, OutputsError};
use crate::stream;
use tumen_base::Draws;

/// A design or its outputs that cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum MorrisError {
    /// No inputs.
    #[error("a screening needs at least one input")]
    NoInputs,
    /// Fewer than two trajectories.
    #[error("{0} trajectories cannot say how effects differ; at least 2 are needed, 10 to 50 are usual")]
    TooFewTrajectories(usize),
    /// Levels odd or fewer than two.
    #[error("{0} levels: the number of levels must be even and not below 2; 4 is usual")]
    Levels(usize),
    /// The points are no whole trajectories.
    #[error("{points} points are no whole trajectories of {each} points each")]
    NotWhole {
        /// Points in the design.
        points: usize,
        /// Points that a trajectory of so many inputs has.
        each: usize,
    },
    /// Two points that follow each other do not differ in exactly one input, each input once.
    #[error(
        "point {0} of the design does not change one input that its trajectory has not changed yet (points count from 0)"
    )]
    NotOneAtATime(usize),
    /// Outputs that do not fit the design.
    #[error(transparent)]
    Outputs(#[from] OutputsError),
}

/// What one input does to one output. Units: those of the output, for the whole range of the input.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Effect {
    /// Mean of the elementary effects. Near 0 beside a large `mu_star`, the effect turns its sign.
    pub mu: f64,
    /// Mean of their absolute values, with its 95% interval from resampled trajectories.
    pub mu_star: Estimate,
    /// Standard deviation of the effects (n - 1).
    pub sigma: f64,
}

/// The points to run, in order: `trajectories` times one point more than `inputs`, each with a number
/// between 0 and 1 for each input, both included.
///
/// # Errors
/// No inputs, fewer than two trajectories, or levels that are odd or none.
pub fn design(inputs: usize, trajectories: usize, levels: usize, seed: u64) -> Result<Vec<Vec<f64>>, MorrisError> {
    if inputs == 0 {
        return Err(MorrisError::NoInputs);
    }
    if trajectories < 2 {
        return Err(MorrisError::TooFewTrajectories(trajectories));
    }
    if levels < 2 || !levels.is_multiple_of(2) {
        return Err(MorrisError::Levels(levels));
    }
    Ok((0..trajectories).flat_map(|t| trajectory(inputs, levels, &Draws::new(seed, t as u64))).collect())
}

/// One trajectory. Each input has a draw of its own: its two levels, where it starts, when its turn comes.
fn trajectory(inputs: usize, levels: usize, draws: &Draws) -> Vec<Vec<f64>> {
    let (half, last) = (levels / 2, (levels - 1) as f64);
    let mut point = Vec::with_capacity(inputs);
    let mut turns = Vec::with_capacity(inputs);
    for input in 0..inputs {
        let mut draw = draws.at(stream::TRAJECTORY, input as u32, 0);
        let low = ((draw.uniform() * half as f64) as usize).min(half - 1);
        let (low, high) = (low as f64 / last, (low + half) as f64 / last);
        let (from, to) = if draw.chance(0.5) { (low, high) } else { (high, low) };
        point.push(from);
        turns.push((draw.uniform(), input, to));
    }
    turns.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut points = vec![point.clone()];
    for (_, input, to) in turns {
        point[input] = to;
        points.push(point.clone());
    }
    points
}

/// The effects of each input on each output: first by output, then by input. `outputs` has a row for each
/// point of the design, in its order. Any design of trajectories will do, not only one of [`design`].
///
/// # Errors
/// The design is not one of whole trajectories that change each input once, rows of outputs are missing or of
/// different length, or an output is not a number.
pub fn effects(
    design: &[Vec<f64>],
    outputs: &[Vec<f64>],
    resamples: u64,
    seed: u64,
) -> Result<Vec<Vec<Effect>>, MorrisError> {
    let inputs = design.first().map_or(0, Vec::len);
    if inputs == 0 {
        return Err(MorrisError::NoInputs);
    }
    let each = inputs + 1;
    if !design.len().is_multiple_of(each) {
        return Err(MorrisError::NotWhole { points: design.len(), each });
    }
    let trajectories = design.len() / each;
    if trajectories < 2 {
        return Err(MorrisError::TooFewTrajectories(trajectories));
    }
    let width = outputs::width(design.len(), outputs)?;
    // Effects by output, then input, then trajectory.
    let mut elementary = vec![vec![vec![0.0; trajectories]; inputs]; width];
    for t in 0..trajectories {
        let mut changed = vec![false; inputs];
        for at in t * each + 1..(t + 1) * each {
            let (input, step) = change(&design[at - 1], &design[at]).ok_or(MorrisError::NotOneAtATime(at))?;
            if std::mem::replace(&mut changed[input], true) {
                return Err(MorrisError::NotOneAtATime(at));
            }
            for (output, effects) in elementary.iter_mut().enumerate() {
                effects[input][t] = (outputs[at][output] - outputs[at - 1][output]) / step;
            }
        }
    }
    Ok(elementary.iter().map(|effects| summaries(effects, trajectories, resamples, seed)).collect())
}

/// The only input that differs between two points, and by how much.
fn change(before: &[f64], after: &[f64]) -> Option<(usize, f64)> {
    let mut changes = before.iter().zip(after).enumerate().filter(|(_, (a, b))| a != b);
    let (input, (a, b)) = changes.next()?;
    (changes.next().is_none() && before.len() == after.len()).then_some((input, b - a))
}

/// The figures of one output from its elementary effects by input and trajectory.
fn summaries(elementary: &[Vec<f64>], trajectories: usize, resamples: u64, seed: u64) -> Vec<Effect> {
    let mean_sizes = |counts: &[u32]| {
        let weighted = |effects: &Vec<f64>| effects.iter().zip(counts).map(|(e, n)| e.abs() * f64::from(*n)).sum();
        elementary.iter().map(weighted).map(|sum: f64| sum / trajectories as f64).collect()
    };
    let mu_star = bootstrap::intervals(trajectories, resamples, seed, mean_sizes);
    let effect = |(effects, mu_star): (&Vec<f64>, Estimate)| {
        let n = trajectories as f64;
        let mu = effects.iter().sum::<f64>() / n;
        let squares: f64 = effects.iter().map(|e| (e - mu) * (e - mu)).sum();
        Effect { mu, mu_star, sigma: (squares / (n - 1.0)).sqrt() }
    };
    elementary.iter().zip(mu_star).map(effect).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn run(design: &[Vec<f64>], model: impl Fn(&[f64]) -> Vec<f64>) -> Vec<Vec<Effect>> {
        let outputs: Vec<Vec<f64>> = design.iter().map(|x| model(x)).collect();
        effects(design, &outputs, 200, 1).expect("the design is whole")
    }

    #[test]
    fn effects_of_a_known_function() {
        // A line has one effect everywhere; a product with a fair sign has effects that cancel.
        let points = design(3, 40, 4, 7).unwrap();
        let found = run(&points, |x| vec![3.0 * x[0] - 2.0 * x[1], (x[0] - 0.5) * (x[2] - 0.5)]);
        let [first, second, third] = &found[0][..] else { panic!("three inputs") };
        assert!((first.mu - 3.0).abs() < 1e-12 && first.sigma < 1e-12 && (first.mu_star.value - 3.0).abs() < 1e-12);
        assert!((second.mu + 2.0).abs() < 1e-12 && (second.mu_star.value - 2.0).abs() < 1e-12);
        assert_eq!((third.mu, third.mu_star.value, third.sigma), (0.0, 0.0, 0.0));
        // |x - 0.5| is 1/6 or 1/2 with equal chance on four levels.
        let product = &found[1][0];
        assert!((product.mu_star.value - 1.0 / 3.0).abs() < 0.1 && product.mu.abs() < 0.15, "{product:?}");
        assert!(product.mu_star.low < product.mu_star.value && product.mu_star.value < product.mu_star.high);
        assert_eq!(found[1][1].mu_star.value, 0.0);
    }

    #[test]
    fn what_cannot_be_a_design_is_refused() {
        assert_eq!(design(0, 5, 4, 1), Err(MorrisError::NoInputs));
        assert_eq!(design(2, 1, 4, 1), Err(MorrisError::TooFewTrajectories(1)));
        assert_eq!(design(2, 5, 5, 1), Err(MorrisError::Levels(5)));
        let points = design(2, 3, 4, 1).unwrap();
        let good = vec![vec![0.0]; 9];
        assert_eq!(effects(&points[..8], &good, 10, 1), Err(MorrisError::NotWhole { points: 8, each: 3 }));
        let short = OutputsError::Rows { runs: 9, rows: 8 };
        assert_eq!(effects(&points, &good[..8], 10, 1), Err(MorrisError::Outputs(short)));
        let mut broken = points;
        broken[2] = broken[0].clone();
        assert_eq!(effects(&broken, &good, 10, 1), Err(MorrisError::NotOneAtATime(2)));
    }

    proptest! {
        #[test]
        fn every_trajectory_changes_each_input_once_by_the_same_step(
            inputs in 1usize..12, half in 1usize..5, seed: u64,
        ) {
            let levels = 2 * half;
            let points = design(inputs, 3, levels, seed).unwrap();
            prop_assert_eq!(points.len(), 3 * (inputs + 1));
            let step = half as f64 / (levels - 1) as f64;
            for trajectory in points.chunks(inputs + 1) {
                let mut seen = vec![0; inputs];
                for pair in trajectory.windows(2) {
                    let (input, by) = change(&pair[0], &pair[1]).expect("one input changes");
                    seen[input] += 1;
                    prop_assert!((by.abs() - step).abs() < 1e-12);
                }
                prop_assert!(seen.iter().all(|n| *n == 1));
                prop_assert!(trajectory.iter().flatten().all(|x| (0.0..=1.0).contains(x)));
            }
        }

        #[test]
        fn the_size_of_effects_is_never_below_their_mean(seed: u64) {
            let points = design(4, 6, 6, seed).unwrap();
            for effect in run(&points, |x| vec![x[0] * x[1] - x[2] * x[2] + x[3]]).concat() {
                prop_assert!(effect.mu_star.value >= effect.mu.abs() - 1e-12 && effect.sigma >= 0.0);
            }
        }
    }
}
