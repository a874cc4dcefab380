//! One cannot be in two places at once: who is seen at one place and later at another has had to go
//! there, by the travel model that armies march by in the histories.

use super::{Chronology, Reason};
use crate::claim::{Claim, Value};
use crate::record::Record;
use crate::things::{ClaimId, EntityId, Extent, HappeningId, Thing};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};
use tumen_base::{Day, PlaceId};
use tumen_chronology::{Assumption, PointId};
use tumen_geo::{Column, Graph, Party, Travel, fastest};

/// Share of the sustained time in which one in great haste makes a journey. An estimate: couriers
/// apart, pressed riders are reported at half as much again as their usual day.
const HASTE: f64 = 2.0 / 3.0;
/// A person of note does not ride with fewer companions.
const COMPANIONS: f64 = 20.0;

/// Someone at a place.
#[derive(Clone, Debug)]
struct Sighting {
    happening: HappeningId,
    point: PointId,
    place: PlaceId,
    /// That he was there, and that it was there.
    rests_on: [Assumption; 2],
}

impl Record {
    /// Adds the time that each person needs from each place where he is seen to the next ones.
    pub(super) fn marches(
        &self,
        chronology: &mut Chronology,
        held: &[(ClaimId, &Claim, Assumption)],
        graph: &Graph,
        travel: &Travel,
    ) {
        let orders = Orders::of(chronology);
        let mut rides = Rides { graph, travel, known: BTreeMap::new() };
        for (person, sightings) in self.sightings(chronology, held) {
            for a in &sightings {
                for b in sightings.iter().filter(|b| b.happening != a.happening && b.place != a.place) {
                    let Some(path) = orders.path(a.point, b.point) else { continue };
                    let Some(days) = rides.days(a.place, b.place) else { continue };
                    let rests_on: Vec<Assumption> = path.into_iter().chain(a.rests_on).chain(b.rests_on).collect();
                    let reason = Reason::March { person, from: a.place, to: b.place, days };
                    chronology.bound((a.point, b.point), (Some(days), None), reason, &rests_on);
                }
            }
        }
    }

    /// Where each person is seen: at the place of a happening; of one that goes on, at the place from
    /// which it sets out when it begins and at that to which it leads when it ends.
    fn sightings(
        &self,
        chronology: &Chronology,
        held: &[(ClaimId, &Claim, Assumption)],
    ) -> BTreeMap<EntityId, Vec<Sighting>> {
        let mut places: BTreeMap<HappeningId, Vec<(PointId, PlaceId, Assumption)>> = BTreeMap::new();
        for (_, claim, number) in held {
            let (Thing::Happening(happening), Value::Places(list)) = (claim.about, &claim.value) else { continue };
            let [Thing::Place(place)] = list.as_slice() else { continue };
            let (start, end) = chronology.points(happening);
            let span = self.happening(happening).extent == Extent::Span;
            let points = match claim.property.name {
                "place" if span => vec![start, end],
                "place" | "from" => vec![start],
                "to" if span => vec![end],
                _ => continue,
            };
            places.entry(happening).or_default().extend(points.into_iter().map(|point| (point, *place, *number)));
        }
        let mut sightings: BTreeMap<EntityId, Vec<Sighting>> = BTreeMap::new();
        for (person, happening, claim, there) in self.parts(held).filter(|(.., claim, _)| claim.property.part.there) {
            debug_assert!(claim.property.part.alive);
            for (point, place, where_) in places.get(&happening).into_iter().flatten() {
                let sighting = Sighting { happening, point: *point, place: *place, rests_on: [there, *where_] };
                sightings.entry(person).or_default().push(sighting);
            }
        }
        sightings
    }
}

/// Which point cannot come before which, by claims on order alone.
struct Orders {
    /// By point: points that come no sooner, with what that rests on.
    later: Vec<Vec<(PointId, Vec<Assumption>)>>,
}

impl Orders {
    fn of(chronology: &Chronology) -> Self {
        let mut later = vec![Vec::new(); chronology.network.points()];
        for (constraint, reason) in chronology.network.constraints().iter().zip(&chronology.reasons) {
            let dated = constraint.from == tumen_chronology::Network::ORIGIN;
            if !dated && constraint.min >= Some(0) && matches!(reason, Reason::Claim | Reason::Extent) {
                later[constraint.from.index()].push((constraint.to, constraint.rests_on.clone()));
            }
        }
        Self { later }
    }

    /// The claims that put one point before another, by the way that needs fewest; `None` if none do.
    fn path(&self, from: PointId, to: PointId) -> Option<BTreeSet<Assumption>> {
        let mut heap = BinaryHeap::from([Reverse((0, from, BTreeSet::new()))]);
        let mut seen = BTreeSet::new();
        while let Some(Reverse((_, point, path))) = heap.pop() {
            if point == to {
                return Some(path);
            }
            if !seen.insert(point) {
                continue;
            }
            for (next, rests_on) in &self.later[point.index()] {
                let longer: BTreeSet<Assumption> = path.iter().chain(rests_on).copied().collect();
                heap.push(Reverse((longer.len(), *next, longer)));
            }
        }
        None
    }
}

/// Least days between places.
struct Rides<'a> {
    graph: &'a Graph,
    travel: &'a Travel,
    known: BTreeMap<(PlaceId, PlaceId), Option<i64>>,
}

impl Rides<'_> {
    /// Days for riders in haste in the best month; `None` if there is no way.
    fn days(&mut self, from: PlaceId, to: PlaceId) -> Option<i64> {
        let (graph, travel) = (self.graph, self.travel);
        *self.known.entry((from, to)).or_insert_with(|| {
            let pace = travel.pace(&Column::of(Party::Riders, COMPANIONS));
            let month = |month| fastest(graph, &pace, from, to, Day::julian(1200, month, 1)).map(|ride| ride.days);
            let best = (1..=12).filter_map(month).min_by(f64::total_cmp)?;
            Some((best * HASTE).floor() as i64)
        })
    }
}
