//! The nearest place of every cell: Dijkstra's algorithm from all places at once.
//!
//! A step goes to one of the six neighbours of a cell, or between two of them to the cell beyond, if both can be crossed. With
//! twelve directions a way comes out at most 3.5% too long; with six it would be 15%, and countries would be hexagons.

use crate::ground::{Ground, apart_km, cell_at, unit};
use crate::pace::REACH_DAYS;
use h3o::CellIndex;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use tumen_base::PlaceId;

/// Times are counted in whole parts of a day, about a tenth of a second, so that equal ways are equal.
const PARTS: f64 = 1e6;

/// To whom each slot of a ground belongs.
#[derive(Clone, Debug)]
pub(crate) struct Spread(Vec<Option<PlaceId>>);

impl Spread {
    /// To whom a cell belongs.
    pub fn owner(&self, slot: usize) -> Option<PlaceId> {
        self.0[slot]
    }

    /// The cells that belong to somebody, in order.
    pub fn owned(&self) -> impl Iterator<Item = (usize, PlaceId)> {
        self.0.iter().enumerate().filter_map(|(slot, owner)| Some((slot, (*owner)?)))
    }
}

/// Gives each cell to the place from which it is soonest reached; of two that reach it at the same time, to the one that
/// stands first in the list. The cell of a place is reached however high or wet it is: somebody lives there.
pub(crate) fn spread(ground: &Ground, spots: &[Option<(f64, f64)>]) -> Spread {
    let mut ways = Ways::new(ground);
    let mut owners = vec![None; ground.slots()];
    let mut starts = vec![None; spots.len()];
    let mut sure = vec![(u64::MAX, PlaceId::at(0)); ground.slots()];
    let mut due = BinaryHeap::new();
    for (i, spot) in spots.iter().enumerate() {
        let Some((lat, lon)) = *spot else { continue };
        let Some(slot) = cell_at(lat, lon).and_then(|cell| ground.slot(cell)) else { continue };
        let km = apart_km(unit(lat.to_radians(), lon.to_radians()), ground.middle(slot));
        starts[i] = Some(slot);
        due.push(Reverse((parts(km * ground.days_a_km(slot)), PlaceId::at(i), slot)));
    }
    let reach = parts(REACH_DAYS);
    while let Some(Reverse((time, place, slot))) = due.pop() {
        // A long step must not leave a cell of one owner alone among those of another.
        let own = |near: usize| owners[near] == Some(place);
        if owners[slot].is_some() || starts[place.index()] != Some(slot) && !ways.touches(slot, own) {
            continue;
        }
        owners[slot] = Some(place);
        for Way { to, days, long } in ways.from(slot) {
            let claim = (time + parts(days), place);
            // A claim by a short step is good when its time comes, so a later one need not wait.
            if claim.0 <= reach && owners[to].is_none() && claim < sure[to] {
                due.push(Reverse((claim.0, place, to)));
                if !long {
                    sure[to] = claim;
                }
            }
        }
    }
    Spread(owners)
}

fn parts(days: f64) -> u64 {
    (days * PARTS) as u64
}

/// The ways between cells, found when somebody asks.
struct Ways<'g> {
    ground: &'g Ground,
    around: Vec<Option<Around>>,
}

/// A step from one cell to another.
#[derive(Clone, Copy)]
struct Way {
    to: usize,
    days: f64,
    /// Whether it leads between two neighbours to the cell beyond.
    long: bool,
}

/// A cell as a station: its middle on the unit sphere, and the slots of its neighbours in a circle.
#[derive(Clone, Copy)]
struct Around {
    middle: [f64; 3],
    near: [Option<usize>; 6],
}

impl<'g> Ways<'g> {
    fn new(ground: &'g Ground) -> Self {
        Self { ground, around: vec![None; ground.slots()] }
    }

    fn around(&mut self, slot: usize) -> Around {
        if let Some(around) = self.around[slot] {
            return around;
        }
        let mut near = [None; 6];
        let cells = self.ground.cell(slot).grid_ring::<Vec<CellIndex>>(1);
        near.iter_mut().zip(cells).for_each(|(near, cell)| *near = self.ground.slot(cell));
        *self.around[slot].insert(Around { middle: self.ground.middle(slot), near })
    }

    /// Whether a neighbour of a cell is such.
    fn touches(&mut self, slot: usize, such: impl Fn(usize) -> bool) -> bool {
        self.around(slot).near.into_iter().flatten().any(such)
    }

    /// Where one can go from a cell. Beside a pentagon of the grid some of the longer steps are missing.
    fn from(&mut self, slot: usize) -> impl Iterator<Item = Way> + use<> {
        let here = self.around(slot);
        let own = self.ground.days_a_km(slot);
        let sides = here.near.map(|near| near.and_then(|near| Some((near, self.ground.pace(near)?))));
        let mut found = [None; 12];
        for i in 0..6 {
            let Some((near, pace)) = sides[i] else { continue };
            let there = self.around(near);
            let days = apart_km(here.middle, there.middle) * (own + pace) / 2.0;
            found[i] = Some(Way { to: near, days, long: false });
            let Some((other, other_pace)) = sides[(i + 1) % 6] else { continue };
            let beyond = self.around(other).near;
            let Some(far) = there.near.into_iter().flatten().find(|far| *far != slot && beyond.contains(&Some(*far)))
            else {
                continue;
            };
            let Some(far_pace) = self.ground.pace(far) else { continue };
            let mean = (own + pace + other_pace + far_pace) / 4.0;
            let days = apart_km(here.middle, self.around(far).middle) * mean;
            found[6 + i] = Some(Way { to: far, days, long: true });
        }
        found.into_iter().flatten()
    }
}
