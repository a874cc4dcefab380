//! What a realm lives on and lives with: dues, men, wages, notables, faiths, risings.

pub mod appanage;
pub mod census;
pub mod drift;
pub mod faith;
pub mod hoard;
pub mod levy;
pub mod notables;
pub mod pay;
pub mod revenue;
pub mod revolt;
pub mod salary;
