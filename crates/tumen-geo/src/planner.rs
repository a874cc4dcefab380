//! March times between all places, worked out once: what a council or a fugitive can look up. The
//! tables are for one standard column and the middle of each month; an actual march is reckoned with
//! its own column and day by [`Pace::leg`](crate::Pace::leg).

use crate::gate::{TICKS, Timed, start_of};
use crate::graph::Graph;
use crate::party::{Column, Party};
use crate::route_finder::Search;
use crate::travel::Travel;
use tumen_base::{Day, PlaceId};

/// Men in the standard host: one tumen of horse.
pub const STANDARD_HOST: f64 = 10_000.0;
/// The month whose table says which places lie near: all passes are open.
pub const SUMMER: u32 = 7;
/// Departures are on this day of the month.
const MID_MONTH: u32 = 15;
/// Seasons are the same every year; the tables are reckoned for one without a leap day.
const NOMINAL_YEAR: i32 = 1210;

/// Stored times are in sixteenths of a day, which leaves room for eleven years.
const STORED: i64 = 16;
const NO_WAY: u16 = u16::MAX;
const LONGEST: i64 = NO_WAY as i64 - 1;

/// March times and next stations for a standard mounted host in every month, and times of couriers.
#[derive(Clone, Debug)]
pub struct Planner {
    places: usize,
    /// By month, origin, destination.
    host: Vec<u16>,
    /// By month, origin, destination: the place to go to first.
    next: Vec<u16>,
    /// By origin, destination.
    courier: Vec<u16>,
    /// By origin: other places and days, nearest first.
    near: Vec<Vec<(PlaceId, f64)>>,
}

impl Planner {
    /// The tables for a graph. Some milliseconds for a hundred places.
    #[must_use]
    pub fn new(graph: &Graph, travel: &Travel) -> Self {
        let places = graph.places.len();
        let mut search = Search::new(places);
        let (mut host, mut next) = (Vec::with_capacity(12 * places * places), Vec::with_capacity(12 * places * places));
        let host_roads = travel.pace(&Column::of(Party::Cavalry, STANDARD_HOST)).timed_all(graph);
        for month in 1..=12 {
            let start = start_of(Day::julian(NOMINAL_YEAR, month, MID_MONTH));
            fill(graph, &host_roads, start, &mut search, &mut host, Some(&mut next));
        }
        let courier_roads: Vec<Timed> = travel
            .pace(&Column::of(Party::Courier, 1.0))
            .timed_all(graph)
            .into_iter()
            .map(Timed::in_any_season)
            .collect();
        let mut courier = Vec::with_capacity(places * places);
        fill(graph, &courier_roads, 0, &mut search, &mut courier, None);

        let mut planner = Self { places, host, next, courier, near: vec![] };
        planner.near = (0..places).map(|from| planner.nearest(PlaceId::at(from))).collect();
        planner
    }

    /// Days for the standard host that leaves in the middle of a month (1 to 12), waits included;
    /// `None` if there is no way.
    ///
    /// # Panics
    /// If there is no such month or place.
    #[inline]
    #[must_use]
    pub fn days(&self, from: PlaceId, to: PlaceId, month: u32) -> Option<f64> {
        stored_days(self.host[self.cell(from, to, month)])
    }

    /// The first station on the way of that host; `None` if it is there already or there is no way.
    ///
    /// # Panics
    /// If there is no such month or place.
    #[inline]
    #[must_use]
    pub fn next_hop(&self, from: PlaceId, to: PlaceId, month: u32) -> Option<PlaceId> {
        Some(self.next[self.cell(from, to, month)]).filter(|n| *n != NO_WAY).map(PlaceId)
    }

    /// Days for a courier without relay posts, passes open and rivers low; `None` if there is no way.
    ///
    /// # Panics
    /// If there is no such place.
    #[inline]
    #[must_use]
    pub fn courier_days(&self, from: PlaceId, to: PlaceId) -> Option<f64> {
        stored_days(self.courier[from.index() * self.places + to.index()])
    }

    /// The other places that the standard host reaches within so many days in summer, nearest first.
    ///
    /// # Panics
    /// If there is no such place.
    #[must_use]
    pub fn neighbours_within(&self, place: PlaceId, days: f64) -> &[(PlaceId, f64)] {
        let near = &self.near[place.index()];
        &near[..near.partition_point(|(_, d)| *d <= days)]
    }

    fn cell(&self, from: PlaceId, to: PlaceId, month: u32) -> usize {
        ((month as usize - 1) * self.places + from.index()) * self.places + to.index()
    }

    fn nearest(&self, from: PlaceId) -> Vec<(PlaceId, f64)> {
        let mut near: Vec<(PlaceId, f64)> = (0..self.places)
            .map(PlaceId::at)
            .filter(|to| *to != from)
            .filter_map(|to| Some((to, self.days(from, to, SUMMER)?)))
            .collect();
        near.sort_by(|(a, x), (b, y)| x.total_cmp(y).then(a.cmp(b)));
        near
    }
}

fn stored_days(cell: u16) -> Option<f64> {
    (cell != NO_WAY).then(|| f64::from(cell) / STORED as f64)
}

/// Appends the rows of one table: for each origin, times to every place and the first stations.
fn fill(
    graph: &Graph,
    roads: &[Timed],
    start: i64,
    search: &mut Search,
    times: &mut Vec<u16>,
    mut next: Option<&mut Vec<u16>>,
) {
    let places = graph.places.len();
    let mut first = vec![NO_WAY; places];
    for from in (0..places).map(PlaceId::at) {
        search.run(graph, roads, from, start, None);
        times.extend((0..places).map(|to| {
            search.arrival(PlaceId::at(to)).map_or(NO_WAY, |t| ((t - start) / (TICKS / STORED)).min(LONGEST) as u16)
        }));
        let Some(next) = next.as_deref_mut() else { continue };
        first.fill(NO_WAY);
        for place in &search.order {
            if let Some((previous, _)) = search.via(*place) {
                first[place.index()] = if previous == from { place.0 } else { first[previous.index()] };
            }
        }
        next.extend_from_slice(&first);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Closure;
    use crate::route_finder::fastest;
    use crate::testing::{graph, pass, route};

    /// Two places on either side of a pass, a long way round, and an island.
    fn world() -> Graph {
        graph(
            5,
            vec![
                pass(0, 1, 150.0, "11-04", Closure::Closed),
                route(0, 2, 300.0),
                route(2, 1, 300.0),
                route(1, 3, 90.0),
            ],
        )
    }

    #[test]
    fn the_tables_agree_with_the_search() {
        let (world, travel) = (world(), Travel::default());
        let planner = Planner::new(&world, &travel);
        let pace = travel.pace(&Column::of(Party::Cavalry, STANDARD_HOST));
        for month in 1..=12 {
            let depart = Day::julian(NOMINAL_YEAR, month, MID_MONTH);
            for from in (0..5).map(PlaceId) {
                for to in (0..5).map(PlaceId) {
                    let journey = fastest(&world, &pace, from, to, depart);
                    let hop = journey.as_ref().and_then(|j| j.legs.first()).map(|l| l.to);
                    assert_eq!(planner.next_hop(from, to, month), hop);
                    match (planner.days(from, to, month), journey) {
                        (Some(days), Some(j)) => assert!(days <= j.days && j.days - days < 1.0 / STORED as f64),
                        (table, search) => assert!(table.is_none() && search.is_none()),
                    }
                }
            }
        }
    }

    #[test]
    fn hosts_go_round_in_winter_and_couriers_ignore_the_season() {
        let planner = Planner::new(&world(), &Travel::default());
        let (a, b) = (PlaceId(0), PlaceId(1));
        assert_eq!(planner.next_hop(a, b, 7), Some(b));
        assert_eq!(planner.next_hop(a, b, 12), Some(PlaceId(2)));
        assert!(planner.days(a, b, 12) > planner.days(a, b, 7));
        assert!(planner.courier_days(a, b).unwrap() < planner.days(a, b, 7).unwrap() / 2.0);
        assert_eq!(planner.courier_days(a, PlaceId(4)), None);
    }

    #[test]
    fn neighbours_come_nearest_first_and_stop_at_the_bound() {
        let planner = Planner::new(&world(), &Travel::default());
        let all = planner.neighbours_within(PlaceId(0), f64::INFINITY);
        assert_eq!(all.len(), 3);
        assert!(all.windows(2).all(|w| w[0].1 <= w[1].1));
        let (nearest, days) = all[0];
        assert_eq!(planner.neighbours_within(PlaceId(0), days), &[(nearest, days)]);
        assert!(planner.neighbours_within(PlaceId(4), 1000.0).is_empty());
    }
}
