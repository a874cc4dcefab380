//! The far border: spies, the market closed for fear of them, and what deserters tell years later.

use crate::support::{Little, because_of, first, histories, mean, run, share, stage};
use tumen_base::PolityId;
use tumen_engine::readings::trade_lost;
use tumen_engine::world::chronicle::Detail;
use tumen_engine::{Event, Switches, World};
use tumen_scenario::EventKind::{
    BorderRaid, EnvoyKilled, MarketClosed, MarketOpened, NewsByDeserters, RaidBeaten, RaidParley, SpiesFound,
};

const RIDERS: PolityId = PolityId(1);
const SOUTH: PolityId = PolityId(2);

/// A court on the steppe near the border of a remote power with a market there, for thirty years.
fn border() -> Little {
    Little::new()
        .span("1300-01-01", "1329-12-31")
        .place("camp", 4_000.0, "kind = pasture; pasture_km2 = 60000")
        .place("fort", 3_000.0, "trade = 9000")
        .place("great", 90_000.0, "walls = 0.9")
        .works("fort", "market = true")
        .route("camp", "fort", 700.0)
        .route("fort", "great", 500.0)
        .polity("riders", "camp", "form = 'tribe'; ambition = 1; prestige = 0.9; garrison = 0")
        .host("horde", "riders", "camp", 20_000.0, "")
        .polity("south", "great", "form = 'remote'; treasury = 1000000")
        .hold("south", "fort", 500.0)
        .host("army", "south", "great", 30_000.0, "")
        .rule("allegiance.memory", 60.0)
}

/// Histories in which riders come often, and spies are found and markets closed with these probabilities.
fn raided(spies: f64, close: f64) -> Little {
    let little = border().grudge("riders", "south", 1.0).rule("raid.rate", 0.5).rule("raid.answer", 0.0);
    little.rule("raid.spies", spies).rule("market.close", close).rule("market.years", 9.0)
}

fn told(world: &World, kind: tumen_scenario::EventKind) -> usize {
    world.chronicle.events().iter().filter(|e| e.kind == kind).count()
}

#[test]
fn spies_are_found_where_riders_were_and_nowhere_else() {
    let found = |spies: f64| {
        let worlds = run(&raided(spies, 0.0).load(), 81, 60, Switches::default());
        for world in &worlds {
            for e in world.chronicle.events().iter().filter(|e| e.kind == SpiesFound) {
                assert_eq!((e.actor, e.other), (Some(SOUTH), Some(RIDERS)));
                let raids = [BorderRaid, RaidParley, RaidBeaten];
                assert!(raids.into_iter().any(|raid| because_of(world, e, raid)), "{e:?}");
            }
        }
        mean(&worlds.iter().map(|w| told(w, SpiesFound) as f64).collect::<Vec<_>>())
    };
    let (often, some, never) = (found(1.0), found(0.3), found(0.0));
    assert!(often > 3.0 && some > 0.5 && some < 0.6 * often && never == 0.0, "{often}, {some} and {never}");
}

#[test]
fn a_market_is_closed_for_fear_of_spies_and_both_sides_lose_its_trade() {
    let scenario = raided(1.0, 1.0).load();
    let stage = stage(&scenario);
    let (mut closed, mut opened) = (0, 0);
    for mut sim in histories(&stage, 82, 40, Switches::default()) {
        while first(&sim.world, MarketClosed, |_| true).is_none() && sim.step() {}
        let Some(e) = first(&sim.world, MarketClosed, |_| true).copied() else { continue };
        assert!(because_of(&sim.world, &e, SpiesFound), "{e:?}");
        let share = sim.rules.market.share;
        for side in [SOUTH, RIDERS] {
            assert!((trade_lost(&sim, side) - share * 9_000.0).abs() < 1e-6, "lost by {side:?}");
        }
        closed += 1;
        while first(&sim.world, MarketOpened, |_| true).is_none() && sim.step() {}
        let Some(again) = first(&sim.world, MarketOpened, |_| true) else { continue };
        assert!(again.day - e.day > 900, "{e:?} {again:?}");
        opened += 1;
    }
    assert!(closed > 30 && opened > 20, "{closed} closed, {opened} opened again");
    let not = run(&raided(1.0, 0.0).load(), 82, 40, Switches::default());
    assert_eq!(share(&not, |w| told(w, MarketClosed) > 0), 0.0);
    let no_spies = run(&raided(0.0, 1.0).load(), 82, 40, Switches::default());
    assert_eq!(share(&no_spies, |w| told(w, MarketClosed) > 0), 0.0, "without spies there is nothing to fear");
}

/// Histories in which an envoy of the south is killed by the proud riders, of which deserters tell at this rate.
fn killed(tell: f64) -> Vec<World> {
    let little = border()
        .rule("homage.kill", 1.0)
        .rule("homage.submit", -60.0)
        .rule("deserters.tell", tell)
        .rule("raid.answer", 2.0)
        .with_person("riders_ruler", "pride = 1")
        .with_person("riders_heir", "pride = 1")
        .outside(
            "pressure",
            "id = 'throne'; polity = 'south'; rate = 0.9; men = 1000; from = '1300-01-01'; until = '1303-12-31'",
        );
    run(&little.load(), 83, 80, Switches::default())
}

#[test]
fn the_south_strikes_back_for_its_envoy_only_when_deserters_have_told_of_him() {
    let struck =
        |w: &World| first(w, BorderRaid, |e| e.actor == Some(SOUTH)).map(|e| (e.day, because_of(w, e, EnvoyKilled)));
    let (mut heard, mut answered) = (0, 0);
    for world in &killed(0.2) {
        let Some(news) = first(world, NewsByDeserters, |_| true) else { continue };
        let Detail::Told(event) = news.detail else { panic!("{news:?}") };
        let deed: &Event = world.chronicle.get(event).expect("it happened");
        assert!(deed.kind == EnvoyKilled && news.day - deed.day >= 365 && news.men > 0, "{news:?} of {deed:?}");
        heard += 1;
        if let Some((day, for_him)) = struck(world) {
            assert!(for_him && day >= news.day);
            answered += 1;
        }
    }
    assert!(heard > 30 && answered > 10, "{heard} heard of it, {answered} struck back");
    let silent = killed(0.0);
    assert!(share(&silent, |w| told(w, EnvoyKilled) > 0) > 0.5);
    assert_eq!(share(&silent, |w| told(w, NewsByDeserters) > 0 || struck(w).is_some()), 0.0);
}
