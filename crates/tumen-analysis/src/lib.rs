//! What many histories say: shares with intervals, quantiles of dates and numbers beside what the
//! documents say, and what changes between two runs of the same histories.
//!
//! Reads tallies and rows, never a world: whatever was not measured cannot be asked here.
//!
//! - [`interval`]: 95% intervals of a share, and of a difference of two shares in pairs;
//! - [`report`]: one run, ready to be printed or written as JSON;
//! - [`mod@contrast`]: one run against another with something changed;
//! - [`mod@changed`]: the histories that a change moved most;
//! - [`pairing`]: what pairing saved;
//! - [`morris`] and [`sobol`]: which inputs matter, by screening and by shares of variance;
//! - [`mod@crps`] and [`mod@log_score`]: how well histories foretold what the record says;
//! - [`smc`]: which inputs, and which rival accounts, let histories come near to the record;
//! - [`bootstrap`]: 95% intervals by resampling;
//! - [`outputs`]: what the outputs of a design of runs must be.

pub mod bootstrap;
pub mod changed;
pub mod contrast;
pub mod crps;
pub mod interval;
pub mod log_score;
pub mod morris;
pub mod outputs;
pub mod pairing;
pub mod report;
pub mod smc;
pub mod sobol;
mod stream;

pub use changed::{Changed, Flip, changed};
pub use contrast::{Contrast, DateContrast, NumberContrast, OutcomeContrast, contrast};
pub use interval::{Estimate, mean, paired_difference, share};
pub use pairing::Pairing;
pub use report::{DateRow, NumberRow, OutcomeRow, Report, RunFacts};
