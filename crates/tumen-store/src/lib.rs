//! Runs on disk: what is measured on each history as Parquet, written in blocks that survive a crash.
//!
//! 1. [`atomic`] writes files that are there whole or not at all;
//! 2. [`folder`] makes, finds, locks and removes the folders of runs;
//! 3. [`manifest`] and [`columns`] say what a run is and what its columns mean;
//! 4. [`histories`], [`events`], [`series`] and [`holders`] are the tables, [`table`] is how they are encoded;
//! 5. [`chunks`] are the blocks of a run that is not finished, [`mod@run`] puts them together;
//! 6. [`mod@merge`] puts parts from several machines together.
//!
//! What a run holds depends on the scenario, the seed and the setup alone: no clock, no machine, no thread.

pub mod atomic;
pub mod chunks;
pub mod columns;
pub mod error;
pub mod events;
pub mod folder;
pub mod histories;
pub mod holders;
pub mod manifest;
pub mod merge;
pub mod run;
pub mod series;
pub mod table;

pub use columns::Columns;
pub use error::StoreError;
pub use folder::{Locked, Runs};
pub use histories::History;
pub use manifest::{BLOCK, FORMAT, Finished, Manifest, Shard};
pub use merge::merge;
pub use run::{Stored, Unfinished};
pub use table::Table;
