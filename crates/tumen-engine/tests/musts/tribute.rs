//! The tribute cycle: dues that come late, that collectors bring back, for which envoys are killed and war is made.

use crate::support::{Little, because_of, first, histories, run, share, stage};
use tumen_base::PolityId;
use tumen_engine::{Switches, World};
use tumen_scenario::EventKind::{
    Campaign, CollectorsSent, EnvoyKilled, TributeLate, TributeResumed, TributeWithheld, War,
};

const LORD: PolityId = PolityId(1);
const VASSAL: PolityId = PolityId(2);

/// A lord to whom a vassal without another thought owes 400 dinars a year, for twenty years.
fn dues() -> Little {
    Little::new()
        .span("1300-01-01", "1319-12-31")
        .place("seat", 8_000.0, "walls = 0.8; pasture_km2 = 30000")
        .place("town", 6_000.0, "walls = 0.4; pasture_km2 = 20000")
        .route("seat", "town", 400.0)
        .polity("lord", "seat", "form = 'empire'; prestige = 0.7; garrison = 2000")
        .polity("vassal", "town", "garrison = 400")
        .host("lord_s_host", "lord", "seat", 9_000.0, "")
        .host("vassal_s_host", "vassal", "town", 2_000.0, "")
        .vassal("vassal", "lord", "tribute = 400; habit = 0.8; oath = 0.8")
        .rule("allegiance.habit", 50.0)
        .rule("tribute.rapprochement", 0.0)
}

#[test]
fn dues_that_come_late_are_told_and_still_paid_within_the_year() {
    // A year is owed on the first day, so that the payment itself is told.
    let of = |late: f64| {
        let scenario = dues().rule("tribute.pay", 60.0).rule("tribute.late", late).load();
        let stage = stage(&scenario);
        let ended = histories(&stage, 41, 100, Switches::default()).map(|mut sim| {
            sim.world.polities[VASSAL.index()].bonds.vassalage.as_mut().expect("given").arrears = 1.0;
            sim.run();
            sim.world
        });
        ended.collect::<Vec<World>>()
    };
    let (mut late, mut told) = (of(120.0), 0);
    late.retain(|w| first(w, TributeWithheld, |_| true).is_none());
    for world in &late {
        let paid = first(world, TributeResumed, |_| true);
        let Some(was_late) = first(world, TributeLate, |_| true) else { continue };
        let paid = paid.filter(|e| e.detail.number().is_some_and(|n| n > 0)).expect("it is paid in the end");
        assert!(paid.day - was_late.day < 365, "{was_late:?} {paid:?}");
        told += usize::from(paid.day - was_late.day >= 90);
    }
    assert!(told > 5, "{told} first payments came late");
    let never = share(&of(1.0), |w| first(w, TributeLate, |_| true).is_some());
    assert!(never == 0.0, "{never} told as late where money comes in days");
}

/// Histories in which dues are never paid unasked and collectors always sent, who quarrel and are killed with these
/// probabilities and bring back what is owed with that.
fn unpaid(insult: f64, kill: f64, collect: f64) -> Little {
    let little = dues().rule("tribute.pay", -60.0).rule("tribute.overlook", 0.0).rule("tribute.collect", collect);
    little.rule("tribute.insult", insult).rule("tribute.kill", kill).rule("strategy.arrears", 0.0)
}

#[test]
fn collectors_bring_back_dues_that_were_withheld() {
    let resumed = |collect: f64| {
        let worlds = run(&unpaid(0.0, 0.0, collect).load(), 42, 60, Switches::default());
        let by_collectors = |w: &World| {
            let told = first(w, TributeResumed, |e| (e.actor, e.other) == (Some(VASSAL), Some(LORD)));
            told.is_some_and(|e| because_of(w, e, CollectorsSent) && e.detail.number().is_some_and(|n| n > 0))
        };
        share(&worlds, by_collectors)
    };
    let (brought, sent_away) = (resumed(1.0), resumed(0.0));
    assert!(brought > 0.9 && sent_away == 0.0, "{brought} and {sent_away}");
}

#[test]
fn collectors_killed_are_a_cause_of_war() {
    let punished = |little: Little| {
        let worlds = run(&little.load(), 43, 100, Switches::default());
        let marched = |w: &World| {
            let of_lord = |kind| first(w, kind, |e| (e.actor, e.other) == (Some(LORD), Some(VASSAL)));
            of_lord(War).is_some() && of_lord(Campaign).is_some_and(|e| because_of(w, e, EnvoyKilled))
        };
        share(&worlds, marched)
    };
    let (killed, sent_home) = (punished(unpaid(1.0, 1.0, 0.0)), punished(unpaid(0.0, 0.0, 0.0)));
    assert!(killed > 0.5 && sent_home == 0.0, "{killed} marched on for it, {sent_home} where nobody was killed");
}

#[test]
fn who_pays_and_kills_those_who_ask_for_more_is_marched_on_as_well() {
    let punished = |kill: f64| {
        let little = dues().rule("tribute.pay", 60.0).rule("tribute.late", 1.0).rule("tribute.greedy", 0.5);
        let little =
            little.rule("tribute.insult", 1.0).rule("tribute.kill", kill).with_person("lord_ruler", "greed = 1");
        let worlds = run(&little.load(), 44, 100, Switches::default());
        share(&worlds, |w| {
            let marched = first(w, Campaign, |e| (e.actor, e.other) == (Some(LORD), Some(VASSAL)));
            marched.is_some_and(|e| because_of(w, e, EnvoyKilled))
        })
    };
    let (killed, insulted) = (punished(1.0), punished(0.0));
    assert!(killed > 0.5 && insulted == 0.0, "{killed} and {insulted}");
}
