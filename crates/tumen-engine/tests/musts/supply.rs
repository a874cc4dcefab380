//! Supply: what a great host finds to eat where it sits. A horde lies before a town that it can neither take
//! nor leave, from autumn on.

use crate::support::{Little, histories, median, stage};
use tumen_base::Day;
use tumen_engine::world::host::{Host, Stance};
use tumen_engine::{Sim, Switches};
use tumen_scenario::Scenario;

const HISTORIES: u64 = 150;
const AUTUMN: &str = "1300-09-01";

/// A horde of 20,000 with four horses a man, at war with a town that cannot be taken. Its way there leads over
/// so many stations, each two or three days from the last.
fn horde(starts: &str, pasture_km2: f64, stations: usize) -> Little {
    let mut world = Little::new()
        .span(starts, "1302-12-31")
        .place("camp", 3_000.0, "kind = pasture; pasture_km2 = 60000")
        .place("town", 4_000.0, &format!("walls = 1; farm_days = 2000; pasture_km2 = {pasture_km2}"))
        .polity("khanate", "camp", "form = 'tribe'; ambition = 1")
        .host("horde", "khanate", "camp", 20_000.0, "remounts = 4")
        .polity("town_council", "town", "form = 'city'; garrison = 3000")
        .war("khanate", "town_council")
        .claim("khanate", "town")
        // The council goes at once and for this one thing, and the siege has no end.
        .rule("strategy.quiet", -10.0)
        .rule("strategy.walls", 0.0)
        .rule("siege.terms", -60.0)
        .rule("siege.storm", 0.0)
        .rule("siege.treachery", 0.0)
        .rule("siege.hunger", 0.0)
        .rule("siege.patience", 5000.0)
        .rule("supply.scorch", 0.0)
        .rule("mediation.chance", 0.0)
        .rule("settlement.submit", -60.0);
    let mut last = "camp".to_owned();
    for i in 0..stations {
        let station = format!("station_{i}");
        let pasture = format!("kind = pasture; pasture_km2 = {pasture_km2}");
        world =
            world.place(&station, 400.0, &pasture).hold("town_council", &station, 10.0).route(&last, &station, 60.0);
        last = station;
    }
    world.route(&last, "town", 60.0)
}

/// What is left of the horde on a day, of what it was when the siege began: horses, men, and fighting power.
#[derive(Clone, Copy, Debug)]
struct Left {
    horses: f64,
    men: f64,
    power: f64,
    days_to_the_walls: f64,
}

fn siege(sim: &mut Sim<'_>, until: Day) -> Left {
    let start = sim.world.today;
    while sim.world.hosts[0].stance != Stance::Besieging {
        assert!(sim.step() && sim.world.today < until, "the horde never came before the walls");
    }
    let days_to_the_walls = f64::from(sim.world.today - start);
    let before = sim.world.hosts[0].clone();
    sim.run_until(until);
    let after = &sim.world.hosts[0];
    let left = |read: fn(&Host) -> f64| read(after) / read(&before);
    Left { horses: left(|h| h.horses), men: left(|h| f64::from(h.men())), power: left(Host::power), days_to_the_walls }
}

/// The same in every history, after changing something on the first day.
fn sieges(scenario: &Scenario, until: Day, arrange: impl Fn(&mut Sim<'_>)) -> Vec<Left> {
    let stage = stage(scenario);
    let left = histories(&stage, 2, HISTORIES, Switches::default()).map(|mut sim| {
        arrange(&mut sim);
        siege(&mut sim, until)
    });
    left.collect()
}

fn middle(all: &[Left], read: fn(&Left) -> f64) -> f64 {
    median(all.iter().map(read).collect())
}

fn spring() -> Day {
    Day::julian(1301, 4, 1)
}

#[test]
fn a_great_host_cannot_sit_a_winter_on_a_small_pasture() {
    let small = sieges(&horde(AUTUMN, 100.0, 1).load(), spring(), |_| {});
    let wide = sieges(&horde(AUTUMN, 60_000.0, 1).load(), spring(), |_| {});
    assert!(middle(&wide, |l| l.horses) > 0.65, "a wide pasture feeds it: {wide:?}");
    assert!(middle(&small, |l| l.horses) < 0.5, "a small one does not: {small:?}");
    assert!(small.iter().zip(&wide).all(|(s, w)| s.horses < 0.9 * w.horses && s.men <= w.men), "{small:?}\n{wide:?}");
    let (poor, rich) = (middle(&small, |l| l.power), middle(&wide, |l| l.power));
    assert!(poor < 0.85 * rich, "power left: {poor} on the small, {rich} on the wide");
}

/// Share of the yields burnt.
const BURNT: f64 = 0.98;

/// Burns the meadows and fields of every place but the camp.
fn burn(sim: &mut Sim<'_>) {
    let today = sim.world.today;
    for place in &mut sim.world.places[1..] {
        (place.wasted, place.wasted_on) = (BURNT, today);
    }
}

#[test]
fn devastation_hurts_an_invader_before_the_walls() {
    let scenario = horde(AUTUMN, 6_000.0, 1).load();
    let (green, burnt) = (sieges(&scenario, spring(), |_| {}), sieges(&scenario, spring(), burn));
    let (weak, strong) = (middle(&burnt, |l| l.power), middle(&green, |l| l.power));
    assert!(weak < 0.8 * strong, "power left: {weak} where the country was burnt, {strong} where not");
    let (poor, rich) = (middle(&burnt, |l| l.horses), middle(&green, |l| l.horses));
    assert!(poor < 0.85 * rich, "horses left: {poor} where the country was burnt, {rich} where not");
}

#[test]
fn no_more_grass_is_eaten_than_stands() {
    let scenario = horde("1300-11-01", 6_000.0, 1).load();
    let (stage, town) = (stage(&scenario), scenario.place("town").unwrap().index());
    for mut sim in histories(&stage, 2, HISTORIES, Switches::default()) {
        burn(&mut sim);
        siege(&mut sim, spring());
        // A part of the fields recovers in these months, and none of the grass grows before April.
        let (eaten, stood) = (sim.world.places[town].grazed, sim.rules.supply.winter_grass * (1.0 - BURNT + 0.1));
        assert!(eaten < 1.2 * stood, "{eaten} of a year's growth was eaten where {stood} stood");
    }
}

#[test]
fn devastation_slows_an_invader_on_the_way() {
    let scenario = horde("1300-05-01", 6_000.0, 10).load();
    let (green, burnt) = (sieges(&scenario, spring(), |_| {}), sieges(&scenario, spring(), burn));
    let (quick, slow) = (middle(&green, |l| l.days_to_the_walls), middle(&burnt, |l| l.days_to_the_walls));
    assert!(burnt.iter().zip(&green).all(|(b, g)| b.days_to_the_walls >= g.days_to_the_walls));
    assert!(slow > 1.02 * quick, "days to the walls: {slow} through burnt country, {quick} through green");
}
