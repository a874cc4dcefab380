//! Captives and lost provinces: who is taken and ransomed, who is freed at peace, whose the vassals are who were given up.

use crate::support::{Little, because_of, first, histories, run, share, stage};
use tumen_base::PolityId;
use tumen_engine::world::chronicle::Detail;
use tumen_engine::world::host::Stance;
use tumen_engine::world::person::Whereabouts;
use tumen_engine::{Event, Switches, World};
use tumen_scenario::EventKind::{Battle, Captured, Cession, Ransomed, Spared, Truce};

const KING: PolityId = PolityId(1);
const KHAN: PolityId = PolityId(2);

/// A king whose two commanders meet a khan much stronger than they are.
fn beaten_king() -> Little {
    Little::new()
        .span("1300-03-01", "1306-12-31")
        .place("seat", 30_000.0, "walls = 0.9; farm_days = 2000")
        .place("march", 9_000.0, "walls = 0.9; farm_days = 2000")
        .place("steppe", 9_000.0, "kind = pasture; pasture_km2 = 90000")
        .route("seat", "march", 300.0)
        .route("march", "steppe", 300.0)
        .polity("king", "seat", "prestige = 0.7; treasury = 400000")
        .hold("king", "march", 500.0)
        .polity("khan", "steppe", "form = 'tribe'; ambition = 1; prestige = 0.8; garrison = 0")
        .person("amir", "king", "office = 'commander'; boldness = 1; caution = 0; house = 'amir'")
        .person("second", "king", "office = 'commander'; boldness = 1; caution = 0; house = 'second'")
        .host("guard", "king", "march", 9_000.0, "commander = 'amir'")
        .host("levies", "king", "march", 6_000.0, "commander = 'second'")
        .host("horde", "khan", "steppe", 30_000.0, "commander = 'khan_ruler'")
        .war("khan", "king")
        .claim("khan", "march")
        .rule("strategy.quiet", -10.0)
        .rule("settlement.submit", -60.0)
}

#[test]
fn commanders_of_a_beaten_line_are_taken_and_their_court_buys_them_back() {
    let of = |taken: f64| {
        let scenario = beaten_king().rule("captives.taken", taken).rule("captives.held", 1.0).load();
        let people = ["amir", "second"].map(|id| scenario.person(id).expect("given"));
        let worlds = run(&scenario, 111, 100, Switches::default());
        let captive = |e: &Event| e.target.is_some_and(|t| people.contains(&t));
        let taken = share(&worlds, |w| first(w, Captured, |e| captive(e) && because_of(w, e, Battle)).is_some());
        let bought = |e: &Event| captive(e) && e.other == Some(KING) && e.detail.number().is_some_and(|n| n > 0);
        (taken, share(&worlds, |w| first(w, Ransomed, bought).is_some()))
    };
    let ((often, bought), (seldom, _)) = (of(1.0), of(0.0));
    assert!(often > seldom + 0.2, "{often} and {seldom} taken");
    assert!(bought > 0.1, "{bought} bought back");
}

#[test]
fn peace_frees_the_captives_of_both_sides() {
    let scenario = beaten_king().rule("captives.taken", 1.0).rule("captives.held", 60.0).load();
    let stage = stage(&scenario);
    let mut freed = 0;
    for mut sim in histories(&stage, 112, 100, Switches::default()) {
        let mut told = 0;
        while sim.step() {
            let new = &sim.world.chronicle.events()[told..];
            let peace = new.iter().any(|e| e.kind == Truce);
            freed += new.iter().filter(|e| e.kind == Spared && because_of(&sim.world, e, Truce)).count();
            told = sim.world.chronicle.events().len();
            let held = |by: PolityId, of: PolityId| {
                sim.world.persons.iter().any(|p| p.whereabouts == Whereabouts::Captive(by) && p.polity == of)
            };
            let at_war = sim.world.hostile(KING, KHAN);
            assert!(!peace || at_war || !held(KHAN, KING) && !held(KING, KHAN), "held after the peace");
        }
    }
    assert!(freed > 10, "{freed} freed");
}

#[test]
fn a_vassal_who_is_given_up_is_the_victors() {
    let scenario = Little::new()
        .span("1300-01-01", "1303-12-31")
        .place("merv", 60_000.0, "walls = 0.8")
        .place("samarkand", 50_000.0, "walls = 0.9; farm_days = 2000; pasture_km2 = 90000")
        .place("east", 30_000.0, "kind = pasture; pasture_km2 = 90000")
        .route("merv", "samarkand", 500.0)
        .route("samarkand", "east", 300.0)
        .polity("sultan", "merv", "form = 'empire'; prestige = 0.8")
        .polity("khan", "east", "form = 'empire'; ambition = 1; prestige = 0.8; garrison = 0")
        .polity("prince", "samarkand", "garrison = 2000")
        .host("royal", "sultan", "merv", 15_000.0, "commander = 'sultan_ruler'")
        .host("horde", "khan", "east", 45_000.0, "commander = 'khan_ruler'")
        .vassal("prince", "sultan", "tribute = 900; levy = 700; habit = 1")
        .war("khan", "prince")
        .claim("khan", "samarkand")
        .rule("strategy.quiet", -4.0)
        .rule("appeal.vassal", 60.0)
        .rule("settlement.submit", -60.0)
        .rule("aftermath.great", 500.0)
        .rule("aftermath.army", 0.0)
        .rule("aftermath.cede", 60.0)
        .load();
    let stage = stage(&scenario);
    let mut ceded = 0;
    for mut sim in histories(&stage, 113, 240, Switches::default()) {
        while first(&sim.world, Cession, |_| true).is_none() && sim.step() {}
        let Some(e) = first(&sim.world, Cession, |_| true) else { continue };
        let Detail::Polity(vassal) = e.detail else { panic!("{e:?}") };
        let bond = sim.world.polity(vassal).bonds.vassalage.expect("a new lord");
        assert_eq!((Some(bond.to), bond.tribute, bond.levy), (e.other, 900, 700), "on the old terms");
        assert!(!sim.world.hostile(vassal, bond.to), "and at peace with him");
        ceded += 1;
    }
    assert!(ceded > 10, "{ceded}");
}

#[test]
fn men_from_beyond_the_map_go_home_when_the_war_is_over() {
    let scenario = Little::new()
        .span("1300-01-01", "1309-12-31")
        .place("seat", 60_000.0, "walls = 0.6")
        .place("town", 9_000.0, "walls = 0.9; farm_days = 2000; pasture_km2 = 90000")
        .place("steppe", 30_000.0, "kind = pasture; pasture_km2 = 90000")
        .route("seat", "town", 300.0)
        .route("town", "steppe", 300.0)
        .polity("sultan", "seat", "form = 'empire'; prestige = 0.8")
        .polity("khan", "steppe", "form = 'tribe'; ambition = 1; garrison = 0")
        .polity("prince", "town", "garrison = 2000")
        .person("amir", "sultan", "office = 'commander'")
        .host("royal", "sultan", "seat", 9_000.0, "commander = 'sultan_ruler'")
        .host("second", "sultan", "seat", 6_000.0, "commander = 'amir'")
        .host("horde", "khan", "steppe", 20_000.0, "")
        .vassal("prince", "sultan", "habit = 1")
        .war("khan", "prince")
        .claim("khan", "town")
        .rule("appeal.vassal", 60.0)
        .rule("assembly.great", 0.2)
        .rule("strategy.quiet", -4.0)
        .rule("settlement.submit", -60.0)
        .outside(
            "strength",
            "id = 'kings'; polity = 'sultan'; men = 12000; on_call = true; from = '1300-01-01'; until = '1302-12-31'",
        )
        .load();
    let worlds = run(&scenario, 114, 60, Switches::default());
    let came: Vec<&World> = worlds.iter().filter(|w| !w.on_call.is_empty()).collect();
    let home = |w: &&&World| w.on_call.iter().all(|(_, host, _)| w.host(*host).stance == Stance::Gone);
    let gone = came.iter().filter(home).count();
    assert!(came.len() > 20 && gone * 10 > came.len() * 8, "{gone} of {} are home after years", came.len());
}
