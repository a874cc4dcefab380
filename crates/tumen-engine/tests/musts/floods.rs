//! Water and fire: what dikes and burnt meadows do to an invader, and in which months.

use crate::support::{Little, first, mean, run, share};
use tumen_engine::{Switches, World};
use tumen_scenario::EventKind;

/// A great king marches on a city of canals ten days off, in a given month.
fn canals(start: &str, dikes: f64) -> Little {
    Little::new()
        .span(start, "1302-12-31")
        .place("seat", 60_000.0, "walls = 0.5")
        .place("delta", 20_000.0, "walls = 0.5; pasture_km2 = 3000")
        .place("beyond", 3_000.0, "")
        .works("delta", &format!("dikes = {dikes}"))
        .route("seat", "delta", 350.0)
        .route("delta", "beyond", 300.0)
        .polity("king", "seat", "form = 'empire'; ambition = 1; prestige = 0.9")
        .host("royal", "king", "seat", 30_000.0, "")
        .polity("shah", "delta", "")
        .hold("shah", "beyond", 100.0)
        .host("guard", "shah", "delta", 5_000.0, "")
        .with_person("shah_ruler", "caution = 1; pride = 1")
        .war("king", "shah")
        .claim("king", "delta")
        .rule("strategy.quiet", -10.0)
        .rule("settlement.submit", -60.0)
        .rule("dikes.open", 1.0)
        .rule("supply.scorch", 0.0)
}

/// Days from the first day to the siege; a year and a half if none began.
fn delay(world: &World, first_day: i32) -> f64 {
    first(world, EventKind::SiegeBegun, |e| e.men > 5_000).map_or(540.0, |e| f64::from(e.day.0 - first_day))
}

fn delays(start: &str, dikes: f64) -> (f64, f64) {
    let worlds = run(&canals(start, dikes).load(), 6, 120, Switches::default());
    let day = start.parse::<tumen_base::Day>().expect("a date").0;
    let told = share(&worlds, |w| first(w, EventKind::DikesOpened, |e| e.day.0 < day + 100).is_some());
    (mean(&worlds.iter().map(|w| delay(w, day)).collect::<Vec<_>>()), told)
}

#[test]
fn water_in_early_summer_delays_an_invader_and_in_winter_there_is_none() {
    let (dry, never) = delays("1301-05-01", 0.0);
    let (wet, opened) = delays("1301-05-01", 1.0);
    assert_eq!(never, 0.0);
    assert!(opened > 0.5, "{opened}");
    assert!(wet > dry + 10.0, "{wet} {dry}");
    let (_, winter) = delays("1301-11-10", 1.0);
    assert!(winter < 0.2, "dikes opened in winter in {winter}");
}

#[test]
fn dikes_are_opened_when_the_invader_is_on_the_last_leg_and_not_for_a_rumour() {
    let little = Little::new()
        .span("1301-05-01", "1301-12-31")
        .place("seat", 60_000.0, "walls = 0.5")
        .place("ford", 500.0, "walls = 0")
        .place("delta", 20_000.0, "walls = 0.5")
        .works("delta", "dikes = 1")
        .route("seat", "ford", 350.0)
        .route("ford", "delta", 100.0)
        .polity("king", "seat", "form = 'empire'; ambition = 1; prestige = 0.9")
        .hold("king", "ford", 0.0)
        .host("royal", "king", "seat", 30_000.0, "")
        .polity("shah", "delta", "")
        .host("guard", "shah", "delta", 5_000.0, "")
        .with_person("shah_ruler", "caution = 1; pride = 1")
        .war("king", "shah")
        .claim("king", "delta")
        .rule("strategy.quiet", -10.0)
        .rule("settlement.submit", -60.0)
        .rule("dikes.open", 1.0);
    let worlds = run(&little.load(), 6, 100, Switches::default());
    assert!(share(&worlds, |w| first(w, EventKind::DikesOpened, |_| true).is_some()) > 0.3);
    for world in &worlds {
        let sent = first(world, EventKind::Campaign, |e| e.men > 5_000);
        let opened = first(world, EventKind::DikesOpened, |_| true);
        if let (Some(sent), Some(opened)) = (sent, opened) {
            assert!(opened.day - sent.day >= 4, "{sent:?} {opened:?}");
        }
    }
}

#[test]
fn meadows_burn_in_the_dry_months_only_and_cost_those_who_burn_them() {
    let burnt = |start: &str| {
        let little = canals(start, 0.0).rule("supply.scorch", 1.0);
        let worlds = run(&little.load(), 6, 120, Switches::default());
        for event in worlds.iter().flat_map(|w| w.chronicle.events()) {
            if event.kind == EventKind::MeadowsBurnt {
                assert!((7..=11).contains(&event.day.month()), "{event:?}");
            }
        }
        let day = start.parse::<tumen_base::Day>().expect("a date").0;
        share(&worlds, |w| first(w, EventKind::MeadowsBurnt, |e| e.day.0 < day + 60).is_some())
    };
    let (autumn, spring) = (burnt("1301-08-01"), burnt("1301-03-01"));
    assert!(autumn > 0.5 && spring == 0.0, "{autumn} {spring}");
}
