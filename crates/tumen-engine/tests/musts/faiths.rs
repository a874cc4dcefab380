//! Faiths: no mediation without men whom both sides heed; communities come over to the faith of the market and stay whole;
//! tolerance makes a suzerain's other faith forgotten.

use crate::support::{Little, day_of, run, share, stage};
use tumen_base::{PlaceId, PolityId};
use tumen_engine::readings::distance_in_faith;
use tumen_engine::{Sim, Switches};
use tumen_scenario::EventKind::{Mediation, Truce};

/// Two courts at war over a city between them, whose notables have some standing.
fn between(standing: f64, other_faith: &str) -> Little {
    Little::new()
        .place("west", 6_000.0, "walls = 0.9; farm_days = 2000; pasture_km2 = 60000")
        .place("city", 9_000.0, "walls = 0.5; farm_days = 2000; pasture_km2 = 60000")
        .place("east", 6_000.0, &format!("walls = 0.9; farm_days = 2000; pasture_km2 = 60000; lives = {other_faith} 1"))
        .works("city", &format!("notables = {standing}"))
        .route("west", "city", 150.0)
        .route("city", "east", 150.0)
        .polity("king", "west", "ambition = 0.2")
        .hold("king", "city", 1_500.0)
        .host("guard", "king", "city", 6_000.0, "")
        .polity("khan", "east", &format!("ambition = 1; faith = '{other_faith}'"))
        .host("horde", "khan", "east", 6_500.0, "")
        .war("king", "khan")
        .claim("khan", "city")
        .rule("strategy.quiet", -10.0)
        .rule("settlement.submit", -60.0)
}

#[test]
fn men_of_religion_mediate_where_both_sides_heed_them() {
    let of = |standing, faith| run(&between(standing, faith).load(), 2, 400, Switches::default());
    let mediated = |w: &tumen_engine::World| day_of(w, Mediation, |_| true).is_some();
    let worlds = of(1.0, "sun");
    assert!(share(&worlds, mediated) > 0.03, "{}", share(&worlds, mediated));
    for world in worlds.iter().filter(|w| mediated(w)) {
        let (day, truce) = (day_of(world, Mediation, |_| true), day_of(world, Truce, |_| true));
        assert!(truce.is_some_and(|t| Some(t) <= day), "terms are a truce");
    }
    assert_eq!(share(&of(0.0, "sun"), mediated), 0.0, "no notables, no mediation");
    // Who marries into the other house or takes its faith may come to heed them.
    assert!(share(&of(1.0, "moon"), mediated) < 0.01, "one side does not heed them");
}

#[test]
fn herdsmen_about_a_market_come_over_to_its_faith_and_shares_stay_whole() {
    let steppe = |market: f64| {
        let little = Little::new()
            .span("1300-01-01", "1399-12-31")
            .place("town", 9_000.0, "trade = 40000; lives = moon 0.9 + sun 0.1")
            .place("steppe", 5_000.0, "kind = pasture; trade = 0; lives = sun nomad 0.8 + sun 0.2")
            .route("town", "steppe", 150.0)
            .polity("lord", "town", "")
            .hold("lord", "steppe", 50.0)
            .rule("drift.market", market);
        let worlds = run(&little.load(), 2, 10, Switches::default());
        for world in &worlds {
            for place in &world.places {
                let sum: f64 = place.communities.iter().map(|c| c.share).sum();
                let herding: f64 = place.communities.iter().filter(|c| c.nomad).map(|c| c.share).sum();
                assert!((sum - 1.0).abs() < 1e-9 && place.communities.iter().all(|c| c.share >= 0.0), "{sum}");
                assert!((herding - if place.households > 8000.0 { 0.0 } else { 0.8 }).abs() < 1e-9, "lifeways stay");
            }
        }
        let moon = |w: &tumen_engine::World| {
            w.place(PlaceId(1)).communities.iter().filter(|c| c.faith.0 == 1).map(|c| c.share).sum::<f64>()
        };
        worlds.iter().map(moon).sum::<f64>() / worlds.len() as f64
    };
    let (slow, none) = (steppe(0.002), steppe(0.0));
    assert!((0.1..0.25).contains(&slow) && none == 0.0, "{slow} and {none}");
}

#[test]
fn years_of_tolerance_make_another_faith_forgotten() {
    let little = Little::new()
        .span("1300-01-01", "1329-12-31")
        .place("court", 20_000.0, "")
        .place("march", 6_000.0, "lives = moon 1")
        .route("court", "march", 300.0)
        .polity("lord", "court", "garrison = 4000")
        .polity("vassal", "march", "faith = 'moon'")
        .vassal("vassal", "lord", "habit = 1")
        .rule("faith.custom", 50.0)
        .rule("allegiance.alone", -50.0);
    let scenario = little.load();
    let stage = stage(&scenario);
    let mut sim = Sim::new(&stage, 1, 1, Switches::default());
    let (lord, vassal) = (PolityId(1), PolityId(2));
    let first = distance_in_faith(&sim, vassal, lord);
    sim.run_until(scenario.start + 5 * 365);
    let later = distance_in_faith(&sim, vassal, lord);
    sim.run();
    let last = distance_in_faith(&sim, vassal, lord);
    assert!(first > later && later > last && last == 0.0, "{first}, {later}, {last}");
    assert!(distance_in_faith(&sim, lord, vassal) > 0.2, "nobody forgets what he has not lived under");
}
