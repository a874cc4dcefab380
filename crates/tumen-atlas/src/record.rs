//! The record as the page shows it: what the documents say, where they differ, what cannot all be true, and when all
//! that was.

use crate::book::Book;
use crate::documents::DocumentError;
use serde::Serialize;
use serde_json::Value;
use tumen_chronology::Limits;
use tumen_geo::Travel;
use tumen_record::Relation;
use tumen_record::export::Frame;
use tumen_record::rows::{DisagreementRow, HappeningRow, VerdictRows};
use tumen_record::timeline::Selection;

/// `data/record.json`.
#[derive(Serialize)]
struct Whole<'a> {
    /// The record as `tumen export record --as json` writes it.
    record: Value,
    /// As `tumen record conflicts --all --format json`.
    disagreements: Vec<DisagreementRow<'a>>,
    /// As `tumen record check --format json`.
    conflicts: VerdictRows<'a>,
    /// As `tumen record timeline --all --format json`.
    timeline: Vec<HappeningRow<'a>>,
}

/// The record of a book as JSON.
pub fn json(book: &Book<'_>) -> Result<Vec<u8>, DocumentError> {
    let Book { record, pack, stage, .. } = book;
    let frame = Frame { id: &pack.id, title: &pack.title, licence: &pack.licence, authors: &pack.authors };
    let chronology = record.chronology(&stage.scenario.graph, &Travel::default());
    let verdict = record.verdict(&chronology, Limits::default())?;
    let wanted = Selection { inferred: true, ..Selection::default() };
    let timeline = record.timeline(&chronology, &wanted);
    // What contradicts stands before what merely differs.
    let (mut disagreements, compatible): (Vec<_>, Vec<_>) =
        record.disagreements().into_iter().partition(|d| d.relation == Relation::Contradiction);
    disagreements.extend(compatible);
    let all: Vec<usize> = (0..verdict.conflicts.len()).collect();
    let whole = Whole {
        record: serde_json::from_str(&record.to_json(&frame)?)?,
        disagreements: disagreements.iter().map(|d| record.disagreement_row(d)).collect(),
        conflicts: record.verdict_rows(&verdict, &all),
        timeline: record.timeline_rows(&timeline),
    };
    Ok(serde_json::to_vec(&whole)?)
}
