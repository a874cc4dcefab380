//! One history: a world, its agenda of things due, and the mechanisms that change it.
//!
//! Rules hold no proper names; everything they know comes from the scenario. A history is a pure
//! function of scenario, seed, history number and setup.

pub mod acts;
pub mod battle;
pub mod beliefs;
pub mod chance;
pub mod due;
mod follow;
pub mod inputs;
mod memo;
mod moment;
mod processes;
pub mod readings;
pub mod rules;
mod schedule;
pub mod sim;
mod stage;
pub mod story;
mod verbs;
pub mod world;

pub use acts::{Act, ActError};
pub use inputs::{Input, InputId, Inputs, Population, PopulationError, Setup, UnknownInput};
pub use rules::{PARAMETERS, RulePriors, Rules, Switches};
pub use sim::{RestoreError, Sim};
pub use stage::Stage;
pub use world::World;
pub use world::chronicle::{Cause, Chronicle, Event, EventId};
