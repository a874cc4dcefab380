//! Decisions of councils: what there is to gain, what it takes, and what is chosen. They read beliefs,
//! never the truth about others.

pub mod force;
pub mod motive;
