//! What a realm lives on and lives with: dues, men, wages, notables, faiths, risings.

pub(crate) mod appanage;
pub(crate) mod census;
pub(crate) mod drift;
pub(crate) mod faith;
pub(crate) mod levy;
pub(crate) mod notables;
pub(crate) mod pay;
pub(crate) mod revenue;
pub(crate) mod revolt;
