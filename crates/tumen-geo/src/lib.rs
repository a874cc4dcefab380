//! Gazetteer, route graph and travel times. One travel model serves the engine's march, the
//! chronology of the record and the `route` command.

mod gate;
pub mod graph;
pub mod pace;
pub mod party;
pub mod planner;
pub mod route_finder;
pub mod travel;

#[cfg(test)]
mod testing;

pub use graph::{Closure, Graph, Place, PlaceKind, Route, Terrain};
pub use pace::{Leg, Pace, WaitReason};
pub use party::{Column, Party};
pub use planner::Planner;
pub use route_finder::{Journey, JourneyLeg, fastest};
pub use travel::Travel;
