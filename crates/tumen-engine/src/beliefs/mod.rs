//! Beliefs: what a court thinks of others, what it could want of them, and what it would take. Nothing here draws or
//! changes anything.

mod danger;
pub mod force;
pub mod motive;
mod rumour;
mod ties;

pub use danger::*;
pub(crate) use rumour::*;
pub use ties::*;
