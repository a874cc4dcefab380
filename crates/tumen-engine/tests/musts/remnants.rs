//! Remnants: what is beaten founds a state elsewhere, serves, or scatters; and what it founds in the shadow of a great
//! power bows to it at once.

use crate::support::{Little, first, share};
use tumen_base::PolityId;
use tumen_engine::{Switches, World};
use tumen_scenario::EventKind::{self, *};
use tumen_scenario::LOCALS;

const HISTORIES: u64 = 100;
const BEATEN: PolityId = PolityId(1);
const GREAT: PolityId = PolityId(2);

/// A court with a host whose land is lost on the first day; an open country some weeks off; and a court beside that.
fn beaten(men: f64, great: f64) -> Little {
    Little::new()
        .place("old_seat", 6_000.0, "pasture_km2 = 20000")
        .place("open_country", 4_000.0, "walls = 0; pasture_km2 = 20000")
        .place("great_seat", 30_000.0, "walls = 0.8; pasture_km2 = 90000")
        .route("old_seat", "open_country", 1200.0)
        .route("open_country", "great_seat", 300.0)
        .polity("beaten", "old_seat", "garrison = 0")
        .person("marshal", "beaten", "office = 'commander'")
        .host("last_host", "beaten", "old_seat", men, "commander = 'marshal'")
        .polity("great", "great_seat", "form = 'empire'; garrison = 2000")
        .host("great_host", "great", "great_seat", great, "")
        .rule("strategy.quiet", 20.0)
        .rule("remnant.least", 1500.0)
        .rule("remnant.reach", 90.0)
}

fn after_the_fall(little: &Little) -> Vec<World> {
    let scenario = little.load();
    let seat = scenario.place("old_seat").expect("given");
    let stage = crate::support::stage(&scenario);
    let ended = crate::support::histories(&stage, 21, HISTORIES, Switches::default()).map(|mut sim| {
        sim.world.places[seat.index()].holder = LOCALS;
        sim.run();
        sim.world
    });
    ended.collect()
}

fn happened(worlds: &[World], kind: EventKind) -> f64 {
    share(worlds, |w| first(w, kind, |e| e.actor == Some(BEATEN)).is_some())
}

#[test]
fn what_is_beaten_founds_a_state_elsewhere_or_serves_or_scatters() {
    let bold = after_the_fall(&beaten(6_000.0, 12_000.0).rule("remnant.found", 30.0));
    let meek = after_the_fall(&beaten(6_000.0, 12_000.0).rule("remnant.found", -30.0));
    let few = after_the_fall(&beaten(700.0, 12_000.0).rule("remnant.found", 30.0));
    let founds = [&bold, &meek, &few].map(|w| happened(w, RemnantFounds));
    let serves = [&bold, &meek, &few].map(|w| happened(w, RemnantServes));
    assert!(founds[0] > 0.7 && founds[1] == 0.0 && founds[2] == 0.0, "founds: {founds:?}");
    assert!(serves[0] < 0.3 && serves[1] > 0.9 && serves[2] == 0.0, "serves: {serves:?}");
    assert!(few.iter().all(|w| w.hosts_of(BEATEN).all(|(_, h)| h.men() == 0)), "the few have scattered");
    // Who serves is in the host of the court that took him.
    assert!(meek.iter().all(|w| w.hosts[0].owner == GREAT || first(w, RemnantServes, |_| true).is_none()));
}

#[test]
fn what_is_founded_beside_a_much_stronger_power_bows_to_it_at_once() {
    let bowed = |great: f64| {
        let worlds = after_the_fall(&beaten(6_000.0, great).rule("remnant.found", 30.0).rule("remnant.bows", 0.9));
        let founded: Vec<_> = worlds.iter().filter_map(|w| Some((w, first(w, RemnantFounds, |_| true)?.day))).collect();
        assert!(founded.len() > 50, "{} founded", founded.len());
        let at_once = |(w, day): &&(&World, tumen_base::Day)| {
            first(w, VassalSubmits, |e| (e.actor, e.other, e.day) == (Some(BEATEN), Some(GREAT), *day)).is_some()
        };
        founded.iter().filter(at_once).count() as f64 / founded.len() as f64
    };
    let (strong, even) = (bowed(90_000.0), bowed(6_000.0));
    assert!(strong > 0.7 && even == 0.0, "{strong} to a great power, {even} to an equal");
}
