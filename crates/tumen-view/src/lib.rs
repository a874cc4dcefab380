//! What a page needs to show a scenario, one history, many histories and a comparison, as plain data that serialises to
//! the shapes of `atlas/src/contract.ts`.
//!
//! - [`mod@scenario`]: places, polities, persons, kinds of events, what is measured, what a laboratory can change;
//! - [`inputs`]: everything that a history draws;
//! - [`history`]: one history, played once, with what changed on every day;
//! - [`setup`]: what an experiment changes, as it comes from a page; [`written`]: the same from JSON;
//! - [`problem`]: what is wrong, in words;
//! - [`compare`]: what a change did to the same histories; [`packed`]: their rows as bytes;
//! - [`ensemble`]: many histories at once.
//!
//! Pure functions: no files, no clocks, no threads of their own, so that they run in a browser as they do here. Days are
//! Julian day numbers; places, polities and the like are given by their position in the scenario.

pub mod compare;
pub mod ensemble;
pub mod history;
pub mod inputs;
mod kinds;
pub mod laboratory;
pub mod land;
pub mod measures;
mod notable;
pub mod packed;
pub mod problem;
pub mod scenario;
mod script;
pub mod setup;
pub mod words;
pub mod written;

pub use compare::{Comparison, comparison, play};
pub use ensemble::{EnsembleView, OneHistory};
pub use history::HistoryView;
pub use inputs::InputView;
pub use problem::Problem;
pub use scenario::ScenarioView;
pub use setup::SetupText;
