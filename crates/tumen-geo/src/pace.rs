//! One column on one route: what a leg costs, halts included. What the season does is in `gate.rs`.

use crate::gate::{Timed, even_ticks, in_days, start_of};
use crate::graph::{Closure, Graph, Route, Terrain};
use serde::{Deserialize, Serialize};
use tumen_base::{Day, Months};

/// Why a party waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum WaitReason {
    /// The route is closed, or so hard that waiting is quicker.
    Season,
    /// A river is high, and waiting is quicker than the boats.
    HighWater,
}

/// What one route costs one column from one day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Leg {
    /// Days waited before setting out, so as to be at the pass or the bank on the first good day.
    pub wait: f64,
    /// Days on the way after that, halts at narrow places and crossings included.
    pub days: f64,
    /// What it waited for; the longer wait if there are two.
    pub reason: Option<WaitReason>,
    /// Whether it goes over in the hard season, at a loss.
    pub hard: bool,
}

impl Leg {
    /// The day of arrival for a column that was ready on `depart`: the nearest whole day, and never
    /// the same day.
    #[must_use]
    pub fn arrival(&self, depart: Day) -> Day {
        depart + ((self.wait + self.days + 0.5) as i32).max(1)
    }
}

/// Pace of one column: days for a kilometre on each ground, and its halts. Made by
/// [`Travel::pace`](crate::Travel::pace).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// Days for a km of road through cultivated land.
    pub(crate) oasis_road: f64,
    /// Days for a km of grassland.
    pub(crate) steppe: f64,
    /// Days for a km of desert.
    pub(crate) desert: f64,
    /// Days for a km of mountain road.
    pub(crate) mountain_pass: f64,
    /// Days for a km of river country.
    pub(crate) river_crossing: f64,
    /// Days for a metre of ascent.
    pub(crate) climb: f64,
    /// Days added in the hard season, for each day of the open season.
    pub(crate) hard: f64,
    /// The same in the desert.
    pub(crate) hard_desert: f64,
    /// Days for the column to pass a defile.
    pub(crate) defile: f64,
    /// Days for the column to be watered on a desert road.
    pub(crate) wells: f64,
    /// Days to cross a great river.
    pub(crate) ford: f64,
    /// Days added to that at high water.
    pub(crate) ferry: f64,
}

impl Pace {
    /// The leg over a route for a column that is ready on `depart`. `None` only if the route is
    /// closed the whole year. Costs some tens of nanoseconds.
    #[must_use]
    pub fn leg(&self, route: &Route, depart: Day) -> Option<Leg> {
        let start = start_of(depart);
        let passage = self.timed(route).pass(start)?;
        Some(Leg {
            wait: in_days(passage.wait),
            days: in_days(passage.arrive - start - passage.wait),
            reason: passage.reason,
            hard: passage.hard,
        })
    }

    /// The route as this column finds it.
    pub(crate) fn timed(&self, route: &Route) -> Timed {
        let (per_km, halt) = match route.terrain {
            Terrain::OasisRoad => (self.oasis_road, 0.0),
            Terrain::Steppe => (self.steppe, 0.0),
            Terrain::Desert => (self.desert, self.wells),
            Terrain::MountainPass => (self.mountain_pass, self.defile),
            Terrain::RiverCrossing => (self.river_crossing, 0.0),
        };
        let march = route.km * per_km + route.climb_m * self.climb;
        let river = route.crossing.is_some() || route.terrain == Terrain::RiverCrossing;
        let halt = if river { halt + self.ford } else { halt };
        let hard = if route.terrain == Terrain::Desert { self.hard_desert } else { self.hard };
        Timed {
            a: route.a,
            b: route.b,
            half: even_ticks(march) / 2,
            halt: even_ticks(halt),
            closed: route.closed,
            hard: (route.closure == Closure::Hard).then(|| even_ticks(march * hard)),
            high_water: if river { route.high_water } else { Months::default() },
            ferry: even_ticks(self.ferry),
        }
    }

    /// Every route of a graph as this column finds it.
    pub(crate) fn timed_all(&self, graph: &Graph) -> Vec<Timed> {
        graph.routes.iter().map(|r| self.timed(r)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gate::LONGEST_LEG;
    use crate::party::{Column, Party};
    use crate::testing::{pass, route};
    use crate::travel::Travel;

    fn pace(party: Party, men: f64) -> Pace {
        Travel::default().pace(&Column::of(party, men))
    }

    #[test]
    fn a_closed_pass_is_waited_out() {
        let road = pass(0, 1, 100.0, "11-04", Closure::Closed);
        let riders = pace(Party::Riders, 50.0);
        let leg = riders.leg(&road, Day::julian(1217, 12, 1)).unwrap();
        assert_eq!(leg.reason, Some(WaitReason::Season));
        // It stands at the top on 1 May: it sets out half a march before.
        let top = f64::from(Day::julian(1218, 5, 1) - Day::julian(1217, 12, 1));
        assert!((leg.wait + leg.days / 2.0 - top).abs() < 0.1, "{leg:?}");
        let summer = riders.leg(&road, Day::julian(1218, 7, 1)).unwrap();
        assert_eq!((summer.wait, summer.days, summer.reason, summer.hard), (0.0, leg.days, None, false));
    }

    #[test]
    fn a_party_that_cannot_reach_the_top_in_time_waits_for_spring() {
        let road = pass(0, 1, 400.0, "11-04", Closure::Closed);
        let leg = pace(Party::Host, 10_000.0).leg(&road, Day::julian(1217, 10, 28)).unwrap();
        assert!(leg.wait > 100.0);
    }

    #[test]
    fn a_pass_closed_all_year_is_no_way() {
        assert_eq!(pace(Party::Riders, 5.0).leg(&pass(0, 1, 50.0, "01-12", Closure::Closed), Day(2_165_000)), None);
    }

    #[test]
    fn a_hard_pass_costs_time_or_is_waited_out_when_that_is_quicker() {
        let road = pass(0, 1, 100.0, "12-03", Closure::Hard);
        let riders = pace(Party::Riders, 50.0);
        let open = riders.leg(&road, Day::julian(1217, 7, 1)).unwrap();
        let hard = riders.leg(&road, Day::julian(1217, 12, 20)).unwrap();
        assert!(hard.hard && hard.wait == 0.0 && hard.days > 1.5 * open.days);
        let late = riders.leg(&road, Day::julian(1218, 3, 26)).unwrap();
        assert!(!late.hard && late.wait > 0.0 && late.days == open.days, "{late:?}");
        assert!(late.wait + late.days < hard.days);
    }

    #[test]
    fn drought_slows_less_than_snow() {
        let snow = pass(0, 1, 100.0, "06-08", Closure::Hard);
        let drought = Route { terrain: Terrain::Desert, ..snow.clone() };
        let slowed = |road: &Route| {
            let riders = pace(Party::Riders, 1.0);
            let [bad, good] = [7, 2].map(|m| riders.leg(road, Day::julian(1218, m, 1)).unwrap());
            assert!(bad.hard && !good.hard);
            bad.days / good.days
        };
        assert!(1.0 < slowed(&drought) && slowed(&drought) < slowed(&snow));
    }

    #[test]
    fn floods_hold_up_large_hosts_and_may_be_waited_out() {
        let mut ford = route(0, 1, 60.0);
        ford.terrain = Terrain::RiverCrossing;
        ford.high_water = "05-08".parse().unwrap();
        let (winter, flood) = (Day::julian(1218, 1, 10), Day::julian(1218, 6, 10));
        let extra = |men: f64| {
            let pace = pace(Party::Cavalry, men);
            pace.leg(&ford, flood).unwrap().days - pace.leg(&ford, winter).unwrap().days
        };
        assert!(extra(20_000.0) > 2.5, "{}", extra(20_000.0));
        assert!(extra(50.0) < 0.1);
        let leg = pace(Party::Cavalry, 20_000.0).leg(&ford, Day::julian(1218, 8, 29)).unwrap();
        assert_eq!(leg.reason, Some(WaitReason::HighWater));
        assert!(leg.wait < 5.0);
    }

    #[test]
    fn arrival_is_a_later_day() {
        let leg = Leg { wait: 0.0, days: 0.2, reason: None, hard: false };
        assert_eq!(leg.arrival(Day(10)), Day(11));
        assert_eq!(Leg { wait: 2.0, days: 3.6, ..leg }.arrival(Day(10)), Day(16));
    }

    #[test]
    fn absurd_parameters_do_not_break_the_calendar() {
        let still = Travel { cavalry: 0.0, defile: 0.0, ..Travel::default() };
        let road = pass(0, 1, 100.0, "11-04", Closure::Hard);
        let leg = still.leg(&road, &Column::of(Party::Cavalry, 9.0), Day(2_165_000));
        assert!(leg.unwrap().days >= LONGEST_LEG);
    }
}
