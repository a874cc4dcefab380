//! No two draws of a history can be the same: purposes, keys and occasions, over the ids of both built-in scenarios.

#[path = "support/packs.rs"]
#[allow(dead_code)]
mod packs;

use std::collections::BTreeSet;
use tumen_base::{Day, Draw, Draws, PolityId};
use tumen_engine::chance::{self, Key, Occasions, Row};
use tumen_engine::{RulePriors, Setup, Sim, Stage};
use tumen_scenario::Scenario;

/// How many of each kind of thing a scenario has at the end of a history.
fn size(scenario: &Scenario, thing: &str) -> u16 {
    let stage = Stage::new(scenario, RulePriors::new(&scenario.overrides).expect("checked"));
    let mut sim = Sim::with(&stage, 1, 0, &Setup::default());
    sim.run();
    let tables = [scenario.outside.len(), scenario.persons.len(), scenario.settlements.len(), scenario.holdings.len()];
    let n = match thing {
        "PolityId" => sim.world.polities.len(),
        "PersonId" => sim.world.persons.len(),
        "PlaceId" => sim.world.places.len(),
        "HostId" => sim.world.hosts.len(),
        "FaithId" => scenario.faiths.len(),
        "Row" => tables.into_iter().max().unwrap_or(0),
        other => panic!("a draw about a {other}, of which this test does not know how many there are"),
    };
    u16::try_from(n).expect("tables are limited to 65,536 rows")
}

#[test]
fn no_two_purposes_share_a_number_and_none_has_that_of_a_mechanism_of_old() {
    let numbers: BTreeSet<u16> = chance::ALL.iter().map(|(_, number, _)| *number).collect();
    assert_eq!(numbers.len(), chance::ALL.len());
    assert!(numbers.range(3..=62).next().is_none(), "3 to 62 were numbers of mechanisms");
}

#[test]
fn no_two_keys_of_a_purpose_are_packed_alike() {
    for scenario in [packs::usurper(), packs::empire()] {
        let mut seen = BTreeSet::new();
        for (name, _, key) in chance::ALL.iter().filter(|(_, _, key)| !["()", "Name", "Day"].contains(key)) {
            let things: Vec<&str> = key.trim_matches(['(', ')']).split(", ").collect();
            let packed: Vec<u32> = match things[..] {
                _ if !seen.insert(*key) => continue,
                [one] => (0..size(&scenario, one)).map(|a| Row(a).pack()).collect(),
                [one, two] => {
                    let (n, m) = (size(&scenario, one), size(&scenario, two));
                    (0..n).flat_map(|a| (0..m).map(move |b| (Row(a), Row(b)).pack())).collect()
                }
                _ => panic!("{name} is about more than two things"),
            };
            let apart: BTreeSet<u32> = packed.iter().copied().collect();
            assert_eq!(apart.len(), packed.len(), "{name}: {key}");
        }
    }
}

#[test]
fn no_two_occasions_or_options_of_ten_years_are_the_same_draw() {
    let draws = Draws::new(1, 0);
    let (mut occasions, mut all): (Occasions, Vec<Draw>) = Default::default();
    let polities = (0..40).map(PolityId);
    for polity in polities {
        for day in (0..3650).step_by(13).map(|day| Day(2_160_000 + day)) {
            let drawn = [
                occasions.next(&draws, chance::CAMPAIGN, polity, day),
                occasions.next(&draws, chance::CAMPAIGN, polity, day),
                occasions.next(&draws, chance::TRIBUTE, polity, day),
                chance::MIGRATION.at(&draws, polity, (day.0 - 2_160_000) as u32),
            ];
            for draw in drawn {
                all.extend([0, 1, 255, u16::MAX - 1].map(|what| draw.option(what)));
                all.push(draw);
            }
        }
    }
    let n = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), n);
}

#[test]
fn the_second_time_is_the_second_time_on_any_day_and_a_season_does_not_shift_the_next() {
    let draws = Draws::new(1, 0);
    let (spring, summer) = (Day(90 * 100), Day(90 * 101));
    let (mut some, mut more) = (Occasions::default(), Occasions::default());
    let one = PolityId(1);
    assert_eq!(some.next(&draws, chance::TRIBUTE, one, spring), more.next(&draws, chance::TRIBUTE, one, summer));
    // Other purposes and other things in between: no matter.
    more.next(&draws, chance::TRIBUTE, PolityId(2), summer);
    more.next(&draws, chance::SPOILS, one, summer);
    assert_eq!(some.next(&draws, chance::TRIBUTE, one, summer), more.next(&draws, chance::TRIBUTE, one, summer));
    some.next(&draws, chance::CAMPAIGN, one, spring);
    more.next(&draws, chance::CAMPAIGN, one, spring);
    more.next(&draws, chance::CAMPAIGN, one, spring + 10);
    let councils =
        [some.next(&draws, chance::CAMPAIGN, one, summer), more.next(&draws, chance::CAMPAIGN, one, summer + 5)];
    assert_eq!(councils[0], councils[1]);
}
