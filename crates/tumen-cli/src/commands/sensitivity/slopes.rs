//! All inputs at once: what each does to an output on average.

use super::asked::Asked;
use super::{Bench, Facts, Varied, fill};
use crate::failure::Failure;
use serde::Serialize;
use tumen_analysis::slopes::{self, Slope};
use tumen_ensemble::HistoryRow;

/// Histories at points drawn at random, and what they say.
pub struct Survey {
    /// Inputs that are moved.
    pub inputs: Vec<Varied>,
    /// What was asked for.
    pub asked: Vec<Asked>,
    /// Mean of each output.
    pub means: Vec<f64>,
    /// By output: share of the points that have none.
    pub missing: Vec<f64>,
    /// Points.
    pub points: usize,
    /// By output and input.
    pub slopes: Vec<Vec<Slope>>,
}

/// Plays histories at so many points, each with numbers of its own, for the outputs that `read` finds in a history;
/// `asked` says what they are.
pub fn survey(
    bench: &Bench<'_>,
    inputs: Vec<Varied>,
    asked: &[Asked],
    points: usize,
    read: impl Fn(&HistoryRow) -> Vec<f64> + Sync,
) -> Result<Survey, Failure> {
    let point = |at: usize| {
        let coordinate = |input| slopes::coordinate(bench.seed, at as u64, input);
        ((0..inputs.len()).map(coordinate).collect(), at as u64)
    };
    let mut outputs = bench.means(&inputs, points, point, read)?;
    let missing = fill(&mut outputs, asked)?;
    let width = outputs.first().map_or(0, Vec::len);
    let mean = |at: usize| outputs.iter().map(|row| row[at]).sum::<f64>() / points as f64;
    let means = (0..width).map(mean).collect();
    let slopes = slopes::slopes(inputs.len(), &outputs, bench.seed).map_err(|e| Failure::Bug(e.to_string()))?;
    Ok(Survey { inputs, asked: asked.to_vec(), means, missing, points, slopes })
}

impl Survey {
    /// Inputs by how clear their slopes are for an output.
    fn ranked(&self, output: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.inputs.len()).collect();
        let errors = |input: usize| self.slopes[output][input].errors.abs();
        order.sort_by(|a, b| errors(*b).total_cmp(&errors(*a)));
        order
    }

    /// The inputs with the clearest slopes for any of the outputs: by turns the next of each.
    pub fn most(&self, wanted: usize) -> Vec<Varied> {
        let ranks: Vec<Vec<usize>> = (0..self.slopes.len()).map(|output| self.ranked(output)).collect();
        let mut chosen: Vec<usize> = Vec::new();
        for place in 0..self.inputs.len() {
            for rank in &ranks {
                if chosen.len() < wanted && !chosen.contains(&rank[place]) {
                    chosen.push(rank[place]);
                }
            }
        }
        chosen.into_iter().map(|input| self.inputs[input].clone()).collect()
    }
}

/// A survey for programs.
#[derive(Serialize)]
pub struct Answer<'a> {
    #[serde(flatten)]
    pub facts: Facts<'a>,
    pub method: &'static str,
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
    /// Unit of all slopes; empty of a share from 0 to 1.
    pub unit: &'a str,
    #[serde(skip)]
    pub asked: &'a Asked,
    /// Mean of the output.
    pub mean: f64,
    /// Share of the points that had no value.
    pub missing: f64,
    /// How many inputs have a slope that is told apart from chance.
    pub told_apart: usize,
    /// Share of the variance that these explain by straight lines.
    pub explained: f64,
    /// All inputs, the clearest slope first.
    pub inputs: Vec<Row<'a>>,
}

/// What one input does to one output, over the whole of its range.
#[derive(Serialize)]
pub struct Row<'a> {
    pub input: &'a str,
    pub label: &'a str,
    pub unit: &'a str,
    pub range: String,
    #[serde(flatten)]
    pub slope: Slope,
    /// Whether fewer than one of all inputs would have so clear a slope by chance.
    pub told_apart: bool,
}

/// The whole of a survey.
pub fn answer<'a>(facts: &Facts<'a>, survey: &'a Survey) -> Answer<'a> {
    let measure = |(output, asked): (usize, &'a Asked)| {
        let row = |input: usize| {
            let (varied, slope) = (&survey.inputs[input], survey.slopes[output][input]);
            Row {
                input: &varied.path,
                label: &varied.label,
                unit: varied.unit,
                range: varied.range(),
                slope,
                told_apart: slope.false_alarms(survey.inputs.len()) < 1.0,
            }
        };
        let inputs: Vec<Row<'a>> = survey.ranked(output).into_iter().map(row).collect();
        let told = || inputs.iter().filter(|row| row.told_apart);
        Measure {
            of: &asked.id,
            label: &asked.label,
            unit: &asked.unit,
            asked,
            mean: survey.means[output],
            missing: survey.missing[output],
            told_apart: told().count(),
            explained: told().map(|row| row.slope.explained).sum(),
            inputs,
        }
    };
    Answer {
        method: "slopes",
        histories: survey.points as u64 * facts.replicates,
        varied: survey.inputs.len(),
        facts: facts.clone(),
        measures: survey.asked.iter().enumerate().map(measure).collect(),
    }
}
