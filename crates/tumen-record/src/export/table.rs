//! Claims as one table. What does not apply to a claim is an empty cell; where there are several of a
//! thing in one cell they stand with `|` between them.

use super::ExportError;
use super::dates;
use super::values::limits;
use crate::claim::{Claim, Value};
use crate::record::Record;
use crate::things::Thing;
use serde::Serialize;
use tumen_base::Day;

/// Between several values in one cell.
const BETWEEN: &str = "|";

/// The columns. The first line has them even if no claim follows.
const COLUMNS: [&str; 26] = [
    "id",
    "source",
    "locus",
    "section",
    "about",
    "about_label",
    "property",
    "value",
    "value_low",
    "value_high",
    "unit",
    "language",
    "script",
    "name_type",
    "transliteration",
    "edtf",
    "calendar",
    "earliest",
    "latest",
    "modality",
    "of",
    "account",
    "side",
    "at",
    "written",
    "note",
];

/// One row, its fields in the order of the columns.
#[derive(Default, Serialize)]
struct Row<'a> {
    id: &'a str,
    source: &'a str,
    locus: String,
    section: String,
    about: &'a str,
    about_label: &'a str,
    property: &'a str,
    value: String,
    value_low: Option<f64>,
    value_high: Option<f64>,
    unit: &'a str,
    language: &'a str,
    script: &'a str,
    name_type: &'a str,
    transliteration: &'a str,
    edtf: String,
    calendar: &'a str,
    earliest: String,
    latest: String,
    modality: &'a str,
    of: String,
    account: &'a str,
    side: &'a str,
    at: String,
    written: &'a str,
    note: &'a str,
}

/// Writes the table.
pub(super) fn write(record: &Record) -> Result<String, ExportError> {
    let failed = |why: &dyn ToString| ExportError::new("CSV", why.to_string());
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).has_headers(false).from_writer(Vec::new());
    writer.write_record(COLUMNS).map_err(|error| failed(&error))?;
    for claim in &record.claims {
        writer.serialize(row(record, claim)).map_err(|error| failed(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| failed(&error))?;
    String::from_utf8(bytes).map_err(|error| failed(&error))
}

fn row<'a>(record: &'a Record, claim: &'a Claim) -> Row<'a> {
    let units = || claim.loci.iter().map(|locus| record.unit(*locus));
    let mut sections: Vec<&str> = units().map(|unit| unit.section.as_str()).collect();
    sections.dedup();
    let empty = Row {
        id: &claim.id,
        source: &record.sources.get(claim.source).id,
        locus: joined(units().map(|unit| unit.unit.as_str())),
        section: joined(sections),
        about: record.id(claim.about),
        about_label: record.label(claim.about),
        property: claim.property.name,
        modality: claim.modality.name(),
        of: joined(claim.of.iter().map(|source| record.id(Thing::Source(*source)))),
        account: claim.account.map(|account| record.account(account).id.as_str()).unwrap_or_default(),
        side: claim.side.map(|side| record.id(side)).unwrap_or_default(),
        at: claim.at.as_ref().map(|at| at.edtf.to_string()).unwrap_or_default(),
        written: &claim.written,
        note: &claim.note,
        ..Row::default()
    };
    with_value(record, &claim.value, empty)
}

fn with_value<'a>(record: &'a Record, value: &'a Value, row: Row<'a>) -> Row<'a> {
    match value {
        Value::Date(date) => {
            let (first, last) = dates::bounds(date);
            let day = |day: Option<Day>| day.map(dates::julian).unwrap_or_default();
            let edtf = date.edtf.to_string();
            let (earliest, latest, calendar) = (day(first), day(last), date.calendar.name());
            Row { value: edtf.clone(), edtf, calendar, earliest, latest, ..row }
        }
        Value::Duration(span) => Row {
            value: span.told.clone(),
            value_low: Some(f64::from(span.low)),
            value_high: span.high.map(f64::from),
            unit: "days",
            ..row
        },
        Value::Order(other, lag) => {
            let row = Row { value: record.happening(*other).id.clone(), ..row };
            match lag {
                None => row,
                Some(lag) => {
                    let (low, high) = (Some(f64::from(lag.low)), lag.high.map(f64::from));
                    Row { value_low: low, value_high: high, unit: "days", ..row }
                }
            }
        }
        Value::Places(things) | Value::Who(things) => {
            Row { value: joined(things.iter().map(|thing| record.id(*thing))), ..row }
        }
        Value::Near(place, km, _) => {
            let unit = if km.is_some() { "km" } else { "" };
            Row { value: record.id(*place).to_owned(), value_low: *km, value_high: *km, unit, ..row }
        }
        Value::Amount(amount) => {
            let (low, high) = limits(&amount.figure);
            let finite = |x: f64| x.is_finite().then_some(x);
            let (value_low, value_high) = (finite(low), finite(high));
            Row { value: amount.to_string(), value_low, value_high, unit: &amount.unit, ..row }
        }
        Value::Name(name) => Row {
            value: name.form.clone(),
            language: &name.language,
            script: &name.script,
            name_type: &name.sort,
            transliteration: &name.transliteration,
            ..row
        },
        Value::Text(text) => Row { value: text.clone(), ..row },
    }
}

fn joined<'t>(words: impl IntoIterator<Item = &'t str>) -> String {
    words.into_iter().collect::<Vec<_>>().join(BETWEEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_are_the_fields_of_a_row() {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.serialize(Row::default()).unwrap();
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        assert_eq!(text.lines().next(), Some(COLUMNS.join(",").as_str()));
    }
}
