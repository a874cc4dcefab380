//! Shares of variance: how much of what varies a few inputs explain, each alone and with all that it has a part in.

use super::asked::Asked;
use super::{Bench, Facts, Varied, fill};
use crate::failure::Failure;
use serde::Serialize;
use tumen_analysis::bootstrap::RESAMPLES;
use tumen_analysis::sobol::{self, Index, Indices, Plan};
use tumen_ensemble::HistoryRow;

/// A design that was run, and what it says.
pub struct Shares {
    /// Inputs of the design.
    pub inputs: Vec<Varied>,
    /// What was asked for.
    pub asked: Vec<Asked>,
    /// The design.
    pub plan: Plan,
    /// Rows of its base.
    pub base: usize,
    /// Number of the first history of each run.
    pub firsts: Vec<u64>,
    /// Outputs of each run.
    pub outputs: Vec<Vec<f64>>,
    /// By output; none of one that never varies.
    pub indices: Vec<Option<Indices>>,
    /// By output: share of the runs that have none.
    pub missing: Vec<f64>,
}

/// Runs a design of `base` rows. Chance is one more input: everything that is drawn, inputs that the design does not
/// vary included.
pub fn shares(
    bench: &Bench<'_>,
    inputs: Vec<Varied>,
    asked: &[Asked],
    base: usize,
    read: impl Fn(&HistoryRow) -> Vec<f64> + Sync,
) -> Result<Shares, Failure> {
    let plan = sobol::plan(inputs.len(), base, bench.seed).map_err(|e| Failure::input(format!("--base: {e}")))?;
    let plan = plan.with_chance();
    let points: Vec<(Vec<f64>, u64)> = plan.design().into_iter().map(|run| (run.inputs, run.draw)).collect();
    let mut outputs = bench.means(&inputs, points.len(), |at| points[at].clone(), read)?;
    let missing = fill(&mut outputs, asked)?;
    let indices = sobol::indices(&plan, &outputs, RESAMPLES, bench.seed).map_err(|e| Failure::Bug(e.to_string()))?;
    let firsts = points.iter().map(|(_, order)| order * bench.replicates).collect();
    Ok(Shares { inputs, asked: asked.to_vec(), plan, base, firsts, outputs, indices, missing })
}

/// Shares of variance for programs.
#[derive(Serialize)]
pub struct Answer<'a> {
    #[serde(flatten)]
    pub facts: Facts<'a>,
    pub method: &'static str,
    pub base: usize,
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
    /// Unit of mean and deviation; empty of a share from 0 to 1.
    pub unit: &'a str,
    #[serde(skip)]
    pub asked: &'a Asked,
    /// Share of the runs that had no value.
    pub missing: f64,
    /// Mean of the output; none if it never varies.
    pub mean: Option<f64>,
    /// Its standard deviation.
    pub deviation: Option<f64>,
    /// Share of the variance that the inputs explain each by itself, added up.
    pub explained_alone: Option<f64>,
    /// Whatever is drawn that the design does not vary.
    pub chance: Option<Index>,
    /// The inputs, those that explain most alone first.
    pub inputs: Vec<Row<'a>>,
}

/// What one input explains.
#[derive(Serialize)]
pub struct Row<'a> {
    pub input: &'a str,
    pub label: &'a str,
    pub unit: &'a str,
    pub range: String,
    #[serde(flatten)]
    pub index: Index,
}

/// The whole of it.
pub fn answer<'a>(facts: &Facts<'a>, shares: &'a Shares) -> Answer<'a> {
    let measure = |(output, asked): (usize, &'a Asked)| {
        let found = shares.indices[output].as_ref();
        let rows = found.iter().flat_map(|found| shares.inputs.iter().zip(&found.inputs));
        let mut inputs: Vec<Row<'a>> = rows
            .map(|(varied, index)| Row {
                input: &varied.path,
                label: &varied.label,
                unit: varied.unit,
                range: varied.range(),
                index: *index,
            })
            .collect();
        inputs.sort_by(|a, b| b.index.first.value.total_cmp(&a.index.first.value));
        Measure {
            of: &asked.id,
            label: &asked.label,
            unit: &asked.unit,
            asked,
            missing: shares.missing[output],
            mean: found.map(|found| found.mean),
            deviation: found.map(|found| found.variance.sqrt()),
            explained_alone: found.map(|found| found.inputs.iter().map(|index| index.first.value).sum()),
            chance: found.and_then(|found| found.chance),
            inputs,
        }
    };
    Answer {
        method: "sobol",
        base: shares.base,
        histories: shares.outputs.len() as u64 * facts.replicates,
        facts: facts.clone(),
        varied: shares.inputs.len(),
        measures: shares.asked.iter().enumerate().map(measure).collect(),
    }
}
