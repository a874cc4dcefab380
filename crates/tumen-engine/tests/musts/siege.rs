//! Siege: a city with a grievance against its garrison falls sooner.

use crate::support::{Little, median, run, share, without};
use tumen_engine::World;
use tumen_scenario::EventKind::{CityBetrayed, CityYielded, PlaceTaken, SiegeBegun};

const HISTORIES: u64 = 400;
/// Days that stand for a city that did not fall.
const NEVER: f64 = 5000.0;

/// A host before a city of the other faith, whose ruler treats that faith in some way.
fn city(policy: &str) -> Little {
    Little::new()
        .place("camp", 3_000.0, "kind = pasture; pasture_km2 = 60000")
        .place("city", 6_000.0, "walls = 0.9; farm_days = 300; pasture_km2 = 20000; lives = moon 0.9 + sun 0.1")
        .route("camp", "city", 150.0)
        .polity("khanate", "camp", "form = 'tribe'; ambition = 1")
        .host("horde", "khanate", "camp", 6_000.0, "")
        .polity("prince", "city", &format!("form = 'city'; garrison = 1500; policy = {{ moon = '{policy}' }}"))
        .war("khanate", "prince")
        .claim("khanate", "city")
        // The council goes at once, and the prince neither changes his ways nor gives in.
        .rule("strategy.quiet", -10.0)
        .rule("settlement.submit", -60.0)
        .rule("faith.custom", 50.0)
}

/// Days from the first siege until the city is lost.
fn held_out(world: &World) -> f64 {
    let events = world.chronicle.events();
    let Some(begun) = events.iter().find(|e| e.kind == SiegeBegun) else {
        return NEVER;
    };
    let lost = events.iter().find(|e| matches!(e.kind, CityYielded | PlaceTaken));
    lost.map_or(NEVER, |e| f64::from(e.day - begun.day))
}

#[test]
fn a_city_with_a_grievance_against_its_garrison_falls_sooner() {
    // No risings: what the besieger gains must come through the siege itself.
    let of = |policy| run(&city(policy).load(), 3, HISTORIES, without("revolt"));
    let (content, aggrieved) = (of("tolerate"), of("persecute"));
    for worlds in [&content, &aggrieved] {
        let besieged = share(worlds, |w| w.chronicle.events().iter().any(|e| e.kind == SiegeBegun));
        assert!(besieged > 0.9, "the city is besieged in most histories: {besieged}");
    }
    let days = |worlds: &[World]| worlds.iter().map(held_out).collect::<Vec<f64>>();
    let (long, short) = (median(days(&content)), median(days(&aggrieved)));
    assert!(short < 0.6 * long, "days held out: {short} aggrieved, {long} content");
    let soon = |worlds: &[World]| share(worlds, |w| held_out(w) < 60.0);
    assert!(soon(&aggrieved) > soon(&content) + 0.15, "{} and {}", soon(&aggrieved), soon(&content));
    let betrayed = |worlds: &[World]| share(worlds, |w| w.chronicle.events().iter().any(|e| e.kind == CityBetrayed));
    assert!(betrayed(&aggrieved) > betrayed(&content) + 0.05, "{} and {}", betrayed(&aggrieved), betrayed(&content));
}
