//! Two clans: its men command, marry daughters of the ruling house, have children who count, and are great in the palace;
//! the custom is worth something at home.

use crate::support::{Little, first, histories, run, share, stage};
use tumen_base::PolityId;
use tumen_engine::Switches;
use tumen_engine::readings::standing_at_home;
use tumen_scenario::EventKind::{CoupFailed, PalaceCoup};
use tumen_scenario::Office;

const REALM: PolityId = PolityId(1);

/// A house, whose consort clan is `clan` if it has one; a boy of that clan, and a daughter of the house.
fn realm(words: &str) -> Little {
    Little::new()
        .span("1300-01-01", "1319-12-31")
        .place("town", 9_000.0, "")
        .polity("realm", "town", words)
        .person("boy", "realm", "born = 1284; house = 'clan'; office = 'none'")
        .person("girl", "realm", "sex = 'f'; born = 1286; house = 'realm'; office = 'none'; father = 'realm_ruler'")
        .rule("palace.plots", 0.0)
        .rule("palace.scandal", 0.0)
        .rule("betrothal.asks", 0.0)
}

#[test]
fn men_of_the_consort_clan_command_marry_daughters_of_the_house_and_have_children_who_count() {
    let of = |words: &str| {
        let scenario = realm(words).load();
        let [boy, girl] = ["boy", "girl"].map(|id| scenario.person(id).expect("given"));
        let worlds = run(&scenario, 121, 60, Switches::default());
        let commands = share(&worlds, |w| w.person(boy).office == Office::Commander);
        let weds = share(&worlds, |w| w.person(boy).spouse == Some(girl));
        let fathers = share(&worlds, |w| w.persons.iter().any(|p| p.father == Some(boy)));
        [commands, weds, fathers]
    };
    let (two, one) = (of("consort_house = 'clan'"), of(""));
    assert!(two[0] > 0.9 && one[0] < 0.1, "commanders: {two:?} and {one:?}");
    assert!(two[1] > 0.5 && one[1] == 0.0, "husbands: {two:?} and {one:?}");
    assert!(two[2] > 0.5 && one[2] == 0.0, "fathers: {two:?} and {one:?}");
}

#[test]
fn the_custom_is_worth_standing_at_home_while_it_is_kept() {
    let standing = |clan: &str| {
        let words = format!("sex = 'f'; born = 1270; office = 'consort'; house = '{clan}'");
        let scenario = realm("consort_house = 'clan'").person("wife", "realm", &words).rule("clan.worth", 0.07).load();
        let (wife, ruler) = (scenario.person("wife").expect("given"), scenario.person("realm_ruler").expect("given"));
        let stage = stage(&scenario);
        let mut sim = histories(&stage, 122, 1, Switches::default()).next().expect("one history");
        sim.world.persons[ruler.index()].spouse = Some(wife);
        standing_at_home(&sim, REALM)
    };
    let (kept, broken) = (standing("clan"), standing("others"));
    assert!((kept - broken - 0.07).abs() < 1e-9, "{kept} and {broken}");
}

#[test]
fn in_laws_are_great_men_in_the_palace_and_strangers_are_not() {
    let plots = |in_law: bool| {
        // Nobody else is there to plot.
        let scenario = realm("")
            .person("guest", "realm", "born = 1270; house = 'others'; office = 'none'; boldness = 1; pride = 1")
            .with_person("realm_heir", "born = 1297")
            .with_person("boy", "born = 1299")
            .rule("palace.plots", 0.5)
            .load();
        let [guest, girl] = ["guest", "girl"].map(|id| scenario.person(id).expect("given"));
        let stage = stage(&scenario);
        let mut seen = 0;
        for mut sim in histories(&stage, 123, 60, Switches::default()) {
            if in_law {
                sim.world.persons[guest.index()].spouse = Some(girl);
                sim.world.persons[girl.index()].spouse = Some(guest);
            }
            sim.run();
            let by_him =
                |kind| first(&sim.world, kind, |e| e.person == Some(guest) && e.actor == Some(REALM)).is_some();
            seen += u32::from(by_him(PalaceCoup) || by_him(CoupFailed));
        }
        f64::from(seen) / 60.0
    };
    let (in_law, stranger) = (plots(true), plots(false));
    assert!(in_law > 0.5 && stranger == 0.0, "{in_law} and {stranger}");
}
