//! Scenario packs: texts in, one checked [`Scenario`] or every problem at once out.
//!
//! A pack is a set of named texts ([`Files`]): CSV tables and TOML files in a fixed layout. Loading
//! goes in one direction:
//!
//! 1. `doc` and `sheet` parse the texts and keep the place of every cell;
//! 2. `names` collects the ids of every table, so that records may refer forward;
//! 3. `claims` opens the record as far as the scenario speaks of it;
//! 4. one file a table (`places`, `polities`, `outside`, …) turns records into definitions;
//! 5. `checks` looks at the definitions together;
//! 6. if nothing is wrong, [`Scenario`] is put together.
//!
//! A record that cannot be read is left out of the later steps, so that one mistake gives one
//! message. The crate touches no files; who calls it reads them.

mod cell;
mod checks;
mod claims;
pub mod defs;
pub mod diagnose;
mod doc;
mod draft;
mod excerpt;
mod files;
mod hosts;
pub mod laboratory;
pub mod land;
pub mod language;
mod load;
pub mod measure;
mod names;
mod outcomes;
mod outside;
pub mod pack;
mod parameters;
mod peoples;
mod persons;
mod places;
mod polities;
mod read;
mod record;
mod relations;
mod routes;
mod settlements;
mod shapes;
mod sheet;
pub mod vocab;

pub use defs::{
    Audience, ClaimUse, Commissioner, Custom, Form, LOCALS, Office, OnlyIf, OutsideKind, Override, Policy, Scenario,
    SourceNote, TitleDef,
};
pub use diagnose::{Diagnostic, Diagnostics, Severity, Spot};
pub use files::Files;
pub use language::{Language, Slot};
pub use load::load;
pub use names::nearest;
pub use pack::{Pack, pack, scenarios};
pub use record::record;
pub use vocab::EventKind;
