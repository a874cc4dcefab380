//! How fast parties move: the parameters, and the pace of one column.
//!
//! A party covers `speed` km in a day on open steppe, averaged over a long march. What changes it:
//!
//! ```text
//! speed   = own speed of the slowest arm x horses x weariness x (1 - rest share) / (1 + men / column)
//! marching days = km / (speed x terrain) + climb in km of level road / speed
//! halting days  = men / (men a day that the pass, the wells, the ford or the ferry lets through)
//! ```
//!
//! - *horses*: 1 + gain (1 - e^(-(h - 1) / scale)), over the same at the usual number of horses; below
//!   one horse a man, part of the men walk.
//! - *weariness*: 1 - loss x fatigue.
//! - *column*: a long column starts late at the tail and camps early at the head, so a day's march
//!   shrinks with the number of men; `column` is the number that halves it.
//!
//! The season is added on the route (see [`Pace::leg`]). Left out on purpose: weather, guides (see `trap_risk` of a
//! route), fodder and water as limits on how many may pass at all (supply answers for those), and
//! forced marches, which no army keeps up for longer than some days.

use crate::graph::Route;
use crate::pace::{Leg, Pace};
use crate::party::{Column, Party, USUAL_HORSES};
use tumen_base::{Day, maths};

tumen_base::parameters! {
    /// How fast parties move, over which ground, in which numbers.
    pub struct Travel in "march" {
        /// What a courier covers on one fresh horse before he must change it.
        courier_stage: "km/horse", 38.0, 42.0, 48.0, "spacing of the relay stations: 24 to 30 miles (answers.com summary, weak)";
        /// The most a courier covers in a day, however many horses wait for him.
        courier_limit: "km/day", 160.0, 250.0, 400.0, "estimate: bursts of the relay post; Marco Polo's 200 to 250 miles a day as the high end";
        /// Small mounted party with spare horses.
        riders: "km/day", 25.0, 36.0, 48.0, "estimate: between a steppe rider at leisure (Cunliffe: 25 km/day) and one relay station a day (38 to 48 km)";
        /// Mounted army, three horses a man.
        cavalry: "km/day", 20.0, 24.0, 30.0, "J. M. Smith Jr. in Tahiyyat: steppe ponies sustain about 15 miles a day";
        /// Foot with baggage.
        foot: "km/day", 12.0, 18.0, 25.0, "estimate: infantry column with baggage; no source found";
        /// Merchants with laden camels or packhorses.
        caravan: "km/day", 20.0, 28.0, 36.0, "estimate: a laden beast at a walk for seven to nine hours; no source found";
        /// Waggons drawn by oxen.
        ox_carts: "km/day", 13.0, 16.0, 18.0, "J. M. Smith Jr. in Tahiyyat: ox waggons about 10 miles a day";

        /// Speed on a road through cultivated land, as a ratio to open steppe.
        oasis_road: "ratio", 0.9, 1.0, 1.15, "estimate: good road and bought fodder against canals, fields and bridges";
        /// Speed in the desert, as a ratio to open steppe.
        desert: "ratio", 0.6, 0.8, 1.0, "estimate: stages are set by the wells, and beasts must be rested after them";
        /// Speed on a mountain road, as a ratio to open steppe.
        mountain_pass: "ratio", 0.45, 0.65, 0.8, "estimate: half of the road at a pass crossing factor of 0.3 to 0.7, half in valleys at full speed; no source found";
        /// Speed along a route with a great river to cross, the crossing itself apart.
        river_crossing: "ratio", 0.8, 0.9, 1.0, "estimate: reed beds and broken banks";
        /// Speed on a route in the months when it is hard, as a ratio to its open season.
        hard_season: "ratio", 0.3, 0.5, 0.7, "estimate: the pass crossing factor, applied to the whole road for snow";
        /// The same on a desert route.
        hard_desert: "ratio", 0.5, 0.75, 1.0, "estimate: marches by night and dry wells, which cost less time than snow does";
        /// Level road that costs as much as a kilometre of ascent.
        climb: "km per 1000 m", 0.0, 4.0, 8.0, "estimate: 8 by Naismith's rule for walkers (an hour for 3 miles, another for 2000 feet); less here, for the terrain ratio holds part of it";

        /// Men, with their horses, that halve a day's march in open country.
        column_open: "men", 100000.0, 200000.0, 400000.0, "estimate: twice the figure for a road, since divisions march abreast";
        /// Men, with their horses, that halve a day's march on a road or in a valley.
        column_road: "men", 50000.0, 100000.0, 200000.0, "estimate: ten hours of a column that passes 10,000 men an hour on two or three tracks";
        /// Men, with their horses, that pass a defile in a day.
        defile: "men/day", 5000.0, 10000.0, 20000.0, "estimate: two to four horses abreast at a walk for ten hours";
        /// Men, with their horses, whom the wells of a desert road water in a day.
        wells: "men/day", 5000.0, 10000.0, 20000.0, "estimate: larger hosts cross in detachments a day apart";
        /// Time that even a small party loses at a great river.
        crossing: "days", 0.1, 0.25, 0.5, "estimate: finding the ford or hiring the boat";
        /// Men, with their horses, that ford or ferry a great river in a day at ordinary water.
        ford: "men/day", 5000.0, 10000.0, 20000.0, "estimate: as a defile";
        /// The same at high water, when there are only boats.
        ferry: "men/day", 1500.0, 4000.0, 8000.0, "estimate: 50 boats of 16 men, five trips a day, horses swum behind";

        /// Gain in speed from any number of spare horses over one horse a man.
        remount_gain: "ratio", 0.1, 0.3, 0.5, "estimate: relief of the ridden horse; grazing hours still bound the day";
        /// Spare horses that bring about two thirds of that gain.
        remount_scale: "horses/man", 1.0, 1.5, 2.5, "estimate: gain nearly full at the 3 to 5 horses a man reported for the Mongols (Smith, worldhistory.biz)";
        /// Speed lost by a party that is spent.
        fatigue_loss: "ratio", 0.2, 0.35, 0.5, "estimate: no source found";
        /// Share of days rested beyond what a sustained average already holds. Couriers do not rest.
        rest_share: "ratio", 0.0, 0.05, 0.15, "estimate: 0 if the recorded averages count halts, one day in seven if they do not";
    }
}

impl Travel {
    /// The pace of a column: everything about a leg that does not depend on the route or the date.
    /// Compute it once for a march.
    #[must_use]
    pub fn pace(&self, column: &Column) -> Pace {
        let men = column.men.max(0.0);
        let weariness = 1.0 - self.fatigue_loss * column.fatigue.clamp(0.0, 1.0);
        let marching = if column.party == Party::Courier { 1.0 } else { 1.0 - self.rest_share };
        let speed = self.own_speed(column) * weariness * marching;
        let open = speed / (1.0 + men / self.column_open);
        let road = speed / (1.0 + men / self.column_road);
        Pace {
            oasis_road: 1.0 / (road * self.oasis_road),
            steppe: 1.0 / open,
            desert: 1.0 / (open * self.desert),
            mountain_pass: 1.0 / (road * self.mountain_pass),
            river_crossing: 1.0 / (road * self.river_crossing),
            climb: self.climb / 1000.0 / road,
            hard: 1.0 / self.hard_season - 1.0,
            hard_desert: 1.0 / self.hard_desert - 1.0,
            defile: men / self.defile,
            wells: men / self.wells,
            ford: self.crossing + men / self.ford,
            // A river in flood is never the easier one, whatever the two rates are drawn to be.
            ferry: (men / self.ferry - men / self.ford).max(0.0),
        }
    }

    /// One column on one route from one day: [`Pace::leg`] of its [`Travel::pace`]. `None` only if
    /// the route is closed the whole year.
    #[must_use]
    pub fn leg(&self, route: &Route, column: &Column, depart: Day) -> Option<Leg> {
        self.pace(column).leg(route, depart)
    }

    /// Speed of the slowest arm on open steppe, fresh, km a day.
    fn own_speed(&self, column: &Column) -> f64 {
        let horses = column.remounts.max(0.0);
        match column.party {
            Party::Courier => (self.courier_stage * horses.max(1.0)).min(self.courier_limit),
            Party::Riders => self.mounted(self.riders, horses),
            Party::Cavalry => self.mounted(self.cavalry, horses),
            Party::Host if column.foot_share > 0.0 => self.mounted(self.cavalry, horses).min(self.foot),
            Party::Host => self.mounted(self.cavalry, horses),
            Party::Caravan => self.caravan,
            Party::OxCarts => self.ox_carts,
        }
    }

    /// Speed of mounted men who make `usual` with [`USUAL_HORSES`], when they have `horses`.
    fn mounted(&self, usual: f64, horses: f64) -> f64 {
        let relief = |h: f64| 1.0 + self.remount_gain * (1.0 - maths::fading(h - 1.0, self.remount_scale));
        let one_horse = usual / relief(USUAL_HORSES);
        if horses >= 1.0 {
            one_horse * relief(horses)
        } else {
            let walking = self.foot.min(one_horse);
            walking + (one_horse - walking) * horses
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Terrain;
    use crate::testing::{TERRAINS, route};
    use proptest::prelude::*;

    const DAY: Day = Day(2_165_000);

    fn days(column: &Column, terrain: Terrain) -> f64 {
        let mut route = route(0, 1, 400.0);
        route.terrain = terrain;
        Travel::default().leg(&route, column, DAY).unwrap().days
    }

    #[test]
    fn larger_hosts_are_slower_on_every_ground() {
        for terrain in TERRAINS {
            for party in [Party::Cavalry, Party::Host, Party::OxCarts] {
                let mut last = 0.0;
                for men in [100.0, 1_000.0, 5_000.0, 20_000.0, 60_000.0] {
                    let now = days(&Column::of(party, men), terrain);
                    assert!(now > last, "{party} of {men} on {terrain:?}: {now} after {last}");
                    last = now;
                }
            }
        }
    }

    #[test]
    fn remounts_raise_speed_up_to_a_limit() {
        let with = |remounts| days(&Column { remounts, ..Column::of(Party::Cavalry, 10_000.0) }, Terrain::Steppe);
        let series = [0.0, 0.5, 1.0, 2.0, 3.0, 5.0].map(with);
        assert!(series.windows(2).all(|w| w[1] < w[0]), "{series:?}");
        assert!(with(1.0) - with(3.0) > 8.0 * (with(5.0) - with(30.0)), "five horses bring nearly all there is");
    }

    #[test]
    fn a_relay_carries_a_courier_further_up_to_his_limit() {
        let with = |remounts| days(&Column { remounts, ..Column::of(Party::Courier, 1.0) }, Terrain::Steppe);
        assert!(with(5.0) < with(2.0));
        assert_eq!(with(8.0), with(20.0));
    }

    #[test]
    fn the_slowest_arm_sets_the_pace() {
        let host = Column::of(Party::Host, 10_000.0);
        let mounted = Column { foot_share: 0.0, ..host };
        assert_eq!(days(&mounted, Terrain::Steppe), days(&Column::of(Party::Cavalry, 10_000.0), Terrain::Steppe));
        assert!(days(&host, Terrain::Steppe) > days(&mounted, Terrain::Steppe));
    }

    #[test]
    fn weariness_hard_ground_and_climb_slow_a_party() {
        let fresh = Column::of(Party::Riders, 50.0);
        let spent = Column { fatigue: 1.0, ..fresh };
        assert!(days(&spent, Terrain::Steppe) > 1.3 * days(&fresh, Terrain::Steppe));
        assert!(days(&fresh, Terrain::MountainPass) > 1.5 * days(&fresh, Terrain::Steppe));
        assert!(days(&fresh, Terrain::Desert) > days(&fresh, Terrain::Steppe));
        let mut steep = route(0, 1, 400.0);
        steep.climb_m = 3000.0;
        assert!(Travel::default().leg(&steep, &fresh, DAY).unwrap().days > days(&fresh, Terrain::Steppe));
    }

    #[test]
    fn every_parameter_has_a_sensible_range_and_a_source() {
        for spec in Travel::SPECS {
            assert!(0.0 <= spec.low && spec.low <= spec.central && spec.central <= spec.high, "{}", spec.path());
            assert!(!spec.source.is_empty() && !spec.unit.is_empty());
        }
    }

    proptest! {
        /// Over the whole prior: more men never gain time, more horses never lose it.
        #[test]
        fn monotone_over_the_prior(
            at in prop::collection::vec(0.0f64..1.0, Travel::SPECS.len()),
            men in 1.0f64..80_000.0, more in 0.0f64..40_000.0,
            horses in 0.0f64..8.0, spare in 0.0f64..4.0,
            terrain in 0usize..5, party in 0usize..6,
        ) {
            let values: Vec<f64> =
                Travel::SPECS.iter().zip(&at).map(|(s, u)| s.low + (s.high - s.low) * u).collect();
            let travel = Travel::from_values(&values);
            let mut route = route(0, 1, 300.0);
            route.terrain = TERRAINS[terrain];
            let column = Column { remounts: horses, ..Column::of(Party::ALL[party], men) };
            let base = travel.leg(&route, &column, DAY).unwrap().days;
            let larger = travel.leg(&route, &Column { men: men + more, ..column }, DAY).unwrap().days;
            let richer = travel.leg(&route, &Column { remounts: horses + spare, ..column }, DAY).unwrap().days;
            prop_assert!(larger >= base);
            prop_assert!(richer <= base);
        }
    }
}
