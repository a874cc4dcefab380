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
//! - [`mod@slopes`], [`morris`] and [`sobol`]: which inputs matter, by slopes, by screening and by shares of variance;
//! - [`mod@crps`] and [`mod@log_score`]: how well histories foretold what the record says;
//! - [`mod@score`]: both over all that the record says, and how often it lies where most histories do;
//! - [`misfit`]: what the record says of each measure, and how far a history is from it;
//! - [`nearness`]: how near one history is to the record, as one number;
//! - [`mod@closest`], [`mod@medoid`] and [`surprise`]: the histories nearest to the record, the typical one, the strangest;
//! - [`smc`]: which inputs, and which rival accounts, let histories come near to the record;
//! - [`bootstrap`]: 95% intervals by resampling;
//! - [`outputs`]: what the outputs of a design of runs must be.

pub mod bootstrap;
pub mod changed;
pub mod closest;
pub mod contrast;
pub mod crps;
pub mod interval;
pub mod log_score;
pub mod medoid;
pub mod misfit;
pub mod morris;
pub mod nearness;
pub mod outputs;
pub mod pairing;
pub mod report;
pub mod score;
pub mod slopes;
pub mod smc;
pub mod sobol;
mod stream;
pub mod surprise;

#[cfg(test)]
mod fixture;

pub use changed::{Changed, Flip, changed};
pub use closest::{Beside, Found, Near, closest};
pub use contrast::{Contrast, DateContrast, NumberContrast, OutcomeContrast, contrast};
pub use interval::{Estimate, mean, paired_difference, share};
pub use medoid::{Typical, medoid};
pub use nearness::{Distances, Nearness};
pub use pairing::Pairing;
pub use report::{DateRow, NumberRow, OutcomeRow, Report, RunFacts};
pub use score::{Scores, score};
pub use surprise::{Oddity, Side, Strange, Surprising, placed, surprising};
