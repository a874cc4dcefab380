//! Help asked for, and what is done about it.

pub(crate) mod appeal;
pub(crate) mod arbitration;
pub(crate) mod decree;
