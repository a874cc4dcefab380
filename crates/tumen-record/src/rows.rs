//! What follows from the record, as rows for other programs: disagreements, what cannot all be true, the timeline. The
//! command line prints them as JSON and the atlas draws them.

mod conflicts;
mod dated;
mod differing;

pub use conflicts::{AccountRow, ConflictRow, VerdictRows};
pub use dated::{DateRow, HappeningRow};
pub use differing::{DisagreementRow, SaidRow};

use serde::Serialize;

/// The name of a kind in words, as files of a pack write it.
fn words(kind: impl Serialize) -> String {
    let value = serde_json::to_value(kind).unwrap_or_default();
    value.as_str().unwrap_or_default().replace('_', " ")
}
