//! `histories.parquet`: one row a history, as Arrow batches and back.

use crate::columns::Columns;
use arrow_array::builder::StringBuilder;
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, UInt16Type, UInt64Type};
use arrow_array::{ArrayRef, Date32Array, Float32Array, Float64Array, RecordBatch, UInt16Array, UInt64Array};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use std::sync::Arc;
use tumen_base::Day;
use tumen_engine::Event;
use tumen_ensemble::HistoryRow;

/// Julian day number of 1 January 1970 (Gregorian), from which Arrow counts its dates.
const EPOCH: i32 = 2_440_588;

/// The columns of [`History::scores`]: mean misfit, 0 (all that the record says) to 1 (nothing of it), over all that is held
/// against the record; over what parameters may be set by; and over what is only ever looked at.
pub const SCORES: [&str; 3] = ["score.distance", "score.in_sample", "score.held_out"];

/// One history as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// What was measured.
    pub row: HistoryRow,
    /// How far it is from what the record says, in the order of [`SCORES`]; none where the record says nothing.
    pub scores: [Option<f64>; 3],
    /// What was drawn, in the order of the inputs.
    pub inputs: Vec<f64>,
    /// What happened, if it is kept.
    pub events: Option<Vec<Event>>,
}

/// A day as Arrow counts: since 1970, in the Gregorian calendar carried backward.
pub(crate) fn to_date32(day: Day) -> i32 {
    day.0 - EPOCH
}

/// The columns: number and digest of the history, how many acts of an experiment could be done in it, its scores,
/// then `outcome.ID` with the id of its answer, `date.ID`, `number.ID` and `input.PATH`.
#[must_use]
pub fn schema(columns: &Columns) -> SchemaRef {
    let field = |kind: &str, id: &str, data, empty| Field::new(format!("{kind}.{id}"), data, empty);
    let s = &columns.schema;
    let always = [("history", DataType::UInt64), ("digest", DataType::UInt64), ("acts_done", DataType::UInt16)];
    let fields = always.into_iter().map(|(name, data)| Field::new(name, data, false));
    let scores = SCORES.map(|name| Field::new(name, DataType::Float64, true));
    let outcomes = s.outcomes.iter().map(|o| field("outcome", &o.id, DataType::Utf8, false));
    let dates = s.dates.iter().map(|d| field("date", &d.id, DataType::Date32, true));
    let numbers = s.numbers.iter().map(|n| field("number", &n.id, DataType::Float64, true));
    let inputs = columns.inputs.iter().map(|i| field("input", &i.path, DataType::Float32, false));
    let fields: Vec<Field> = fields.chain(scores).chain(outcomes).chain(dates).chain(numbers).chain(inputs).collect();
    Arc::new(Schema::new(fields))
}

/// Histories as a batch.
///
/// # Errors
/// If a history does not have the columns.
pub fn batch(columns: &Columns, schema: &SchemaRef, histories: &[History]) -> Result<RecordBatch, ArrowError> {
    let rows = || histories.iter().map(|h| &h.row);
    let mut arrays: Vec<ArrayRef> = vec![
        Arc::new(UInt64Array::from_iter_values(rows().map(|r| r.history))),
        Arc::new(UInt64Array::from_iter_values(rows().map(|r| r.digest))),
        Arc::new(UInt16Array::from_iter_values(rows().map(|r| r.acts_done))),
    ];
    for i in 0..SCORES.len() {
        arrays.push(Arc::new(histories.iter().map(|h| h.scores[i]).collect::<Float64Array>()));
    }
    for (i, outcome) in columns.schema.outcomes.iter().enumerate() {
        let mut answers = StringBuilder::new();
        rows().for_each(|r| answers.append_value(&outcome.cases[usize::from(r.outcomes[i])].id));
        arrays.push(Arc::new(answers.finish()));
    }
    for i in 0..columns.schema.dates.len() {
        arrays.push(Arc::new(rows().map(|r| r.dates[i].map(to_date32)).collect::<Date32Array>()));
    }
    for i in 0..columns.schema.numbers.len() {
        arrays.push(Arc::new(rows().map(|r| r.numbers[i]).collect::<Float64Array>()));
    }
    for i in 0..columns.inputs.len() {
        let values = histories.iter().map(|h| h.inputs[i] as f32);
        arrays.push(Arc::new(Float32Array::from_iter_values(values)));
    }
    RecordBatch::try_new(Arc::clone(schema), arrays)
}

/// What was measured on the histories of a batch, which may lack the inputs.
///
/// # Errors
/// What is not as it should be.
pub fn rows(columns: &Columns, batch: &RecordBatch) -> Result<Vec<HistoryRow>, String> {
    let column = |kind: &str, id: &str| {
        let name = if id.is_empty() { kind.to_owned() } else { format!("{kind}.{id}") };
        batch.column_by_name(&name).ok_or_else(|| format!("the column {name} is missing"))
    };
    let strange = |id: &str| format!("the column {id} is of another type");
    let numbers = |name: &str| column(name, "")?.as_primitive_opt::<UInt64Type>().ok_or_else(|| strange(name));
    let (history, digest) = (numbers("history")?, numbers("digest")?);
    let acts_done = column("acts_done", "")?.as_primitive_opt::<UInt16Type>().ok_or_else(|| strange("acts_done"))?;
    let empty = |i| HistoryRow {
        history: history.value(i),
        outcomes: Vec::with_capacity(columns.schema.outcomes.len()),
        dates: Vec::with_capacity(columns.schema.dates.len()),
        numbers: Vec::with_capacity(columns.schema.numbers.len()),
        years: Vec::new(),
        holders: Vec::new(),
        acts_done: acts_done.value(i),
        digest: digest.value(i),
    };
    let mut rows: Vec<HistoryRow> = (0..batch.num_rows()).map(empty).collect();
    for outcome in &columns.schema.outcomes {
        let answers = column("outcome", &outcome.id)?.as_string_opt::<i32>().ok_or_else(|| strange(&outcome.id))?;
        for (row, answer) in rows.iter_mut().zip(answers) {
            let case = answer.and_then(|id| outcome.cases.iter().position(|case| case.id == id));
            let case = case.ok_or_else(|| format!("{} has an answer that it does not know", outcome.id))?;
            row.outcomes.push(case as u16);
        }
    }
    for date in &columns.schema.dates {
        let days = column("date", &date.id)?.as_primitive_opt::<Date32Type>().ok_or_else(|| strange(&date.id))?;
        rows.iter_mut().zip(days).for_each(|(row, day)| row.dates.push(day.map(|d| Day(d + EPOCH))));
    }
    for number in &columns.schema.numbers {
        let values = column("number", &number.id)?.as_primitive_opt::<Float64Type>();
        let values = values.ok_or_else(|| strange(&number.id))?;
        rows.iter_mut().zip(values).for_each(|(row, value)| row.numbers.push(value));
    }
    Ok(rows)
}
