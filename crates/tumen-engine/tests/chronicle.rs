//! The chronicle as text: one short history word for word, and every sentence of many.

mod support;

use insta::assert_snapshot;
use std::collections::BTreeMap;
use support::packs::{tiny, usurper};
use support::{histories, stage};
use tumen_base::{FaithId, PersonId, PlaceId, PolityId};
use tumen_engine::story::{cause, sentence};
use tumen_engine::world::chronicle::{AimKind, Detail};
use tumen_engine::{Event, Sim, Switches};
use tumen_scenario::{EventKind, Language, Policy};

/// The history that is kept word for word. When a change of the rules is meant to change it, accept the new
/// text (`cargo insta accept`, or `INSTA_UPDATE=always` for one run).
const KEPT: (u64, u64) = (1, 1);

/// Each event with its day, and below it why it happened.
fn told(sim: &Sim<'_>) -> String {
    let scenario = sim.stage.scenario;
    let mut text = String::new();
    for event in sim.world.chronicle.events() {
        text += &format!("{}: {}\n", event.day, sentence(scenario, &sim.world, event));
        for why in event.causes() {
            text += &format!("    {}\n", cause(scenario, &sim.world, why));
        }
    }
    text
}

#[test]
fn a_short_history_is_told_word_for_word() {
    let scenario = tiny();
    let stage = stage(&scenario);
    let mut sim = Sim::new(&stage, KEPT.0, KEPT.1, Switches::default());
    sim.run();
    assert_snapshot!(told(&sim));
}

/// What is wrong with a sentence, if anything.
fn blemish(text: &str) -> Option<&'static str> {
    type Blemish = (&'static str, fn(&str) -> bool);
    let blemishes: [Blemish; 6] = [
        ("a gap was left open", |t| t.contains(['{', '}'])),
        ("two spaces", |t| t.contains("  ")),
        ("a space before a stop", |t| t.contains(" .") || t.contains(" ,")),
        ("no stop at the end", |t| !t.ends_with('.')),
        ("no capital at the beginning", |t| !t.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())),
        ("a place that nobody knows", |t| t.contains("an unknown place")),
    ];
    blemishes.into_iter().find(|(_, holds)| holds(text)).map(|(what, _)| what)
}

#[test]
fn every_sentence_of_many_histories_is_whole() {
    let scenario = usurper();
    let stage = stage(&scenario);
    let mut told: BTreeMap<EventKind, u32> = BTreeMap::new();
    for mut sim in histories(&stage, 41, 300, Switches::default()) {
        while sim.step() {}
        for event in sim.world.chronicle.events() {
            *told.entry(event.kind).or_default() += 1;
            let text = sentence(&scenario, &sim.world, event);
            assert_eq!(blemish(&text), None, "{text}");
            for why in event.causes() {
                let text = cause(&scenario, &sim.world, why);
                assert!(!text.contains(['{', '}']) && !text.contains("not in this chronicle"), "{text}");
            }
        }
    }
    assert!(told.len() > 40, "only {} kinds of event in 300 histories: {told:?}", told.len());
}

#[test]
fn every_kind_has_a_sentence_in_every_language() {
    let (usurper, tiny) = (usurper(), tiny());
    for scenario in [&usurper, &tiny] {
        let stage = stage(scenario);
        let world = histories(&stage, 1, 1, Switches::default()).next().expect("one was asked for").world;
        for kind in EventKind::ALL {
            let place = PlaceId::at(0);
            let (actor, other) = (PolityId::at(1), PolityId::at(2));
            let (person, target) = (PersonId::at(0), PersonId::at(1));
            let event = Event::new(*kind).at(place).actor(actor).other(other).person(person).target(target).men(1200);
            let details = [Detail::Dinars(1), Detail::Aim(AimKind::Raid), Detail::Policy(FaithId(0), Policy::Force)];
            // Titles and eras are those of the pack, if it has any.
            let titled = |p: &tumen_scenario::defs::Polity| !p.titles.is_empty() && !p.eras.is_empty();
            let lord = scenario.polities.iter().position(titled).map(PolityId::at);
            let named = lord.map(|p| [Detail::Title(p, 0), Detail::Era(p, 0, 0), Detail::Era(p, 0, 20)]);
            let third = [Detail::Polity(PolityId::at(3))];
            for detail in details.into_iter().chain(third).chain(named.into_iter().flatten()) {
                let text = sentence(scenario, &world, &event.detail(detail));
                assert_eq!(blemish(&text), None, "{}: {text}", kind.name());
            }
        }
    }
    // The sentences of the vocabulary, for packs that have none of their own.
    for kind in EventKind::ALL {
        let text = Language::default().sentence(*kind, |_| "Word".into());
        assert!(text.contains("Word") && !text.contains(['{', '}']), "{}: {text}", kind.name());
    }
}
