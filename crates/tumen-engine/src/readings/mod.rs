//! Readings: what follows from the state by a formula, as it truly is. Nothing here draws or changes anything.

mod cities;
mod eras;
mod grievance;
mod hosts;
mod house;
mod land;
mod power;
mod standing;

pub use cities::*;
pub use eras::*;
pub use grievance::*;
pub use hosts::*;
pub use house::*;
pub use land::*;
pub use power::*;
pub use standing::*;
