//! Variance-based sensitivity (Sobol' 1993): what share of the variance of an output each input explains
//! alone (first order), and with all its interactions (total).
//!
//! The scheme is that of Saltelli and others 2010 (Computer Physics Communications 181:259-270). Of each row of
//! the base there are a point A, a point B, and for each input the point AB that is A with this input taken
//! from B. With f0 the mean and V the variance of the outputs at A and B:
//!
//! | index | estimator | from |
//! |---|---|---|
//! | first | mean of f(B) (f(AB) - f(A)), over V | Saltelli and others 2010, table 2 (b) |
//! | total | half the mean of (f(A) - f(AB))^2, over V | Jansen 1999, Computer Physics Communications 117:35-43 |
//! | second | mean of f(BA) f(AB') - f(A) f(B), over V, less both first | Saltelli 2002, the same 145:280-297 |
//!
//! All outputs are taken less their mean first, which makes the estimates less noisy (Sobol' and others 2007).
//!
//! The points are a Sobol' sequence (direction numbers of Joe and Kuo 2008) with Owen's scrambling in the form
//! of Burley 2020; A takes the first dimensions and B the next.
//!
//! **Chance.** Where an output depends on chance, chance is one more input: A comes with the draws of one
//! history and B with those of another, and an AB keeps the draws of its A. Indices of the other inputs are then
//! right, and with [`Plan::with_chance`] chance has indices too: its first order is what dice alone decide, its
//! total all that they have a part in. Without, what chance does is the part that no input explains. An output
//! may be 0 or 1 for what happened or not.

use crate::bootstrap;
use crate::interval::Estimate;
use crate::outputs;

mod plan;

pub use plan::{LONGEST_BASE, Plan, Run, SobolError, plan};

/// What one input does to one output, as shares of the variance. Estimates may lie a little below 0 or
/// above 1; so may the ends of their 95% intervals, which come from resampled rows.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Index {
    /// Explained by the input alone.
    pub first: Estimate,
    /// Explained by the input and all interactions in which it has a part.
    pub total: Estimate,
}

/// What two inputs do together beyond what each does alone.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Pair {
    /// The inputs, by place, the lower first.
    pub inputs: [usize; 2],
    /// Share of the variance.
    pub second: Estimate,
}

/// What moves one output.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Indices {
    /// Mean of the output over A and B.
    pub mean: f64,
    /// Its variance over A and B, in the square of its unit.
    pub variance: f64,
    /// One for each input, in order.
    pub inputs: Vec<Index>,
    /// Chance as an input, if the plan asks for it.
    pub chance: Option<Index>,
    /// Every pair of inputs, if the plan asks for it.
    pub pairs: Vec<Pair>,
}

/// The indices of each output: `outputs` has a row for each run of the plan, in its order. `None` for an output
/// that is the same at every A and B: it has no variance to explain. Intervals come from so many
/// resamples of the base.
///
/// # Errors
/// Rows are missing or of different length, or an output is not a number.
pub fn indices(
    plan: &Plan,
    outputs: &[Vec<f64>],
    resamples: u64,
    seed: u64,
) -> Result<Vec<Option<Indices>>, SobolError> {
    let width = outputs::width(plan.runs(), outputs)?;
    let of_output = |output| {
        let values: Vec<f64> = outputs.iter().map(|row| row[output]).collect();
        Columns::new(plan, &values).indices(plan, resamples, seed)
    };
    Ok((0..width).map(of_output).collect())
}

/// One output by row of the base, less its mean.
struct Columns {
    mean: f64,
    a: Vec<f64>,
    b: Vec<f64>,
    /// By input, then chance if it is asked for.
    ab: Vec<Vec<f64>>,
    ba: Vec<Vec<f64>>,
}

impl Columns {
    fn new(plan: &Plan, values: &[f64]) -> Self {
        let (k, step) = (plan.inputs, plan.step());
        // Without the runs that ask what chance does, so that to ask changes none of the other figures.
        let chance = plan.chance.then_some(step - 2);
        let counted = || values.iter().enumerate().filter(|(at, _)| Some(at % step) != chance).map(|(_, y)| y);
        let all = counted().sum::<f64>() / counted().count() as f64;
        let column = |at: usize| -> Vec<f64> { values.iter().skip(at).step_by(step).map(|y| y - all).collect() };
        let (a, b) = (column(0), column(step - 1));
        let ab = (1..=k).chain(chance).map(column).collect();
        let ba = if plan.pairs { (k + 1..=2 * k).map(column).collect() } else { vec![] };
        let mean = all + a.iter().chain(&b).sum::<f64>() / (2 * plan.base) as f64;
        Self { mean, a, b, ab, ba }
    }

    fn indices(&self, plan: &Plan, resamples: u64, seed: u64) -> Option<Indices> {
        let variance = self.variance(&vec![1; plan.base]);
        if self.a.iter().chain(&self.b).all(|y| *y == self.a[0]) {
            return None;
        }
        let found = bootstrap::intervals(plan.base, resamples, seed, |counts| self.figures(counts));
        let of_inputs: Vec<Index> =
            found.chunks(2).take(self.ab.len()).map(|pair| Index { first: pair[0], total: pair[1] }).collect();
        let couples = couples(self.ba.len()).zip(&found[2 * self.ab.len()..]);
        Some(Indices {
            mean: self.mean,
            variance,
            inputs: of_inputs[..plan.inputs].to_vec(),
            chance: of_inputs.get(plan.inputs).copied(),
            pairs: couples.map(|(inputs, second)| Pair { inputs, second: *second }).collect(),
        })
    }

    /// First and total of each input in turn, then the second order of each pair.
    fn figures(&self, counts: &[u32]) -> Vec<f64> {
        let (a, b, variance) = (&self.a, &self.b, self.variance(counts));
        let mut figures = Vec::with_capacity(2 * self.ab.len());
        for ab in &self.ab {
            figures.push(mean(counts, |row| b[row] * (ab[row] - a[row])) / variance);
            figures.push(0.5 * mean(counts, |row| (a[row] - ab[row]) * (a[row] - ab[row])) / variance);
        }
        for [one, other] in couples(self.ba.len()) {
            let (ba, ab) = (&self.ba[one], &self.ab[other]);
            let closed = mean(counts, |row| ba[row] * ab[row] - a[row] * b[row]) / variance;
            figures.push(closed - figures[2 * one] - figures[2 * other]);
        }
        figures
    }

    /// Variance of the outputs at A and B.
    fn variance(&self, counts: &[u32]) -> f64 {
        let middle = 0.5 * mean(counts, |row| self.a[row] + self.b[row]);
        let square = |y: f64| (y - middle) * (y - middle);
        0.5 * mean(counts, |row| square(self.a[row]) + square(self.b[row]))
    }
}

/// Mean over rows that count so often. Rows in a resample are as many as there are rows.
fn mean(counts: &[u32], of_row: impl Fn(usize) -> f64) -> f64 {
    let sum: f64 = counts.iter().enumerate().map(|(row, n)| f64::from(*n) * of_row(row)).sum();
    sum / counts.len() as f64
}

/// Every two of so many, the lower first.
fn couples(of: usize) -> impl Iterator<Item = [usize; 2]> {
    (0..of).flat_map(move |one| (one + 1..of).map(move |other| [one, other]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tumen_base::Draws;

    fn found(plan: &Plan, model: impl Fn(&Run) -> f64) -> Indices {
        let outputs: Vec<Vec<f64>> = plan.design().iter().map(|run| vec![model(run)]).collect();
        indices(plan, &outputs, 200, 1).unwrap().remove(0).expect("the output varies")
    }

    #[test]
    fn a_sum_has_no_interactions() {
        // Variances 1/12, 4/12, 0 of 5/12.
        let plan = plan(3, 1024, 5).unwrap().with_pairs();
        let out = found(&plan, |run| run.inputs[0] + 2.0 * run.inputs[1]);
        for (index, truth) in out.inputs.iter().zip([0.2, 0.8, 0.0]) {
            assert!((index.first.value - truth).abs() < 0.01 && (index.total.value - truth).abs() < 0.01, "{out:?}");
            assert!(index.total.low <= index.total.value && index.total.value <= index.total.high);
        }
        assert!((out.mean - 1.5).abs() < 1e-3 && (out.variance - 5.0 / 12.0).abs() < 1e-3 && out.chance.is_none());
        assert_eq!(out.pairs.iter().map(|p| p.inputs).collect::<Vec<_>>(), [[0, 1], [0, 2], [1, 2]]);
        assert!(out.pairs.iter().all(|p| p.second.value.abs() < 0.02), "{:?}", out.pairs);
    }

    #[test]
    fn chance_is_an_input_of_its_own() {
        // x + e with e uniform: halves. With x * e instead, both have a total of 4/7 and a first of 3/7.
        let die = |run: &Run| Draws::new(11, run.draw).at(1, 0, 0).uniform();
        let plan = plan(1, 8192, 5).unwrap().with_chance();
        let sum = found(&plan, |run| run.inputs[0] + die(run));
        let product = found(&plan, |run| run.inputs[0] * die(run));
        for (out, first, total) in [(sum, 0.5, 0.5), (product, 3.0 / 7.0, 4.0 / 7.0)] {
            for index in [out.inputs[0], out.chance.unwrap()] {
                assert!((index.first.value - first).abs() < 0.04, "{index:?}");
                assert!((index.total.value - total).abs() < 0.04, "{index:?}");
            }
        }
    }

    #[test]
    fn an_outcome_may_be_yes_or_no() {
        // 1 if x + y / 4 > 3/4. Given x, the chance of yes is 0 below 1/2, rises to 1 at 3/4; so the mean is 3/8,
        // the variance 15/64, that of the chance given x 1/12 + 1/4 - 9/64, and that of the chance given y 1/192.
        let plan = plan(2, 16384, 3).unwrap();
        let out = found(&plan, |run| f64::from(run.inputs[0] + 0.25 * run.inputs[1] > 0.75));
        let variance = 15.0 / 64.0;
        let (x, y) = ((1.0 / 3.0 - 9.0 / 64.0) / variance, (1.0 / 192.0) / variance);
        assert!((out.mean - 0.375).abs() < 0.005 && (out.inputs[0].first.value - x).abs() < 0.02, "{out:?} {x}");
        assert!((out.inputs[1].first.value - y).abs() < 0.02 && (out.inputs[0].total.value - (1.0 - y)).abs() < 0.02);
    }

    #[test]
    fn what_never_varies_has_no_indices() {
        let plan = plan(2, 8, 1).unwrap();
        assert_eq!(indices(&plan, &vec![vec![3.0]; plan.runs()], 10, 1), Ok(vec![None]));
    }

    #[test]
    fn outputs_must_fit_the_plan() {
        let plan = plan(2, 8, 1).unwrap();
        let few = outputs::OutputsError::Rows { runs: 32, rows: 3 };
        assert_eq!(indices(&plan, &vec![vec![3.0]; 3], 10, 1), Err(SobolError::Outputs(few)));
    }
}
