//! Terms: closed by spoils, made again by those who have other enemies, asked to make losses good, handed on by the dying.

use crate::support::{Little, because_of, first, histories, run, share, stage};
use tumen_base::PolityId;
use tumen_engine::world::chronicle::Cause;
use tumen_engine::{Event, Switches, World};
use tumen_scenario::EventKind::{self, *};

const LORD: PolityId = PolityId(1);
const VASSAL: PolityId = PolityId(2);

/// A lord, and a vassal that leaves as soon as it thinks of it.
fn broken_away() -> Little {
    Little::new()
        .span("1300-01-01", "1309-12-31")
        .place("seat", 8_000.0, "walls = 0.8; pasture_km2 = 30000")
        .place("town", 6_000.0, "walls = 0.7; farm_days = 900; pasture_km2 = 20000")
        .route("seat", "town", 400.0)
        .polity("lord", "seat", "form = 'empire'; prestige = 0.7; garrison = 2000")
        .polity("vassal", "town", "garrison = 400")
        .vassal("vassal", "lord", "tribute = 400; habit = 0.2; oath = 0.2")
        .rule("allegiance.alone", 50.0)
        .rule("settlement.submit", -60.0)
}

#[test]
fn a_lord_who_has_taken_the_camp_of_a_beaten_vassal_may_leave_it_at_that() {
    let settled = |content: f64| {
        let little = broken_away()
            .host("lord_s_host", "lord", "seat", 15_000.0, "")
            .host("vassal_s_host", "vassal", "town", 7_000.0, "")
            .with_person("vassal_ruler", "boldness = 1; caution = 0")
            .rule("strategy.quiet", -10.0)
            .rule("tribute.booty", 8.0)
            .rule("tribute.content", content);
        let worlds = run(&little.load(), 51, 150, Switches::default());
        let told = |w: &World| first(w, SettledBySpoils, |e| (e.actor, e.other) == (Some(LORD), Some(VASSAL))).copied();
        for (w, e) in worlds.iter().filter_map(|w| Some((w, told(w)?))) {
            assert!(because_of(w, &e, Battle), "{e:?}");
            let truce = |t: &Event| t.day == e.day && (t.actor, t.other) == (Some(LORD), Some(VASSAL));
            assert!(first(w, Truce, truce).is_some(), "the war is over");
            let again = |t: &Event| t.day == e.day && t.actor == Some(VASSAL);
            assert!(first(w, TributeAgreed, again).is_none(), "and nothing new is agreed");
        }
        share(&worlds, |w| told(w).is_some())
    };
    let (some, none) = (settled(1.0), settled(0.0));
    assert!(some > 0.2 && none == 0.0, "{some} settled, {none} where spoils content nobody");
}

/// The same with a foe each, or with one for the vassal alone, at the other end of the world.
fn other_enemies(both: bool) -> Little {
    let little = broken_away()
        .host("lord_s_host", "lord", "seat", 9_000.0, "")
        .host("vassal_s_host", "vassal", "town", 2_000.0, "")
        .place("wild", 3_000.0, "")
        .place("waste", 3_000.0, "")
        .route("town", "wild", 1500.0)
        .route("seat", "waste", 1500.0)
        .polity("foe", "wild", "")
        .polity("other_foe", "waste", "")
        .war("foe", "vassal")
        .rule("strategy.quiet", 60.0)
        .rule("tribute.rapprochement", 0.9)
        .rule("allegiance.memory", 2.0);
    if both { little.war("other_foe", "lord") } else { little }
}

#[test]
fn a_lost_vassal_and_its_lord_come_to_terms_when_each_has_another_enemy() {
    let again = |both: bool| {
        let worlds = run(&other_enemies(both).load(), 52, 100, Switches::default());
        for world in &worlds {
            let Some(e) = first(world, Rapprochement, |e| e.actor == Some(VASSAL)) else { continue };
            let agreed = first(world, TributeAgreed, |t| (t.actor, t.day) == (Some(VASSAL), e.day));
            let sum = agreed.and_then(|t| t.detail.number()).expect("terms are agreed with it");
            assert!((280..=400).contains(&sum), "{sum} dinars");
        }
        share(&worlds, |w| first(w, Rapprochement, |_| true).is_some())
    };
    let (both, one) = (again(true), again(false));
    assert!(both > 0.5 && one == 0.0, "{both} of those who both have another enemy, {one} where only one has");
}

#[test]
fn a_vassal_in_name_only_has_its_debt_struck_out() {
    let scenario = other_enemies(true).rule("allegiance.alone", -50.0).rule("tribute.pay", -60.0).load();
    let stage = stage(&scenario);
    let mut told = 0;
    for mut sim in histories(&stage, 53, 60, Switches::default()) {
        sim.world.polities[VASSAL.index()].bonds.vassalage.as_mut().expect("given").arrears = 4.0;
        while first(&sim.world, Rapprochement, |_| true).is_none() && sim.step() {}
        let Some(v) =
            sim.world.polity(VASSAL).bonds.vassalage.filter(|_| first(&sim.world, Rapprochement, |_| true).is_some())
        else {
            continue;
        };
        assert!(v.arrears == 0.0 && v.tribute < 400, "{v:?}");
        let event = sim.world.chronicle.events().iter().rfind(|e| e.kind == TributeResumed).expect("this year is paid");
        assert!(because_of(&sim.world, event, Rapprochement));
        told += 1;
    }
    assert!(told > 30, "{told} of 60");
}

/// A lord who is asked for help by a tributary against a khan who beats him.
fn lost_war(treasury: i64, lender: i64) -> Little {
    Little::new()
        .span("1300-01-01", "1304-12-31")
        .place("seat", 30_000.0, "walls = 0.8; pasture_km2 = 90000")
        .place("town", 9_000.0, "walls = 1; farm_days = 2000; pasture_km2 = 90000")
        .place("steppe", 30_000.0, "kind = pasture; pasture_km2 = 90000")
        .place("rich", 9_000.0, "walls = 1")
        .route("seat", "town", 300.0)
        .route("town", "steppe", 300.0)
        .route("town", "rich", 600.0)
        .polity("lord", "seat", "form = 'empire'; prestige = 0.7; garrison = 2000")
        .polity("vassal", "town", &format!("garrison = 2000; treasury = {treasury}; income_share = 0.001"))
        .polity("khan", "steppe", "form = 'empire'; ambition = 1; prestige = 0.8; garrison = 0; treasury = 0")
        .polity("banker", "rich", &format!("treasury = {lender}"))
        .host("lord_s_host", "lord", "seat", 12_000.0, "")
        .host("horde", "khan", "steppe", 16_000.0, "")
        .with_person("lord_ruler", "boldness = 1; caution = 0")
        .vassal("vassal", "lord", "tribute = 2000; habit = 1; oath = 1")
        .war("khan", "vassal")
        .claim("khan", "town")
        .rule("strategy.quiet", -10.0)
        .rule("appeal.vassal", 60.0)
        .rule("assembly.great", 1e9)
        .rule("aftermath.great", 1e9)
        .rule("settlement.submit", -60.0)
        .rule("allegiance.habit", 50.0)
}

#[test]
fn a_vassal_is_asked_to_make_good_what_its_war_cost_and_may_borrow_the_sum() {
    let between = |e: &Event| [(Some(LORD), Some(VASSAL)), (Some(VASSAL), Some(LORD))].contains(&(e.actor, e.other));
    let told = |little: Little, kind: EventKind| {
        let worlds = run(&little.load(), 54, 150, Switches::default());
        for e in worlds.iter().filter_map(|w| first(w, CompensationAsked, between)) {
            let sum = e.detail.number().expect("a sum");
            assert!((2000..=6000).contains(&sum), "{sum}: between one year's dues and three");
        }
        share(&worlds, |w| first(w, kind, between).is_some())
    };
    let rich = lost_war(200_000, 0).rule("tribute.pay", 60.0);
    let (asked, paid) = (told(rich.clone(), CompensationAsked), told(rich, CompensationPaid));
    assert!(asked > 0.1 && paid > 0.8 * asked, "{asked} asked, {paid} paid");
    let free = lost_war(200_000, 0).rule("appeal.vassal", -60.0);
    assert_eq!(told(free, CompensationAsked), 0.0, "who fought for nobody asks nobody");
    // Whose chests are empty pays with a neighbour's money.
    let lent = |lender: i64| {
        let scenario = lost_war(0, lender).rule("tribute.pay", 60.0).load();
        let worlds = run(&scenario, 54, 150, Switches::default());
        let paid = |w: &World| {
            first(w, CompensationPaid, |e| between(e) && e.detail.number().is_some_and(|n| n >= 2000)).is_some()
        };
        share(&worlds, paid)
    };
    let (banker, nobody) = (lent(200_000), lent(0));
    assert!(banker > nobody + 0.05, "{banker} paid with a loan, {nobody} without");
}

#[test]
fn the_advice_of_a_dying_ruler_keeps_the_habit_of_the_tie_for_one_reign() {
    let scenario = Little::new()
        .span("1300-01-01", "1369-12-31")
        .place("seat", 8_000.0, "walls = 0.8; pasture_km2 = 30000")
        .place("town", 6_000.0, "walls = 0.4; pasture_km2 = 20000")
        .route("seat", "town", 400.0)
        .polity("lord", "seat", "form = 'empire'; prestige = 0.7; garrison = 2000")
        .polity("vassal", "town", "garrison = 400")
        .host("lord_s_host", "lord", "seat", 9_000.0, "")
        .vassal("vassal", "lord", "tribute = 400; habit = 0.3; oath = 0.8")
        .with_person("vassal_ruler", "born = 1235")
        .rule("succession.level", 0.002)
        .rule("allegiance.habit", 200.0)
        .rule("tribute.pay", 60.0)
        .rule("tribute.late", 1.0)
        .rule("tribute.advises", 0.6)
        .rule("tribute.advice", 0.25)
        .load();
    let stage = stage(&scenario);
    let (mut kept, mut forgotten) = (0, 0);
    for mut sim in histories(&stage, 55, 60, Switches::default()) {
        let habit = |w: &World| w.polity(VASSAL).bonds.vassalage.map(|v| v.habit);
        let mut kept_here = false;
        loop {
            let (before, told) = (habit(&sim.world), sim.world.chronicle.events().len());
            let ruler = sim.world.polity(VASSAL).court.ruler;
            if !sim.step() {
                break;
            }
            let new = &sim.world.chronicle.events()[told..];
            let advised = sim.world.dealings.of(VASSAL).advised;
            if let Some(e) = new.iter().find(|e| e.kind == Advice) {
                let (Some(before), Some(after)) = (before, habit(&sim.world)) else { panic!("{e:?}") };
                assert!((after - (before + 0.25).min(1.0)).abs() < 1e-9, "{before} became {after}");
                assert!(advised == 0.25 && matches!(e.causes().next(), Some(Cause::Event(_))));
                (kept, kept_here) = (kept + 1, true);
            } else if sim.world.polity(VASSAL).court.ruler.is_some_and(|r| ruler != Some(r)) {
                assert!(advised == 0.0, "each reign begins without it");
                forgotten += usize::from(kept_here);
            }
        }
    }
    assert!(kept > 20 && forgotten > 0, "{kept} charged their heirs, {forgotten} after them did not");
}
