//! Hosts: councils, marches, hunger, battles, sieges, and what victors do.

pub(crate) mod border;
pub(crate) mod dikes;
pub(crate) mod encounter;
pub(crate) mod hire;
pub(crate) mod march;
pub(crate) mod pursuit;
pub(crate) mod siege;
pub(crate) mod strategy;
