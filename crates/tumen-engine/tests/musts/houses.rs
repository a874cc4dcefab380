//! Houses: what becomes of a throne whose house is at an end, and of rulers in the hands of their great men.

use crate::support::{Little, first, histories, run, share, stage};
use tumen_base::{Day, PolityId};
use tumen_engine::{Switches, World};
use tumen_scenario::EventKind::*;

const REALM: PolityId = PolityId(1);
const HISTORIES: u64 = 150;

/// An old king, his son who has none, a wife of the son, and an enemy too far away to come.
fn last_of_the_house(words: &str) -> Little {
    Little::new()
        .span("1300-01-01", "1339-12-31")
        .place("town", 9_000.0, "")
        .place("far", 9_000.0, "")
        .route("town", "far", 9000.0)
        .polity("realm", "town", words)
        .with_person("realm_ruler", "born = 1225")
        .with_person("realm_heir", "born = 1244")
        .person("wife", "realm", "sex = 'f'; born = 1282; house = 'clan'; office = 'consort'; spouse = 'realm_heir'")
        .polity("foe", "far", "")
        .war("realm", "foe")
        .rule("succession.level", 0.0009)
        .rule("birth.rate", 1e-9)
        .rule("palace.plots", 0.0)
        .rule("palace.scandal", 0.0)
}

#[test]
fn nobody_takes_a_throne_that_an_enemy_is_about_to_overturn() {
    let scenario = last_of_the_house("women_rule = false").load();
    let stage = stage(&scenario);
    let new_houses = |beaten: bool| {
        let ended = histories(&stage, 28, HISTORIES, Switches::default()).map(|mut sim| {
            if beaten {
                // The last defeat is always fresh.
                sim.world.polities[REALM.index()].bonds.defeated_on = Day(i32::MAX / 4);
            }
            sim.run();
            sim.world
        });
        let ended: Vec<World> = ended.collect();
        let over = |w: &World| first(w, NewHouse, |e| e.actor == Some(REALM)).is_some();
        let gone = share(&ended, |w| over(w) || !w.polity(REALM).alive);
        assert!(gone > 0.8, "the house came to an end in {gone}");
        share(&ended, over)
    };
    let (at_ease, beaten) = (new_houses(false), new_houses(true));
    assert!(at_ease > 0.4 && beaten < 0.5 * at_ease, "a new house in {at_ease}, of the beaten in {beaten}");
}

#[test]
fn a_widow_has_the_throne_itself_where_women_rule() {
    let hers = |women: bool| {
        let scenario = last_of_the_house(&format!("women_rule = {women}")).load();
        let wife = scenario.person("wife").expect("given");
        let worlds = run(&scenario, 28, HISTORIES, Switches::default());
        let takes = |w: &World| first(w, NewHouse, |e| (e.actor, e.person) == (Some(REALM), Some(wife))).is_some();
        for world in worlds.iter().filter(|w| takes(w)) {
            assert!(world.person(wife).reigned, "she reigns in her own name");
        }
        share(&worlds, takes)
    };
    let (may, may_not) = (hers(true), hers(false));
    assert!(may > 0.3 && may_not == 0.0, "{may} where women rule, {may_not} where not");
}

/// A ruler, his consort of another clan, and her father at court.
fn in_law(heard: f64) -> Little {
    Little::new()
        .span("1300-01-01", "1309-12-31")
        .place("town", 9_000.0, "")
        .polity("realm", "town", "consort_house = 'clan'")
        .person("father_in_law", "realm", "born = 1250; house = 'clan'; office = 'none'")
        .person(
            "wife",
            "realm",
            "sex = 'f'; born = 1275; house = 'clan'; office = 'consort'; spouse = 'realm_ruler'; father = 'father_in_law'",
        )
        .rule("palace.plots", 0.0)
        .rule("palace.scandal", 1.0)
        .rule("palace.at_court", 1.0)
        .rule("palace.heard", heard)
        .rule("palace.surprise", 20.0)
}

#[test]
fn a_father_in_law_strikes_when_he_hears_that_his_daughter_is_to_go() {
    let struck = |heard: f64| {
        let scenario = in_law(heard).load();
        let [father, ruler] = ["father_in_law", "realm_ruler"].map(|id| scenario.person(id).expect("given"));
        let worlds = run(&scenario, 29, HISTORIES, Switches::default());
        assert!(share(&worlds, |w| first(w, Scandal, |_| true).is_some()) > 0.9);
        let coup = |w: &World| first(w, PalaceCoup, |e| (e.person, e.target) == (Some(father), Some(ruler))).is_some();
        for world in worlds.iter().filter(|w| coup(w)) {
            // He is not of the house: whom he makes is.
            let made = first(world, Kingmaker, |e| e.person == Some(father)).expect("somebody is made");
            let house = |p: Option<tumen_base::PersonId>| p.map(|p| world.person(p).house);
            assert_eq!(house(made.target), house(Some(ruler)));
        }
        share(&worlds, coup)
    };
    let (in_time, never) = (struck(1.0), struck(0.0));
    assert!(in_time > 0.8 && never == 0.0, "{in_time} who hear of it, {never} who do not");
}

/// A weak ruler and a bold commander with a host at the gate.
fn commander(figurehead: f64) -> Little {
    Little::new()
        .span("1300-01-01", "1349-12-31")
        .place("town", 9_000.0, "")
        .polity("realm", "town", "garrison = 100; prestige = 0.1; custom = 'election'")
        .person(
            "marshal",
            "realm",
            "born = 1278; office = 'commander'; house = 'camp'; boldness = 1; pride = 1; caution = 0",
        )
        .host("guard", "realm", "town", 6_000.0, "commander = 'marshal'")
        .rule("coup.base", 2.0)
        .rule("coup.sworn", 0.0)
        .rule("coup.figurehead", figurehead)
        .rule("succession.level", 0.0009)
        .rule("palace.plots", 0.0)
        .rule("palace.scandal", 0.0)
}

#[test]
fn a_ruler_may_be_kept_in_name_and_his_keeper_follows_him() {
    let kept = |figurehead: f64| {
        let scenario = commander(figurehead).load();
        let stage = stage(&scenario);
        let (mut coups, mut in_name, mut thrones) = (0, 0, 0);
        for mut sim in histories(&stage, 30, HISTORIES, Switches::default()) {
            let (mut seen, mut puppets) = (0, Vec::new());
            while sim.step() {
                let events = sim.world.chronicle.events();
                for e in &events[seen..] {
                    coups += u32::from(e.kind == Coup);
                    thrones += u32::from(e.kind == ThroneTaken && puppets.contains(&e.target));
                    if e.kind == Figurehead {
                        let realm = sim.world.polity(e.actor.expect("a court"));
                        assert_eq!(
                            (realm.court.power, realm.court.ruler),
                            (e.person, e.target),
                            "the one rules, the other reigns"
                        );
                        in_name += 1;
                        puppets.push(e.target);
                    }
                }
                seen = events.len();
            }
        }
        assert!(coups > 15, "{coups} coups");
        (in_name, thrones)
    };
    let ((in_name, thrones), killed) = (kept(1.0), kept(0.0));
    assert!(in_name > 15 && thrones > 0, "{in_name} kept in name, {thrones} followed by their keeper");
    assert_eq!(killed, (0, 0), "nobody is kept where nobody is spared");
}
