//! What the page reads that is the same whoever asks, each made when it is first wanted.

use crate::book::Book;
use crate::record;
use serde::Serialize;
use std::collections::BTreeMap;
use tumen_ensemble::RunError;
use tumen_land::Land;
use tumen_view::{inputs, scenario};

/// Seed of the histories that the page shows without saying more.
pub const SEED: u64 = 1;

/// A document under `data/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// `scenario.json`: places, powers, people, and what is measured.
    Scenario,
    /// `inputs.json`: everything that a history draws.
    Inputs,
    /// `land.json`: the land of each place, as a TopoJSON topology.
    Land,
    /// `record.json`: what the documents say.
    Record,
    /// `pack.json`: the texts of the pack, for the engine in the browser.
    Pack,
}

/// Why a document cannot be made. Each would be an error in Tumen.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// The library that writes JSON failed.
    #[error("it cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// The record cannot be exported.
    #[error("the record cannot be written: {0}")]
    Record(#[from] tumen_record::export::ExportError),
    /// The chronology of the record contradicts itself without any claim.
    #[error("the chronology contradicts itself without any claim: {0}")]
    Chronology(#[from] tumen_chronology::Cycle),
    /// A history broke off.
    #[error(transparent)]
    Run(#[from] RunError),
}

impl Document {
    /// All documents.
    pub const ALL: [Self; 5] = [Self::Scenario, Self::Inputs, Self::Land, Self::Record, Self::Pack];

    /// Its file, under `data/`.
    #[must_use]
    pub const fn file(self) -> &'static str {
        match self {
            Self::Scenario => "scenario.json",
            Self::Inputs => "inputs.json",
            Self::Land => "land.json",
            Self::Record => "record.json",
            Self::Pack => "pack.json",
        }
    }

    /// Makes it.
    ///
    /// # Errors
    /// If a library fails, which would be an error in Tumen.
    pub fn make(self, book: &Book<'_>) -> Result<Vec<u8>, DocumentError> {
        Ok(match self {
            Self::Scenario => serde_json::to_vec(&scenario::view(book.stage, &book.meter))?,
            Self::Inputs => serde_json::to_vec(&inputs::view(book.stage))?,
            Self::Land => serde_json::to_vec(&Land::of(book.stage.scenario).topology())?,
            Self::Record => record::json(book)?,
            Self::Pack => serde_json::to_vec(&Texts::of(book))?,
        })
    }
}

/// `data/pack.json`.
#[derive(Serialize)]
struct Texts<'a> {
    /// Id of the scenario in its pack.
    scenario: &'a str,
    files: BTreeMap<&'a str, &'a str>,
}

impl<'a> Texts<'a> {
    fn of(book: &'a Book<'_>) -> Self {
        let id = &book.stage.scenario.id;
        let scenario = id.strip_prefix(&book.pack.id).and_then(|rest| rest.strip_prefix('/')).unwrap_or(id);
        Self { scenario, files: book.files.under("").collect() }
    }
}

/// `data/site.json`: what the page can do and where it begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Site {
    /// Version of Tumen.
    pub version: &'static str,
    /// Whether a server answers at `api/`.
    pub server: bool,
    /// Whether the engine comes with the page.
    pub wasm: bool,
    /// Seed of all histories that are shown without saying more.
    pub seed: u64,
    /// The history that is shown first.
    pub history: u64,
    /// Histories that lie at `data/history-N.json`.
    pub histories: Vec<u64>,
    /// How many histories the ensemble is of.
    pub ensemble: u64,
}
