//! Great coalitions: called together, marching as one, and what a great defeat costs.

use crate::support::{Little, first, mean, run, share};
use tumen_engine::battle::Incident;
use tumen_engine::world::chronicle::Detail;
use tumen_engine::world::person::Whereabouts;
use tumen_engine::{Switches, World};
use tumen_scenario::EventKind;

/// A sultan with a vassal in the east who is attacked by a khan nearly as strong as all of them.
fn realm(khan: f64) -> Little {
    let mut world = Little::new()
        .span("1300-01-01", "1304-12-31")
        .place("merv", 60_000.0, "walls = 0.6")
        .place("balkh", 20_000.0, "walls = 0.4")
        .place("samarkand", 50_000.0, "walls = 0.4")
        .place("east", 30_000.0, "kind = pasture; pasture_km2 = 90000")
        .place("near", 6_000.0, "")
        .route("merv", "balkh", 300.0)
        .route("merv", "near", 250.0)
        .route("near", "samarkand", 250.0)
        .route("balkh", "samarkand", 400.0)
        .route("samarkand", "east", 500.0)
        .polity("sultan", "merv", "form = 'empire'; prestige = 0.8")
        .hold("sultan", "near", 300.0)
        .host("royal", "sultan", "merv", 15_000.0, "commander = 'sultan_ruler'")
        .person("amir", "sultan", "office = 'commander'")
        .host("second", "sultan", "near", 6_000.0, "commander = 'amir'")
        .polity("malik", "balkh", "")
        .host("levies", "malik", "balkh", 6_000.0, "")
        .polity("prince", "samarkand", "prestige = 0.4")
        .host("guard", "prince", "samarkand", 3_000.0, "")
        .vassal("malik", "sultan", "levy = 5000; habit = 1")
        .vassal("prince", "sultan", "levy = 2000; habit = 1")
        .polity("khan", "east", "form = 'empire'; ambition = 1; prestige = 0.8; garrison = 0")
        .war("khan", "prince")
        .claim("khan", "samarkand")
        .rule("strategy.quiet", -4.0)
        .rule("appeal.vassal", 20.0)
        .rule("settlement.submit", -60.0);
    for n in 0..2 {
        world = world.host(&format!("horde_{n}"), "khan", "east", khan / 2.0, "");
    }
    world
}

#[test]
fn an_overlord_gathers_his_vassals_and_comes_with_more_men() {
    let men = |great: f64| {
        let worlds = run(&realm(30_000.0).rule("assembly.great", great).load(), 3, 120, Switches::default());
        let gathered = share(&worlds, |w| first(w, EventKind::Muster, |_| true).is_some());
        let biggest = |w: &World| {
            let battles = w.chronicle.events().iter().filter(|e| e.kind == EventKind::Battle);
            let sultan = tumen_base::PolityId(1);
            let side = |e: &tumen_engine::Event| {
                if e.actor == Some(sultan) {
                    e.men
                } else if e.other == Some(sultan) {
                    e.other_men
                } else {
                    0
                }
            };
            battles.map(side).max().map(f64::from)
        };
        let fought: Vec<f64> = worlds.iter().filter_map(biggest).filter(|m| *m > 0.0).collect();
        for world in &worlds {
            assert_eq!(world.faults(), Vec::<String>::new());
        }
        (gathered, fought)
    };
    let (with, together) = men(0.3);
    let (without, alone) = men(1e9);
    assert!(with > 0.5 && without == 0.0, "{with} {without}");
    assert!(together.len() > 10 && alone.len() > 10, "{} {}", together.len(), alone.len());
    assert!(mean(&together) > 1.15 * mean(&alone), "{} against {}", mean(&together), mean(&alone));
}

#[test]
fn contingents_are_told_and_come_from_vassals() {
    let scenario = realm(30_000.0).rule("assembly.great", 0.3).load();
    let worlds = run(&scenario, 3, 80, Switches::default());
    let sultan = scenario.polity("sultan").expect("given");
    let mut told = 0;
    for event in worlds.iter().flat_map(|w| w.chronicle.events()) {
        if event.kind == EventKind::Contingent && event.other == Some(sultan) {
            assert_ne!(event.actor, Some(sultan));
            assert!(event.men > 500);
            told += 1;
        }
    }
    assert!(told > 20, "{told}");
}

#[test]
fn men_on_call_come_with_the_muster_and_go_home_after_it() {
    let little = realm(30_000.0).rule("assembly.great", 0.3).outside(
        "strength",
        "id = 'kings'; polity = 'sultan'; men = 12000; on_call = true; from = '1300-01-01'; until = '1304-12-31'",
    );
    let scenario = little.load();
    let worlds = run(&scenario, 3, 80, Switches::default());
    let came = share(&worlds, |w| !w.on_call.is_empty());
    assert!(came > 0.4, "{came}");
    for world in &worlds {
        let musters = world.chronicle.events().iter().filter(|e| e.kind == EventKind::Muster).count();
        assert!(world.on_call.len() <= musters);
        assert_eq!(world.faults(), Vec::<String>::new());
    }
}

#[test]
fn a_great_defeat_costs_vassals_only_if_the_beaten_give_them_up() {
    let run_with = |cede: f64| {
        let little = realm(60_000.0)
            .rule("assembly.great", 0.2)
            .rule("aftermath.cede", cede)
            .rule("aftermath.great", 500.0)
            .rule("aftermath.army", 0.0);
        run(&little.load(), 3, 600, Switches::default())
    };
    let ceded = |worlds: &[World]| {
        let events = worlds.iter().flat_map(|w| w.chronicle.events());
        let all: Vec<_> = events.filter(|e| e.kind == EventKind::Cession).collect();
        for e in &all {
            assert!(e.causes().next().is_some() && matches!(e.detail, Detail::Polity(_)), "{e:?}");
        }
        all.len()
    };
    let worlds = run_with(60.0);
    assert!(ceded(&worlds) > 2, "{}", ceded(&worlds));
    assert_eq!(ceded(&run_with(-60.0)), 0);
}

#[test]
fn captives_are_taken_in_defeat_and_do_not_stay_for_ever() {
    let little = realm(60_000.0)
        .span("1300-01-01", "1312-12-31")
        .rule("assembly.great", 0.2)
        .rule("captives.taken", 0.9)
        .rule("captives.held", 1.0);
    let worlds = run(&little.load(), 3, 100, Switches::default());
    let (mut taken, mut held) = (0, 0);
    for world in &worlds {
        taken += world.chronicle.events().iter().filter(|e| e.kind == EventKind::Captured).count();
        held += world.persons.iter().filter(|p| matches!(p.whereabouts, Whereabouts::Captive(_))).count();
        assert_eq!(world.faults(), Vec::<String>::new());
    }
    assert!(taken > 20, "{taken} taken");
    assert!(held * 4 < taken, "{held} of {taken} still held");
}

#[test]
fn a_line_that_breaks_before_a_gully_is_driven_into_it_oftener() {
    let pinned = |obstacle: &str| {
        let mut little = Little::new()
            .span("1300-03-01", "1301-12-31")
            .place("seat", 30_000.0, "walls = 0.5")
            .place("town", 20_000.0, "walls = 0")
            .works("town", &format!("obstacle = {obstacle}"))
            .route("seat", "town", 300.0)
            .polity("king", "seat", "form = 'empire'; ambition = 1; prestige = 0.9")
            .host("royal", "king", "seat", 12_000.0, "")
            .polity("shah", "town", "")
            .host("guard", "shah", "town", 9_000.0, "")
            .with_person("shah_ruler", "boldness = 1; caution = 0")
            .war("king", "shah")
            .claim("king", "town")
            .rule("strategy.quiet", -10.0)
            .rule("settlement.submit", -60.0)
            .rule("battle.pin_hazard", 0.1)
            .rule("battle.pin_cut", 9.0);
        for rule in ["night_hazard", "feint_hazard", "encircle_hazard", "wind_chance", "ill_chance"] {
            little = little.rule(&format!("battle.{rule}"), 0.0);
        }
        let worlds = run(&little.load(), 3, 200, Switches::default());
        let battles = worlds.iter().flat_map(|w| w.chronicle.events()).filter(|e| e.kind == EventKind::Battle);
        let told: Vec<bool> = battles.map(|e| e.detail == Detail::Incident(Incident::PinnedAgainstObstacle)).collect();
        assert!(told.len() > 30, "{} battles", told.len());
        told.iter().filter(|pinned| **pinned).count() as f64 / told.len() as f64
    };
    let (gully, plain) = (pinned("gully"), pinned("none"));
    assert!(gully > 4.0 * plain && gully > 0.05, "{gully} against {plain}");
}
