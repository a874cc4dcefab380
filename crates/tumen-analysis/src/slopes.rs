//! Slopes: what each of very many inputs does to an output, when all of them are moved at once.
//!
//! Each run takes a point of the unit cube at random, all coordinates by themselves. The slope of an output on one
//! coordinate over all runs (least squares) is what the output gains on average when this input goes from the
//! lowest to the highest of its range. Since inputs are independent, the slopes of single inputs are those of all
//! together; what the others do is noise, which falls with the root of the number of runs. The square of the
//! correlation is the share of the variance that the input explains by a straight line: a lower bound of its first
//! order index (Saltelli and others 2008, Global Sensitivity Analysis: The Primer, section 1.2.5).
//!
//! Every run serves every input. Designs that move one input at a time need as many runs as there are inputs
//! for a single effect of each, and where chance decides much, they need many effects. What slopes cannot see is an
//! influence that goes up and down again.

use crate::interval::Estimate;
use crate::outputs::{self, OutputsError};
use crate::stream;
use rayon::prelude::*;
use tumen_base::{Draws, maths};

/// Two-sided 95% point of the standard normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// What one input does to one output.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Slope {
    /// What the output gains over the whole range of the input, in its unit, with its 95% interval by the normal
    /// approximation.
    pub slope: Estimate,
    /// Share of the variance of the output that this explains.
    pub explained: f64,
    /// Slope over its standard error; 0 of an output that does not vary.
    pub errors: f64,
}

impl Slope {
    /// How many of so many inputs that do nothing would have a slope as clear as this.
    #[must_use]
    pub fn false_alarms(&self, inputs: usize) -> f64 {
        2.0 * maths::normal_cdf(-self.errors.abs()) * inputs as f64
    }
}

/// The coordinate of one input in one run: between 0 and 1, drawn evenly.
#[must_use]
pub fn coordinate(seed: u64, run: u64, input: usize) -> f64 {
    Draws::new(seed, run).at(stream::POINT, input as u32, 0).uniform()
}

/// The slope of each input on each output: first by output, then by input. `outputs` has a row for each run, at the
/// coordinates that [`coordinate`] gives under the seed.
///
/// # Errors
/// Rows of different length, or an output that is not a number.
pub fn slopes(inputs: usize, outputs: &[Vec<f64>], seed: u64) -> Result<Vec<Vec<Slope>>, OutputsError> {
    let width = outputs::width(outputs.len(), outputs)?;
    let n = outputs.len() as f64;
    let means: Vec<f64> = (0..width).map(|at| outputs.iter().map(|row| row[at]).sum::<f64>() / n).collect();
    let squares: Vec<f64> =
        (0..width).map(|at| outputs.iter().map(|row| (row[at] - means[at]) * (row[at] - means[at])).sum()).collect();
    let of_input = |input: usize| -> Vec<Slope> {
        let points: Vec<f64> = (0..outputs.len()).map(|run| coordinate(seed, run as u64, input)).collect();
        let mean = points.iter().sum::<f64>() / n;
        let spread: f64 = points.iter().map(|u| (u - mean) * (u - mean)).sum();
        let one = |at: usize| {
            let both: f64 = points.iter().zip(outputs).map(|(u, row)| (u - mean) * (row[at] - means[at])).sum();
            slope(both, spread, squares[at], n)
        };
        (0..width).map(one).collect()
    };
    let by_input: Vec<Vec<Slope>> = (0..inputs).into_par_iter().map(of_input).collect();
    Ok((0..width).map(|at| by_input.iter().map(|slopes| slopes[at]).collect()).collect())
}

fn slope(both: f64, spread: f64, square: f64, n: f64) -> Slope {
    if spread <= 0.0 || square <= 0.0 || n < 3.0 {
        return Slope { slope: Estimate { value: 0.0, low: 0.0, high: 0.0 }, explained: 0.0, errors: 0.0 };
    }
    let value = both / spread;
    let explained = (both * both / (spread * square)).min(1.0);
    let error = (square * (1.0 - explained) / (n - 2.0) / spread).sqrt();
    let slope = Estimate { value, low: value - Z * error, high: value + Z * error };
    // A line without any noise is as clear as can be.
    let errors = if error > 0.0 { value / error } else { value.signum() * f64::MAX };
    Slope { slope, explained, errors }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outputs(runs: u64, model: impl Fn(&dyn Fn(usize) -> f64, f64) -> Vec<f64>) -> Vec<Vec<f64>> {
        let one = |run| model(&|input| coordinate(5, run, input), Draws::new(9, run).at(1, 0, 0).normal());
        (0..runs).map(one).collect()
    }

    #[test]
    fn slopes_of_a_known_function_are_found_beside_noise() {
        let found = outputs(4000, |u, noise| vec![3.0 * u(0) - 2.0 * u(1) + noise, f64::from(u(2) < 0.25), 7.0]);
        let found = slopes(400, &found, 5).expect("whole");
        for (input, truth) in [(0, 3.0), (1, -2.0)] {
            let Estimate { value, low, high } = found[0][input].slope;
            assert!((value - truth).abs() < 0.3 && low < value && value < high, "{value}");
            // Variances 9/12, 4/12 and 1 of noise.
            assert!((found[0][input].explained - truth * truth / 25.0).abs() < 0.05);
            assert!(found[0][input].false_alarms(400) < 1e-6);
        }
        // The covariance of u and u < 1/4 is -3/32, over 1/12.
        assert!((found[1][2].slope.value + 9.0 / 8.0).abs() < 0.06, "{:?}", found[1][2]);
        assert!(found[2].iter().all(|s| s.errors == 0.0 && s.slope.value == 0.0));
        // Of 400 inputs of which two count, about one more is expected to seem clear.
        let clear = found[0].iter().filter(|s| s.false_alarms(400) < 1.0).count();
        assert!((2..8).contains(&clear), "{clear}");
    }

    #[test]
    fn intervals_hold_the_slope_about_as_often_as_they_say() {
        let found = outputs(300, |_, noise| vec![noise]);
        let found = &slopes(1000, &found, 5).expect("whole")[0];
        let held = found.iter().filter(|s| s.slope.low <= 0.0 && 0.0 <= s.slope.high).count();
        assert!((925..=972).contains(&held), "{held} of 1000");
    }

    #[test]
    fn a_line_without_noise_is_clear() {
        let found = outputs(50, |u, _| vec![2.0 * u(0)]);
        let found = slopes(1, &found, 5).expect("whole")[0][0];
        assert!((found.slope.value - 2.0).abs() < 1e-9 && found.false_alarms(1) < 1e-9, "{found:?}");
    }
}
