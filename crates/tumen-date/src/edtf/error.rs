//! Why a text is no EDTF date.

/// What is wrong with a text that should be an EDTF date, where, and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message} (at character {place}); expected {expected}", place = .at + 1)]
pub struct EdtfError {
    /// Characters before the place where it stops being one.
    pub at: usize,
    /// What is wrong.
    pub message: String,
    /// What was expected there.
    pub expected: String,
}

/// What is wrong with a part that is well written but cannot be.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub(super) struct Fault {
    pub message: String,
    pub expected: String,
}

impl Fault {
    pub fn new(message: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { message: message.into(), expected: expected.into() }
    }
}
