//! One cannot be in two places at once: who is seen at one place and later at another has had to go
//! there, by the travel model that armies march by in the histories: as one of a few riders in haste in
//! the best month, or, where a claim tells the strength of the host that he leads or the season in which
//! he sets out, as slowly as that makes it.

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
/// Every month.
const ALL_YEAR: [u32; 12] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
/// Seasons are the same every year; journeys are reckoned in one without a leap day.
const ANY_YEAR: i32 = 1201;

/// Someone at a place.
#[derive(Clone, Debug)]
struct Sighting {
    happening: HappeningId,
    point: PointId,
    place: PlaceId,
    /// That he was there, and that it was there.
    rests_on: [Assumption; 2],
    /// Whether he leads a host there.
    leads: bool,
    /// Its strength, if it is told.
    strength: Option<(u32, Assumption)>,
    /// Months in which it happened, for each date that is told closely enough.
    months: Vec<(Vec<u32>, Assumption)>,
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
                    let Some(least) = rides.days(a.place, b.place, None, &ALL_YEAR) else { continue };
                    let base: Vec<Assumption> = path.into_iter().chain(a.rests_on).chain(b.rests_on).collect();
                    let mut bound = |days: i64, more: &[Assumption]| {
                        let rests_on: Vec<Assumption> = base.iter().chain(more).copied().collect();
                        let reason = Reason::March { person, from: a.place, to: b.place, days };
                        chronology.bound((a.point, b.point), (Some(days), None), reason, &rests_on);
                    };
                    bound(least, &[]);
                    // A host at his back, or a season told, makes it slower, and then that is part of why.
                    let host = a.strength.filter(|_| a.leads && b.leads);
                    let parties = [(None, None)].into_iter().chain(host.map(|(men, told)| (Some(men), Some(told))));
                    for (men, strength) in parties {
                        let year = (ALL_YEAR.to_vec(), None);
                        let told = a.months.iter().map(|(months, told)| (months.clone(), Some(*told)));
                        for (months, season) in [year].into_iter().chain(told) {
                            let more: Vec<Assumption> = strength.into_iter().chain(season).collect();
                            match rides.days(a.place, b.place, men, &months) {
                                Some(days) if days > least && !more.is_empty() => bound(days, &more),
                                _ => {}
                            }
                        }
                    }
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
        let (strengths, seasons) = (strengths(held), seasons(held));
        let mut sightings: BTreeMap<EntityId, Vec<Sighting>> = BTreeMap::new();
        for (person, happening, claim, there) in self.parts(held).filter(|(.., claim, _)| claim.property.part.there) {
            debug_assert!(claim.property.part.alive);
            for (point, place, where_) in places.get(&happening).into_iter().flatten() {
                let sighting = Sighting {
                    happening,
                    point: *point,
                    place: *place,
                    rests_on: [there, *where_],
                    leads: claim.property.name == "commander",
                    strength: strengths.get(&happening).copied(),
                    months: seasons.get(&happening).cloned().unwrap_or_default(),
                };
                sightings.entry(person).or_default().push(sighting);
            }
        }
        sightings
    }
}

/// The least strength told of each happening that tells one.
fn strengths(held: &[(ClaimId, &Claim, Assumption)]) -> BTreeMap<HappeningId, (u32, Assumption)> {
    let mut least: BTreeMap<HappeningId, (u32, Assumption)> = BTreeMap::new();
    for (_, claim, number) in held {
        let (Thing::Happening(happening), Value::Amount(amount)) = (claim.about, &claim.value) else { continue };
        let low = amount.figure.ranges().iter().map(|(low, _)| *low).fold(f64::INFINITY, f64::min);
        if claim.property.name == "men" && low.is_finite() && low >= COMPANIONS {
            let told = (low as u32, *number);
            least.entry(happening).and_modify(|known| *known = (*known).min(told)).or_insert(told);
        }
    }
    least
}

/// For each happening the months that its dates leave, where they leave less than the whole year.
fn seasons(held: &[(ClaimId, &Claim, Assumption)]) -> BTreeMap<HappeningId, Vec<(Vec<u32>, Assumption)>> {
    let mut told: BTreeMap<HappeningId, Vec<(Vec<u32>, Assumption)>> = BTreeMap::new();
    for (_, claim, number) in held {
        let (Thing::Happening(happening), Value::Date(date)) = (claim.about, &claim.value) else { continue };
        let (Some(first), Some(last)) = date.edtf.days(date.calendar) else { continue };
        let months: BTreeSet<u32> = (first.0..=last.0).take(366).map(|day| Day(day).month()).collect();
        if months.len() < ALL_YEAR.len() {
            told.entry(happening).or_default().push((months.into_iter().collect(), *number));
        }
    }
    told
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
    /// By places, men of a host or none for a few riders, and month.
    known: BTreeMap<(PlaceId, PlaceId, Option<u32>, u32), Option<f64>>,
}

impl Rides<'_> {
    /// Days in haste for a mounted host of so many men, or for a few riders, in the best of these
    /// months; `None` if there is no way.
    fn days(&mut self, from: PlaceId, to: PlaceId, men: Option<u32>, months: &[u32]) -> Option<i64> {
        let (graph, travel) = (self.graph, self.travel);
        let column =
            men.map_or(Column::of(Party::Riders, COMPANIONS), |men| Column::of(Party::Cavalry, f64::from(men)));
        let mut month = |month: u32| {
            *self.known.entry((from, to, men, month)).or_insert_with(|| {
                let depart = Day::julian(ANY_YEAR, month, 1);
                fastest(graph, &travel.pace(&column), from, to, depart).map(|ride| ride.days)
            })
        };
        let best = months.iter().filter_map(|m| month(*m)).min_by(f64::total_cmp)?;
        Some((best * HASTE).floor() as i64)
    }
}
