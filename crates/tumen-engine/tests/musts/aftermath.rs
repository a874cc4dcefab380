//! After a great victory: the court that the victor holds, and who comes to it.

use crate::support::{Little, because_of, first, histories, run, share, stage};
use tumen_base::PolityId;
use tumen_engine::{Event, Switches, World};
use tumen_scenario::EventKind::{Battle, CourtHeld, VassalDefects};

const KHAN: PolityId = PolityId(3);
const MALIK: PolityId = PolityId(2);

/// A sultan with a vassal beside whose city he is beaten by a khan, and another within a month of it.
fn beaten_sultan() -> Little {
    Little::new()
        .span("1300-01-01", "1303-12-31")
        .place("merv", 60_000.0, "walls = 0.8")
        .place("balkh", 9_000.0, "walls = 0.8")
        .place("samarkand", 50_000.0, "walls = 0.9; farm_days = 2000; pasture_km2 = 90000")
        .place("east", 30_000.0, "kind = pasture; pasture_km2 = 90000")
        .route("merv", "samarkand", 500.0)
        .route("merv", "balkh", 300.0)
        .route("balkh", "samarkand", 400.0)
        .route("samarkand", "east", 300.0)
        .polity("sultan", "merv", "form = 'empire'; prestige = 0.8")
        .polity("malik", "balkh", "form = 'city'")
        .polity("khan", "east", "form = 'empire'; ambition = 1; prestige = 0.8; garrison = 0")
        .polity("prince", "samarkand", "garrison = 2000")
        .host("royal", "sultan", "merv", 15_000.0, "commander = 'sultan_ruler'")
        .host("horde", "khan", "east", 45_000.0, "commander = 'khan_ruler'")
        .vassal("prince", "sultan", "habit = 1")
        .vassal("malik", "sultan", "habit = 0.1; oath = 0.1")
        .grudge("malik", "sultan", 1.0)
        .war("khan", "prince")
        .claim("khan", "samarkand")
        .rule("strategy.quiet", -4.0)
        .rule("appeal.vassal", 60.0)
        .rule("settlement.submit", -60.0)
        .rule("aftermath.great", 500.0)
        .rule("aftermath.army", 0.0)
        .rule("aftermath.cede", 60.0)
        .rule("aftermath.stay", 90.0)
}

#[test]
fn a_victor_holds_court_for_a_season_in_the_great_city_that_is_his_now() {
    let scenario = beaten_sultan().load();
    let stage = stage(&scenario);
    let (mut held, mut stayed) = (0, 0);
    for mut sim in histories(&stage, 61, 100, Switches::default()) {
        let his = |e: &Event| e.actor == Some(KHAN);
        while first(&sim.world, CourtHeld, his).is_none() && sim.step() {}
        let Some(e) = first(&sim.world, CourtHeld, his).copied() else { continue };
        let (place, host) = (e.place.expect("a city"), e.host.expect("his host"));
        assert!(because_of(&sim.world, &e, Battle) && e.detail.number() == Some(90), "{e:?}");
        assert!(sim.world.place(place).households >= 6_000.0);
        let holder = sim.world.place(place).holder;
        assert!(holder == KHAN || sim.world.is_under(holder, KHAN));
        sim.run_until(e.day + 80);
        held += 1;
        stayed += usize::from(sim.world.host(host).stands_at(place));
    }
    assert!(held > 15 && stayed * 10 > held * 7, "{held} courts, {stayed} of them for a season");
}

#[test]
fn those_within_a_month_are_called_to_the_court_and_some_come() {
    let come = |heard: f64| {
        let worlds = run(&beaten_sultan().rule("aftermath.heard", heard).load(), 61, 200, Switches::default());
        let sworn = |w: &World| {
            let over = first(w, VassalDefects, |e| (e.actor, e.other) == (Some(MALIK), Some(KHAN)));
            over.is_some_and(|e| because_of(w, e, CourtHeld))
        };
        share(&worlds, sworn)
    };
    let (called, not) = (come(50.0), come(0.0));
    assert!(called > 0.03 && not == 0.0, "{called} of the called swear, {not} where nobody hears of it");
}
