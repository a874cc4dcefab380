//! Wars for a throne within the house, the end of a house, second fronts, promised help, and vassals taken from others.

use crate::support::{Little, first, histories, run, share, stage};
use tumen_base::PolityId;
use tumen_engine::{Sim, Switches, World};
use tumen_scenario::EventKind::*;
use tumen_scenario::Scenario;

const REALM: PolityId = PolityId(1);

/// An old king at his seat, a grown son beside him, and a brother with a host at the other end of the realm.
fn realm(prestige: f64, base: f64) -> Little {
    realm_with(6_000.0, 6_000.0, prestige, base)
}

/// The same, with so many men at the seat and on the border.
fn realm_with(guard: f64, border: f64, prestige: f64, base: f64) -> Little {
    Little::new()
        .span("1300-01-01", "1309-12-31")
        .place("seat", 9_000.0, "pasture_km2 = 20000")
        .place("near", 6_000.0, "")
        .place("far", 9_000.0, "pasture_km2 = 20000")
        .place("beyond", 6_000.0, "")
        .route("seat", "near", 120.0)
        .route("near", "far", 700.0)
        .route("far", "beyond", 120.0)
        .polity("realm", "seat", &format!("prestige = {prestige}"))
        .hold("realm", "near", 100.0)
        .hold("realm", "far", 100.0)
        .hold("realm", "beyond", 100.0)
        .with_person("realm_ruler", "born = 1218")
        .person("brother", "realm", "born = 1262; house = 'realm'; office = 'commander'; boldness = 0.9")
        .host("guard", "realm", "seat", guard, "")
        .host("border", "realm", "far", border, "commander = 'brother'")
        .rule("succession.level", 0.0009)
        .rule("succession.flight", 0.0)
        .rule("birth.rate", 1e-9)
        .rule("palace.plots", 0.0)
        .rule("dispute.base", base)
}

/// A history up to a few days after the realm divides, if it does; and who then stands against it.
fn divided<'s>(mut sim: Sim<'s>, scenario: &Scenario) -> Option<(Sim<'s>, PolityId)> {
    while sim.world.today < scenario.end {
        let next = sim.world.today + 3;
        sim.run_until(next);
        if let Some(event) = first(&sim.world, ThroneDisputed, |e| e.other == Some(REALM)) {
            let rival = event.actor.expect("told of the rival");
            return Some((sim, rival));
        }
    }
    None
}

#[test]
fn a_realm_divides_between_the_heir_and_whoever_takes_arms() {
    let scenario = realm(0.5, 30.0).load();
    let stage = stage(&scenario);
    let [seat, near, far, beyond] = ["seat", "near", "far", "beyond"].map(|p| scenario.place(p).expect("given"));
    let mut parted = 0;
    for (sim, rival) in histories(&stage, 71, 40, Switches::default()).filter_map(|sim| divided(sim, &scenario)) {
        let w = &sim.world;
        parted += 1;
        assert_eq!((w.place(seat).holder, w.place(far).holder), (REALM, rival), "each has his camp");
        assert!(w.hostile(REALM, rival), "and they are at war");
        let men = |p: PolityId| w.hosts_of(p).map(|(_, h)| h.men()).sum::<u32>();
        assert!(men(rival) >= 5_000 && men(REALM) >= 5_000, "{} against {}", men(rival), men(REALM));
        let crossed = w.place(near).holder == rival && w.place(beyond).holder == REALM;
        assert!(!crossed, "the near city with the seat, the far one with the camp");
    }
    assert!(parted > 25, "{parted} of 40 realms divided");
    let calm = run(&realm(0.5, -60.0).load(), 71, 40, Switches::default());
    assert_eq!(share(&calm, |w| first(w, ThroneDisputed, |_| true).is_some()), 0.0);
}

#[test]
fn a_throne_in_good_standing_is_less_often_fought_for() {
    let fought = |prestige| {
        let worlds = run(&realm(prestige, -1.0).load(), 72, 150, Switches::default());
        share(&worlds, |w| first(w, ThroneDisputed, |_| true).is_some())
    };
    let (low, high) = (fought(0.05), fought(0.95));
    assert!(low > high + 0.1, "{low} of thrones without standing, {high} of those with it");
}

#[test]
fn whoever_took_arms_and_takes_the_seat_has_the_throne() {
    let little = realm_with(600.0, 30_000.0, 0.5, 30.0)
        .rule("strategy.quiet", -10.0)
        .rule("settlement.submit", -60.0)
        .rule("submission.chains", 0.0);
    let scenario = little.load();
    let brother = scenario.person("brother").expect("given");
    let worlds = run(&scenario, 73, 60, Switches::default());
    let won: Vec<&World> =
        worlds.iter().filter(|w| first(w, ThroneWon, |e| e.actor == Some(REALM)).is_some()).collect();
    assert!(won.len() > 10, "{} of 60 won the throne", won.len());
    for w in won {
        let event = first(w, ThroneWon, |_| true).expect("filtered");
        let rival = event.other.expect("told of his side");
        assert_eq!(event.person, Some(brother));
        assert!(w.person(brother).reigned && !w.polity(rival).alive, "the realm is one again");
        assert_eq!(w.places_of(rival).count(), 0);
    }
}

/// A king without kin, and great cities of his far away.
fn last_of_all(no_heir: f64) -> Vec<World> {
    let little = Little::new()
        .span("1300-01-01", "1314-12-31")
        .place("seat", 9_000.0, "")
        .place("east", 12_000.0, "")
        .place("west", 12_000.0, "")
        .route("seat", "east", 500.0)
        .route("seat", "west", 500.0)
        .polity("realm", "seat", "")
        .hold("realm", "east", 800.0)
        .hold("realm", "west", 800.0)
        .with_person("realm_ruler", "born = 1220")
        .with_person("realm_heir", "born = 1245; office = 'none'")
        .host("guard", "realm", "seat", 3_000.0, "")
        .rule("succession.level", 0.0009)
        .rule("birth.rate", 1e-9)
        .rule("palace.plots", 0.0)
        .rule("appanage.no_heir", no_heir);
    run(&little.load(), 74, 150, Switches::default())
}

#[test]
fn the_end_of_a_house_loosens_every_oath() {
    let broke = |worlds: &[World]| share(worlds, |w| first(w, BrokeAway, |e| e.other == Some(REALM)).is_some());
    let (with, without) = (broke(&last_of_all(4.0)), broke(&last_of_all(0.0)));
    assert!(with > without + 0.15, "{with} lose a city when oaths end with the house, {without} when they do not");
}

/// An ambitious court with most of its men tied down far away, and a weak neighbour.
fn two_fronts(cost: f64) -> f64 {
    let little = Little::new()
        .span("1300-01-01", "1302-12-31")
        .place("camp", 60_000.0, "pasture_km2 = 60000")
        .place("town", 9_000.0, "walls = 0.1")
        .route("camp", "town", 250.0)
        .polity("realm", "camp", "ambition = 1")
        .polity("king", "town", "garrison = 100")
        .host("first", "realm", "camp", 20_000.0, "")
        .host("second", "realm", "camp", 8_000.0, "")
        .host("guard", "king", "town", 600.0, "")
        .outside(
            "commitment",
            "id = 'far_war'; polity = 'realm'; men = 20000; from = '1300-01-02'; until = '1302-12-30'",
        )
        .rule("strategy.quiet", -1.0)
        .rule("strategy.fronts", cost);
    let worlds = run(&little.load(), 75, 100, Switches::default());
    share(&worlds, |w| first(w, War, |e| e.actor == Some(REALM)).is_some())
}

#[test]
fn a_court_with_its_men_at_war_elsewhere_seldom_opens_another() {
    let (free, dear) = (two_fronts(0.0), two_fronts(4.0));
    assert!(free > 0.4 && dear < 0.5 * free, "{free} open a second war where it costs nothing, {dear} where it does");
}

/// A vassal under siege whose overlord, a month away, has promised to come.
fn promised(promise: f64) -> f64 {
    let little = Little::new()
        .span("1300-03-01", "1300-12-31")
        .place("seat", 20_000.0, "pasture_km2 = 60000")
        .place("town", 9_000.0, "walls = 0.8")
        .place("camp", 20_000.0, "pasture_km2 = 60000")
        .route("seat", "town", 700.0)
        .route("town", "camp", 450.0)
        .polity("realm", "seat", "")
        .polity("vassal", "town", "form = 'city'; garrison = 900")
        .polity("enemy", "camp", "ambition = 1")
        .vassal("vassal", "realm", "habit = 1; oath = 1")
        .host("lord_s", "realm", "seat", 40_000.0, "")
        .host("enemy_s", "enemy", "camp", 12_000.0, "")
        .war("enemy", "vassal")
        .rule("strategy.quiet", -10.0)
        .rule("appeal.vassal", 30.0)
        .rule("settlement.submit", 1.0)
        .rule("settlement.odds", 2.0)
        .rule("settlement.accept", 20.0)
        .rule("submission.early", 60.0)
        .rule("submission.help", 0.01)
        .rule("submission.promise", promise);
    let worlds = run(&little.load(), 76, 600, Switches::default());
    let (vassal, enemy) = (PolityId(2), PolityId(3));
    let helped = |w: &&World| first(w, AppealGranted, |e| e.other == Some(vassal)).is_some();
    let helped: Vec<World> = worlds.iter().filter(helped).cloned().collect();
    assert!(helped.len() > 40, "help was promised in {}", helped.len());
    share(&helped, |w| first(w, VassalSubmits, |e| (e.actor, e.other) == (Some(vassal), Some(enemy))).is_some())
}

#[test]
fn a_vassal_who_has_been_promised_help_holds_out_for_it() {
    let (empty, kept) = (promised(0.0), promised(1.0));
    assert!(empty > kept + 0.08, "{empty} bow where a promise is nothing, {kept} where it is believed");
}

/// A vassal without habit between its weak lord and a great neighbour who would have it, at so much for the change.
fn courted(change: f64) -> Vec<World> {
    let little = Little::new()
        .span("1300-01-01", "1303-12-31")
        .place("seat", 20_000.0, "")
        .place("town", 4_000.0, "")
        .place("camp", 40_000.0, "pasture_km2 = 60000")
        .route("seat", "town", 900.0)
        .route("town", "camp", 150.0)
        .polity("realm", "seat", "")
        .polity("vassal", "town", "form = 'city'")
        .polity("patron", "camp", "ambition = 1; prestige = 0.9")
        .vassal("vassal", "realm", "habit = 0; oath = 0; tribute = 2000")
        .host("lord_s", "realm", "seat", 16_000.0, "")
        .host("patron_s", "patron", "camp", 30_000.0, "")
        .rule("strategy.quiet", 10.0)
        .rule("strategy.offers", 6.0)
        .rule("allegiance.change", change);
    run(&little.load(), 77, 100, Switches::default())
}

#[test]
fn whoever_takes_a_vassal_from_another_has_wronged_him() {
    let (vassal, patron) = (PolityId(2), PolityId(3));
    // A lord who has bowed himself has nothing taken from him.
    let bowed = |w: &World| first(w, VassalSubmits, |e| e.actor == Some(REALM)).is_some();
    let taken = |w: &World| {
        let went = |kind| first(w, kind, |e| (e.actor, e.other) == (Some(vassal), Some(patron))).is_some();
        went(VassalDefects) || went(VassalSubmits)
    };
    let grudge = |w: &World| w.ties.get(REALM, patron).grudge;
    let (light, heavy) = (courted(0.0), courted(60.0));
    let lost: Vec<&World> = light.iter().filter(|w| taken(w) && !bowed(w)).collect();
    assert!(lost.len() > 10, "{} vassals went over", lost.len());
    assert!(lost.iter().all(|w| grudge(w) > 0.0), "the old lord remembers who took them");
    let kept: Vec<World> = heavy.into_iter().filter(|w| !taken(w) && !bowed(w)).collect();
    let calm = share(&kept, |w| grudge(w) == 0.0);
    assert!(kept.len() > 10 && calm > 0.9, "of {} who kept theirs {calm} remember no wrong", kept.len());
}
