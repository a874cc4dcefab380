//! Founding: men follow land, a people with its herds goes where it can live, strangers are called in by those who
//! cannot hold their own, guests who are taxed rise.

use crate::support::{Little, first, run, share};
use tumen_base::{PlaceId, PolityId};
use tumen_engine::readings::nomad_share;
use tumen_engine::{Switches, World};
use tumen_scenario::{EventKind, Form, Scenario};

const HISTORIES: u64 = 200;

fn place(scenario: &Scenario, id: &str) -> PlaceId {
    scenario.graph.find(id).unwrap_or_else(|| panic!("no place `{id}`"))
}

fn households(world: &World) -> f64 {
    world.all_households()
}

/// A kingdom of one town, and a second as large beside it that a far power holds.
fn kingdom() -> Little {
    Little::new()
        .span("1300-01-01", "1312-12-31")
        .place("seat", 10_000.0, "")
        .place("march", 10_000.0, "")
        .place("far", 10_000.0, "")
        .route("seat", "march", 100.0)
        .route("march", "far", 2000.0)
        .polity("realm", "seat", "reserve = 4000")
        .person("marshal", "realm", "office = 'commander'")
        .host("host", "realm", "seat", 6_000.0, "")
        .polity("other", "far", "reserve = 4000")
        .hold("other", "march", 0.0)
}

#[test]
fn men_follow_land() {
    // The town changes hands on the first day, without a blow.
    let army = |gained: bool| {
        let scenario = kingdom().load();
        let stage = crate::support::stage(&scenario);
        let march = place(&scenario, "march");
        let mut men = Vec::new();
        for mut sim in crate::support::histories(&stage, 5, 60, Switches::default()) {
            if gained {
                sim.world.places[march.index()].holder = PolityId(1);
            }
            sim.run();
            let hosts: u32 = sim.world.hosts_of(PolityId(1)).map(|(_, h)| h.men()).sum();
            men.push(f64::from(hosts + sim.world.polity(PolityId(1)).reserve()));
        }
        crate::support::mean(&men)
    };
    let (without, with) = (army(false), army(true));
    assert!(with > 1.05 * without, "{with} men with the march, {without} without");
}

/// A band on a poor pasture between two strong courts and a weak one.
fn exiles(threat: bool) -> Little {
    let little = Little::new()
        .span("1300-04-01", "1305-12-31")
        .place("fort", 1_500.0, "kind = fort; pasture_km2 = 900; lives = sun nomad 1")
        .place("north_grass", 40_000.0, "kind = pasture; pasture_km2 = 30000; walls = 0; lives = sun nomad 1")
        .place("south_grass", 40_000.0, "kind = pasture; pasture_km2 = 30000; walls = 0; lives = sun nomad 1")
        .place("west_grass", 40_000.0, "kind = pasture; pasture_km2 = 30000; walls = 0; lives = sun nomad 1")
        .route("fort", "north_grass", 500.0)
        .route("fort", "south_grass", 500.0)
        .route("fort", "west_grass", 500.0)
        .polity("band", "fort", "form = 'band'; ambition = 0.7; treasury = 1000000; garrison = 0")
        .host("band_host", "band", "fort", 9_000.0, "commander = 'band_ruler'")
        .polity("north", "north_grass", "form = 'tribe'")
        .host("north_host", "north", "north_grass", 25_000.0, "")
        .polity("south", "south_grass", "form = 'tribe'")
        .host("south_host", "south", "south_grass", 25_000.0, "")
        .polity("west", "west_grass", "form = 'tribe'; garrison = 20")
        .host("west_host", "west", "west_grass", 600.0, "")
        // Nobody looks for a lord.
        .rule("allegiance.alone", 9.0);
    if threat { little.grudge("north", "band", 0.5) } else { little }
}

#[test]
fn a_band_goes_where_it_can_live_and_the_weak_are() {
    let scenario = exiles(true).load();
    let (north, south, west) =
        (place(&scenario, "north_grass"), place(&scenario, "south_grass"), place(&scenario, "west_grass"));
    let worlds = run(&scenario, 11, HISTORIES, Switches::default());
    let went = |to: PlaceId| {
        share(&worlds, |w| {
            first(w, EventKind::Migration, |e| e.actor == Some(PolityId(1)) && e.place == Some(to)).is_some()
        })
    };
    let (n, s, w) = (went(north), went(south), went(west));
    assert!(w > 0.3 && w > 2.0 * n && w > 2.0 * s, "west {w}, north {n}, south {s}");
    let settled = share(&worlds, |w| {
        first(w, EventKind::TownFounded, |e| e.actor == Some(PolityId(1))).is_none()
            || w.polity(PolityId(1)).form != Form::Band
            || !w.polity(PolityId(1)).alive
    });
    assert!(settled > 0.95, "who has founded a town is a band no more: {settled}");
}

#[test]
fn households_on_the_move_are_neither_lost_nor_made() {
    let scenario = exiles(true).load();
    let stage = crate::support::stage(&scenario);
    for mut sim in crate::support::histories(&stage, 12, 40, Switches::default()) {
        let before = households(&sim.world);
        sim.run();
        let after = households(&sim.world);
        assert!((before - after).abs() < 1e-6 * before, "{before} households became {after}");
        for p in &sim.world.places {
            let shares: f64 = p.communities.iter().map(|c| c.share).sum();
            assert!(p.households < 1.0 || (shares - 1.0).abs() < 1e-9, "shares sum to {shares}");
        }
    }
}

/// A weak court between a tribe that bears it a grudge and a stranger with a host.
fn beset(grudge: f64) -> Scenario {
    Little::new()
        .span("1300-01-01", "1306-12-31")
        .people("strangers", "")
        .place("city", 15_000.0, "walls = 0.6; pasture_km2 = 3000")
        .place("hills", 6_000.0, "pasture_km2 = 6000; walls = 0")
        .place("steppe", 8_000.0, "pasture_km2 = 20000; walls = 0; lives = sun nomad 1")
        .place("plain", 8_000.0, "pasture_km2 = 20000; walls = 0; lives = sun nomad 1")
        .route("city", "hills", 80.0)
        .route("city", "steppe", 300.0)
        .route("city", "plain", 600.0)
        .polity("prince", "city", "prestige = 0.1")
        .hold("prince", "hills", 50.0)
        .host("guard", "prince", "city", 2_500.0, "quality = 0.8")
        .polity("foe", "steppe", "form = 'tribe'; ambition = 0.1")
        .host("foe_host", "foe", "steppe", 9_000.0, "")
        .polity("stranger", "plain", "form = 'tribe'; people = 'strangers'; ambition = 0.6")
        .host("stranger_host", "stranger", "plain", 12_000.0, "commander = 'stranger_ruler'")
        .grudge("foe", "prince", grudge)
        .load()
}

#[test]
fn without_a_threat_nobody_calls_a_stranger_in() {
    let called = |grudge: f64| {
        let worlds = run(&beset(grudge), 13, HISTORIES, Switches::default());
        share(&worlds, |w| first(w, EventKind::InvitedIn, |e| e.actor == Some(PolityId(1))).is_some())
    };
    let (beset, safe) = (called(0.9), called(0.0));
    assert!(beset > 0.1 && beset > 2.0 * safe, "{beset} of the beset, {safe} of the safe");
}

/// Strangers from afar who beat a lord that harbours men of their people.
fn kin_harboured(kin: bool) -> Scenario {
    let people = if kin { "exiles" } else { "others" };
    Little::new()
        .span("1300-01-01", "1304-12-31")
        .people("exiles", "")
        .people("others", "")
        .place("camp", 6_000.0, "pasture_km2 = 20000; walls = 0")
        .place("town", 9_000.0, "walls = 0")
        .route("camp", "town", 200.0)
        .polity("newcomers", "camp", &format!("people = '{people}'; form = 'tribe'; ambition = 1"))
        .host("riders", "newcomers", "camp", 12_000.0, "commander = 'newcomers_ruler'")
        .polity("lord", "town", "harboured = { exiles = 4000 }")
        .host("guard", "lord", "town", 2_000.0, "")
        .war("newcomers", "lord")
        .load()
}

#[test]
fn kinsmen_come_over_to_a_ruler_of_their_own_and_no_more_than_there_were() {
    let worlds = run(&kin_harboured(true), 14, HISTORIES, Switches::default());
    let came: Vec<_> =
        worlds.iter().filter_map(|w| first(w, EventKind::KindredJoin, |_| true)).map(|e| e.men).collect();
    assert!(came.len() as f64 > 0.5 * HISTORIES as f64, "{} of {HISTORIES}", came.len());
    assert!(came.iter().all(|men| *men > 0 && *men <= 4000), "{came:?}");
    let strangers = run(&kin_harboured(false), 14, HISTORIES, Switches::default());
    assert!(strangers.iter().all(|w| first(w, EventKind::KindredJoin, |_| true).is_none()));
}

#[test]
fn kinsmen_far_away_come_over_to_a_ruler_of_their_own_who_has_become_overlord() {
    let came = |overlord: bool| {
        let little = Little::new()
            .span("1300-01-01", "1304-12-31")
            .people("exiles", "")
            .place("camp", 6_000.0, "pasture_km2 = 20000; walls = 0")
            .place("town", 9_000.0, "walls = 0")
            .route("camp", "town", 2500.0)
            .polity("newcomers", "camp", "people = 'exiles'; form = 'tribe'")
            .host("riders", "newcomers", "camp", 12_000.0, "commander = 'newcomers_ruler'")
            .polity("lord", "town", "harboured = { exiles = 4000 }")
            .host("guard", "lord", "town", 2_000.0, "");
        let little = if overlord { little.vassal("lord", "newcomers", "habit = 1; oath = 1") } else { little };
        share(&run(&little.load(), 14, HISTORIES, Switches::default()), |w| {
            first(w, EventKind::KindredJoin, |_| true).is_some()
        })
    };
    let (under, free) = (came(true), came(false));
    assert!(under > 0.5 && free < 0.1, "{under} and {free}");
}

/// Herdsmen without a land who ask a court for room.
fn guests(greed: f64) -> Scenario {
    Little::new()
        .span("1300-04-01", "1319-12-31")
        .people("herdsmen", "")
        .place("old_grass", 6_000.0, "pasture_km2 = 6000; walls = 0; lives = moon nomad 1")
        .place("new_grass", 3_000.0, "pasture_km2 = 20000; walls = 0.2")
        .place("seat", 20_000.0, "walls = 0.8; trade = 30000")
        .route("old_grass", "new_grass", 150.0)
        .route("new_grass", "seat", 250.0)
        .polity("herd", "old_grass", "form = 'tribe'; people = 'herdsmen'; faith = 'moon'; garrison = 0")
        .host("herd_host", "herd", "old_grass", 6_000.0, "commander = 'herd_ruler'")
        .with_person("herd_ruler", "pride = 0.9")
        .polity("court", "seat", "prestige = 0.7")
        .with_person("court_ruler", &format!("greed = {greed}"))
        .with_person("court_heir", &format!("greed = {greed}"))
        .hold("court", "new_grass", 200.0)
        .host("court_host", "court", "seat", 9_000.0, "")
        .load()
}

#[test]
fn taxed_guests_beside_a_host_rise_and_untaxed_do_not() {
    let killed = |greed: f64| {
        let scenario = guests(greed);
        let stage = crate::support::stage(&scenario);
        let camp = place(&scenario, "new_grass");
        let mut killed = 0;
        let mut nomads = Vec::new();
        for mut sim in crate::support::histories(&stage, 15, HISTORIES, Switches::default()) {
            // They have come and were given room.
            let (herd, court) = (PolityId(1), PolityId(2));
            let old = place(&scenario, "old_grass");
            sim.world.places[old.index()].holder = tumen_scenario::LOCALS;
            let p = &mut sim.world.polities[herd.index()];
            (p.form, p.bonds.shelter, p.capital, p.following.tents) = (Form::Band, Some(court), Some(camp), 3_000.0);
            let h = &mut sim.world.hosts[0];
            (h.at, h.home, h.goal) = (camp, camp, camp);
            sim.run();
            killed += u32::from(first(&sim.world, EventKind::CollectorKilled, |_| true).is_some());
            nomads.push(nomad_share(&sim.world, court));
        }
        assert!(nomads.iter().all(|n| (0.0..=1.0).contains(n)));
        f64::from(killed) / HISTORIES as f64
    };
    let (greedy, mild) = (killed(1.0), killed(0.0));
    assert!(greedy > 0.15 && mild < 0.02, "{greedy} under the greedy, {mild} under the mild");
}
