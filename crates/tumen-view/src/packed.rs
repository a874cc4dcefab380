//! Rows of histories as bytes, to be handed from one worker to another. Bytes of several calls may stand one after the
//! other.

use serde::{Deserialize, Serialize};
use tumen_base::Day;
use tumen_ensemble::{HistoryRow, Schema};

/// A row without what polities had at the ends of years.
#[derive(Serialize, Deserialize)]
struct Packed {
    history: u64,
    outcomes: Vec<u16>,
    dates: Vec<Option<Day>>,
    numbers: Vec<Option<f64>>,
    acts_done: u16,
    digest: u64,
}

/// Why bytes are no rows.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackedError {
    /// They cannot be read.
    #[error("these bytes are not histories of this version of Tumen: {0}")]
    Damaged(#[from] postcard::Error),
    /// They are of another scenario.
    #[error("history {0} was not measured on this scenario, or on another version of it")]
    OtherScenario(u64),
}

/// Packs rows, but for what polities had at the ends of years.
///
/// # Errors
/// If there is no room for the bytes.
pub fn rows_to_bytes(rows: &[HistoryRow]) -> Result<Vec<u8>, PackedError> {
    let pack = |row: &HistoryRow| Packed {
        history: row.history,
        outcomes: row.outcomes.clone(),
        dates: row.dates.clone(),
        numbers: row.numbers.clone(),
        acts_done: row.acts_done,
        digest: row.digest,
    };
    Ok(postcard::to_stdvec(&rows.iter().map(pack).collect::<Vec<_>>())?)
}

/// The rows in bytes of [`rows_to_bytes`], of one call or of several one after the other, by number of the history.
///
/// # Errors
/// If the bytes are damaged, or do not fit what the scenario measures.
pub fn rows_from_bytes(schema: &Schema, mut bytes: &[u8]) -> Result<Vec<HistoryRow>, PackedError> {
    let mut rows = Vec::new();
    while !bytes.is_empty() {
        let (packed, rest) = postcard::take_from_bytes::<Vec<Packed>>(bytes)?;
        bytes = rest;
        for one in packed {
            if !fits(schema, &one) {
                return Err(PackedError::OtherScenario(one.history));
            }
            rows.push(HistoryRow {
                history: one.history,
                outcomes: one.outcomes,
                dates: one.dates,
                numbers: one.numbers,
                years: Vec::new(),
                holders: Vec::new(),
                acts_done: one.acts_done,
                digest: one.digest,
            });
        }
    }
    rows.sort_by_key(|row| row.history);
    Ok(rows)
}

fn fits(schema: &Schema, row: &Packed) -> bool {
    row.outcomes.len() == schema.outcomes.len()
        && row.dates.len() == schema.dates.len()
        && row.numbers.len() == schema.numbers.len()
        && row.outcomes.iter().zip(&schema.outcomes).all(|(answer, o)| usize::from(*answer) < o.cases.len())
}
