//! Hosts: councils, marches, hunger, battles, sieges, and what victors do.

pub mod assembly;
pub mod campaign;
pub mod captives;
pub mod dikes;
pub mod encounter;
pub mod hire;
pub mod march;
pub mod market;
pub mod mediation;
pub mod pursuit;
pub mod raid;
pub mod settlement;
pub mod siege;
pub mod strategy;
pub mod supply;
