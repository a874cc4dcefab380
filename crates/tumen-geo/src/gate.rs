//! The season on a route: waits, hard going and floods, in whole ticks of time.
//!
//! A route has a *gate* half-way: the top of its pass and the bank of its river. What counts is the
//! day on which the column would stand at the gate.
//!
//! - Route closed: it waits until it can be at the gate on the first open day.
//! - Route hard: it goes on and takes longer, or waits for the open season if that is quicker.
//! - High water: it ferries over slowly, or waits for the water to fall if that is quicker.
//!
//! All three make the arrival a never-decreasing function of the departure (first in, first out), so
//! a party that leaves later never arrives earlier and a shortest-path search is exact. Whole ticks
//! make this hold to the last bit.

use crate::pace::WaitReason;
use tumen_base::{Day, Months, PlaceId};

/// Ticks in a day: about eleven minutes each, far below what any source could tell.
pub(crate) const TICKS: i64 = 128;
/// No leg takes longer than this many days, whatever the parameters: keeps the calendar in range.
pub(crate) const LONGEST_LEG: f64 = 36_525.0;

/// A number of days as ticks, to the nearest even number (so that it can be halved). A party that
/// does not move at all (zero kilometres a day leave infinity or no number) takes the longest time.
pub(crate) fn even_ticks(days: f64) -> i64 {
    let days = if days.is_nan() { LONGEST_LEG } else { days.clamp(0.0, LONGEST_LEG) };
    2 * (days * (TICKS / 2) as f64 + 0.5) as i64
}

/// A number of ticks as days.
pub(crate) fn in_days(ticks: i64) -> f64 {
    ticks as f64 / TICKS as f64
}

/// The start of a day, in ticks.
pub(crate) fn start_of(day: Day) -> i64 {
    i64::from(day.0) * TICKS
}

/// The day in which a tick falls.
pub(crate) fn day_of(ticks: i64) -> Day {
    Day(ticks.div_euclid(TICKS) as i32)
}

/// A route with the times of one column, in ticks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Timed {
    /// One end.
    pub a: PlaceId,
    /// The other end.
    pub b: PlaceId,
    /// March to the gate, and again from there.
    pub half: i64,
    /// Halts for defile, wells and ford.
    pub halt: i64,
    /// Months in which the route is closed or hard.
    pub closed: Months,
    /// Extra time in those months; `None` if nobody passes then.
    pub hard: Option<i64>,
    /// Months of high water.
    pub high_water: Months,
    /// Extra time at high water.
    pub ferry: i64,
}

/// A passage over a route, in ticks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Passage {
    /// Moment of arrival.
    pub arrive: i64,
    /// Wait before setting out.
    pub wait: i64,
    /// For what.
    pub reason: Option<WaitReason>,
    /// Whether it goes over in the hard season.
    pub hard: bool,
}

impl Timed {
    /// The other end of the route.
    #[inline]
    pub fn other(&self, end: PlaceId) -> PlaceId {
        if end == self.a { self.b } else { self.a }
    }

    /// The same route with no seasons.
    pub fn in_any_season(self) -> Self {
        Self { closed: Months::default(), high_water: Months::default(), ..self }
    }

    /// The passage of a column that is ready at `start`.
    #[inline]
    pub fn pass(&self, start: i64) -> Option<Passage> {
        let at = start + self.half;
        let season = gate(at, self.closed, self.hard)?;
        let at = at + season.wait + season.extra;
        let flood = gate(at, self.high_water, Some(self.ferry))?;
        let wait = season.wait + flood.wait;
        let reason = match wait {
            0 => None,
            _ if season.wait >= flood.wait => Some(WaitReason::Season),
            _ => Some(WaitReason::HighWater),
        };
        let arrive = at + flood.wait + flood.extra + self.halt + self.half;
        Some(Passage { arrive, wait, reason, hard: season.forced })
    }
}

/// What a gate costs, in ticks.
#[derive(Clone, Copy, Default)]
struct Gate {
    wait: i64,
    extra: i64,
    /// Whether it is passed in the bad season.
    forced: bool,
}

/// What a gate with a bad season costs a column that comes to it at a moment: nothing, the extra
/// time, or the wait for the good season, whichever is least. `None` if it never opens.
#[inline]
fn gate(at: i64, season: Months, extra: Option<i64>) -> Option<Gate> {
    if season.is_empty() {
        return Some(Gate::default());
    }
    let wait = season.next_open(day_of(at)).map(|open| (start_of(open) - at).max(0));
    match (wait, extra) {
        (Some(0), _) => Some(Gate::default()),
        (Some(wait), Some(extra)) if wait < extra => Some(Gate { wait, ..Gate::default() }),
        (_, Some(extra)) => Some(Gate { extra, forced: true, wait: 0 }),
        (Some(wait), None) => Some(Gate { wait, ..Gate::default() }),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Closure;
    use crate::party::{Column, Party};
    use crate::testing::{TERRAINS, route};
    use crate::travel::Travel;
    use proptest::prelude::*;

    proptest! {
        /// Leaving later never means arriving earlier: all departures of fourteen months, in steps of
        /// less than half a day.
        #[test]
        fn first_in_first_out(
            km in 1.0f64..900.0, climb in 0.0f64..4000.0, terrain in 0usize..5, hard: bool,
            first in 1u32..13, last in 1u32..13, flood in 1u32..13, ebb in 1u32..13,
            men in 1.0f64..40_000.0, step in 40usize..60,
        ) {
            let mut road = route(0, 1, km);
            road.climb_m = climb;
            road.crossing = Some("river".into());
            road.terrain = TERRAINS[terrain];
            road.closed = Months::range(first, last);
            road.closure = if hard { Closure::Hard } else { Closure::Closed };
            road.high_water = Months::range(flood, ebb);
            let timed = Travel::default().pace(&Column::of(Party::Cavalry, men)).timed(&road);
            let begin = start_of(Day::julian(1217, 1, 1));
            let mut last = i64::MIN;
            for start in (begin..begin + 425 * TICKS).step_by(step) {
                let Some(passage) = timed.pass(start) else {
                    prop_assert_eq!(road.closed, Months::range(1, 12));
                    break;
                };
                prop_assert!(passage.arrive >= last, "{passage:?} after {last}");
                prop_assert!(passage.wait >= 0 && passage.arrive >= start + passage.wait);
                last = passage.arrive;
            }
        }
    }
}
