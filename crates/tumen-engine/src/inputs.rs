//! Everything that a history draws from what is not known, as one list of inputs with paths, and the
//! setup by which an experiment changes it.
//!
//! The list is made by setting up one history and noting what it asks for, so that paths and draws cannot
//! drift apart. Each input has draws of its own: to set one leaves the draws of all others as they were.

mod list;
mod population;
mod rows;
mod setup;

pub use list::{Input, InputId, Inputs, UnknownInput};
pub use population::{Population, PopulationError};
pub(crate) use rows::{Row, Rows};
pub use setup::Setup;

use crate::chance;
use tumen_base::{Day, Draw, Draws, Men, Prior};

/// Where the draws of an input stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// Of a parameter: the hash of its name.
    Parameter(u32),
    /// Of a field of a row of the pack: the numbers of table, row and field, which are never used again.
    Field { table: u16, row: u16, field: u32 },
}

impl Key {
    /// The draws of one history for it.
    pub fn draw(self, draws: &Draws) -> Draw {
        match self {
            Self::Parameter(name) => chance::PARAMETERS.at(draws, chance::Name(name), 0),
            Self::Field { table, row, field } => {
                chance::FIRST_DAY.at(draws, (chance::Row(table), chance::Row(row)), field)
            }
        }
    }
}

/// What a new history takes its values through, one after another, always in the same order.
pub(crate) struct Intake<'a> {
    pub draws: Draws,
    setup: &'a Setup,
    /// The set of the posterior that this history takes.
    chosen: Option<usize>,
    next: u32,
    noted: Option<Vec<Input>>,
}

impl<'a> Intake<'a> {
    /// An intake for one history.
    pub fn new(draws: Draws, setup: &'a Setup) -> Self {
        Self { chosen: setup.choose(&draws), draws, setup, next: 0, noted: None }
    }

    /// An intake that notes all that is asked of it.
    pub fn noting(draws: Draws, setup: &'a Setup) -> Self {
        Self { noted: Some(Vec::new()), ..Self::new(draws, setup) }
    }

    /// How many inputs have been taken.
    pub fn taken(&self) -> usize {
        self.next as usize
    }

    /// What was noted.
    pub fn noted(self) -> Vec<Input> {
        self.noted.unwrap_or_default()
    }

    /// The value of the next input.
    pub fn take(&mut self, key: Key, prior: &Prior, describe: impl FnOnce() -> Input) -> f64 {
        let id = InputId(self.next);
        self.next += 1;
        if let Some(noted) = &mut self.noted {
            noted.push(describe());
        }
        self.setup.value(id, key, prior, &self.draws, self.chosen)
    }

    /// The intake for the rows of one table of the pack. `record` is the number of the table in the keys of
    /// the draws: part of the stored format, never reused.
    pub fn table<'t>(
        &'t mut self,
        name: &'static str,
        record: u16,
        rows: Rows<'t>,
        row: fn(Rows<'t>, usize) -> Row,
    ) -> Table<'t, 'a> {
        Table { intake: self, name, record, rows, row }
    }
}

/// The intake for the rows of one table.
pub(crate) struct Table<'t, 'a> {
    intake: &'t mut Intake<'a>,
    name: &'static str,
    record: u16,
    rows: Rows<'t>,
    row: fn(Rows<'t>, usize) -> Row,
}

impl Table<'_, '_> {
    /// A value of a row: the number of its field in the keys of the draws, its name and unit.
    pub fn take(&mut self, row: usize, field: u32, (name, unit): (&str, &'static str), prior: &Prior) -> f64 {
        let key = Key::Field { table: self.record, row: row as u16, field };
        let (table, rows, describe) = (self.name, self.rows, self.row);
        self.intake.take(key, prior, || {
            let Row { id, label, source } = describe(rows, row);
            let path = format!("{table}.{id}.{name}");
            Input {
                path,
                label: format!("{label}: {}", name.replace('_', " ")),
                unit,
                prior: prior.clone(),
                source,
                key,
            }
        })
    }

    /// A number of men.
    pub fn men(&mut self, row: usize, field: u32, name: &str, prior: &Prior) -> Men {
        self.take(row, field, (name, "men"), prior).max(0.0) as Men
    }

    /// A day.
    pub fn day(&mut self, row: usize, field: u32, name: &str, prior: &Prior) -> Day {
        Day(self.take(row, field, (name, Input::DATE), prior) as i32)
    }
}
