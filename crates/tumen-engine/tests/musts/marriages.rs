//! Marriages: given, refused and what that costs, kept within two clans, and a guest who takes his wife's faith.

use crate::support::{Little, first, histories, run, share, stage};
use tumen_base::PolityId;
use tumen_engine::beliefs::grudge;
use tumen_engine::world::chronicle::Detail;
use tumen_engine::{Switches, World};
use tumen_scenario::EventKind::{ClanMarriage, Conversion, Marriage, MarriageRefused};

const COURT: PolityId = PolityId(1);
const SUITOR: PolityId = PolityId(2);

/// A court with a grown daughter.
fn court(words: &str) -> Little {
    Little::new()
        .span("1300-01-01", "1303-12-31")
        .place("seat", 9_000.0, "walls = 0.8; pasture_km2 = 30000")
        .place("town", 5_000.0, "walls = 0.5; pasture_km2 = 20000")
        .route("seat", "town", 300.0)
        .polity("court", "seat", &format!("form = 'empire'; prestige = 0.7; {words}"))
        .host("guard", "court", "seat", 6_000.0, "")
        .rule("kinship.asks", 1.0)
        .rule("betrothal.asks", 0.0)
        .rule("palace.plots", 0.0)
}

/// Her father's vassal, who asks for her.
fn vassal(words: &str, pride: f64) -> Little {
    court(words)
        .polity("vassal", "town", "")
        .vassal("vassal", "court", "habit = 1; oath = 1")
        .with_person("vassal_ruler", &format!("pride = {pride}"))
        .person("daughter", "court", "sex = 'f'; born = 1282; house = 'court'; office = 'none'; father = 'court_ruler'")
}

#[test]
fn a_house_that_keeps_its_daughters_refuses_and_the_proud_do_not_forget() {
    let told = |words: &str, kind| {
        share(&run(&vassal(words, 0.5).load(), 71, 200, Switches::default()), |w| first(w, kind, |_| true).is_some())
    };
    let (keeps, gives) = ("marries_out = false", "marries_out = true");
    let refused = (told(keeps, MarriageRefused), told(gives, MarriageRefused));
    let married = (told(keeps, Marriage), told(gives, Marriage));
    assert!(refused.0 > refused.1 + 0.1 && married.0 < 0.97, "{refused:?} refused, {married:?} married");
    let hurt = |pride: f64, gives: f64| {
        let scenario = vassal(keeps, pride).rule("kinship.gives", gives).load();
        let stage = stage(&scenario);
        let sum = histories(&stage, 72, 40, Switches::default()).map(|mut sim| {
            sim.run();
            assert_eq!(first(&sim.world, MarriageRefused, |_| true).is_some(), gives < 0.0);
            grudge(&sim, SUITOR, COURT)
        });
        sum.sum::<f64>() / 40.0
    };
    let (proud, humble, given) = (hurt(1.0, -60.0), hurt(0.1, -60.0), hurt(1.0, 60.0));
    assert!(
        proud > 2.0 * humble && humble > given,
        "{proud} by the proud, {humble} by the humble, {given} if she is given"
    );
}

#[test]
fn an_heir_of_two_clans_marries_one_of_the_other_and_it_is_told() {
    let of_clan = |keeps: f64| {
        let little = court("consort_house = 'clan'; custom = 'eldest_son'")
            .person("girl", "court", "sex = 'f'; born = 1283; house = 'clan'; office = 'none'")
            .person("uncle", "court", "born = 1270; house = 'clan'; office = 'commander'")
            .span("1300-01-01", "1306-12-31")
            .with_person("court_heir", "born = 1283")
            .rule("clan.keeps", keeps);
        let scenario = little.load();
        let heir = scenario.person("court_heir").expect("given");
        let clan = scenario.persons[scenario.person("uncle").expect("given").index()].house;
        let worlds = run(&scenario, 73, 100, Switches::default());
        for world in &worlds {
            let Some(e) = first(world, ClanMarriage, |e| e.person == Some(heir)) else { continue };
            assert_eq!(world.person(e.target.expect("a wife")).house, clan);
            assert_eq!(world.person(heir).spouse, e.target);
        }
        share(&worlds, |w| first(w, ClanMarriage, |e| e.person == Some(heir)).is_some())
    };
    let (kept, not) = (of_clan(1.0), of_clan(0.0));
    assert!(kept > 0.8 && not == 0.0, "{kept} by the custom, {not} without");
}

/// A prince without a land, of another faith, who lives at the court.
fn guest(conversion: f64) -> Vec<World> {
    let little = court("marries_out = true")
        .polity("prince", "", "form = 'band'; faith = 'moon'")
        .host("riders", "prince", "seat", 600.0, "commander = 'prince_ruler'")
        .person("daughter", "court", "sex = 'f'; born = 1282; house = 'court'; office = 'none'; father = 'court_ruler'")
        .rule("kinship.gives", 60.0)
        .rule("kinship.conversion", conversion);
    let scenario = little.load();
    let stage = stage(&scenario);
    let ended = histories(&stage, 74, 60, Switches::default()).map(|mut sim| {
        sim.world.polities[SUITOR.index()].bonds.shelter = Some(COURT);
        sim.run();
        sim.world
    });
    ended.collect()
}

#[test]
fn a_guest_who_marries_in_may_take_the_faith_of_his_wifes_house() {
    let faith = |w: &World| {
        let told = first(w, Conversion, |e| e.actor == Some(SUITOR));
        if let Some(e) = told {
            let (guest, court) = (e.person.expect("who"), w.polity(COURT).creed.faith);
            assert_eq!(e.detail, Detail::Faith(court));
            assert_eq!(w.person(guest).faith, court);
        }
        told.is_some()
    };
    let (some, none) = (share(&guest(1.0), faith), share(&guest(0.0), faith));
    assert!(some > 0.5 && none == 0.0, "{some} converted, {none} where nobody does");
    let vassal = vassal("marries_out = true", 0.5).rule("kinship.gives", 60.0).rule("kinship.conversion", 1.0);
    let mut scenario = vassal.load();
    let moon = scenario.polities[COURT.index()].faith;
    for person in scenario.persons.iter_mut().filter(|p| p.polity == SUITOR) {
        person.faith = tumen_base::FaithId(moon.0 + 1);
    }
    let worlds = run(&scenario, 74, 60, Switches::default());
    assert!(share(&worlds, |w| first(w, Marriage, |_| true).is_some()) > 0.5);
    assert_eq!(share(&worlds, faith), 0.0, "who lives in a land of his own keeps his faith");
}
