//! The turn of the vassals: who comes to their help and when, how long an oath is given, and what wrongs do.

use crate::support::{Little, day_of, first, run, share};
use tumen_base::{Day, PolityId};
use tumen_engine::{Switches, World};
use tumen_scenario::EventKind::{InvitedAgainst, VassalDefects, VassalIndependent};

/// A suzerain, and a patron whose host is much the greater.
fn two_thrones() -> Little {
    Little::new()
        .span("1300-01-01", "1307-12-31")
        .place("seat", 9_000.0, "walls = 0.8; pasture_km2 = 30000")
        .place("steppe", 9_000.0, "walls = 0.2; pasture_km2 = 60000")
        .polity("lord", "seat", "form = 'empire'; prestige = 0.5; garrison = 2000")
        .polity("patron", "steppe", "form = 'tribe'; prestige = 0.8; ambition = 0.8; garrison = 1000")
        .host("lord_s_host", "lord", "seat", 12_000.0, "")
        .host("patron_s_host", "patron", "steppe", 40_000.0, "")
        .truce("lord", "patron", "1320-01-01")
        .rule("strategy.quiet", 20.0)
        .rule("allegiance.temperature", 0.3)
}

/// A vassal in a town on roads of these lengths to its lord and to the patron.
fn with_vassal(little: Little, i: usize, to_lord: f64, to_patron: f64) -> Little {
    let (vassal, town) = (format!("v{i}"), format!("t{i}"));
    little
        .place(&town, 3_000.0, "walls = 0.4; pasture_km2 = 8000")
        .route("seat", &town, to_lord)
        .route("steppe", &town, to_patron)
        .polity(&vassal, &town, "form = 'city'; garrison = 300")
        .host(&format!("h{i}"), &vassal, &town, 1_000.0, "")
        .vassal(&vassal, "lord", "habit = 0.3; oath = 0.3")
        .truce(&vassal, "patron", "1320-01-01")
}

fn leaves(v: PolityId) -> impl Fn(&World) -> Option<Day> {
    move |w| {
        let days = [VassalDefects, VassalIndependent].map(|kind| day_of(w, kind, |e| e.actor == Some(v)));
        days.into_iter().flatten().min()
    }
}

#[test]
fn help_that_comes_after_the_blow_counts_less() {
    let goes_over = |to_patron: f64, late: f64| {
        let little = with_vassal(two_thrones(), 0, 150.0, to_patron).rule("allegiance.late", late);
        let worlds = run(&little.rule("allegiance.punishment", 4.0).load(), 23, 200, Switches::default());
        share(&worlds, |w| first(w, VassalDefects, |e| e.actor == Some(PolityId(3))).is_some())
    };
    let (late, in_time) = (goes_over(1200.0, 8.0), goes_over(1200.0, 1e6));
    assert!(in_time > late + 0.1, "{late} go over when help comes late, {in_time} if that did not matter");
    // Whose patron is as near as the lord has nothing to fear from it.
    let (near, near_too) = (goes_over(150.0, 8.0), goes_over(150.0, 1e6));
    assert!((near - near_too).abs() < 0.05, "{near} and {near_too} beside the patron");
}

#[test]
fn a_fresh_oath_is_kept_a_while() {
    // Vassals who hardly know what they want.
    let quick = |fresh: f64| {
        let mut little = two_thrones().rule("allegiance.fresh", fresh).rule("allegiance.temperature", 4.0);
        for i in 0..6 {
            little = with_vassal(little, i, 500.0, 500.0);
        }
        let mut quick = 0;
        for world in run(&little.load(), 24, 60, Switches::default()) {
            for v in (3..9).map(PolityId) {
                let mut sworn: Option<Day> = None;
                for e in world.chronicle.events().iter().filter(|e| e.actor == Some(v)) {
                    let left = matches!(e.kind, VassalDefects | VassalIndependent);
                    quick += u32::from(left && sworn.is_some_and(|day| e.day - day < 300));
                    match e.kind {
                        VassalDefects => sworn = Some(e.day),
                        VassalIndependent => sworn = None,
                        _ => {}
                    }
                }
            }
        }
        quick
    };
    let (weighed, given_time) = (quick(0.0), quick(300.0));
    assert!(weighed > 10 && given_time == 0, "{weighed} broken early, {given_time} where an oath is given time");
}

#[test]
fn vassals_with_more_wrongs_leave_sooner() {
    let tau = |wronged: f64| {
        let mut little = two_thrones();
        for i in 0..8 {
            little = with_vassal(little, i, 500.0, 700.0);
            if wronged > 0.0 && i > 0 {
                little = little.grudge(&format!("v{i}"), "lord", wronged * i as f64);
            }
        }
        // Share of pairs in which the more wronged leaves before the other, less the contrary.
        let (mut more, mut less) = (0u32, 0u32);
        for world in run(&little.load(), 25, 150, Switches::default()) {
            let days: Vec<Day> = (3..11).map(|v| leaves(PolityId(v))(&world).unwrap_or(Day(i32::MAX / 2))).collect();
            for i in 0..days.len() {
                for j in i + 1..days.len() {
                    more += u32::from(days[j] < days[i]);
                    less += u32::from(days[i] < days[j]);
                }
            }
        }
        assert!(more + less > 300, "{more} and {less} pairs");
        (f64::from(more) - f64::from(less)) / f64::from(more + less)
    };
    let (wronged, alike) = (tau(0.12), tau(0.0));
    assert!(wronged > 0.25 && wronged > alike + 0.2, "{wronged} by wrongs, {alike} if all are alike");
}

#[test]
fn a_wronged_vassal_that_stays_calls_in_an_enemy_of_its_overlord() {
    let invites = |grudge: f64, strength: f64| {
        let little = Little::new()
            .span("1300-01-01", "1309-12-31")
            .place("seat", 9_000.0, "walls = 0.8; pasture_km2 = 30000")
            .place("town", 5_000.0, "walls = 0.5; pasture_km2 = 8000")
            .place("steppe", 9_000.0, "walls = 0.2; pasture_km2 = 60000")
            .route("seat", "town", 400.0)
            .route("town", "steppe", 600.0)
            .polity("lord", "seat", "form = 'empire'; garrison = 2000")
            .polity("vassal", "town", "garrison = 300")
            .polity("stranger", "steppe", "form = 'tribe'; ambition = 0.8")
            .host("lord_s_host", "lord", "seat", 10_000.0, "")
            .host("vassal_s_host", "vassal", "town", 2_000.0, "")
            .host("stranger_s_host", "stranger", "steppe", strength, "")
            .vassal("vassal", "lord", "habit = 1; oath = 1")
            .grudge("vassal", "lord", grudge)
            .rule("allegiance.change", 50.0)
            .rule("allegiance.alone", -50.0)
            .rule("allegiance.invites", 0.5)
            .rule("betrayal.least", 0.25)
            .rule("strategy.quiet", 20.0);
        let worlds = run(&little.load(), 31, 150, Switches::default());
        let fits = |e: &tumen_engine::Event| (e.actor, e.other) == (Some(PolityId(2)), Some(PolityId(3)));
        share(&worlds, |w| first(w, InvitedAgainst, fits).is_some())
    };
    let (wronged, content, weak) = (invites(1.0, 14_000.0), invites(0.1, 14_000.0), invites(1.0, 2_000.0));
    assert!(wronged > 0.4 && content == 0.0, "{wronged} of the wronged, {content} of the content");
    assert!(weak < 0.2 * wronged, "{weak} called in somebody weak");
}
