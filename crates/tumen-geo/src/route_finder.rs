//! The fastest way from one place to another for a column that leaves on a given day: Dijkstra's
//! search with times that depend on the season. It is exact because every leg is first in, first out
//! (see [`Pace::leg`]); waiting at a place gains nothing that the legs do not already hold.

use crate::gate::{Timed, day_of, in_days, start_of};
use crate::graph::Graph;
use crate::pace::{Pace, WaitReason};
use core::cmp::Reverse;
use std::collections::BinaryHeap;
use tumen_base::{Day, PlaceId, RouteId};

/// A journey over one or more routes.
#[derive(Clone, Debug, PartialEq)]
pub struct Journey {
    /// The day the column is ready.
    pub depart: Day,
    /// The day in which it arrives.
    pub arrive: Day,
    /// Days between, waits included.
    pub days: f64,
    /// Length, km.
    pub km: f64,
    /// The legs, in order; none if the column is there already.
    pub legs: Vec<JourneyLeg>,
}

/// One leg of a journey.
#[derive(Clone, Debug, PartialEq)]
pub struct JourneyLeg {
    /// From here.
    pub from: PlaceId,
    /// To here.
    pub to: PlaceId,
    /// Along this route.
    pub route: RouteId,
    /// The day it is ready to leave; the wait comes first.
    pub depart: Day,
    /// The day in which it arrives.
    pub arrive: Day,
    /// Days waited.
    pub wait: f64,
    /// For what.
    pub reason: Option<WaitReason>,
    /// Whether it goes over in the hard season, at a loss.
    pub hard: bool,
    /// Length, km.
    pub km: f64,
}

/// The fastest journey of a column from one place to another; `None` if there is no way. Of two
/// equally fast ways to a station, the one through the place that is reached first, or stands first
/// in the gazetteer.
#[must_use]
pub fn fastest(graph: &Graph, pace: &Pace, from: PlaceId, to: PlaceId, depart: Day) -> Option<Journey> {
    let timed = pace.timed_all(graph);
    let mut search = Search::new(graph.places.len());
    let start = start_of(depart);
    search.run(graph, &timed, from, start, Some(to));
    let end = search.arrival(to)?;
    let mut legs = Vec::new();
    let mut at = to;
    while let Some((previous, route)) = search.via(at) {
        let left = search.arrive[previous.index()];
        let passage = timed[route.index()].pass(left)?;
        legs.push(JourneyLeg {
            from: previous,
            to: at,
            route,
            depart: day_of(left),
            arrive: day_of(passage.arrive),
            wait: in_days(passage.wait),
            reason: passage.reason,
            hard: passage.hard,
            km: graph.route(route).km,
        });
        at = previous;
    }
    legs.reverse();
    let km = legs.iter().map(|l| l.km).sum();
    Some(Journey { depart, arrive: day_of(end), days: in_days(end - start), km, legs })
}

const NEVER: i64 = i64::MAX;

/// Arrival times from one place, with room that is used again by the next search.
pub(crate) struct Search {
    arrive: Vec<i64>,
    via: Vec<Option<(PlaceId, RouteId)>>,
    /// Places reached, in the order of arrival.
    pub order: Vec<PlaceId>,
    heap: BinaryHeap<Reverse<(i64, PlaceId)>>,
}

impl Search {
    pub fn new(places: usize) -> Self {
        Self { arrive: vec![NEVER; places], via: vec![None; places], order: vec![], heap: BinaryHeap::new() }
    }

    /// Arrival at a place after [`Search::run`], if it was reached.
    pub fn arrival(&self, place: PlaceId) -> Option<i64> {
        Some(self.arrive[place.index()]).filter(|t| *t != NEVER)
    }

    /// The place before, and the route from there.
    pub fn via(&self, place: PlaceId) -> Option<(PlaceId, RouteId)> {
        self.via[place.index()]
    }

    /// Finds the earliest arrival everywhere, or until `stop_at` is reached.
    pub fn run(&mut self, graph: &Graph, timed: &[Timed], from: PlaceId, start: i64, stop_at: Option<PlaceId>) {
        self.arrive.fill(NEVER);
        self.via.fill(None);
        self.order.clear();
        self.heap.clear();
        self.arrive[from.index()] = start;
        self.heap.push(Reverse((start, from)));
        while let Some(Reverse((now, place))) = self.heap.pop() {
            if now > self.arrive[place.index()] {
                continue;
            }
            self.order.push(place);
            if stop_at == Some(place) {
                return;
            }
            for route in graph.leaving(place) {
                let road = &timed[route.index()];
                let Some(passage) = road.pass(now) else { continue };
                let next = road.other(place);
                if passage.arrive < self.arrive[next.index()] {
                    self.arrive[next.index()] = passage.arrive;
                    self.via[next.index()] = Some((place, *route));
                    self.heap.push(Reverse((passage.arrive, next)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Closure, Route, Terrain};
    use crate::party::{Column, Party};
    use crate::testing::{graph, pass, route};
    use crate::travel::Travel;
    use proptest::prelude::*;
    use tumen_base::Months;

    fn pace(men: f64) -> Pace {
        Travel::default().pace(&Column::of(Party::Cavalry, men))
    }

    fn stations(journey: &Journey) -> Vec<u16> {
        journey.legs.iter().map(|l| l.to.0).collect()
    }

    #[test]
    fn a_closed_pass_is_taken_in_summer_and_routed_around_in_winter() {
        let world = graph(3, vec![pass(0, 1, 150.0, "11-04", Closure::Closed), route(0, 2, 400.0), route(2, 1, 400.0)]);
        let go = |day| fastest(&world, &pace(2000.0), PlaceId(0), PlaceId(1), day).unwrap();
        assert_eq!(stations(&go(Day::julian(1217, 6, 1))), [1]);
        let winter = go(Day::julian(1217, 12, 1));
        assert_eq!(stations(&winter), [2, 1]);
        assert_eq!(winter.km, 800.0);
        // Shortly before the pass opens, waiting is quicker than the long way.
        let spring = go(Day::julian(1218, 4, 15));
        assert_eq!(stations(&spring), [1]);
        assert_eq!(spring.legs[0].reason, Some(WaitReason::Season));
    }

    #[test]
    fn one_is_already_there_and_an_island_is_never_reached() {
        let world = graph(3, vec![route(0, 1, 100.0)]);
        let there = fastest(&world, &pace(10.0), PlaceId(1), PlaceId(1), Day(2_165_000)).unwrap();
        assert!(there.legs.is_empty() && there.days == 0.0 && there.arrive == there.depart);
        assert_eq!(fastest(&world, &pace(10.0), PlaceId(0), PlaceId(2), Day(2_165_000)), None);
    }

    #[test]
    fn equal_ways_are_decided_by_the_gazetteer() {
        let routes = vec![route(0, 2, 90.0), route(2, 3, 90.0), route(0, 1, 90.0), route(1, 3, 90.0)];
        let journey = fastest(&graph(4, routes), &pace(10.0), PlaceId(0), PlaceId(3), Day(2_165_000)).unwrap();
        assert_eq!(stations(&journey), [1, 3]);
    }

    /// Earliest arrival over every path without repeats, by exhaustion.
    fn exhaustive(world: &Graph, timed: &[Timed], at: PlaceId, to: PlaceId, now: i64, seen: &mut Vec<PlaceId>) -> i64 {
        if at == to {
            return now;
        }
        let mut best = NEVER;
        for (i, road) in world.routes.iter().enumerate() {
            if (road.a != at && road.b != at) || seen.contains(&road.other(at)) {
                continue;
            }
            if let Some(passage) = timed[i].pass(now) {
                seen.push(road.other(at));
                best = best.min(exhaustive(world, timed, road.other(at), to, passage.arrive, seen));
                seen.pop();
            }
        }
        best
    }

    prop_compose! {
        fn any_route()(
            a in 0u16..6, step in 1u16..6, km in 5.0f64..400.0, mountain: bool, hard: bool,
            season in prop::option::of((1u32..13, 0u32..12)), flood in prop::option::of((1u32..13, 0u32..6)),
        ) -> Route {
            let months = |s: Option<(u32, u32)>| s.map_or(Months::default(), |(m, n)| Months::range(m, (m - 1 + n) % 12 + 1));
            Route {
                terrain: if mountain { Terrain::MountainPass } else { Terrain::Steppe },
                closure: if hard { Closure::Hard } else { Closure::Closed },
                closed: months(season),
                crossing: flood.map(|_| "river".into()),
                high_water: months(flood),
                ..route(a, (a + step) % 6, km)
            }
        }
    }

    proptest! {
        #[test]
        fn the_search_finds_what_exhaustion_finds(
            routes in prop::collection::vec(any_route(), 1..12), men in 1.0f64..30_000.0, day in 0i32..400,
        ) {
            let world = graph(6, routes);
            let pace = pace(men);
            let depart = Day::julian(1217, 1, 1) + day;
            let timed = pace.timed_all(&world);
            let start = start_of(depart);
            let best = exhaustive(&world, &timed, PlaceId(0), PlaceId(5), start, &mut vec![PlaceId(0)]);
            match fastest(&world, &pace, PlaceId(0), PlaceId(5), depart) {
                None => prop_assert_eq!(best, NEVER),
                Some(journey) => {
                    prop_assert_eq!(journey.days, in_days(best - start));
                    prop_assert!(journey.legs.windows(2).all(|w| w[0].to == w[1].from && w[0].arrive == w[1].depart));
                }
            }
        }

        #[test]
        fn setting_out_later_never_arrives_earlier(
            routes in prop::collection::vec(any_route(), 1..12), day in 0i32..400, later in 0i32..200,
        ) {
            let world = graph(6, routes);
            let depart = Day::julian(1217, 1, 1) + day;
            let go = |day| fastest(&world, &pace(5000.0), PlaceId(0), PlaceId(5), day);
            if let (Some(a), Some(b)) = (go(depart), go(depart + later)) {
                prop_assert!(a.arrive <= b.arrive);
            }
        }
    }
}
