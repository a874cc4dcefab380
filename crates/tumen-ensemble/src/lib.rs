//! Many histories of one scenario: each is run, measured as its pack says, and added to a tally whose
//! size does not depend on how many there are.
//!
//! 1. [`schema`] names the columns: what a scenario measures, in words, apart from the scenario;
//! 2. [`measure`] reads one finished history into a [`HistoryRow`];
//! 3. [`tally`] adds rows up, in any order and any grouping, to the same [`Tally`];
//! 4. [`mod@run`] spreads histories over threads, counts progress and can be cancelled;
//! 5. [`mod@fork`] runs one history up to a day and many futures from there;
//! 6. [`points`] plays histories at chosen values of some inputs.
//!
//! The first crate that may use threads. It prints nothing and touches no files.

pub mod blocks;
pub mod decided;
pub mod flows;
pub mod fork;
pub mod holdings;
mod index;
pub mod measure;
pub mod points;
pub mod run;
pub mod schema;
pub mod sketch;
pub mod tally;
pub mod years;

pub use blocks::{BlockError, Blocks, run_blocks};
pub use decided::Decided;
pub use fork::Fork;
pub use measure::{Halfway, HistoryRow, Meter};
pub use points::{Point, Simulator, on_threads};
pub use run::{Plan, Progress, RunError, run, run_each, run_rows};
pub use schema::Schema;
pub use sketch::Sketch;
pub use tally::Tally;
pub use years::{HolderRow, YearRow, year_ends};
