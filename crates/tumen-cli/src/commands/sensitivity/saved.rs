//! The design and its outputs as a table: a row for each point, the inputs as shares of their priors.

use super::Varied;
use super::asked::Asked;
use super::morris::Screening;
use super::sobol::Shares;
use crate::failure::Failure;
use std::path::Path;

/// Writes a screening: column `run` is the trajectory.
pub fn write_morris(path: &Path, screening: &Screening) -> Result<(), Failure> {
    let each = screening.inputs.len() + 1;
    let run = |at: usize| (at / each).to_string();
    let points: Vec<&[f64]> = screening.design.iter().map(Vec::as_slice).collect();
    write(path, &screening.inputs, &screening.asked, &screening.firsts, (&points, &screening.outputs), run)
}

/// Writes a design of shares of variance: column `run` is A, B, AB with the number of the input that is taken from
/// B, or `chance` for A with the histories of B.
pub fn write_sobol(path: &Path, shares: &Shares) -> Result<(), Failure> {
    let step = shares.inputs.len() + 3;
    let run = |at: usize| match at % step {
        0 => "A".to_owned(),
        place if place == step - 1 => "B".to_owned(),
        place if place == step - 2 => "chance".to_owned(),
        place => format!("AB{place}"),
    };
    let design = shares.plan.design();
    let points: Vec<&[f64]> = design.iter().map(|run| run.inputs.as_slice()).collect();
    write(path, &shares.inputs, &shares.asked, &shares.firsts, (&points, &shares.outputs), run)
}

fn write(
    path: &Path,
    inputs: &[Varied],
    asked: &[Asked],
    firsts: &[u64],
    (points, outputs): (&[&[f64]], &[Vec<f64>]),
    run: impl Fn(usize) -> String,
) -> Result<(), Failure> {
    let cannot =
        |error: &dyn std::fmt::Display| Failure::input(format!("`{}` cannot be written: {error}", path.display()));
    let mut table = csv::Writer::from_path(path).map_err(|error| cannot(&error))?;
    let heads = ["run", "history"].into_iter().map(str::to_owned);
    let heads = heads.chain(inputs.iter().map(|i| format!("input.{}", i.path)));
    let heads: Vec<String> = heads.chain(asked.iter().map(|a| format!("output.{}", a.id))).collect();
    table.write_record(&heads).map_err(|error| cannot(&error))?;
    for (at, ((point, outputs), first)) in points.iter().zip(outputs).zip(firsts).enumerate() {
        let numbers = point.iter().chain(outputs).map(f64::to_string);
        let row: Vec<String> = [run(at), first.to_string()].into_iter().chain(numbers).collect();
        table.write_record(&row).map_err(|error| cannot(&error))?;
    }
    table.flush().map_err(|error| cannot(&error))
}
