//! Screening: which of many inputs move an output at all.

use super::asked::Asked;
use super::{Bench, Facts, Varied, fill};
use crate::failure::Failure;
use serde::Serialize;
use tumen_analysis::bootstrap::RESAMPLES;
use tumen_analysis::morris::{self, Effect};
use tumen_analysis::{Estimate, mean};
use tumen_base::maths;
use tumen_ensemble::HistoryRow;

/// Levels of the grid.
const LEVELS: usize = 4;
/// How far an input is moved on that grid: two thirds of its range.
const STEP: f64 = 2.0 / 3.0;
/// Two-sided 95% point of the standard normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// A design that was run, and what it says.
pub struct Screening {
    /// Inputs of the design.
    pub inputs: Vec<Varied>,
    /// What was asked for.
    pub asked: Vec<Asked>,
    /// Points of the unit cube, trajectory after trajectory.
    pub design: Vec<Vec<f64>>,
    /// Number of the first history of each point.
    pub firsts: Vec<u64>,
    /// Outputs of each point.
    pub outputs: Vec<Vec<f64>>,
    /// Trajectories.
    pub trajectories: usize,
    /// By output and input.
    pub effects: Vec<Vec<Effect>>,
    /// By output: what `mu_star` would be of an input that does nothing but throw all dice anew.
    pub chance: Vec<Estimate>,
    /// By output: share of the points that have none.
    pub missing: Vec<f64>,
}

/// Runs a screening of the outputs that `read` finds in a history; `asked` says what they are.
///
/// All points of a trajectory play the same histories, so that an effect is what the input does and not what the
/// dice did. Where a history takes another course, its later dice fall otherwise all the same; how much that
/// amounts to is told by the first points of the trajectories, which are played again with other histories.
pub fn screen(
    bench: &Bench<'_>,
    inputs: Vec<Varied>,
    asked: &[Asked],
    trajectories: usize,
    read: impl Fn(&HistoryRow) -> Vec<f64> + Sync,
) -> Result<Screening, Failure> {
    let design =
        morris::design(inputs.len(), trajectories, LEVELS, bench.seed).map_err(|e| Failure::input(e.to_string()))?;
    let each = inputs.len() + 1;
    let mut points: Vec<(Vec<f64>, u64)> =
        design.iter().enumerate().map(|(at, shares)| (shares.clone(), (at / each) as u64)).collect();
    points.extend((0..trajectories).map(|t| (design[t * each].clone(), (trajectories + t) as u64)));
    let mut outputs = bench.means(&inputs, points.len(), |at| points[at].clone(), read)?;
    let missing = fill(&mut outputs, asked)?;
    let again = outputs.split_off(design.len());
    let effects = morris::effects(&design, &outputs, RESAMPLES, bench.seed).map_err(|e| Failure::Bug(e.to_string()))?;
    let chance = |output: usize| {
        let turns = again.iter().enumerate().map(|(t, other)| (other[output] - outputs[t * each][output]).abs() / STEP);
        mean(&turns.collect::<Vec<f64>>()).unwrap_or(Estimate { value: 0.0, low: 0.0, high: 0.0 })
    };
    let firsts = points[..design.len()].iter().map(|(_, order)| order * bench.replicates).collect();
    let chance = (0..effects.len()).map(chance).collect();
    Ok(Screening { inputs, asked: asked.to_vec(), design, firsts, outputs, trajectories, effects, chance, missing })
}

impl Screening {
    /// The mean effect of an input on an output with its 95% interval, by the normal approximation over
    /// trajectories.
    fn mean_effect(&self, output: usize, input: usize) -> Estimate {
        let effect = &self.effects[output][input];
        let half = Z * effect.sigma / (self.trajectories as f64).sqrt();
        Estimate { value: effect.mu, low: effect.mu - half, high: effect.mu + half }
    }

    /// Of how many inputs without a mean effect one would seem to have so clear a one: the number of inputs times
    /// the two-sided chance of so many standard errors.
    fn false_alarms(&self, output: usize, input: usize) -> f64 {
        let effect = &self.effects[output][input];
        let error = effect.sigma / (self.trajectories as f64).sqrt();
        if effect.mu == 0.0 {
            return self.inputs.len() as f64;
        }
        if error == 0.0 {
            return 0.0;
        }
        2.0 * maths::normal_cdf(-(effect.mu / error).abs()) * self.inputs.len() as f64
    }

    /// Inputs by how much they matter for an output: first those whose mean effect is told apart from chance, by
    /// its size, then the others by the mean size of their effects.
    pub fn ranked(&self, output: usize) -> Vec<usize> {
        let key = |input: usize| {
            let effect = &self.effects[output][input];
            let clear = self.false_alarms(output, input) < 1.0;
            (clear, if clear { effect.mu.abs() } else { effect.mu_star.value })
        };
        let mut order: Vec<usize> = (0..self.inputs.len()).collect();
        order.sort_by(|a, b| {
            let (a, b) = (key(*a), key(*b));
            b.0.cmp(&a.0).then(b.1.total_cmp(&a.1))
        });
        order
    }
}

/// A screening for programs.
#[derive(Serialize)]
pub struct Answer<'a> {
    #[serde(flatten)]
    pub facts: Facts<'a>,
    pub method: &'static str,
    pub trajectories: usize,
    pub levels: usize,
    pub histories: u64,
    /// How many inputs are varied.
    pub varied: usize,
    pub measures: Vec<Measure<'a>>,
}

/// What moves one output.
#[derive(Serialize)]
pub struct Measure<'a> {
    pub of: &'a str,
    pub label: &'a str,
    /// Unit of all effects; empty of a share from 0 to 1.
    pub unit: &'a str,
    #[serde(skip)]
    pub asked: &'a Asked,
    /// Mean of the output over the design.
    pub mean: f64,
    /// Share of the points that had no value.
    pub missing: f64,
    /// The mean size of effects of an input that does nothing but throw all dice anew.
    pub chance: Estimate,
    /// How many inputs have a mean effect that is told apart from chance.
    pub told_apart: usize,
    /// All inputs, the most important first.
    pub inputs: Vec<Row<'a>>,
}

/// What one input does to one output, over the whole of its range.
#[derive(Serialize)]
pub struct Row<'a> {
    pub input: &'a str,
    pub label: &'a str,
    pub unit: &'a str,
    pub range: String,
    /// Mean effect.
    pub mu: Estimate,
    /// Mean size of effects.
    pub mu_star: Estimate,
    /// Standard deviation of effects.
    pub sigma: f64,
    /// Whether fewer than one of all inputs would have so clear a mean effect by chance.
    pub told_apart: bool,
}

/// The whole of a screening.
pub fn answer<'a>(facts: &Facts<'a>, screening: &'a Screening) -> Answer<'a> {
    let measure = |(output, asked): (usize, &'a Asked)| {
        let row = |input: usize| {
            let (varied, effect) = (&screening.inputs[input], &screening.effects[output][input]);
            Row {
                input: &varied.path,
                label: &varied.label,
                unit: varied.unit,
                range: varied.range(),
                mu: screening.mean_effect(output, input),
                mu_star: effect.mu_star,
                sigma: effect.sigma,
                told_apart: screening.false_alarms(output, input) < 1.0,
            }
        };
        let inputs: Vec<Row<'a>> = screening.ranked(output).into_iter().map(row).collect();
        Measure {
            of: &asked.id,
            label: &asked.label,
            unit: &asked.unit,
            asked,
            mean: screening.outputs.iter().map(|row| row[output]).sum::<f64>() / screening.outputs.len() as f64,
            missing: screening.missing[output],
            chance: screening.chance[output],
            told_apart: inputs.iter().filter(|row| row.told_apart).count(),
            inputs,
        }
    };
    let points = screening.design.len() + screening.trajectories;
    Answer {
        method: "morris",
        trajectories: screening.trajectories,
        levels: LEVELS,
        histories: points as u64 * facts.replicates,
        facts: facts.clone(),
        varied: screening.inputs.len(),
        measures: screening.asked.iter().enumerate().map(measure).collect(),
    }
}
