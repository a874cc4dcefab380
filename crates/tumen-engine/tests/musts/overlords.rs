//! Overlords and vassals: quarrels below, tribute and its terms, claimants and their backers, the turn of the vassals.

use crate::support::{Little, first, mean, run, share};
use tumen_base::{Day, PersonId, PolityId};
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

const LORD: PolityId = PolityId(1);
const WEAK: PolityId = PolityId(2);
const STRONG: PolityId = PolityId(3);

/// A lord, two vassals who hate each other, and a third near by. The stronger goes for the weaker.
fn quarrel(habit: &str) -> Little {
    let small = "form = 'city'; garrison = 400";
    Little::new()
        .span("1300-01-01", "1303-12-31")
        .place("seat", 8_000.0, "walls = 0.8; pasture_km2 = 30000")
        .place("weak_town", 3_000.0, "walls = 0.4; pasture_km2 = 20000")
        .place("strong_town", 4_000.0, "walls = 0.6; pasture_km2 = 20000")
        .place("third_town", 4_000.0, "walls = 0.6; pasture_km2 = 20000")
        .route("seat", "weak_town", 500.0)
        .route("weak_town", "strong_town", 200.0)
        .route("weak_town", "third_town", 250.0)
        .route("seat", "third_town", 500.0)
        .polity("lord", "seat", "form = 'empire'; prestige = 0.7; garrison = 2000")
        .polity("weak", "weak_town", small)
        .polity("strong", "strong_town", "garrison = 400; ambition = 0.9")
        .polity("third", "third_town", small)
        .host("lord_s_host", "lord", "seat", 9_000.0, "")
        .host("weak_s_host", "weak", "weak_town", 1_500.0, "")
        .host("strong_s_host", "strong", "strong_town", 5_000.0, "")
        .host("third_s_host", "third", "third_town", 5_000.0, "")
        .vassal("weak", "lord", habit)
        .vassal("strong", "lord", "habit = 0.6; oath = 0.8")
        .vassal("third", "lord", "habit = 0.9; oath = 0.8")
        .grudge("strong", "weak", 1.0)
        .claim("strong", "weak_town")
        .rule("strategy.quiet", 0.2)
        .rule("arbitration.peace", 0.3)
}

#[test]
fn an_overlord_settles_the_quarrels_of_his_vassals_and_helps_those_of_old_habit() {
    let old = run(&quarrel("habit = 0.95; oath = 0.8").load(), 5, 400, Switches::default());
    let new = run(&quarrel("habit = 0.1; oath = 0.8").load(), 5, 400, Switches::default());
    let fought = |w: &World| first(w, War, |e| e.actor == Some(STRONG) && e.other == Some(WEAK)).is_some();
    assert!(share(&old, fought) > 0.3, "vassals fight: {}", share(&old, fought));
    for kind in [Arbitrated, OrderedToHelp] {
        assert!(often(&old, kind) > 0.02, "{}: {}", kind.name(), often(&old, kind));
    }
    let helped = |w: &World| {
        let by_lord = first(w, AppealGranted, |e| e.actor == Some(LORD) && e.other == Some(WEAK));
        by_lord.or_else(|| first(w, OrderedToHelp, |_| true)).is_some()
    };
    let (with, without) = (share(&old, helped), share(&new, helped));
    assert!(with > without + 0.05, "help with an old tie {with}, with a new one {without}");
}

#[test]
fn an_overlord_who_will_not_march_may_send_a_vassal_in_his_place() {
    let sent = |delegates: f64| {
        let little = quarrel("habit = 0.9; oath = 0.8")
            .place("wild", 5_000.0, "pasture_km2 = 20000")
            .route("weak_town", "wild", 200.0)
            .polity("foe", "wild", "ambition = 1; prestige = 0.8")
            .host("foe_s_host", "foe", "wild", 6_000.0, "")
            .war("foe", "weak")
            .claim("foe", "weak_town")
            .rule("appeal.vassal", -30.0)
            .rule("settlement.submit", -60.0)
            .rule("arbitration.delegates", delegates);
        let scenario = little.load();
        let foe = scenario.polity("foe").expect("given");
        let worlds = run(&scenario, 5, 200, Switches::default());
        share(&worlds, |w| {
            let by_order = |e: &Event| e.other == Some(foe) && e.actor != Some(WEAK) && e.actor != Some(LORD);
            first(w, OrderedToHelp, |_| true).is_some() && first(w, Campaign, by_order).is_some()
        })
    };
    let (never, always) = (sent(0.0), sent(1.0));
    assert!(always > never + 0.2, "sent {always}, against {never}");
}

#[test]
fn herdsmen_who_wronged_a_fellow_vassal_may_be_moved_before_it_comes_to_war() {
    let moved = |wrong: f64| {
        let little = Little::new()
            .span("1300-01-01", "1309-12-31")
            .place("seat", 8_000.0, "walls = 0.8; pasture_km2 = 30000")
            .place("town", 9_000.0, "walls = 0.8")
            .place("grass", 3_000.0, "kind = pasture; pasture_km2 = 20000; walls = 0; lives = sun nomad 1")
            .route("seat", "town", 300.0)
            .route("town", "grass", 150.0)
            .route("seat", "grass", 400.0)
            .polity("lord", "seat", "form = 'empire'; prestige = 0.8; garrison = 2000")
            .polity("prince", "town", "")
            .polity("herd", "grass", "form = 'tribe'; garrison = 0")
            .host("lord_s_host", "lord", "seat", 30_000.0, "")
            .host("herd_s_host", "herd", "grass", 1_500.0, "")
            .vassal("prince", "lord", "habit = 1; oath = 1")
            .vassal("herd", "lord", "habit = 1; oath = 1")
            .rule("decree.rate", 2.0)
            .rule("allegiance.memory", 60.0);
        let little = if wrong > 0.0 { little.grudge("prince", "herd", wrong) } else { little };
        let worlds = run(&little.load(), 5, 100, Switches::default());
        share(&worlds, |w| first(w, PeopleMoved, |e| e.actor == Some(LORD)).is_some())
    };
    let (with, without) = (moved(1.0), moved(0.0));
    assert!(with > 0.2 && without == 0.0, "{with} and {without}");
}

#[test]
fn a_price_on_it_keeps_vassals_from_each_other_s_throats() {
    let wars = |price: f64| {
        let worlds = run(&quarrel("habit = 0.5").rule("arbitration.peace", price).load(), 6, 300, Switches::default());
        share(&worlds, |w| first(w, War, |e| e.actor == Some(STRONG) && e.other == Some(WEAK)).is_some())
    };
    let (free, dear) = (wars(0.0), wars(1.5));
    assert!(free > dear + 0.1, "wars of vassals: {free} for nothing, {dear} at a price");
}

#[test]
fn part_of_a_host_that_helped_stays_for_pay() {
    let hired = |helped: f64| {
        let little = quarrel("habit = 0.95; oath = 0.8").rule("hire.helped", helped);
        let worlds = run(&little.load(), 5, 300, Switches::default());
        for e in worlds.iter().flat_map(|w| all(w, TroopsHired)) {
            assert!(e.men >= 200 && e.detail.number().is_some_and(|paid| paid > 0), "{e:?}");
        }
        often(&worlds, TroopsHired)
    };
    let (some, none) = (hired(1.0), hired(0.0));
    assert!(some > 0.02 && none == 0.0, "{some} hired, {none} where nobody stays");
}

/// A lord with a pasture of his own, a vassal in a town, and a vassal people of herdsmen that troubles it.
fn herdsmen(decree: f64) -> Little {
    Little::new()
        .span("1300-01-01", "1303-12-31")
        .place("seat", 8_000.0, "walls = 0.8; pasture_km2 = 30000")
        .place("weak_town", 3_000.0, "walls = 0.4; pasture_km2 = 20000")
        .place("grass", 6_000.0, "walls = 0; pasture_km2 = 30000; lives = sun nomad 1")
        .place("new_grass", 2_000.0, "walls = 0; pasture_km2 = 60000; lives = sun nomad 1")
        .route("seat", "weak_town", 500.0)
        .route("weak_town", "grass", 200.0)
        .route("grass", "new_grass", 500.0)
        .route("seat", "new_grass", 500.0)
        .polity("lord", "seat", "form = 'empire'; prestige = 0.7; garrison = 2000")
        .polity("weak", "weak_town", "form = 'city'; garrison = 400")
        .polity("strong", "grass", "form = 'tribe'; garrison = 0; ambition = 0.9")
        .hold("lord", "new_grass", 0.0)
        .host("lord_s_host", "lord", "seat", 12_000.0, "")
        .host("weak_s_host", "weak", "weak_town", 1_500.0, "")
        .host("strong_s_host", "strong", "grass", 5_000.0, "")
        .vassal("weak", "lord", "habit = 0.9; oath = 0.8")
        .vassal("strong", "lord", "habit = 0.6; oath = 0.8")
        .grudge("strong", "weak", 1.0)
        .claim("strong", "weak_town")
        .rule("strategy.quiet", 0.2)
        .rule("arbitration.peace", 0.0)
        .rule("arbitration.decree", decree)
}

#[test]
fn a_people_that_troubles_a_vassal_is_moved_away_by_decree() {
    let moved = |decree: f64| {
        let scenario = herdsmen(decree).load();
        let new = scenario.place("new_grass").expect("given");
        let worlds = run(&scenario, 33, 300, Switches::default());
        let told = |w: &World| {
            first(w, PeopleMoved, |e| (e.actor, e.other, e.place) == (Some(LORD), Some(STRONG), Some(new))).is_some()
        };
        for world in worlds.iter().filter(|w| told(w)) {
            assert!(world.place(new).households > 2_500.0, "{} households", world.place(new).households);
            assert!((world.all_households() - 19_000.0).abs() < 1.0, "{}", world.all_households());
        }
        share(&worlds, told)
    };
    let (by_decree, never) = (moved(9.0), moved(-99.0));
    assert!(by_decree > 0.05 && never == 0.0, "{by_decree} moved, {never} where no decree is given");
}

/// A lord and a vassal who owes him a thousand a year.
fn dues(words: &str) -> Little {
    Little::new()
        .span("1300-01-01", "1329-12-31")
        .place("seat", 8_000.0, "walls = 0.8; pasture_km2 = 30000")
        .place("town", 6_000.0, "walls = 0.4; pasture_km2 = 20000")
        .route("seat", "town", 400.0)
        .polity("lord", "seat", "form = 'empire'; prestige = 0.7; garrison = 2000")
        .polity("vassal", "town", "garrison = 400")
        .host("lord_s_host", "lord", "seat", 9_000.0, "")
        .host("vassal_s_host", "vassal", "town", 2_000.0, "")
        .vassal("vassal", "lord", "tribute = 400; habit = 0.8; oath = 0.8")
        .with_person("lord_ruler", words)
}

#[test]
fn a_tribute_agreed_is_told_with_its_sum_and_once_paid_for_the_first_time() {
    let worlds = run(&quarrel("habit = 0.1; tribute = 200").load(), 8, 800, Switches::default());
    let mut seen = 0;
    for world in &worlds {
        for paid in all(world, TributePaid) {
            let bond = (paid.actor, paid.other);
            let before = |e: &&Event| (e.actor, e.other) == bond && e.day <= paid.day;
            let agreed = all(world, TributeAgreed).filter(before).count();
            let firsts = all(world, TributePaid).filter(before).count();
            assert!(firsts <= agreed, "{firsts} first payments for {agreed} agreements");
            assert!(paid.detail.number().is_some_and(|n| n > 0), "{paid:?}");
            seen += 1;
        }
    }
    assert!(seen > 15, "{seen} first payments");
}

#[test]
fn the_envoys_of_the_greedy_ask_more_and_part_in_anger_oftener() {
    let with = |greed: &str| run(&dues(greed).load(), 9, 300, Switches::default());
    let (greedy, modest) = (with("greed = 1"), with("greed = 0"));
    let asked = (often(&greedy, Overcharged), often(&modest, Overcharged));
    assert!(asked.0 > 3.0 * asked.1 + 0.1, "asked more: {asked:?}");
    let angry = (often(&greedy, EnvoyInsulted), often(&modest, EnvoyInsulted));
    assert!(angry.0 > 1.3 * angry.1, "insults: {angry:?}");
}

#[test]
fn an_heir_who_was_charged_to_pay_pays_likelier() {
    let realm = |advises: f64| {
        let little = dues("greed = 0.5").with_person("vassal_ruler", "born = 1240").rule("succession.level", 0.002);
        let little = little.rule("tribute.advises", advises).rule("tribute.pay", 0.0).rule("tribute.heeds", 12.0);
        run(&little.load(), 10, 600, Switches::default())
    };
    let (with, without) = (realm(1.0), realm(0.0));
    assert!(often(&with, Advice) > 0.1 && often(&without, Advice) == 0.0, "{}", often(&with, Advice));
    // The same histories up to the advice; after it less is withheld.
    let withheld = |worlds: &[World]| {
        let sums = worlds.iter().zip(&with).filter_map(|(w, told)| {
            let day = first(told, Advice, |_| true)?.day;
            Some(all(w, TributeWithheld).filter(|e| e.day > day && e.day - day < 2000).count() as f64)
        });
        mean(&sums.collect::<Vec<_>>())
    };
    let (heeded, never) = (withheld(&with), withheld(&without));
    assert!(heeded < 0.8 * never, "withheld {heeded} after advice, {never} without");
}

/// A throne, an uncle of its ruler who is sure to flee, and a strong neighbour who looks for vassals.
fn claimant() -> Little {
    Little::new()
        .span("1300-01-01", "1319-12-31")
        .place("seat", 8_000.0, "walls = 0.2; pasture_km2 = 30000")
        .place("throne", 9_000.0, "walls = 0.1; pasture_km2 = 20000")
        .route("seat", "throne", 400.0)
        .polity("patron", "seat", "form = 'empire'; prestige = 0.7; garrison = 2000; treasury = 20000")
        .polity("realm", "throne", "garrison = 300")
        .person("realm_uncle", "realm", "office = 'none'; born = 1262; house = 'realm'; boldness = 0.9")
        .with_person("realm_ruler", "born = 1225")
        .host("patron_s_host", "patron", "seat", 12_000.0, "")
        .host("realm_s_host", "realm", "throne", 1_500.0, "")
        .rule("succession.level", 0.0012)
        .rule("succession.flight", 0.9)
}

#[test]
fn a_claimant_offers_is_refused_or_backed_and_nobody_sits_on_two_thrones() {
    let worlds = run(&claimant().load(), 11, 500, Switches::default());
    let (offered, backed) = (often(&worlds, ClaimOffered), often(&worlds, ClaimantBacked));
    assert!(offered > 0.3 && backed > 0.05 && often(&worlds, AidRefused) > 0.02, "{offered} offered, {backed} backed");
    let mut set_up = 0;
    for world in &worlds {
        let by_escort = |e: &&Event| all(world, ClaimantBacked).any(|b| b.person == e.person && b.day <= e.day);
        for throne in all(world, Enthroned).filter(by_escort) {
            let agreed = |e: &Event| (e.actor, e.other) == (throne.other, throne.actor) && e.day >= throne.day;
            assert!(first(world, TributeAgreed, agreed).is_some(), "set up without terms: {throne:?}");
            set_up += 1;
        }
        let heads: Vec<PersonId> = world.polities.iter().filter(|p| p.alive).filter_map(|p| p.court.ruler).collect();
        let twice = heads.iter().enumerate().any(|(i, x)| heads[..i].contains(x));
        assert!(!twice, "one person on two thrones");
    }
    assert!(set_up > 10, "{set_up} enthroned by an escort");
    let fled = |e: &Event| {
        e.causes().any(|c| {
            matches!(c, tumen_engine::Cause::Event(id) if
        worlds.iter().any(|w| w.chronicle.get(id).is_some_and(|c| c.kind == Enthroned)))
        })
    };
    assert!(worlds.iter().any(|w| first(w, ClaimantFled, fled).is_some()), "no incumbent ever fled");
}

#[test]
fn a_claim_that_was_refused_is_at_an_end_where_a_refusal_takes_all_of_it() {
    let most = |refusal: f64| {
        let little = claimant().rule("claimant.refusal", refusal).rule("claimant.lasts", 25.0);
        // A patron who never marches.
        let worlds = run(&little.rule("strategy.quiet", 20.0).load(), 11, 300, Switches::default());
        let asked = |w: &World| {
            let mut offers: std::collections::BTreeMap<PersonId, usize> = std::collections::BTreeMap::new();
            for e in all(w, ClaimOffered) {
                *offers.entry(e.person.expect("a claimant")).or_default() += 1;
            }
            offers.into_values().max().unwrap_or(0)
        };
        worlds.iter().map(asked).max().unwrap_or(0)
    };
    let (for_ever, once) = (most(0.0), most(1.0));
    assert!(for_ever >= 2 && once == 1, "asked {for_ever} times, {once} where a refusal is the end");
}

/// A suzerain amid ten vassals on roads of their own length, with a new patron at the end of one.
fn star(fellows: f64) -> Little {
    let mut little = Little::new()
        .span("1300-01-01", "1307-12-31")
        .place("seat", 9_000.0, "walls = 0.8; pasture_km2 = 30000")
        .place("steppe", 9_000.0, "walls = 0.2; pasture_km2 = 60000")
        .polity("lord", "seat", "form = 'empire'; prestige = 0.5; garrison = 2000")
        .polity("patron", "steppe", "form = 'tribe'; prestige = 0.8; ambition = 0.8; garrison = 1000")
        .host("lord_s_host", "lord", "seat", 9_000.0, "")
        .host("patron_s_host", "patron", "steppe", 30_000.0, "")
        .truce("lord", "patron", "1320-01-01")
        .rule("contagion.fellows", fellows)
        .rule("allegiance.temperature", 0.3);
    for i in 0..10 {
        let (vassal, town) = (format!("v{i}"), format!("t{i}"));
        little = little
            .place(&town, 3_000.0, "walls = 0.4; pasture_km2 = 8000")
            .route("seat", &town, 600.0)
            .route("steppe", &town, 250.0 + 250.0 * f64::from(i))
            .polity(&vassal, &town, "form = 'city'; garrison = 300")
            .host(&format!("h{i}"), &vassal, &town, 1_200.0, "")
            .vassal(&vassal, "lord", "habit = 0.3; oath = 0.3")
            .truce(&vassal, "patron", "1320-01-01");
    }
    little
}

/// Days until each vassal of the star leaves; the end if never.
fn leaving(world: &World) -> Vec<i32> {
    let left = |v: usize| {
        let gone =
            |e: &&Event| matches!(e.kind, VassalDefects | VassalIndependent) && e.actor == Some(PolityId::at(3 + v));
        world.chronicle.events().iter().find(gone).map_or(Day(i32::MAX / 2), |e| e.day).0
    };
    (0..10).map(left).collect()
}

#[test]
fn vassals_leave_by_distance_to_the_new_patron_and_the_sooner_for_each_that_left() {
    let worlds = run(&star(0.1).load(), 12, 200, Switches::default());
    // Share of pairs in which the one nearer to the patron leaves before the other, less the contrary.
    let (mut nearer, mut farther) = (0, 0);
    for days in worlds.iter().map(leaving) {
        for i in 0..10 {
            for j in i + 1..10 {
                nearer += u32::from(days[i] < days[j]);
                farther += u32::from(days[i] > days[j]);
            }
        }
    }
    let tau = (f64::from(nearer) - f64::from(farther)) / f64::from(nearer + farther).max(1.0);
    assert!(nearer + farther > 500 && tau > 0.3, "{nearer} pairs near first, {farther} far first: {tau}");
    let left = |worlds: &[World]| {
        let gone = |w: &World| leaving(w).iter().filter(|d| **d < i32::MAX / 2).count() as f64;
        mean(&worlds.iter().map(gone).collect::<Vec<_>>())
    };
    let (with, without) = (left(&run(&star(0.4).load(), 12, 200, Switches::default())), {
        left(&run(&star(0.0).load(), 12, 200, Switches::default()))
    });
    assert!(with > without + 0.2, "{with} leave when it spreads, {without} when it does not");
}

#[test]
fn a_free_court_that_nobody_presses_keeps_its_freedom() {
    let little = Little::new()
        .span("1300-01-01", "1319-12-31")
        .place("seat", 9_000.0, "walls = 0.8; pasture_km2 = 60000")
        .place("town", 3_000.0, "walls = 0.4; pasture_km2 = 8000")
        .route("seat", "town", 500.0)
        .polity("great", "seat", "form = 'empire'; prestige = 0.8; garrison = 2000")
        .polity("small", "town", "form = 'city'; garrison = 300")
        .host("great_host", "great", "seat", 30_000.0, "")
        .host("small_host", "small", "town", 800.0, "");
    let worlds = run(&little.load(), 13, 200, Switches::default());
    let submits = share(&worlds, |w| first(w, VassalSubmits, |_| true).is_some());
    assert!(submits < 0.05, "{submits} submitted to a peaceful neighbour");
}
