//! Small worlds for tests.

use crate::graph::{Closure, Graph, Place, PlaceKind, Route, Terrain};
use tumen_base::{Months, PlaceId};

/// Every terrain.
pub const TERRAINS: [Terrain; 5] =
    [Terrain::OasisRoad, Terrain::Steppe, Terrain::Desert, Terrain::MountainPass, Terrain::RiverCrossing];

/// A level road over the steppe, open all year.
pub fn route(a: u16, b: u16, km: f64) -> Route {
    Route {
        a: PlaceId(a),
        b: PlaceId(b),
        km,
        terrain: Terrain::Steppe,
        climb_m: 0.0,
        closed: Months::default(),
        closure: Closure::Closed,
        crossing: None,
        high_water: Months::default(),
        trap_risk: 0.0,
        km_method: "test".into(),
        source: "test".into(),
    }
}

/// A pass with a season in which it is closed or hard.
pub fn pass(a: u16, b: u16, km: f64, closed: &str, closure: Closure) -> Route {
    Route { terrain: Terrain::MountainPass, closed: closed.parse().unwrap(), closure, ..route(a, b, km) }
}

/// A graph of so many places and these routes.
pub fn graph(places: u16, routes: Vec<Route>) -> Graph {
    let place = |i: u16| Place {
        id: format!("p{i}"),
        name: format!("P{i}"),
        aliases: vec![],
        lat: 40.0,
        lon: 70.0 + f64::from(i),
        kind: PlaceKind::City,
        quality: "A".into(),
        source: "test".into(),
    };
    Graph::new((0..places).map(place).collect(), routes)
}
