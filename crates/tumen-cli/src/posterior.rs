//! `--posterior ID`: histories that draw some of their inputs from a stored calibration.

use crate::commands::calibrate::card::{COLUMNS, Card, POSTERIOR};
use crate::failure::Failure;
use std::path::Path;
use std::sync::Arc;
use tumen_engine::{InputId, Inputs, Population};
use tumen_store::Runs;

/// Where runs are kept if nothing else is said.
pub const RUNS: &str = "runs";

/// The particles of a calibration, which must be of the same text of the pack.
pub fn read(id: &str, inputs: &Inputs) -> Result<Arc<Population>, Failure> {
    let (folder, card) = Card::find(&Runs::new(RUNS), id)?;
    card.fits(inputs.pack())?;
    if card.generation.is_empty() {
        let message = format!("`{id}` has no complete generation yet");
        return Err(Failure::with_tip(message, format!("go on with it: tumen calibrate --resume {id}")));
    }
    table(&folder.join(POSTERIOR), inputs)
}

fn table(path: &Path, inputs: &Inputs) -> Result<Arc<Population>, Failure> {
    let wrong = |why: String| Failure::input(format!("`{}`: {why}", path.display()));
    let mut table = csv::Reader::from_path(path).map_err(|error| wrong(error.to_string()))?;
    let heads = table.headers().map_err(|error| wrong(error.to_string()))?.clone();
    if !heads.iter().take(COLUMNS.len()).eq(COLUMNS) {
        return Err(wrong(format!("its columns must begin with {}", COLUMNS.join(", "))));
    }
    let ids: Result<Vec<InputId>, _> = heads.iter().skip(COLUMNS.len()).map(|path| inputs.find(path)).collect();
    let ids = ids.map_err(|unknown| wrong(unknown.to_string()))?;
    let (mut weights, mut rows) = (Vec::new(), Vec::new());
    for (at, record) in table.records().enumerate() {
        let record = record.map_err(|error| wrong(error.to_string()))?;
        let number = |text: &str| text.parse().map_err(|_| wrong(format!("row {}: `{text}` is not a number", at + 2)));
        weights.push(number(&record[1])?);
        rows.push(record.iter().skip(COLUMNS.len()).map(number).collect::<Result<Vec<f64>, Failure>>()?);
    }
    Ok(Arc::new(Population::new(&ids, weights, rows).map_err(|error| wrong(error.to_string()))?))
}
