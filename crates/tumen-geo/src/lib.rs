//! Gazetteer, route graph and travel times. One travel model serves the engine's march, the
//! chronology of the record and the `route` command.

pub mod graph;

pub use graph::{Closure, Graph, Place, PlaceKind, Route, Terrain};
