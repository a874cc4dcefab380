//! Raids: what riders bring home, where they are met, what becomes of those who are, and when an army goes in their place.

use crate::support::{Little, because_of, first, run, share};
use tumen_base::PolityId;
use tumen_engine::world::chronicle::Detail;
use tumen_engine::{Event, Switches, World};
use tumen_scenario::EventKind::{
    AllianceSounded, AppealGranted, AppealRefused, BorderRaid, NeutralityGiven, RaidBeaten, RaidParley,
};

const RIDERS: PolityId = PolityId(1);
const SOUTH: PolityId = PolityId(2);

/// A court on the steppe near the border of a remote power, for fifteen years in which it raids often.
fn border() -> Little {
    Little::new()
        .span("1300-01-01", "1314-12-31")
        .place("camp", 4_000.0, "kind = pasture; pasture_km2 = 60000")
        .place("fort", 3_000.0, "trade = 9000")
        .place("great", 90_000.0, "walls = 0.9")
        .route("camp", "fort", 700.0)
        .route("fort", "great", 500.0)
        .polity("riders", "camp", "form = 'tribe'; ambition = 1; prestige = 0.9; garrison = 0")
        .host("horde", "riders", "camp", 20_000.0, "")
        .polity("south", "great", "form = 'remote'; treasury = 1000000")
        .hold("south", "fort", 500.0)
        .host("army", "south", "great", 30_000.0, "")
        .rule("allegiance.memory", 60.0)
        .rule("raid.rate", 0.5)
        .rule("raid.answer", 0.0)
        .rule("raid.great", 0.0)
}

fn wronged(little: Little) -> Vec<World> {
    run(&little.grudge("riders", "south", 1.0).load(), 84, 60, Switches::default())
}

fn of_riders(worlds: &[World]) -> Vec<&Event> {
    let kinds = [BorderRaid, RaidParley, RaidBeaten];
    let all = worlds.iter().flat_map(|w| w.chronicle.events());
    all.filter(|e| e.actor == Some(RIDERS) && kinds.contains(&e.kind)).collect()
}

#[test]
fn riders_who_meet_nobody_bring_booty_home_and_those_who_are_met_talk_or_are_beaten() {
    let unwatched = wronged(border().rule("raid.watch", 0.0).rule("raid.booty", 5.0));
    let raids = of_riders(&unwatched);
    assert!(raids.len() > 100 && raids.iter().all(|e| e.kind == BorderRaid), "{} raids", raids.len());
    for e in raids {
        assert!((50..=1500).contains(&e.men), "{e:?}");
        assert_eq!(e.detail.number(), Some(i64::from(e.men) * 5), "{e:?}");
    }
    let talks = wronged(border().rule("raid.watch", 1.0).rule("raid.parley", 1.0));
    let (met, all) = (of_riders(&talks).iter().filter(|e| e.kind == RaidParley).count(), of_riders(&talks).len());
    assert!(met * 10 > all * 8, "{met} of {all} were met and went home after talks");
    let fights = wronged(border().rule("raid.watch", 1.0).rule("raid.parley", 0.0).rule("raid.fall", 0.25));
    let beaten: Vec<&Event> = of_riders(&fights).into_iter().filter(|e| e.kind == RaidBeaten).collect();
    assert!(beaten.len() * 10 > of_riders(&fights).len() * 8, "{} were beaten", beaten.len());
    let fallen: u32 = beaten.iter().map(|e| e.losses).sum();
    let rode: u32 = beaten.iter().map(|e| e.men).sum();
    let share = f64::from(fallen) / f64::from(rode);
    assert!((0.15..0.35).contains(&share), "{share} of the beaten fell");
}

#[test]
fn now_and_then_an_army_goes_in_place_of_riders() {
    let most = |great: f64| {
        let worlds = wronged(border().rule("raid.great", great));
        of_riders(&worlds).iter().map(|e| e.men).max().unwrap_or(0)
    };
    let (armies, riders) = (most(1.0), most(0.0));
    assert!(armies > 4_000 && riders < 2_000, "{armies} and {riders} men");
}

#[test]
fn a_country_lost_beyond_the_border_is_a_reason_to_raid_it() {
    let lost = run(&border().claim("riders", "fort").load(), 85, 60, Switches::default());
    let kept = run(&border().load(), 85, 60, Switches::default());
    assert!(of_riders(&lost).len() > 30 && of_riders(&kept).is_empty(), "{} raids", of_riders(&lost).len());
}

#[test]
fn another_neighbour_is_sounded_about_a_war_and_promises_to_stay_out_if_it_has_a_quarrel_of_its_own() {
    let third = |quarrel: f64| {
        let little = border()
            .place("west", 60_000.0, "walls = 0.9")
            .route("camp", "west", 900.0)
            .polity("third", "west", "form = 'remote'")
            .grudge("third", "south", quarrel)
            .rule("raid.sounded", 1.0);
        let worlds = wronged(little);
        let asked = |e: &Event| e.actor == Some(RIDERS) && e.detail == Detail::Polity(SOUTH);
        assert!(share(&worlds, |w| first(w, AllianceSounded, asked).is_some()) > 0.9);
        share(&worlds, |w| first(w, NeutralityGiven, |e| because_of(w, e, AllianceSounded)).is_some())
    };
    let (quarrel, none) = (third(1.0), third(0.01));
    assert!(quarrel > none + 0.2, "{quarrel} with a quarrel, {none} without");
}

#[test]
fn a_remote_lord_strikes_at_who_attacks_his_ward_if_he_can_reach_him() {
    let helped = |road: f64| {
        let little = Little::new()
            .span("1300-01-01", "1303-12-31")
            .place("camp", 4_000.0, "kind = pasture; pasture_km2 = 60000")
            .place("town", 5_000.0, "walls = 1; farm_days = 2000; pasture_km2 = 20000")
            .place("great", 90_000.0, "walls = 0.9")
            .route("camp", "town", 400.0)
            .route("town", "great", road)
            .polity("riders", "camp", "form = 'tribe'; ambition = 1; prestige = 0.9; garrison = 0")
            .polity("south", "great", "form = 'remote'; treasury = 1000000")
            .polity("ward", "town", "garrison = 2000")
            .host("horde", "riders", "camp", 15_000.0, "")
            .host("army", "south", "great", 30_000.0, "")
            .vassal("ward", "south", "habit = 1; oath = 1")
            .war("riders", "ward")
            .claim("riders", "town")
            .rule("strategy.quiet", -10.0)
            .rule("settlement.submit", -60.0);
        let worlds = run(&little.load(), 86, 60, Switches::default());
        let struck = |w: &World| {
            let blow = |kind| first(w, kind, |e| e.actor == Some(SOUTH) && because_of(w, e, AppealGranted)).is_some();
            blow(BorderRaid) || blow(RaidBeaten)
        };
        let refused = |w: &World| first(w, AppealRefused, |e| e.actor == Some(SOUTH)).is_some();
        (share(&worlds, struck), share(&worlds, refused))
    };
    let (near, far) = (helped(200.0), helped(4_000.0));
    assert!(near.0 > 0.3 && far.0 == 0.0 && far.1 > 0.3, "near: {near:?}, far: {far:?} struck and refused");
}
