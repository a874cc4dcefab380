//! `holders.parquet`: who held which place at the end of each year, in every history. Only what is not as it was a year before has a
//! row, so that a century of histories stays small; carried forward, the rows colour a map for every year.

use crate::columns::Columns;
use crate::histories::History;
use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, UInt64Type};
use arrow_array::{ArrayRef, Int32Array, RecordBatch, StringArray, UInt64Array};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use std::collections::BTreeMap;
use std::sync::Arc;
use tumen_base::{PlaceId, PolityId};
use tumen_ensemble::HolderRow;
use tumen_scenario::Scenario;

/// The columns.
#[must_use]
pub fn schema() -> SchemaRef {
    let columns = [
        ("history", DataType::UInt64),
        ("year", DataType::Int32),
        ("place", DataType::Utf8),
        ("holder", DataType::Utf8),
        ("overlord", DataType::Utf8),
    ];
    Arc::new(Schema::new(columns.map(|(name, data)| Field::new(name, data, false)).to_vec()))
}

/// The holders in some histories as a batch.
///
/// # Errors
/// If the columns do not fit together, which would be an error in Tumen.
pub fn batch(def: &Scenario, schema: &SchemaRef, histories: &[History]) -> Result<RecordBatch, ArrowError> {
    let rows = || histories.iter().flat_map(|h| h.row.holders.iter().map(|row: &HolderRow| (h.row.history, row)));
    let polity = |p: PolityId| Some(def.polities[p.index()].id.as_str());
    let place = |p: PlaceId| Some(def.graph.place(p).id.as_str());
    let arrays: Vec<ArrayRef> = vec![
        Arc::new(UInt64Array::from_iter_values(rows().map(|(history, _)| history))),
        Arc::new(Int32Array::from_iter_values(rows().map(|(_, r)| r.year))),
        Arc::new(rows().map(|(_, r)| place(r.place)).collect::<StringArray>()),
        Arc::new(rows().map(|(_, r)| polity(r.holder)).collect::<StringArray>()),
        Arc::new(rows().map(|(_, r)| polity(r.overlord)).collect::<StringArray>()),
    ];
    RecordBatch::try_new(Arc::clone(schema), arrays)
}

/// The holders in a batch, by the number of the history.
///
/// # Errors
/// What is not as it should be.
pub fn holders(columns: &Columns, batch: &RecordBatch) -> Result<BTreeMap<u64, Vec<HolderRow>>, String> {
    if batch.schema().fields() != schema().fields() {
        return Err("its columns are not those of holders".into());
    }
    let ids =
        |ids: &[String]| ids.iter().enumerate().map(|(i, id)| (id.clone(), i)).collect::<BTreeMap<String, usize>>();
    let polities = ids(&columns.schema.polities.iter().map(|p| p.id.clone()).collect::<Vec<_>>());
    let places = ids(&columns.schema.places);
    let of = |known: &BTreeMap<String, usize>, what: &str, id: &str| {
        known.get(id).copied().ok_or_else(|| format!("there is no {what} `{id}`"))
    };
    let history = batch.column(0).as_primitive::<UInt64Type>();
    let year = batch.column(1).as_primitive::<Int32Type>();
    let [place, holder, overlord] = [2, 3, 4].map(|i| batch.column(i).as_string::<i32>());
    let mut all: BTreeMap<u64, Vec<HolderRow>> = BTreeMap::new();
    for i in 0..batch.num_rows() {
        all.entry(history.value(i)).or_default().push(HolderRow {
            year: year.value(i),
            place: PlaceId::at(of(&places, "place", place.value(i))?),
            holder: PolityId::at(of(&polities, "polity", holder.value(i))?),
            overlord: PolityId::at(of(&polities, "polity", overlord.value(i))?),
        });
    }
    Ok(all)
}
