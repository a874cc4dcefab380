//! The country as a grid: cells of resolution 5, each like its parent in the table of land.

use crate::pace::{OPEN_KM, REACH_DAYS, days_a_km, passable};
use h3o::{CellIndex, LatLng, Resolution};
use std::collections::BTreeSet;
use tumen_base::maths::{cos, sin};
use tumen_scenario::land::LandCell;

/// Resolution of the grid: about 250 km² a cell, 17 km from one to the next.
const FINE: Resolution = Resolution::Five;
/// Resolution of the table.
const COARSE: Resolution = Resolution::Four;
/// Children of a cell.
const CHILDREN: usize = 7;
/// Least distance from a cell of the table to the next, km.
const COARSE_STEP_KM: f64 = 32.0;
/// Mean radius of the earth, km (IUGG).
const RADIUS_KM: f64 = 6371.0088;

/// A grid over the cells of a table. Cells of the grid are known by their slot: seven to a cell of the table, in the
/// order of their directions.
#[derive(Clone, Debug)]
pub(crate) struct Ground {
    table: Vec<LandCell>,
    /// Days for a kilometre of each cell of the table; none if it cannot be crossed.
    paces: Vec<Option<f64>>,
}

impl Ground {
    /// The grid over these cells, which are sorted by their index.
    pub fn new(table: &[LandCell]) -> Self {
        let pace = |land: &LandCell| passable(land).then(|| days_a_km(land));
        Self { paces: table.iter().map(pace).collect(), table: table.to_vec() }
    }

    /// How many slots there are.
    pub fn slots(&self) -> usize {
        self.table.len() * CHILDREN
    }

    /// Slot of a cell of the grid; none if the table says nothing of it.
    pub fn slot(&self, cell: CellIndex) -> Option<usize> {
        let parent = cell.parent(COARSE)?;
        let row = self.table.binary_search_by_key(&parent, |land| land.cell).ok()?;
        Some(row * CHILDREN + usize::from(cell.direction_at(FINE)?))
    }

    /// The cell of a slot that [`Ground::slot`] gave.
    pub fn cell(&self, slot: usize) -> CellIndex {
        let parent = self.table[slot / CHILDREN].cell;
        // The children of a pentagon have no direction 1; nobody gives its slot.
        let position = slot % CHILDREN - usize::from(parent.is_pentagon() && slot % CHILDREN > 1);
        parent.child_at(position as u64, FINE).unwrap_or(parent)
    }

    /// Days for a kilometre, whether or not it can be crossed.
    pub fn days_a_km(&self, slot: usize) -> f64 {
        days_a_km(&self.table[slot / CHILDREN])
    }

    /// Days for a kilometre; none if nobody crosses it.
    pub fn pace(&self, slot: usize) -> Option<f64> {
        self.paces[slot / CHILDREN].filter(|_| !self.is_wet(slot))
    }

    /// Dry land of each slot, km². The children of a cell are taken to be of one size, and what of it is under water
    /// beyond its wet children to be spread over the others.
    pub fn dry_km2(&self, slots: impl Iterator<Item = usize>) -> Vec<f64> {
        let mut areas = vec![None; self.table.len()];
        let dry = |slot: usize| {
            let land = &self.table[slot / CHILDREN];
            let child = *areas[slot / CHILDREN].get_or_insert_with(|| land.cell.area_km2() / CHILDREN as f64);
            let others = CHILDREN as f64 - f64::from(land.wet.count_ones());
            let share = (1.0 - land.water) * CHILDREN as f64 / others.max(1.0);
            // A place on an island or a spit may stand on a wet cell: it has what of it is dry.
            child * if self.is_wet(slot) { 1.0 - land.water } else { share.min(1.0) }
        };
        slots.map(dry).collect()
    }

    /// Middle of a cell on the unit sphere.
    pub fn middle(&self, slot: usize) -> [f64; 3] {
        let at = LatLng::from(self.cell(slot));
        unit(at.lat_radians(), at.lng_radians())
    }

    fn is_wet(&self, slot: usize) -> bool {
        self.table[slot / CHILDREN].wet >> (slot % CHILDREN) & 1 == 1
    }
}

/// A table of open, level, low and dry ground as far as anybody can reach from these points.
pub(crate) fn open(spots: &[Option<(f64, f64)>]) -> Vec<LandCell> {
    let rings = (REACH_DAYS * OPEN_KM / COARSE_STEP_KM).ceil() as u32;
    let middles: BTreeSet<CellIndex> =
        spots.iter().flatten().filter_map(|(lat, lon)| cell_at(*lat, *lon)?.parent(COARSE)).collect();
    let cells: BTreeSet<CellIndex> = middles.iter().flat_map(|cell| cell.grid_disk::<Vec<CellIndex>>(rings)).collect();
    let even = |cell| LandCell { cell, water: 0.0, wet: 0, elevation_m: 0.0, relief_m: 0.0, bare: 0.0 };
    cells.into_iter().map(even).collect()
}

/// The cell of the grid at a latitude and longitude in degrees.
pub(crate) fn cell_at(lat: f64, lon: f64) -> Option<CellIndex> {
    Some(LatLng::new(lat, lon).ok()?.to_cell(FINE))
}

/// The point of the unit sphere at a latitude and longitude in radians.
pub(crate) fn unit(lat: f64, lon: f64) -> [f64; 3] {
    [cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)]
}

/// Distance of two near points of the unit sphere along their chord, km: less than a metre short of the arc up to 40 km.
pub(crate) fn apart_km(a: [f64; 3], b: [f64; 3]) -> f64 {
    let [x, y, z] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
    (x * x + y * y + z * z).sqrt() * RADIUS_KM
}
