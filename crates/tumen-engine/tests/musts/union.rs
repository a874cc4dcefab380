//! What comes from outside: unions of peoples, strength from beyond the map, arrivals that depend on what happened.

use crate::support::{Little, day_of, first, histories, run, share, stage};
use tumen_base::Day;
use tumen_engine::Switches;
use tumen_engine::beliefs::grudge;
use tumen_engine::world::host::Stance;
use tumen_scenario::{EventKind, Form};

/// Two peoples of one steppe, a third beyond reach, a court in the west, and a union of the first two in 1302.
fn steppe() -> Little {
    Little::new()
        .span("1300-01-01", "1306-12-31")
        .people("hill", "")
        .place("onon", 3_000.0, "kind = pasture; pasture_km2 = 60000")
        .place("altai", 3_000.0, "kind = pasture; pasture_km2 = 60000")
        .place("far", 3_000.0, "")
        .place("court", 40_000.0, "walls = 0.6")
        .route("onon", "altai", 500.0)
        .route("altai", "court", 900.0)
        .route("court", "far", 9_000.0)
        .polity("plain", "onon", "form = 'tribe'; reserve = 2000; garrison = 0")
        .polity("hills", "altai", "form = 'tribe'; people = 'hill'; reserve = 4000; garrison = 0")
        .polity("distant", "far", "form = 'tribe'; people = 'hill'")
        .polity("empire", "court", "form = 'empire'")
        .host("old_host", "plain", "onon", 3_000.0, "")
        .host("hill_host", "hills", "altai", 6_000.0, "commander = 'hills_ruler'")
        .host("court_host", "empire", "court", 20_000.0, "")
        .polity("exiles", "", "form = 'band'; people = 'hill'")
        .with_person("exiles_ruler", "born = 1302; at = 'altai'")
        .person("khan", "plain", "office = 'ruler'; born = 1301; house = 'golden'; at = 'onon'")
        .host("left", "plain", "onon", 30_000.0, "commander = 'khan'")
        .host("right", "plain", "altai", 20_000.0, "")
        .host("following", "exiles", "altai", 900.0, "commander = 'exiles_ruler'")
        .outside(
            "union",
            "id = 'one_steppe'; polity = 'plain'; person = 'khan'; at = 'onon'; form = 'empire'; ambition = 0.8; \
             prestige = 0.8; absorbs = ['hills', 'distant']; scatters = 0.25; hosts = ['left', 'right']; \
             date = '1302-06-01'",
        )
        .outside(
            "arrival",
            "id = 'the_prince'; person = 'exiles_ruler'; host = 'following'; with = 'exiles'; at = 'refuge'; \
             date = '1303-03-01'; only_if = { happened = 'one_steppe', absorbed = 'hills' }",
        )
}

#[test]
fn a_union_has_the_land_and_the_hosts_and_those_out_of_reach_stay_free() {
    let little = steppe();
    let scenario = little.load();
    let worlds = run(&scenario, 5, 60, Switches::default());
    for world in &worlds {
        let union = first(world, EventKind::Union, |_| true).expect("it is an input");
        assert_eq!(union.day, "1302-06-01".parse::<Day>().expect("a date"));
        let absorbed: Vec<_> = world.absorbed.iter().map(|(p, _)| scenario.polities[p.index()].id.as_str()).collect();
        assert_eq!(absorbed, ["hills"]);
        let plain = scenario.polity("plain").expect("given");
        let hills = scenario.polity("hills").expect("given");
        assert!(!world.polity(hills).alive && world.places_of(hills).next().is_none());
        for old in ["old_host", "hill_host"] {
            assert_eq!(world.host(scenario.host(old).expect("given")).stance, Stance::Gone);
        }
        let khan = scenario.person("khan").expect("given");
        assert!(world.polity(plain).court.power == Some(khan) || !world.person(khan).alive());
        assert_eq!(world.faults(), Vec::<String>::new());
    }
}

#[test]
fn the_prince_of_the_absorbed_goes_to_the_great_court_and_only_if_his_people_fell() {
    let scenario = steppe().load();
    let worlds = run(&scenario, 5, 60, Switches::default());
    let empire = scenario.polity("empire").expect("given");
    let asked = |kind| share(&worlds, |w| first(w, kind, |e| e.actor == Some(empire)).is_some());
    assert!(worlds.iter().all(|w| day_of(w, EventKind::Arrival, |_| true).is_some()));
    assert!(asked(EventKind::RefugeGiven) + asked(EventKind::RefugeRefused) > 0.95);
    // Without the union nobody comes.
    let quiet = scenario_without_union();
    for world in run(&quiet, 5, 20, Switches::default()) {
        assert!(day_of(&world, EventKind::Arrival, |_| true).is_none());
        let exiles = quiet.polity("exiles").expect("given");
        assert!(!world.polity(exiles).alive);
    }
}

/// The same, but the union comes after the last day.
fn scenario_without_union() -> tumen_scenario::Scenario {
    let mut scenario = steppe().load();
    for o in &mut scenario.outside {
        if let tumen_scenario::OutsideKind::Union { date, .. } = &mut o.what {
            *date = tumen_base::Prior::Fixed(f64::from(scenario.end.0 + 10));
        }
    }
    scenario
}

#[test]
fn a_union_takes_over_money_and_men_but_for_those_who_scatter_and_hunts_whoever_got_away() {
    let scenario = steppe().rule("union.escaped", 0.6).load();
    let stage = stage(&scenario);
    let [plain, hills, exiles] = ["plain", "hills", "exiles"].map(|id| scenario.polity(id).expect("given"));
    let hill = scenario.polities[hills.index()].people;
    let (mut hunted, mut came) = (0, 0);
    for mut sim in histories(&stage, 5, 40, Switches::default()) {
        let union = "1302-06-01".parse::<Day>().expect("a date");
        sim.run_until(union - 1);
        let (rich, theirs) = (sim.world.polity(plain).treasury(), sim.world.polity(hills).treasury());
        let at_home = sim.world.polity(hills).reserve();
        let men: u32 = sim.world.hosts_of(hills).map(|(_, h)| h.men()).sum::<u32>() + at_home;
        let (own, scattered) = (sim.world.polity(plain).reserve(), sim.world.scattered(hill));
        sim.run_until(union);
        let p = sim.world.polity(plain);
        assert_eq!(p.form, Form::Empire);
        assert!(p.treasury() >= rich + theirs, "{} of {rich} and {theirs}", p.treasury());
        let gone = f64::from(sim.world.scattered(hill) - scattered) / f64::from(men);
        assert!((0.15..0.35).contains(&gone), "{gone} of {men} scattered");
        // Those under arms are enrolled in the hosts that stand in place of theirs.
        assert!(f64::from(p.reserve() - own) > 0.7 * f64::from(at_home), "{} of {own} and {at_home}", p.reserve());
        sim.run_until(union + 500);
        came += u32::from(day_of(&sim.world, EventKind::Arrival, |_| true).is_some());
        hunted += u32::from(grudge(&sim, plain, exiles) > 0.4);
    }
    assert!(came == 40 && hunted == 40, "{hunted} of {came} are hunted");
}

#[test]
fn strength_from_beyond_comes_in_parts_and_only_while_its_condition_holds() {
    let gain = |holder: &str| {
        let little = Little::new()
            .span("1300-01-01", "1312-12-31")
            .place("seat", 9_000.0, "")
            .place("gate", 4_000.0, "")
            // Too far for either to think of the other.
            .route("seat", "gate", 20_000.0)
            .polity("mountain", "seat", "")
            .polity("plain", "gate", "")
            .host("guard", "mountain", "seat", 4_000.0, "")
            .outside(
                "strength",
                &format!(
                    "id = 'riches'; polity = 'mountain'; men = 9000; dinars = 300000; from = '1301-01-01'; \
                     until = '1312-01-01'; only_if = {{ holds = {{ polity = '{holder}', place = 'gate' }} }}"
                ),
            );
        let worlds = run(&little.load(), 4, 20, Switches::default());
        let told = |w: &tumen_engine::World| {
            let all = w.chronicle.events().iter().filter(|e| e.kind == EventKind::Reinforced);
            all.map(|e| e.men).collect::<Vec<_>>()
        };
        worlds.iter().map(told).collect::<Vec<_>>()
    };
    assert!(gain("plain").iter().all(|parts| *parts == [3_000, 3_000, 3_000]));
    assert!(gain("mountain").iter().all(Vec::is_empty));
}
