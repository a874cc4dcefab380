//! Powers at the edge of the map: raids, spies, markets, late news and homage.

use crate::support::{Little, mean, run, share};
use tumen_engine::{Switches, World};
use tumen_scenario::{EventKind, Scenario};

const RAIDS: [EventKind; 3] = [EventKind::BorderRaid, EventKind::RaidParley, EventKind::RaidBeaten];

/// A court on the steppe twenty days from the border of a remote power, for thirty years.
fn border(grudge: f64) -> Little {
    let world = Little::new()
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
        // No other business of theirs.
        .rule("allegiance.memory", 60.0);
    if grudge > 0.0 { world.grudge("riders", "south", grudge) } else { world }
}

fn count(world: &World, scenario: &Scenario, actor: &str, kinds: &[EventKind]) -> f64 {
    let actor = scenario.polity(actor).expect("given");
    let fits = |e: &&tumen_engine::Event| kinds.contains(&e.kind) && e.actor == Some(actor);
    world.chronicle.events().iter().filter(fits).count() as f64
}

#[test]
fn who_holds_nothing_against_a_remote_power_does_not_raid_it_and_nobody_conquers_it() {
    let raids = |grudge: f64| {
        let scenario = border(grudge).load();
        let worlds = run(&scenario, 8, 150, Switches::default());
        let south = scenario.polity("south").expect("given");
        let fort = scenario.place("fort").expect("given");
        assert!(worlds.iter().all(|w| w.place(fort).holder == south));
        mean(&worlds.iter().map(|w| count(w, &scenario, "riders", &RAIDS)).collect::<Vec<_>>())
    };
    assert_eq!(raids(0.0), 0.0);
    let few = raids(0.3);
    let many = raids(1.0);
    assert!(few > 0.2 && many > 1.5 * few && many < 8.0, "{few} and {many} raids in thirty years");
}

#[test]
fn the_raided_answer_near_their_border_and_close_the_market_for_years() {
    let scenario = border(1.0).load();
    let worlds = run(&scenario, 8, 150, Switches::default());
    let answered = share(&worlds, |w| count(w, &scenario, "south", &RAIDS) > 0.0);
    assert!(answered > 0.05, "{answered}");
    let mut closed = 0;
    for world in &worlds {
        let mut open = true;
        for e in world.chronicle.events() {
            match e.kind {
                EventKind::MarketClosed => {
                    assert!(open, "closed twice");
                    assert!(e.causes().next().is_some());
                    open = false;
                    closed += 1;
                }
                EventKind::MarketOpened => {
                    assert!(!open, "opened while it was open");
                    open = true;
                }
                _ => {}
            }
        }
    }
    assert!(closed > 20, "{closed} markets closed");
}

/// The same, of another people and with men of the riders' people in its country.
fn kin_behind_the_border(people: &str) -> Scenario {
    let text = |p: &str| format!("people = '{p}'; form = 'remote'; treasury = 1000000; harboured = {{ folk = 5000 }}");
    Little::new()
        .span("1300-01-01", "1329-12-31")
        .people("southern", "")
        .people("others", "")
        .place("camp", 4_000.0, "kind = pasture; pasture_km2 = 60000")
        .place("fort", 3_000.0, "")
        .place("great", 90_000.0, "walls = 0.9")
        .route("camp", "fort", 700.0)
        .route("fort", "great", 500.0)
        .polity("riders", "camp", &format!("people = '{people}'; form = 'tribe'; prestige = 0.9; garrison = 0"))
        .host("horde", "riders", "camp", 20_000.0, "")
        .polity("south", "great", &text("southern"))
        .hold("south", "fort", 500.0)
        .host("army", "south", "great", 30_000.0, "")
        .grudge("riders", "south", 1.0)
        .rule("allegiance.memory", 60.0)
        .rule("inward.moves", 1.0)
        .load()
}

#[test]
fn the_raided_move_the_raiders_kinsmen_away_from_the_border_and_no_others() {
    let scenario = kin_behind_the_border("folk");
    let (riders, south) = (scenario.polity("riders").expect("given"), scenario.polity("south").expect("given"));
    let great = scenario.place("great").expect("given");
    let worlds = run(&scenario, 8, 100, Switches::default());
    let mut moved = 0;
    for world in &worlds {
        let told: Vec<_> = world.chronicle.events().iter().filter(|e| e.kind == EventKind::KinMoved).collect();
        for e in &told {
            assert_eq!((e.actor, e.other, e.place, e.men), (Some(south), Some(riders), Some(great), 5000));
            let why = e.causes().next();
            let tumen_engine::Cause::Event(why) = why.expect("a cause") else { panic!("{e:?}") };
            let why = world.chronicle.get(why).expect("earlier").kind;
            assert!(matches!(why, EventKind::BorderRaid | EventKind::SpiesFound), "{why:?}");
        }
        assert_eq!(world.polity(south).harboured().is_none(), told.len() == 1, "moved once, and then nobody is left");
        assert_eq!(world.faults(), Vec::<String>::new());
        moved += told.len();
    }
    assert!(moved > 20, "{moved}");
    let strangers = run(&kin_behind_the_border("others"), 8, 60, Switches::default());
    assert!(strangers.iter().all(|w| w.polity(south).harboured().is_some()));
}

#[test]
fn an_envoy_killed_far_away_is_a_wrong_only_when_deserters_tell_of_it() {
    let little = border(0.0)
        .rule("homage.kill", 1.0)
        .rule("homage.submit", -60.0)
        .rule("deserters.tell", 0.2)
        .with_person("riders_ruler", "pride = 1")
        .with_person("riders_heir", "pride = 1")
        .outside(
            "pressure",
            "id = 'throne'; polity = 'south'; rate = 0.15; men = 1000; from = '1300-01-01'; until = '1310-12-31'",
        );
    let scenario = little.load();
    let stage = crate::support::stage(&scenario);
    let (south, riders) = (scenario.polity("south").expect("given"), scenario.polity("riders").expect("given"));
    let (mut killed, mut told) = (0, 0);
    for mut sim in crate::support::histories(&stage, 9, 80, Switches::default()) {
        let mut seen = 0;
        let mut knows = false;
        loop {
            for e in &sim.world.chronicle.events()[seen..] {
                match e.kind {
                    EventKind::EnvoyKilled => killed += 1,
                    EventKind::NewsByDeserters => {
                        told += 1;
                        knows = true;
                    }
                    _ => {}
                }
            }
            seen = sim.world.chronicle.events().len();
            let wronged = sim.world.ties.get(south, riders).grudge > 0.0;
            let raided =
                sim.world.chronicle.events().iter().any(|e| e.actor == Some(riders) && RAIDS.contains(&e.kind));
            assert!(!wronged || knows || raided, "a wrong that nobody has told of");
            if !sim.step() {
                break;
            }
        }
    }
    assert!(killed > 40 && told > killed / 4 && told <= killed, "{killed} killed, {told} told");
}

#[test]
fn a_weak_court_submits_to_a_higher_throne_oftener_than_a_strong_one() {
    let submits = |men: f64| {
        let little = border(0.0).host("second", "riders", "camp", men, "").outside(
            "pressure",
            "id = 'throne'; polity = 'south'; rate = 0.3; men = 500; from = '1300-01-01'; until = '1328-12-31'",
        );
        let scenario = little.load();
        let worlds = run(&scenario, 10, 100, Switches::default());
        share(&worlds, |w| {
            w.chronicle.events().iter().any(|e| e.kind == EventKind::HomageAsked)
                && count(w, &scenario, "riders", &[EventKind::VassalSubmits]) > 0.0
        })
    };
    let (weak, strong) = (submits(1.0), submits(150_000.0));
    assert!(weak > strong, "{weak} {strong}");
}
