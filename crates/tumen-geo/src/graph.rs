//! Places and the routes between them.

use serde::{Deserialize, Serialize};
use tumen_base::{Months, PlaceId, RouteId};

/// Kind of place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PlaceKind {
    /// Town or city.
    City,
    /// Stronghold.
    Fort,
    /// Mountain pass.
    Pass,
    /// Grazing country.
    Pasture,
    /// Camp of a nomad court.
    TribalCentre,
    /// Open country where armies met.
    Field,
    /// Ferry or ford.
    RiverCrossing,
    /// A country named as a whole.
    Region,
    /// Road station.
    Caravanserai,
    /// Lake or sea.
    Water,
}

/// A place of the gazetteer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Id in the pack.
    pub id: String,
    /// Name shown.
    pub name: String,
    /// Other names and spellings.
    pub aliases: Vec<String>,
    /// Latitude, degrees north.
    pub lat: f64,
    /// Longitude, degrees east.
    pub lon: f64,
    /// Kind.
    pub kind: PlaceKind,
    /// How well the coordinate is known (A, B, C with a radius).
    pub quality: String,
    /// Where the coordinate comes from.
    pub source: String,
}

/// Ground that a route crosses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Terrain {
    /// Road through cultivated land.
    OasisRoad,
    /// Open grassland.
    Steppe,
    /// Little or no water.
    Desert,
    /// Mountain road over a pass.
    MountainPass,
    /// A route with a great river to cross.
    RiverCrossing,
}

/// What a closed season means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Closure {
    /// Nobody passes.
    Closed,
    /// Passable, slowly and at a loss.
    Hard,
}

/// A route between two places, passable both ways.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Route {
    /// One end.
    pub a: PlaceId,
    /// The other end.
    pub b: PlaceId,
    /// Length along the road, km.
    pub km: f64,
    /// Ground.
    pub terrain: Terrain,
    /// Total ascent, m.
    pub climb_m: f64,
    /// Months in which the route is closed or hard.
    pub closed: Months,
    /// What that means.
    pub closure: Closure,
    /// River to cross, if any.
    pub crossing: Option<String>,
    /// Months of high water at the crossing.
    pub high_water: Months,
    /// Chance that a party without guides goes astray in a blind valley.
    pub trap_risk: f64,
    /// How the length was found.
    pub km_method: String,
    /// Where the numbers come from.
    pub source: String,
}

impl Route {
    /// The other end of the route.
    #[must_use]
    pub fn other(&self, end: PlaceId) -> PlaceId {
        if end == self.a { self.b } else { self.a }
    }
}

/// Places, routes, and which routes leave each place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graph {
    /// Places, by [`PlaceId`].
    pub places: Vec<Place>,
    /// Routes, by [`RouteId`].
    pub routes: Vec<Route>,
    leaving: Vec<Vec<RouteId>>,
}

impl Graph {
    /// A graph of these places and routes; route ends must be places of the list.
    #[must_use]
    pub fn new(places: Vec<Place>, routes: Vec<Route>) -> Self {
        let mut leaving = vec![Vec::new(); places.len()];
        for (i, route) in routes.iter().enumerate() {
            leaving[route.a.index()].push(RouteId::at(i));
            leaving[route.b.index()].push(RouteId::at(i));
        }
        Self { places, routes, leaving }
    }

    /// The routes that leave a place, in the order of the table.
    #[must_use]
    pub fn leaving(&self, place: PlaceId) -> &[RouteId] {
        &self.leaving[place.index()]
    }

    /// A place.
    #[must_use]
    pub fn place(&self, id: PlaceId) -> &Place {
        &self.places[id.index()]
    }

    /// A route.
    #[must_use]
    pub fn route(&self, id: RouteId) -> &Route {
        &self.routes[id.index()]
    }

    /// The route between two neighbouring places (the shortest, if there are several).
    #[must_use]
    pub fn between(&self, a: PlaceId, b: PlaceId) -> Option<RouteId> {
        self.leaving(a)
            .iter()
            .copied()
            .filter(|r| self.route(*r).other(a) == b)
            .min_by(|x, y| self.route(*x).km.total_cmp(&self.route(*y).km))
    }

    /// The place with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<PlaceId> {
        self.places.iter().position(|p| p.id == id).map(PlaceId::at)
    }
}
