//! The rows of the record's files as they are written.

use crate::claim::Modality;
use crate::things::{Account, Entity, EntityKind, Extent, Happening, HappeningKind};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};
use tumen_base::Problem;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntityRow {
    pub id: Spanned<String>,
    label: String,
    kind: EntityKind,
    #[serde(default)]
    note: String,
}

impl From<EntityRow> for Entity {
    fn from(row: EntityRow) -> Self {
        Self { id: row.id.into_inner(), label: row.label, kind: row.kind, note: row.note }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HappeningRow {
    pub id: Spanned<String>,
    label: String,
    kind: HappeningKind,
    extent: Extent,
    #[serde(default)]
    note: String,
}

impl From<HappeningRow> for Happening {
    fn from(row: HappeningRow) -> Self {
        Self { id: row.id.into_inner(), label: row.label, kind: row.kind, extent: row.extent, note: row.note }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AccountRow {
    pub id: Spanned<String>,
    set: String,
    label: String,
    #[serde(default)]
    note: String,
}

impl From<AccountRow> for Account {
    fn from(row: AccountRow) -> Self {
        Self { id: row.id.into_inner(), set: row.set, label: row.label, note: row.note }
    }
}

/// One text, or several.
#[derive(Deserialize)]
#[serde(untagged, expecting = "a text, or a list of texts")]
pub(super) enum Words {
    One(String),
    Many(Vec<String>),
}

impl Words {
    pub fn list(self) -> Vec<String> {
        match self {
            Self::One(word) => vec![word],
            Self::Many(words) => words,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClaimRow {
    pub id: Spanned<String>,
    pub source: Option<Spanned<String>>,
    pub locus: Spanned<Words>,
    pub about: Spanned<String>,
    pub property: Spanned<String>,
    pub value: Spanned<toml::Value>,
    #[serde(default)]
    pub written: String,
    #[serde(default)]
    pub modality: Modality,
    pub of: Option<Spanned<Words>>,
    pub account: Option<Spanned<String>>,
    pub side: Option<Spanned<String>>,
    pub at: Option<Spanned<String>>,
    pub calendar: Option<Spanned<String>>,
    #[serde(default)]
    pub note: String,
}

/// What stands in a file.
pub(super) struct Rows<T> {
    /// Its `source`, if it gives one for all rows.
    pub source: Option<Spanned<String>>,
    /// The rows that can be read, with where they stand.
    pub rows: Vec<(T, Range<usize>)>,
    /// What is wrong with the others.
    pub problems: Vec<Problem>,
}

/// The rows `[[key]]` of a file.
pub(super) fn rows<T: DeserializeOwned>(text: &str, key: &str) -> Rows<T> {
    let (root, faults) = DeTable::parse_recoverable(text);
    let mut problems: Vec<Problem> = faults.iter().map(|fault| problem(text, fault, 0..0)).collect();
    let (mut found, mut source) = (Vec::new(), None);
    if !problems.is_empty() {
        return Rows { source, rows: found, problems };
    }
    for (name, value) in root.into_inner() {
        match (name.get_ref().as_ref(), value.into_inner()) {
            (own, DeValue::Array(list)) if own == key => {
                for row in list {
                    let span = row.span();
                    match T::deserialize(ValueDeserializer::from(row)) {
                        Ok(row) => found.push((row, span)),
                        Err(fault) => problems.push(problem(text, &fault, span)),
                    }
                }
            }
            ("source", DeValue::String(id)) => source = Some(Spanned::new(name.span(), id.into_owned())),
            (own, _) => {
                let message = format!("unknown key `{own}`");
                let put = Problem::new(text, name.span(), message).expected(format!("[[{key}]]"));
                problems.push(put.near(own, [key, "source"]));
            }
        }
    }
    Rows { source, rows: found, problems }
}

/// A fault that the TOML reader found, at its place or else at the row.
fn problem(text: &str, fault: &toml::de::Error, row: Range<usize>) -> Problem {
    let (message, expected) = fault.message().split_once(", expected ").unwrap_or((fault.message(), ""));
    let put = Problem::new(text, fault.span().unwrap_or(row), message).expected(expected);
    // "unknown field `lable`, expected one of `id`, `label`": the nearest is among them.
    let quoted = |words: &str| words.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    match quoted(message).first() {
        Some(word) => put.near(word, quoted(expected).iter().map(String::as_str)),
        None => put,
    }
}
