//! Small war at the edge of the map.

pub(crate) mod deserters;
pub(crate) mod inward;
pub(crate) mod market;
pub(crate) mod raid;
