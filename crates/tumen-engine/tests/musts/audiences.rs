//! Titles: one that a ruler has earned counts with those for whom it is meant, and with nobody else.

use crate::support::{Little, histories, stage};
use tumen_base::PolityId;
use tumen_engine::Switches;
use tumen_engine::readings::standing;
use tumen_scenario::Audience::{Steppe, Throne, Towns};
use tumen_scenario::{EventKind, Scenario};

const REALM: PolityId = PolityId(1);

/// A court with so many men and households, and a title for each audience.
fn court(men: f64, households: f64) -> Scenario {
    Little::new()
        .place("town", households, "trade = 0")
        .polity("realm", "town", "titles = { Khan = 'steppe', Sultan = 'towns', Emperor = 'throne' }")
        .host("guard", "realm", "town", men, "")
        .rule("titles.men", 9_000.0)
        .rule("titles.households", 60_000.0)
        .rule("titles.worth", 0.1)
        .load()
}

/// What titles add to standing with herdsmen, townsmen and those who look to a throne.
fn added(men: f64, households: f64) -> [i32; 3] {
    let scenario = court(men, households);
    let stage = stage(&scenario);
    let sim = histories(&stage, 32, 1, Switches::default()).next().expect("one history");
    let own = sim.world.polity(REALM).prestige;
    [Steppe, Towns, Throne].map(|eyes| (100.0 * (standing(&sim, REALM, eyes) - own)).round() as i32)
}

#[test]
fn a_title_counts_with_those_for_whom_it_is_meant() {
    assert_eq!(added(4_000.0, 9_000.0), [0, 0, 0], "nothing earned");
    assert_eq!(added(14_000.0, 9_000.0), [10, 0, 0], "men in arms speak to herdsmen");
    assert_eq!(added(4_000.0, 90_000.0), [0, 10, 10], "lands speak to townsmen and to those who look to a throne");
}

#[test]
fn titles_are_taken_one_a_year_as_they_are_earned() {
    let scenario = court(14_000.0, 90_000.0);
    let stage = stage(&scenario);
    for mut sim in histories(&stage, 32, 20, Switches::default()) {
        // A new house has none yet.
        sim.world.polities[REALM.index()].court.titles = 0;
        sim.run();
        let taken: Vec<_> =
            sim.world.chronicle.events().iter().filter(|e| e.kind == EventKind::TitleTaken).map(|e| e.day).collect();
        assert_eq!(taken.len(), 3, "{taken:?}");
        assert!(taken.windows(2).all(|w| w[1] - w[0] > 300), "{taken:?}");
    }
}
