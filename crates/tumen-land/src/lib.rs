//! Whose country is whose. Land belongs to the place from which it is soonest reached, if that takes no longer than
//! [`REACH_DAYS`]; so borders lie on ranges, lakes and sands rather than halfway as the crow flies.
//!
//! [`Land::of`] a scenario takes the cells of `world/land.csv` (H3 cells of resolution 4, with what the ground is like),
//! divides each into its seven children of resolution 5, and spreads out from all places at once, each step costing
//! what [`pace`] says. [`Land::km2`] is how much each place has; [`Land::topology`] is the same as a map.
//!
//! An estimate for maps, curves and areas beside those of the documents; no rule of the model reads it.

mod ground;
pub mod pace;
mod rings;
mod spread;
pub mod topology;

use ground::Ground;
use h3o::CellIndex;
pub use pace::REACH_DAYS;
use spread::{Spread, spread};
use topology::Topology;
use tumen_base::PlaceId;
use tumen_geo::{Place, PlaceKind};
use tumen_scenario::Scenario;
use tumen_scenario::defs::Settlement;

/// The land of each place of a scenario.
#[derive(Clone, Debug)]
pub struct Land {
    ground: Ground,
    spread: Spread,
    km2: Vec<f32>,
}

impl Land {
    /// The land of the places of a scenario. Fields of battle, waters and places where nobody lives have none. Without a table of cells all
    /// ground is taken for open, low and level.
    #[must_use]
    pub fn of(def: &Scenario) -> Self {
        let places = def.graph.places.iter().zip(&def.settlements);
        let spots: Vec<Option<(f64, f64)>> =
            places.map(|(place, settled)| is_seat(place, settled).then_some((place.lat, place.lon))).collect();
        let open = if def.land.is_empty() { ground::open(&spots) } else { Vec::new() };
        Self::over(Ground::new(if open.is_empty() { &def.land } else { &open }), &spots)
    }

    /// The land of places at these latitudes and longitudes in degrees; none for a place that is to have no land.
    fn over(ground: Ground, spots: &[Option<(f64, f64)>]) -> Self {
        let spread = spread(&ground, spots);
        let mut km2 = vec![0.0; spots.len()];
        let dry = ground.dry_km2(spread.owned().map(|(slot, _)| slot));
        for ((_, owner), dry) in spread.owned().zip(dry) {
            km2[owner.index()] += dry;
        }
        Self { ground, spread, km2: km2.into_iter().map(|km2: f64| km2.round() as f32).collect() }
    }

    /// Land of each place in whole km², lakes and seas left out; in the order of the places.
    #[must_use]
    pub fn km2(&self) -> &[f32] {
        &self.km2
    }

    /// The cells that belong to somebody (H3, resolution 5), in a fixed order, with the place whose they are.
    pub fn cells(&self) -> impl Iterator<Item = (CellIndex, PlaceId)> {
        self.spread.owned().map(|(slot, owner)| (self.ground.cell(slot), owner))
    }

    /// The land of the places as shapes that share their borders.
    #[must_use]
    pub fn topology(&self) -> Topology {
        let owner = |cell: CellIndex| self.ground.slot(cell).and_then(|slot| self.spread.owner(slot));
        topology::of(&rings::borders(self.cells(), owner), &self.km2)
    }
}

/// Whether country looks to a place. A field where armies met looks to the town beside it.
fn is_seat(place: &Place, settled: &Settlement) -> bool {
    !matches!(place.kind, PlaceKind::Field | PlaceKind::Water) && settled.households.bounds().1 > 0.0
}

#[cfg(test)]
mod tests;
