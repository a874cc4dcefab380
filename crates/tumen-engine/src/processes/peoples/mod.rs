//! Peoples and bands on the move: migration, refuge, remnants, powers that arise.

pub(crate) mod arise;
pub(crate) mod migration;
pub(crate) mod refuge;
pub(crate) mod remnant;
pub(crate) mod scattered;
