//! `series.parquet`: what each polity had at the end of each year, in every history.

use crate::columns::Columns;
use crate::histories::History;
use arrow_array::cast::AsArray;
use arrow_array::types::{Float32Type, Float64Type, Int32Type, Int64Type, UInt32Type, UInt64Type};
use arrow_array::{
    ArrayRef, Float32Array, Float64Array, Int32Array, Int64Array, RecordBatch, StringArray, UInt32Array, UInt64Array,
};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use std::collections::BTreeMap;
use std::sync::Arc;
use tumen_base::PolityId;
use tumen_ensemble::YearRow;
use tumen_scenario::Scenario;

/// The columns.
#[must_use]
pub fn schema() -> SchemaRef {
    let columns = [
        ("history", DataType::UInt64),
        ("year", DataType::Int32),
        ("polity", DataType::Utf8),
        ("places", DataType::UInt32),
        ("households", DataType::Float64),
        ("men", DataType::UInt32),
        ("treasury", DataType::Int64),
        ("area_km2", DataType::Float32),
    ];
    Arc::new(Schema::new(columns.map(|(name, data)| Field::new(name, data, false)).to_vec()))
}

/// The years of some histories as a batch.
///
/// # Errors
/// If the columns do not fit together, which would be an error in Tumen.
pub fn batch(def: &Scenario, schema: &SchemaRef, histories: &[History]) -> Result<RecordBatch, ArrowError> {
    let years = || histories.iter().flat_map(|h| h.row.years.iter().map(|year: &YearRow| (h.row.history, year)));
    let arrays: Vec<ArrayRef> = vec![
        Arc::new(UInt64Array::from_iter_values(years().map(|(history, _)| history))),
        Arc::new(Int32Array::from_iter_values(years().map(|(_, y)| y.year))),
        Arc::new(years().map(|(_, y)| Some(def.polities[y.polity.index()].id.as_str())).collect::<StringArray>()),
        Arc::new(UInt32Array::from_iter_values(years().map(|(_, y)| u32::from(y.places)))),
        Arc::new(Float64Array::from_iter_values(years().map(|(_, y)| y.households))),
        Arc::new(UInt32Array::from_iter_values(years().map(|(_, y)| y.men))),
        Arc::new(Int64Array::from_iter_values(years().map(|(_, y)| y.treasury))),
        Arc::new(Float32Array::from_iter_values(years().map(|(_, y)| y.area_km2))),
    ];
    RecordBatch::try_new(Arc::clone(schema), arrays)
}

/// The years in a batch, by the number of the history.
///
/// # Errors
/// What is not as it should be.
pub fn years(columns: &Columns, batch: &RecordBatch) -> Result<BTreeMap<u64, Vec<YearRow>>, String> {
    if batch.schema().fields() != schema().fields() {
        return Err("its columns are not those of a series".into());
    }
    let polities = &columns.schema.polities;
    let positions: BTreeMap<&str, usize> = polities.iter().enumerate().map(|(i, p)| (p.id.as_str(), i)).collect();
    let history = batch.column(0).as_primitive::<UInt64Type>();
    let year = batch.column(1).as_primitive::<Int32Type>();
    let polity = batch.column(2).as_string::<i32>();
    let places = batch.column(3).as_primitive::<UInt32Type>();
    let households = batch.column(4).as_primitive::<Float64Type>();
    let men = batch.column(5).as_primitive::<UInt32Type>();
    let treasury = batch.column(6).as_primitive::<Int64Type>();
    let area = batch.column(7).as_primitive::<Float32Type>();
    let mut all: BTreeMap<u64, Vec<YearRow>> = BTreeMap::new();
    for i in 0..batch.num_rows() {
        let id = polity.value(i);
        let position = positions.get(id).ok_or_else(|| format!("there is no polity `{id}`"))?;
        all.entry(history.value(i)).or_default().push(YearRow {
            year: year.value(i),
            polity: PolityId::at(*position),
            places: u16::try_from(places.value(i)).map_err(|_| "a polity holds too many places".to_owned())?,
            households: households.value(i),
            men: men.value(i),
            treasury: treasury.value(i),
            area_km2: area.value(i),
        });
    }
    Ok(all)
}
