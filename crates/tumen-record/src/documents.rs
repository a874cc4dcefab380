//! The documents as lists of units: what `record/documents/ID.csv` holds.

use crate::source::SourceId;
use serde::Deserialize;
use serde::Serialize;

/// One unit of a document.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Id in its document: section and number.
    pub unit: String,
    /// Title of its section.
    pub section: String,
    /// Paragraph in that section.
    pub paragraph: usize,
    /// Sentence, heading, field, row or reference.
    pub kind: String,
    /// Words.
    pub words: usize,
    /// Its first words.
    pub begins: String,
    /// Why it wants no claim; empty if it does.
    pub none: String,
    /// Digest of its words, as [`crate::split::Piece::digest`] reckons it.
    pub digest: String,
}

/// A document whose claims are in the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its source.
    pub source: SourceId,
    /// Its units in order.
    pub units: Vec<Unit>,
}

impl Document {
    /// Number of the unit with an id.
    #[must_use]
    pub fn find(&self, unit: &str) -> Option<usize> {
        self.units.iter().position(|u| u.unit == unit)
    }
}
