//! The favour of a faith's higher authority: a price of help.

use crate::support::{Little, first, histories, run, share, stage};
use tumen_base::PolityId;
use tumen_engine::readings::standing;
use tumen_engine::{Switches, World};
use tumen_scenario::{Audience, EventKind};

const FRIEND: PolityId = PolityId(2);

/// Two courts at war, and a stranger of some faith who helps whoever asks and claims a field of either.
fn helped(faith: &str) -> Little {
    Little::new()
        .authority("the Oracle")
        .place("weak_town", 3_000.0, "walls = 0.5")
        .place("field", 2_000.0, "walls = 0.1")
        .place("meadow", 2_000.0, "walls = 0.1")
        .place("friend_town", 9_000.0, "walls = 0.8")
        .place("foe_town", 8_000.0, "walls = 0.6")
        .route("weak_town", "field", 80.0)
        .route("foe_town", "meadow", 80.0)
        .route("weak_town", "friend_town", 300.0)
        .route("weak_town", "foe_town", 250.0)
        .polity("weak", "weak_town", "")
        .hold("weak", "field", 0.0)
        .hold("foe", "meadow", 0.0)
        .polity("friend", "friend_town", &format!("faith = '{faith}'; form = 'empire'; prestige = 0.5"))
        .polity("foe", "foe_town", "ambition = 1; prestige = 0.8; titles = { Sultan = 'towns' }")
        .host("weak_s_host", "weak", "weak_town", 1_500.0, "")
        .host("friend_s_host", "friend", "friend_town", 9_000.0, "")
        .host("foe_s_host", "foe", "foe_town", 6_000.0, "")
        .war("foe", "weak")
        .claim("foe", "weak_town")
        .claim("friend", "field")
        .claim("friend", "meadow")
        .rule("strategy.quiet", -10.0)
        .rule("settlement.submit", -60.0)
        .rule("appeal.stranger", 20.0)
        .rule("favour.asks", 1.0)
        .rule("favour.vows", 30.0)
}

fn told(world: &World, kind: EventKind) -> bool {
    first(world, kind, |e| e.actor == Some(FRIEND) || e.other == Some(FRIEND)).is_some()
}

#[test]
fn help_between_rulers_of_one_faith_has_obedience_to_its_authority_for_a_price() {
    let worlds = run(&helped("sun").load(), 4, 300, Switches::default());
    let granted = share(&worlds, |w| first(w, EventKind::AppealGranted, |e| e.actor == Some(FRIEND)).is_some());
    let asked = share(&worlds, |w| told(w, EventKind::FavourAsked));
    assert!(granted > 0.04 && asked > 0.5 * granted, "{granted} granted, {asked} asked");
    assert_eq!(asked, share(&worlds, |w| told(w, EventKind::FavourGiven)), "the price is always paid here");
    let given_back = |w: &World| {
        let cause = |e: &tumen_engine::Event| match e.causes().next() {
            Some(tumen_engine::Cause::Event(id)) => {
                w.chronicle.get(id).is_some_and(|c| c.kind == EventKind::FavourGiven)
            }
            _ => false,
        };
        first(w, EventKind::PlaceTaken, |e| e.actor == Some(FRIEND) && cause(e)).is_some()
    };
    let back = share(&worlds, given_back);
    assert!(back > 0.2 * asked, "{back} given back");
    let strangers = run(&helped("moon").load(), 4, 150, Switches::default());
    assert!(strangers.iter().all(|w| !told(w, EventKind::FavourAsked)), "a price asked over the bounds of faith");
    let proud = run(&helped("sun").rule("favour.vows", -30.0).load(), 4, 150, Switches::default());
    assert!(share(&proud, |w| told(w, EventKind::FavourAsked)) > 0.0);
    assert!(proud.iter().all(|w| !told(w, EventKind::FavourGiven)), "a price paid that nobody means to pay");
}

#[test]
fn whoever_obeys_the_authority_stands_higher_with_those_who_look_to_it_while_he_rules() {
    let scenario = helped("sun").rule("favour.worth", 0.1).load();
    let stage = stage(&scenario);
    let mut seen = 0;
    for mut sim in histories(&stage, 4, 250, Switches::default()) {
        while sim.world.polity(FRIEND).creed.favoured.is_none() && sim.step() {}
        if sim.world.polity(FRIEND).creed.favoured.is_none() {
            continue;
        }
        seen += 1;
        let gap = |sim: &tumen_engine::Sim<'_>| {
            standing(sim, FRIEND, Audience::Towns) - standing(sim, FRIEND, Audience::Steppe)
        };
        assert!((gap(&sim) - 0.1).abs() < 1e-9, "{}", gap(&sim));
        sim.world.polities[FRIEND.index()].court.power = None;
        assert_eq!(gap(&sim), 0.0, "the favour is not the next ruler's");
    }
    assert!(seen > 5, "{seen}");
}
