//! One sentence or entry of a document, with its claims.

use super::super::claims::{Row, row, sentence, unit_head};
use crate::args::Format;
use crate::failure::Failure;
use crate::out;
use crate::words::{counted, paragraph};
use serde::Serialize;
use tumen_record::claim::UnitId;
use tumen_record::{Claim, Record};

#[derive(Serialize)]
struct Answer<'a> {
    source: &'a str,
    unit: &'a str,
    section: &'a str,
    paragraph: usize,
    kind: &'a str,
    words: usize,
    begins: &'a str,
    /// Why it wants no claim; empty if it does.
    none: &'a str,
    digest: &'a str,
    claims: Vec<Row<'a>>,
}

/// Shows it.
pub(super) fn show(record: &Record, id: UnitId, format: Format) -> Result<(), Failure> {
    let unit = record.unit(id);
    let claims: Vec<&Claim> = record.claims.iter().filter(|claim| claim.loci.contains(&id)).collect();
    if matches!(format, Format::Json) {
        return out::print_json(&Answer {
            source: &record.sources.get(record.documents[id.document].source).id,
            unit: &unit.unit,
            section: &unit.section,
            paragraph: unit.paragraph,
            kind: &unit.kind,
            words: unit.words,
            begins: &unit.begins,
            none: &unit.none,
            digest: &unit.digest,
            claims: claims.iter().map(|claim| row(record, claim)).collect(),
        });
    }
    let mut text = out::heading(paragraph("", "  ", &unit_head(record, id)).trim_end());
    let words = counted(unit.words as u64, "word", "words");
    text += &paragraph(
        "  ",
        "  ",
        &format!("{}, paragraph {}, {words}, digest {}", unit.kind, unit.paragraph, unit.digest),
    );
    if !unit.none.is_empty() {
        text += &paragraph("  ", "  ", &format!("It wants no claim: {}.", unit.none));
    }
    text.push('\n');
    for claim in &claims {
        text += &paragraph("  - ", "    ", &format!("{}  [{}]", sentence(record, claim), claim.id));
        if !claim.written.is_empty() {
            text += &paragraph("    as it is written: ", "      ", &claim.written);
        }
        if !claim.note.is_empty() {
            text += &paragraph("    remark: ", "      ", &claim.note);
        }
    }
    if claims.is_empty() {
        text += "  It has no claims.\n";
    }
    out::print(&text)
}
