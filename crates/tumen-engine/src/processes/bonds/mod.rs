//! Overlords and vassals: oaths, dues, help, wrongs, and the leaving.

pub(crate) mod aftermath;
pub(crate) mod allegiance;
pub(crate) mod dues;
pub(crate) mod envoy;
pub(crate) mod favour;
pub(crate) mod help;
