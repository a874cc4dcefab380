//! `columns.toml`: what the columns of a run mean, in words, so that a folder can be read without the pack.

use crate::atomic;
use crate::error::StoreError;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tumen_engine::{Input, Inputs};
use tumen_ensemble::Schema;

/// Name of the file.
pub const COLUMNS: &str = "columns.toml";

/// How to read the file, before it.
const HEADER: &str = "\
# What the columns of histories.parquet mean. Besides these each row has `history` (its number), `digest` (of the whole
# history), `acts_done` (how many acts of an experiment could be done) and three scores, each the mean misfit from what the
# documents say, 0 (all of it) to 1 (nothing of it): `score.distance` over all that is held against them, `score.in_sample`
# over what parameters may be set by, `score.held_out` over the rest.
#
# [[measured.outcomes]]: column outcome.ID, one of the ids of its cases; `recorded` is the place of the documents' answer among
# them, from 0. [[measured.dates]]: column date.ID; `window` is what the documents allow. [[measured.numbers]]: column
# number.ID; `range` is what they allow. [[inputs]]: column input.PATH. `start`, `end` and `window` are Julian day numbers;
# `flow` are places among the outcomes, from 0; `held_out` is never used to set a parameter.

";

/// What the columns of a run mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// What is measured.
    pub schema: Arc<Schema>,
    /// What is drawn.
    pub inputs: Vec<InputColumn>,
}

/// A value that each history draws.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputColumn {
    /// `siege.hunger_rate`; the column is called `input.siege.hunger_rate`.
    pub path: String,
    /// In words.
    pub label: String,
    /// Unit; `date` for days, which are Julian day numbers.
    pub unit: String,
}

/// The file. Tables come last in TOML.
#[derive(Serialize, Deserialize)]
struct File<S> {
    measured: S,
    #[serde(default)]
    inputs: Vec<InputColumn>,
}

impl Columns {
    /// The columns of a scenario, with what its histories draw if that is kept.
    #[must_use]
    pub fn new(schema: Arc<Schema>, inputs: Option<&Inputs>) -> Self {
        let column = |input: &Input| InputColumn {
            path: input.path.clone(),
            label: input.label.clone(),
            unit: input.unit.to_owned(),
        };
        let list = inputs.map(Inputs::list).unwrap_or_default();
        Self { schema, inputs: list.iter().map(column).collect() }
    }

    /// Reads the columns of the run in a folder.
    ///
    /// # Errors
    /// If they cannot be read or are damaged.
    pub fn read(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join(COLUMNS);
        let text = fs::read_to_string(&path).map_err(StoreError::io(&path, "read"))?;
        let File { measured, inputs } = toml::from_str::<File<Schema>>(&text).map_err(StoreError::damaged(&path))?;
        Ok(Self { schema: Arc::new(measured), inputs })
    }

    /// Writes them into a folder.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn write(&self, folder: &Path) -> Result<(), StoreError> {
        let path = folder.join(COLUMNS);
        let file = File { measured: &*self.schema, inputs: self.inputs.clone() };
        let text = toml::to_string(&file).map_err(StoreError::damaged(&path))?;
        atomic::write(&path, (HEADER.to_owned() + &text).as_bytes())
    }
}
