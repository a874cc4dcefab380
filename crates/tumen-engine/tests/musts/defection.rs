//! Those who leave: a commissioner killed at parting, officers who go over before their court, claimants who try another.

use crate::support::{Little, because_of, first, histories, run, share, stage};
use tumen_base::PolityId;
use tumen_engine::beliefs::grudge;
use tumen_engine::{Event, Switches, World};
use tumen_scenario::EventKind::{
    AidRefused, ClaimOffered, ClaimantLeft, CommissionerKilled, OfficersDesert, VassalDefects, VassalIndependent,
};

const LORD: PolityId = PolityId(1);
const VASSAL: PolityId = PolityId(2);

/// A vassal that leaves as soon as it thinks of it, with the lord's man at its court.
fn parting(commissioner: &str, wrongs: f64) -> Little {
    Little::new()
        .span("1300-01-01", "1301-12-31")
        .place("seat", 9_000.0, "walls = 0.8; pasture_km2 = 30000")
        .place("town", 5_000.0, "walls = 0.5; pasture_km2 = 8000")
        .route("seat", "town", 400.0)
        .polity("lord", "seat", "form = 'empire'; garrison = 2000")
        .polity("vassal", "town", "garrison = 300")
        .host("lord_s_host", "lord", "seat", 10_000.0, "")
        .vassal("vassal", "lord", &format!("habit = 0.2; oath = 0.2; commissioner = '{commissioner}'"))
        .grudge("vassal", "lord", wrongs)
        .rule("allegiance.alone", 50.0)
        .rule("strategy.quiet", 20.0)
}

#[test]
fn a_resident_may_be_killed_when_his_masters_vassal_leaves() {
    let killed = |commissioner: &str, wrongs: f64| {
        let scenario = parting(commissioner, wrongs).load();
        let stage = stage(&scenario);
        let (mut killed, mut sum) = (0u32, [0.0, 0.0]);
        for mut sim in histories(&stage, 91, 200, Switches::default()) {
            while first(&sim.world, VassalIndependent, |_| true).is_none() && sim.step() {}
            let left = *first(&sim.world, VassalIndependent, |_| true).expect("it leaves");
            let blood = because_of(&sim.world, &left, CommissionerKilled);
            killed += u32::from(blood);
            sum[usize::from(blood)] += grudge(&sim, LORD, VASSAL);
        }
        let mean = [sum[0] / f64::from(200 - killed).max(1.0), sum[1] / f64::from(killed.max(1))];
        (f64::from(killed) / 200.0, mean)
    };
    let (wronged, remembered) = killed("resident", 1.0);
    let (content, _) = killed("resident", 0.01);
    let (visited, _) = killed("visiting", 1.0);
    assert!(wronged > content + 0.2 && content > 0.1, "{wronged} by the wronged, {content} by the content");
    assert_eq!(visited, 0.0, "who is not there is not killed");
    assert!(remembered[1] > remembered[0] + 0.3, "the lord remembers blood longer than a parting: {remembered:?}");
}

/// Two vassals of a lord side by side, of whom the first goes over to a patron on the steppe.
fn fellows(officers: f64) -> Vec<World> {
    let little = Little::new()
        .span("1300-01-01", "1304-12-31")
        .place("seat", 9_000.0, "walls = 0.8; pasture_km2 = 30000")
        .place("steppe", 9_000.0, "walls = 0.2; pasture_km2 = 60000")
        .place("near", 3_000.0, "walls = 0.4; pasture_km2 = 8000")
        .place("beside", 3_000.0, "walls = 0.4; pasture_km2 = 8000")
        .route("seat", "near", 600.0)
        .route("near", "steppe", 250.0)
        .route("near", "beside", 60.0)
        .polity("lord", "seat", "form = 'empire'; prestige = 0.4; garrison = 2000")
        .polity("first", "near", "form = 'city'; garrison = 300")
        .polity("second", "beside", "form = 'city'; garrison = 300")
        .polity("patron", "steppe", "form = 'tribe'; prestige = 0.9; ambition = 0.8; garrison = 1000")
        .host("lord_s_host", "lord", "seat", 9_000.0, "")
        .host("patron_s_host", "patron", "steppe", 40_000.0, "")
        .host("second_s_host", "second", "beside", 6_000.0, "")
        .vassal("first", "lord", "habit = 0; oath = 0")
        .vassal("second", "lord", "habit = 1; oath = 1")
        .grudge("first", "lord", 1.0)
        .truce("lord", "patron", "1320-01-01")
        .truce("first", "patron", "1320-01-01")
        .truce("second", "patron", "1320-01-01")
        .rule("strategy.quiet", 20.0)
        .rule("contagion.officers", officers)
        .rule("contagion.men", 0.05);
    run(&little.load(), 92, 150, Switches::default())
}

#[test]
fn officers_of_a_court_go_over_when_its_fellow_has_gone() {
    let (first_one, second, patron) = (VASSAL, PolityId(3), PolityId(4));
    let over = |w: &World| {
        let told = first(w, OfficersDesert, |e| (e.actor, e.other) == (Some(patron), Some(second)));
        if let Some(e) = told {
            assert!(e.men >= 30 && e.men <= 300, "{e:?}");
            assert!(because_of(w, e, VassalDefects));
            let gone = |d: &Event| d.actor == Some(first_one) && d.day <= e.day;
            assert!(first(w, VassalDefects, gone).is_some(), "before anybody left");
        }
        assert_eq!(w.faults(), Vec::<String>::new());
        told.is_some()
    };
    let (some, none) = (share(&fellows(1.0), over), share(&fellows(0.0), over));
    assert!(some > 0.2 && none == 0.0, "{some} and {none}");
}

/// A throne with an uncle who flees from it, and two courts that could take him in.
fn claimant(moves: f64) -> Vec<World> {
    let little = Little::new()
        .span("1300-01-01", "1319-12-31")
        .place("throne", 9_000.0, "walls = 0.4; pasture_km2 = 20000")
        .place("seat", 8_000.0, "walls = 0.5; pasture_km2 = 30000")
        .place("other_seat", 8_000.0, "walls = 0.5; pasture_km2 = 30000")
        .route("seat", "throne", 400.0)
        .route("other_seat", "throne", 400.0)
        .route("other_seat", "seat", 400.0)
        .polity("realm", "throne", "garrison = 300")
        .polity("patron", "seat", "form = 'empire'; prestige = 0.7; garrison = 2000")
        .polity("second_patron", "other_seat", "form = 'empire'; prestige = 0.7; garrison = 2000")
        .person("realm_uncle", "realm", "office = 'none'; born = 1262; house = 'realm'; boldness = 0.9")
        .with_person("realm_ruler", "born = 1225")
        .host("patron_s_host", "patron", "seat", 9_000.0, "")
        .host("second_host", "second_patron", "other_seat", 9_000.0, "")
        .rule("succession.level", 0.0012)
        .rule("succession.flight", 0.9)
        .rule("strategy.quiet", 20.0)
        .rule("claimant.refusal", 0.0)
        .rule("claimant.lasts", 25.0)
        .rule("claimant.moves", moves);
    run(&little.load(), 93, 300, Switches::default())
}

#[test]
fn a_claimant_whom_nobody_helps_goes_to_another_court_and_asks_there() {
    let (mut left, mut asked) = (0, 0);
    for world in &claimant(2.0) {
        let Some(e) = first(world, ClaimantLeft, |_| true) else { continue };
        assert!(because_of(world, e, AidRefused) || because_of(world, e, ClaimOffered), "{e:?}");
        assert_ne!(e.actor, e.other);
        left += 1;
        let there = |o: &Event| (o.actor, o.person) == (e.other, e.person) && o.day >= e.day;
        asked += usize::from(first(world, ClaimOffered, there).is_some());
    }
    assert!(left > 20 && asked * 3 > left * 2, "{left} left, {asked} asked again");
    let stay = claimant(0.0);
    assert!(share(&stay, |w| first(w, AidRefused, |_| true).is_some()) > 0.1);
    assert_eq!(share(&stay, |w| first(w, ClaimantLeft, |_| true).is_some()), 0.0);
}
