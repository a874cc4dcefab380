//! Layers of rule: dues come from counted households, so income steps up at a census and not between; a city whose notables
//! are in office opens sooner and rises later; herds pay in men; a commissioner at court is paid.

use crate::revolt::Town;
use crate::support::{Little, day_of, mean, run, share, stage};
use tumen_base::{Day, PlaceId, PolityId};
use tumen_engine::readings::yearly_income;
use tumen_engine::{Sim, Switches, World};
use tumen_scenario::EventKind::{
    Census, CityYielded, NotablesConfirmed, NotablesOverruled, NotablesTurned, Revolt, SiegeBegun, TributeWithheld,
};

const REALM: PolityId = PolityId(1);

/// One quiet kingdom for forty years.
fn realm(lives: &str) -> Little {
    Little::new()
        .span("1300-01-01", "1339-12-31")
        .place("town", 20_000.0, &format!("trade = 0; lives = {lives}"))
        .polity("realm", "town", "treasury = 1000000; reserve = 4000")
        .rule("drift.court", 0.0)
}

#[test]
fn income_steps_up_at_a_census_and_not_between() {
    let scenario = realm("sun 1").rule("census.inclination", -3.0).rule("pay.wage", 0.0).load();
    let stage = stage(&scenario);
    let mut counts = 0;
    for history in 0..60 {
        let mut sim = Sim::new(&stage, 4, history, Switches::default());
        let (mut before, mut told) = (f64::INFINITY, 0);
        for month in 0..480 {
            sim.run_until(scenario.start + 30 * month);
            let censuses = sim.world.chronicle.events().iter().filter(|e| e.kind == Census).count();
            let income = yearly_income(&sim, REALM) / sim.world.polity(REALM).means.tax;
            if censuses > told {
                assert!(income >= before, "a census lost households: {before} to {income}");
            } else {
                assert!(income <= before + 1e-6, "income rose without a census: {before} to {income}");
            }
            (before, told) = (income, censuses);
        }
        counts += told;
    }
    assert!((60..240).contains(&counts), "{counts} censuses in 2,400 years");
}

#[test]
fn herds_pay_less_and_give_more_men() {
    let of = |lives: &str| {
        let scenario = realm(lives).rule("census.inclination", -50.0).load();
        let stage = stage(&scenario);
        let mut sim = Sim::new(&stage, 4, 0, Switches::default());
        sim.run_until(scenario.start + 100);
        let income = yearly_income(&sim, REALM);
        (income, tumen_engine::readings::riders(&sim, REALM))
    };
    let (fields, herds) = (of("sun 1"), of("sun nomad 1"));
    assert!(herds.0 < 0.75 * fields.0 && herds.0 > 0.15 * fields.0, "{} and {}", herds.0, fields.0);
    assert!(herds.1 > 1.15 && fields.1 == 1.0, "{} and {}", herds.1, fields.1);
}

/// A host before a city whose notables have some standing.
fn city(standing: f64, greed: f64) -> Little {
    Little::new()
        .place("camp", 3_000.0, "kind = pasture; pasture_km2 = 60000")
        .place("city", 6_000.0, "walls = 0.4; farm_days = 300; pasture_km2 = 20000; lives = moon 0.9 + sun 0.1")
        .works("city", &format!("notables = {standing}"))
        .route("camp", "city", 150.0)
        .polity("khanate", "camp", "form = 'tribe'; ambition = 1")
        .host("horde", "khanate", "camp", 6_000.0, "")
        .with_person("khanate_ruler", &format!("greed = {greed}"))
        .polity("prince", "city", "form = 'city'; garrison = 1500")
        .war("khanate", "prince")
        .claim("khanate", "city")
        .rule("strategy.quiet", -10.0)
        .rule("settlement.submit", -60.0)
        .rule("settlement.restore", -60.0)
        .rule("mediation.chance", 0.0)
}

fn yields(world: &World) -> bool {
    day_of(world, CityYielded, |_| true).is_some()
}

#[test]
fn a_city_with_notables_opens_sooner_and_rises_later() {
    let of = |standing| run(&city(standing, 0.5).load(), 3, 400, Switches::default());
    let (held, opened) = (share(&of(0.0), yields), share(&of(1.0), yields));
    assert!(opened > held + 0.05, "opens on terms: {held} without notables, {opened} with them");
    let town = |standing: f64| {
        let town = Town { policy: "restrict", peace_until: "1300-04-30", garrison: 200.0 };
        town.world().works("town", &format!("notables = {standing}")).load()
    };
    let rises = |standing| {
        share(&run(&town(standing), 5, 400, Switches::default()), |w| {
            day_of(w, Revolt, |e| e.day < Day::julian(1301, 4, 1)).is_some()
        })
    };
    let (calm, restless) = (rises(1.0), rises(0.0));
    assert!(calm < restless, "rises within a year: {restless} without notables, {calm} with them in office");
}

#[test]
fn the_greedy_set_notables_aside_and_those_set_aside_look_for_another_lord() {
    let of = |greed| run(&city(0.8, greed).load(), 3, 400, Switches::default());
    let told = |worlds: &[World], kind| worlds.iter().filter(|w| day_of(w, kind, |_| true).is_some()).count() as f64;
    let (modest, greedy) = (of(0.0), of(1.0));
    let kept = |worlds: &[World]| {
        told(worlds, NotablesConfirmed) / (told(worlds, NotablesConfirmed) + told(worlds, NotablesOverruled))
    };
    assert!(kept(&modest) > kept(&greedy) + 0.1, "kept in office: {} and {}", kept(&modest), kept(&greedy));
    // Near the city there is another court of its faith.
    let with_friend = city(0.8, 1.0)
        .span("1300-01-01", "1319-12-31")
        .place("far", 9_000.0, "walls = 0.9; lives = moon 1")
        .route("city", "far", 400.0)
        .polity("friend", "far", "faith = 'moon'; garrison = 4000")
        .rule("notables.confirm", -10.0)
        .rule("notables.turn", 2.0);
    let scenario = with_friend.load();
    let (friend, place) = (PolityId(3), PlaceId(1));
    let worlds = run(&scenario, 3, 400, Switches::default());
    let turned = worlds.iter().filter(|w| day_of(w, NotablesTurned, |e| e.other == Some(friend)).is_some());
    let turned: Vec<&World> = turned.collect();
    assert!(turned.len() > 20, "{} of 400", turned.len());
    assert!(turned.iter().all(|w| w.polity(friend).bonds.claims.contains(place)));
    let idle = run(&city(0.0, 1.0).load(), 3, 100, Switches::default());
    assert!(idle.iter().all(|w| day_of(w, NotablesTurned, |_| true).is_none()), "nobody turns who is not there");
    assert!(share(&idle, |w| day_of(w, SiegeBegun, |_| true).is_some()) > 0.8);
}

#[test]
fn a_resident_commissioner_is_paid() {
    let of = |who: &str| {
        let little = Little::new()
            .span("1300-01-01", "1319-12-31")
            .place("court", 20_000.0, "")
            .place("march", 6_000.0, "")
            .route("court", "march", 300.0)
            .polity("lord", "court", "garrison = 2000")
            .polity("vassal", "march", "garrison = 2000")
            .vassal("vassal", "lord", &format!("tribute = 500; commissioner = '{who}'"))
            .rule("allegiance.alone", -50.0)
            .rule("commissioner.sent", 0.0)
            .rule("commissioner.recalled", 0.0)
            .rule("tribute.pay", 0.0);
        let worlds = run(&little.load(), 8, 200, Switches::default());
        let withheld = |w: &World| w.chronicle.events().iter().filter(|e| e.kind == TributeWithheld).count() as f64;
        mean(&worlds.iter().map(withheld).collect::<Vec<f64>>())
    };
    let (none, visiting, resident) = (of("none"), of("visiting"), of("resident"));
    assert!(resident < visiting && visiting < none && resident < 0.9 * none, "{none}, {visiting}, {resident}");
}
