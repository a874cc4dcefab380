//! What many histories say: shares with intervals, quantiles of dates and numbers beside what the
//! documents say, and what changes between two runs of the same histories.
//!
//! Reads tallies and rows, never a world: whatever was not measured cannot be asked here.
//!
//! - [`interval`]: 95% intervals of a share, and of a difference of two shares in pairs;
//! - [`report`]: one run, ready to be printed or written as JSON;
//! - [`mod@contrast`]: one run against another with something changed.

pub mod contrast;
pub mod interval;
pub mod report;

pub use contrast::{Contrast, DateContrast, NumberContrast, OutcomeContrast, contrast};
pub use interval::{Estimate, mean, paired_difference, share};
pub use report::{DateRow, NumberRow, OutcomeRow, Report, RunFacts};
