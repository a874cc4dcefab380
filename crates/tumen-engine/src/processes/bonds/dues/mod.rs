//! What vassals owe, and what comes of asking for it.

pub(crate) mod collectors;
pub(crate) mod commissioner;
pub(crate) mod compensation;
pub(crate) mod homage;
pub(crate) mod terms;
pub(crate) mod tribute;
