//! Overlords and vassals: oaths, dues, help, wrongs, and the leaving.

pub mod aftermath;
pub mod allegiance;
pub mod appeal;
pub mod arbitration;
pub mod betrayal;
pub mod collectors;
pub mod commissioner;
pub mod compensation;
pub mod contagion;
pub mod decree;
pub mod envoy;
pub mod favour;
pub mod homage;
pub mod terms;
pub mod tribute;
