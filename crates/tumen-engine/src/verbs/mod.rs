//! Verbs: what can be done, whole and consistent, and told. Nothing here draws or chooses.

mod bonds;
mod faiths;
mod herds;
mod orders;
mod persons;
mod places;
mod powers;
mod war;

pub(crate) use bonds::*;
pub(crate) use faiths::*;
pub(crate) use herds::*;
pub(crate) use orders::*;
pub(crate) use persons::*;
pub(crate) use places::*;
pub(crate) use powers::*;
pub(crate) use war::*;
