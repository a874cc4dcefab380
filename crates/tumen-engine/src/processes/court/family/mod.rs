//! Births and marriages of ruling houses.

pub(crate) mod betrothal;
pub(crate) mod birth;
pub(crate) mod clan;
pub(crate) mod kinship;
