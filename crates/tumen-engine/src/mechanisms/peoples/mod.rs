//! Peoples and bands on the move: migration, refuge, remnants, powers that arise.

pub mod arise;
pub mod deserters;
pub mod herds;
pub mod invitation;
pub mod inward;
pub mod migration;
pub mod refuge;
pub mod remnant;
pub mod scattered;
pub mod union;
