//! Eras, coins and seals: a second era for who has come to a great city, coins where there is a mint or a city, seals for
//! vassals old and new, and what they add.

use crate::support::{Little, first, histories, run, share, stage};
use tumen_base::{Day, PolityId};
use tumen_engine::world::chronicle::Detail;
use tumen_engine::{Event, Sim, Switches, World};
use tumen_scenario::EventKind::{CoinStruck, EraBegun, SealSent, Succession, ThroneTaken};
use tumen_scenario::Scenario;

const REALM: PolityId = PolityId(1);
const VASSAL: PolityId = PolityId(2);

/// A court in a camp that counts by eras, with a great city a week off and a vassal.
fn realm(eras: &str) -> Little {
    Little::new()
        .span("1300-01-01", "1329-12-31")
        .place("camp", 3_000.0, "kind = pasture; pasture_km2 = 60000; lives = sun nomad 1")
        .place("city", 30_000.0, "")
        .place("hill", 3_000.0, "")
        .route("camp", "city", 200.0)
        .route("city", "hill", 200.0)
        .polity("realm", "camp", &format!("eras = [{eras}]"))
        .hold("realm", "city", 300.0)
        .polity("vassal", "hill", "")
        .vassal("vassal", "realm", "habit = 0.2; oath = 1")
        .rule("allegiance.habit", 200.0)
        .rule("palace.plots", 0.0)
        .rule("palace.scandal", 0.0)
        .rule("reign.city", 15_000.0)
        .rule("reign.apart", 2.0)
}

const FOUR: &str = "'Spring', 'Summer', 'Autumn', 'Winter'";

fn told(world: &World, kind: tumen_scenario::EventKind) -> Vec<&Event> {
    world.chronicle.events().iter().filter(|e| e.kind == kind && e.actor == Some(REALM)).collect()
}

/// Histories in which something is done to the world on the first day of 1305.
fn with(scenario: &Scenario, done: impl Fn(&mut Sim<'_>)) -> Vec<World> {
    let stage = stage(scenario);
    let ended = histories(&stage, 131, 40, Switches::default()).map(|mut sim| {
        sim.run_until(Day::julian(1305, 1, 1));
        done(&mut sim);
        sim.run();
        sim.world
    });
    ended.collect()
}

#[test]
fn who_has_come_to_sit_in_a_great_city_begins_a_second_era_and_no_third() {
    let scenario = realm(FOUR).load();
    let city = scenario.place("city").expect("given");
    // A seat that the model itself would leave again is set anew each time.
    let moved = with(&scenario, |sim| sim.world.polities[REALM.index()].capital = Some(city));
    for world in &moved {
        let eras = told(world, EraBegun);
        assert_eq!(eras.len(), 2, "{eras:?}");
        assert!(eras[0].person == eras[1].person && eras[1].day >= Day::julian(1305, 1, 1), "{eras:?}");
    }
    let stayed = with(&scenario, |_| ());
    assert!(stayed.iter().all(|w| told(w, EraBegun).len() == 1));
}

#[test]
fn coins_are_struck_at_a_mint_or_in_a_city_of_the_court_and_a_camp_has_none() {
    let scenario = realm(FOUR).load();
    let city = scenario.place("city").expect("given");
    let camp = with(&scenario, |_| ());
    assert!(camp.iter().all(|w| told(w, CoinStruck).is_empty()));
    let seated = with(&scenario, |sim| sim.world.polities[REALM.index()].capital = Some(city));
    assert!(share(&seated, |w| told(w, CoinStruck).iter().any(|e| e.place == Some(city))) > 0.9);
    // A mint that is won years after the era began strikes what is due.
    let minted = realm(FOUR).works("hill", "mint = true").rule("reign.apart", 90.0).load();
    let hill = minted.place("hill").expect("given");
    let late = with(&minted, |sim| sim.world.places[hill.index()].holder = REALM);
    for world in &late {
        let coins = told(world, CoinStruck);
        assert!(coins.iter().all(|e| e.place == Some(hill) && e.day >= Day::julian(1305, 1, 1)), "{coins:?}");
    }
    assert!(share(&late, |w| told(w, CoinStruck).len() == 1) > 0.9);
}

#[test]
fn a_seal_strengthens_the_habit_of_the_tie() {
    let scenario = realm(FOUR).rule("reign.habit", 0.1).load();
    let stage = stage(&scenario);
    for mut sim in histories(&stage, 132, 20, Switches::default()) {
        let habit = |sim: &Sim<'_>| sim.world.polity(VASSAL).bonds.vassalage.map_or(0.0, |v| v.habit);
        let mut before = habit(&sim);
        while first(&sim.world, SealSent, |_| true).is_none() {
            before = habit(&sim);
            assert!(sim.step(), "a seal is sent within two years");
        }
        assert!((habit(&sim) - before - 0.1).abs() < 1e-9, "{before} became {}", habit(&sim));
    }
}

#[test]
fn new_vassals_get_a_seal_and_so_do_all_from_a_new_reign_even_if_no_names_are_left() {
    let seals = |w: &World, to: PolityId, from: Day| {
        told(w, SealSent).iter().filter(|e| e.other == Some(to) && e.day >= from).count()
    };
    // A vassal who swears in 1305.
    let little = realm(FOUR).place("far", 3_000.0, "").route("hill", "far", 200.0).polity("late", "far", "");
    let scenario = little.load();
    let late = scenario.polity("late").expect("given");
    let sworn = with(&scenario, |sim| {
        let bond = sim.world.polity(VASSAL).bonds.vassalage.expect("given");
        sim.world.polities[late.index()].bonds.vassalage =
            Some(tumen_engine::world::polity::Vassalage { since: sim.world.today, ..bond });
    });
    assert!(share(&sworn, |w| seals(w, late, Day::julian(1305, 1, 1)) > 0) > 0.9);
    assert!(with(&scenario, |_| ()).iter().all(|w| seals(w, late, Day(0)) == 0));
    // Reigns that follow each other.
    for eras in [FOUR, "'Spring'"] {
        let scenario = realm(eras).with_person("realm_ruler", "born = 1235").rule("succession.level", 0.002).load();
        let (mut reigns, mut sent) = (0, 0);
        for world in run(&scenario, 133, 60, Switches::default()) {
            let next = told(&world, Succession);
            let Some(e) = next.first().filter(|e| e.day < Day::julian(1326, 1, 1) && next.len() == 1) else { continue };
            reigns += 1;
            let long = |s: &&&Event| s.other == Some(VASSAL) && s.day > e.day && s.day - e.day < 1100;
            sent += usize::from(told(&world, SealSent).iter().any(|s| long(&s)));
        }
        assert!(reigns > 15 && sent * 10 > reigns * 9, "{eras}: {sent} seals in {reigns} new reigns");
    }
    assert!(matches!(told(&sworn[0], SealSent)[0].detail, Detail::Era(REALM, 0, _)));
}

#[test]
fn a_usurper_of_another_people_counts_on_by_the_old_era_and_one_of_their_own_begins_his() {
    let begins = |people: &str| {
        let words = format!("office = 'commander'; born = 1275; house = 'strong'; people = '{people}'");
        let scenario = realm(FOUR)
            .people("others", "")
            .person("strongman", "realm", &words)
            .with_person("realm_ruler", "born = 1235")
            .rule("succession.level", 0.002)
            .load();
        let strongman = scenario.person("strongman").expect("given");
        let stage = stage(&scenario);
        let (mut throned, mut begun) = (0, 0);
        for mut sim in histories(&stage, 134, 60, Switches::default()) {
            // He rules behind the old ruler from the first era on.
            while told(&sim.world, EraBegun).is_empty() && sim.step() {}
            let Some((event, _)) = sim.world.chronicle.iter().find(|(_, e)| e.kind == EraBegun) else { continue };
            if !sim.world.person(strongman).alive() {
                continue;
            }
            let p = &mut sim.world.polities[REALM.index()];
            (p.court.power, p.court.usurped) = (Some(strongman), Some(event));
            sim.run();
            let Some(throne) = first(&sim.world, ThroneTaken, |e| e.person == Some(strongman)) else { continue };
            throned += 1;
            let his = |e: &&Event| e.person == Some(strongman) && e.day >= throne.day;
            begun += usize::from(told(&sim.world, EraBegun).iter().any(his));
        }
        assert!(throned > 20, "{throned} took the throne");
        begun as f64 / throned as f64
    };
    let (stranger, own) = (begins("others"), begins("folk"));
    assert!(stranger == 0.0 && own > 0.8, "{stranger} of strangers and {own} of their own people began an era");
}
