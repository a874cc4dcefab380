//! Water and fire: what dikes and burnt meadows do to an invader, and in which months.

use crate::support::{Little, first, histories, mean, run, share, stage};
use tumen_engine::readings::{grazed, wasted};
use tumen_engine::{Sim, Switches, World};
use tumen_scenario::EventKind;

/// A great king marches on a city of canals ten days off, in a given month.
fn canals(start: &str, dikes: f64) -> Little {
    neighbours(start, dikes).war("king", "shah")
}

/// The two before the war.
fn neighbours(start: &str, dikes: f64) -> Little {
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

/// Histories up to the entry in which something of a kind was first told.
fn until(little: &Little, kind: EventKind, look: impl Fn(&Sim<'_>, f64, f64)) -> usize {
    let scenario = little.load();
    let stage = stage(&scenario);
    let delta = scenario.place("delta").expect("given");
    let mut told = 0;
    for mut sim in histories(&stage, 6, 60, Switches::default()) {
        let (mut eaten, mut lost) = (grazed(&sim, delta), wasted(&sim, delta));
        while first(&sim.world, kind, |_| true).is_none() {
            (eaten, lost) = (grazed(&sim, delta), wasted(&sim, delta));
            if !sim.step() {
                break;
            }
        }
        if first(&sim.world, kind, |_| true).is_some() {
            look(&sim, eaten, lost);
            told += 1;
        }
    }
    told
}

#[test]
fn water_and_fire_cost_the_country_that_uses_them() {
    let little = canals("1301-05-01", 1.0).rule("dikes.harvest", 0.4);
    let delta = little.load().place("delta").expect("given");
    let suffered = |sim: &Sim<'_>| sim.world.place(delta).communities.iter().any(|c| c.violence > 0.0);
    let wet = until(&little, EventKind::DikesOpened, |sim, _, lost| {
        assert!((wasted(sim, delta) - (lost + (1.0 - lost) * 0.4)).abs() < 0.02, "a harvest: {}", wasted(sim, delta));
        assert!(suffered(sim));
    });
    let little = canals("1301-08-01", 0.0).rule("supply.scorch", 1.0).rule("dikes.meadows", 0.8);
    let burnt = until(&little.rule("supply.scorched", 0.3), EventKind::MeadowsBurnt, |sim, eaten, lost| {
        assert!((grazed(sim, delta) - (eaten + (1.0 - eaten) * 0.8)).abs() < 0.02, "grass: {}", grazed(sim, delta));
        assert!(wasted(sim, delta) >= lost + (1.0 - lost) * 0.28, "a harvest: {}", wasted(sim, delta));
        assert!(suffered(sim));
    });
    assert!(wet > 20 && burnt > 20, "{wet} and {burnt}");
}

#[test]
fn some_invaders_turn_back_before_the_water() {
    let besieged = |turn: f64| {
        let little = canals("1301-05-01", 1.0).rule("dikes.turn", turn).rule("dikes.delay", 60.0);
        let worlds = run(&little.load(), 6, 120, Switches::default());
        let soon = |w: &World| {
            let opened = first(w, EventKind::DikesOpened, |_| true)?.day;
            Some(first(w, EventKind::SiegeBegun, |e| e.men > 5_000 && e.day - opened < 90).is_some())
        };
        let after: Vec<bool> = worlds.iter().filter_map(soon).collect();
        assert!(after.len() > 40, "{} floods", after.len());
        after.iter().filter(|came| **came).count() as f64 / after.len() as f64
    };
    let (never, most) = (besieged(0.0), besieged(1.0));
    assert!(
        most < 0.7 * never && never > 0.3,
        "{most} came on where all but the rash turn back, {never} where none do"
    );
}

#[test]
fn who_is_as_strong_as_the_invader_keeps_his_dikes_shut_and_his_meadows_green() {
    for (start, kind) in [("1301-05-01", EventKind::DikesOpened), ("1301-08-01", EventKind::MeadowsBurnt)] {
        let little = canals(start, 1.0).rule("supply.scorch", 1.0).host("army", "shah", "delta", 60_000.0, "");
        let worlds = run(&little.load(), 6, 60, Switches::default());
        let marched = share(&worlds, |w| first(w, EventKind::Campaign, |e| e.men > 5_000).is_some());
        let shah = tumen_base::PolityId(2);
        let told = share(&worlds, |w| first(w, kind, |e| e.actor == Some(shah)).is_some());
        assert!(marched > 0.5 && told < 0.1, "{marched} marched, {}: {told}", kind.name());
    }
}

#[test]
fn water_holds_up_whoever_is_on_the_road_already() {
    // A weaker enemy comes a long way, for whom alone nobody would open the dikes.
    let little = neighbours("1301-05-01", 1.0)
        .place("far_seat", 9_000.0, "walls = 0.5")
        .route("far_seat", "delta", 1_200.0)
        .polity("duke", "far_seat", "ambition = 1; prestige = 0.9")
        .host("ducal", "duke", "far_seat", 6_500.0, "")
        .war("duke", "shah")
        .claim("duke", "delta")
        .truce("king", "shah", "1301-05-20")
        .rule("dikes.delay", 90.0)
        .rule("supply.desperate", 2.0);
    let scenario = little.load();
    let stage = stage(&scenario);
    let (delta, duke) = (scenario.place("delta").expect("given"), scenario.polity("duke").expect("given"));
    let mut held = 0;
    for mut sim in histories(&stage, 7, 200, Switches::default()) {
        while first(&sim.world, EventKind::DikesOpened, |_| true).is_none() && sim.step() {}
        let until = sim.world.place(delta).flooded;
        for leg in sim.world.hosts_of(duke).filter_map(|(_, h)| h.leg).filter(|leg| leg.to == delta) {
            assert!(leg.arrive >= until, "{leg:?} comes before {until}");
            held += 1;
        }
    }
    assert!(held > 10, "{held} were on the road");
}
