//! What is wrong, in words: how a page is told of any error.

use crate::packed::PackedError;
use serde::{Deserialize, Serialize};

/// An error in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{error}")]
pub struct Problem {
    /// What is wrong, and where.
    pub error: String,
    /// The nearest valid thing, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
    /// What would have been right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
}

impl Problem {
    /// A problem without further help.
    #[must_use]
    pub fn new(error: impl Into<String>) -> Self {
        Self { error: error.into(), nearest: None, expected: None }
    }

    /// The same, with what would have been right.
    #[must_use]
    pub fn expected(self, expected: impl Into<String>) -> Self {
        Self { expected: Some(expected.into()), ..self }
    }

    /// The same, with the nearest valid thing, if there is one.
    #[must_use]
    pub fn nearest(self, nearest: Option<&str>) -> Self {
        Self { nearest: nearest.map(str::to_owned), ..self }
    }
}

impl From<PackedError> for Problem {
    fn from(error: PackedError) -> Self {
        Self::new(error.to_string())
    }
}
