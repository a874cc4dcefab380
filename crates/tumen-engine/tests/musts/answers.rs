//! Answers remembered: who is refused does not ask again soon, who is used to paying pays, a rising put down cows those
//! who saw it, a word given stands, and what lasts is told once.

use crate::revolt::Town;
use crate::support::{Little, mean, run};
use tumen_base::{Day, PolityId};
use tumen_engine::{Event, Switches, World};
use tumen_scenario::EventKind::{self, *};

/// Events of a kind in a history.
fn all(world: &World, kind: EventKind) -> impl Iterator<Item = &Event> {
    world.chronicle.events().iter().filter(move |e| e.kind == kind)
}

/// Mean number of events of a kind in a history.
fn often(worlds: &[World], kind: EventKind) -> f64 {
    mean(&worlds.iter().map(|w| all(w, kind).count() as f64).collect::<Vec<_>>())
}

/// Days between two events of a kind that follow each other and have the same answer to a question.
fn gaps<T: PartialEq>(world: &World, kind: EventKind, same: impl Fn(&Event) -> T) -> Vec<i32> {
    let events: Vec<&Event> = all(world, kind).collect();
    let before = |i: usize| events[..i].iter().rev().find(|e| same(e) == same(events[i])).map(|e| e.day);
    (1..events.len()).filter_map(|i| Some(events[i].day - before(i)?)).collect()
}

const TOWN: PolityId = PolityId(1);
const FRIEND: PolityId = PolityId(2);

/// A free town, a great court that helps nobody, and a horde of so many men that comes for the town again and again.
fn beset(horde: f64, again: f64) -> Vec<World> {
    let little = Little::new()
        .span("1300-01-01", "1315-12-31")
        .place("town", 6_000.0, "walls = 1; farm_days = 2000; pasture_km2 = 20000")
        .place("seat", 9_000.0, "walls = 0.8; pasture_km2 = 60000")
        .place("camp", 3_000.0, "kind = pasture; pasture_km2 = 60000")
        .route("town", "seat", 500.0)
        .route("town", "camp", 250.0)
        .polity("town_council", "town", "form = 'city'; garrison = 3000")
        .polity("friend", "seat", "form = 'empire'; prestige = 0.7; garrison = 2000")
        .polity("khanate", "camp", "form = 'tribe'; ambition = 1")
        .host("town_s_host", "town_council", "town", 3_000.0, "")
        .host("friend_s_host", "friend", "seat", 20_000.0, "")
        .host("horde", "khanate", "camp", horde, "")
        .war("khanate", "town_council")
        .claim("khanate", "town")
        .rule("strategy.quiet", -10.0)
        .rule("strategy.walls", 0.0)
        .rule("settlement.submit", -60.0)
        .rule("allegiance.change", 50.0)
        .rule("siege.terms", -60.0)
        .rule("siege.storm", 0.0)
        .rule("siege.treachery", 0.0)
        .rule("siege.hunger", 0.0)
        .rule("mediation.chance", 0.0)
        .rule("appeal.stranger", -60.0)
        .rule("appeal.again", again);
    run(&little.load(), 21, 100, Switches::default())
}

#[test]
fn who_has_refused_is_not_asked_again_for_years_and_who_is_stronger_asks_nobody() {
    let asks = |w: &World| {
        let to_friend = |e: &&Event| (e.actor, e.other) == (Some(TOWN), Some(FRIEND));
        all(w, Appeal).filter(to_friend).count() as f64
    };
    let asked = |worlds: &[World]| mean(&worlds.iter().map(asks).collect::<Vec<_>>());
    let (forgets, remembers) = (beset(20_000.0, 0.01), beset(20_000.0, 6.0));
    assert!(asked(&forgets) > 1.5, "a town hard pressed asks: {}", asked(&forgets));
    assert!(asked(&remembers) < 0.7 * asked(&forgets), "{} asked, {}", asked(&remembers), asked(&forgets));
    // Whoever has become the friend's vassal meanwhile is helped as one.
    for world in remembers.iter().filter(|w| all(w, AppealGranted).next().is_none()) {
        let to_friend = |e: &&Event| (e.actor, e.other) == (Some(TOWN), Some(FRIEND));
        let days: Vec<Day> = all(world, Appeal).filter(to_friend).map(|e| e.day).collect();
        assert!(days.windows(2).all(|pair| pair[1] - pair[0] > 2000), "asked on {days:?}");
    }
    let few = beset(1_000.0, 0.01);
    // Hunger in a siege may make it the weaker in the end.
    assert!(asked(&few) < 0.2 * asked(&forgets), "a town that could meet them alone asked {} times", asked(&few));
}

/// A lord to whom a vassal owes a yearly sum, for thirty years, and collectors who come back with nothing.
fn dues(custom: f64, pay: f64) -> Vec<World> {
    let little = Little::new()
        .span("1300-01-01", "1329-12-31")
        .place("seat", 8_000.0, "walls = 0.8; pasture_km2 = 30000")
        .place("town", 6_000.0, "walls = 0.4; pasture_km2 = 20000")
        .route("seat", "town", 400.0)
        .polity("lord", "seat", "form = 'empire'; prestige = 0.7; garrison = 2000")
        .polity("vassal", "town", "garrison = 400")
        .host("lord_s_host", "lord", "seat", 9_000.0, "")
        .host("vassal_s_host", "vassal", "town", 6_000.0, "")
        .vassal("vassal", "lord", "tribute = 400; habit = 0.8; oath = 0.8")
        .rule("strategy.quiet", 10.0)
        .rule("allegiance.habit", 50.0)
        .rule("tribute.collect", 0.0)
        .rule("tribute.custom", custom)
        .rule("tribute.pay", pay);
    run(&little.load(), 22, 200, Switches::default())
}

#[test]
fn who_is_used_to_paying_pays_and_a_debt_that_stands_is_told_once() {
    let (used, not) = (often(&dues(3.0, 0.5), TributeWithheld), often(&dues(0.0, 0.5), TributeWithheld));
    assert!(not > 1.0 && used < 0.6 * not, "withheld {used} by habit, {not} without");
    let never = often(&dues(0.0, -60.0), TributeWithheld);
    assert!((0.9..1.1).contains(&never), "a debt of thirty years was told {never} times");
}

/// A town oppressed for years, before the eyes of an enemy, with a garrison that it cannot overcome.
fn oppressed(cowed: f64) -> Vec<World> {
    let town = Town { policy: "persecute", peace_until: "1300-04-30", garrison: 6_000.0 };
    let little = town.world().rule("revolt.garrison", 0.0).rule("revolt.base", 0.1).rule("revolt.fighters", 0.15);
    run(&little.rule("revolt.cowed", cowed).load(), 23, 200, Switches::default())
}

#[test]
fn a_rising_put_down_cows_those_who_would_rise_next() {
    let (bold, cowed) = (oppressed(0.0), oppressed(4.5));
    assert!(often(&bold, RevoltSuppressed) > 1.5, "risings are put down: {}", often(&bold, RevoltSuppressed));
    let (often_bold, often_cowed) = (often(&bold, Revolt), often(&cowed, Revolt));
    assert!(often_cowed < 0.7 * often_bold, "{often_cowed} risings where they are cowed, {often_bold} where not");
}

#[test]
fn a_word_given_to_the_oppressed_stands_and_is_not_given_again_within_the_year() {
    let worlds = run(
        &Town { policy: "persecute", peace_until: "1300-04-30", garrison: 200.0 }.world().load(),
        24,
        200,
        Switches::default(),
    );
    assert!(often(&worlds, Proclamation) > 0.3, "{}", often(&worlds, Proclamation));
    for world in &worlds {
        let soon = gaps(world, Proclamation, |e| (e.actor, e.other, e.detail)).into_iter().min();
        assert!(soon.is_none_or(|days| days >= 1000), "cried again after {soon:?} days");
    }
}

#[test]
fn a_fugitive_among_strangers_is_told_of_once_at_a_place() {
    let little = Little::new()
        .span("1300-04-01", "1304-12-31")
        .place("camp", 3_000.0, "kind = pasture; pasture_km2 = 60000")
        .place("seat", 3_000.0, "walls = 0; pasture_km2 = 20000")
        .place("valley", 3_000.0, "walls = 0; pasture_km2 = 20000")
        .route("camp", "seat", 150.0)
        .route("seat", "valley", 600.0)
        .polity("khanate", "camp", "form = 'tribe'; ambition = 0.1")
        .host("horde", "khanate", "camp", 14_000.0, "quality = 1.5")
        .polity("king", "seat", "garrison = 400")
        .host("king_s_host", "king", "seat", 5_000.0, "commander = 'king_ruler'; quality = 0.7")
        .with_person("king_ruler", "boldness = 1; caution = 0")
        .war("khanate", "king")
        .claim("khanate", "seat")
        .rule("strategy.quiet", -10.0)
        .rule("settlement.submit", -60.0)
        .rule("battle.commander_taken", 0.0)
        .rule("battle.commander_killed", 0.0)
        .rule("battle.killed_fighting", 0.0)
        .rule("pursuit.in_city", 0.0)
        .rule("pursuit.strangers", 0.0)
        .rule("pursuit.bounty", 0.0);
    let worlds = run(&little.load(), 25, 100, Switches::default());
    assert!(often(&worlds, FugitiveSheltered) > 0.2, "{}", often(&worlds, FugitiveSheltered));
    for world in &worlds {
        let soon = gaps(world, FugitiveSheltered, |e| (e.person, e.place)).into_iter().min();
        assert!(soon.is_none_or(|days| days > 180), "told again after {soon:?} days");
    }
}

/// A horde that comes to a pass too late in the year, on wide pastures.
#[test]
fn who_waits_for_a_pass_to_open_does_not_starve_on_the_road() {
    let little = Little::new()
        .span("1300-11-15", "1301-06-30")
        .place("camp", 30_000.0, "kind = pasture; pasture_km2 = 90000")
        .place("town", 9_000.0, "walls = 1; pasture_km2 = 60000")
        .road("camp", "town", 150.0, "terrain = mountain pass; closed = 11-04; closure = closed")
        .polity("khanate", "camp", "form = 'tribe'; ambition = 1")
        .host("horde", "khanate", "camp", 20_000.0, "remounts = 4")
        .polity("town_council", "town", "form = 'city'; garrison = 3000")
        .war("khanate", "town_council")
        .claim("khanate", "town")
        .rule("strategy.quiet", -10.0)
        .rule("strategy.walls", 0.0)
        .rule("mediation.chance", 0.0)
        .rule("settlement.submit", -60.0);
    let worlds = run(&little.load(), 26, 60, Switches::default());
    let came = |w: &&World| all(w, SiegeBegun).any(|e| e.day > Day::julian(1301, 4, 1));
    let arrived: Vec<World> = worlds.iter().filter(came).cloned().collect();
    assert!(arrived.len() > 20, "{} came over the pass in spring", arrived.len());
    assert_eq!(often(&arrived, Hunger), 0.0, "of those who wintered on their own pastures");
}
