//! Collectors: those whom a suzerain sends for his dues. They may quarrel with the court and be killed, which is a cause
//! of war; greedy ones ask more than was agreed.
//!
//! P(quarrel) = insult x (0.5 + pride of the vassal) x (0.5 + greed of the chief envoy); P(more asked in a year) =
//! greedy x 2 greed. What is asked beyond the terms is paid with a wrong, or ends in the same quarrel. The chief envoy
//! is sometimes a kinsman of the house; the death of one weighs `royal` times as much.
//!
//! Source: Qara Khitai, Yelu Pusuwan: emissaries insulting and their demands exceeding the agreement; their leader, of
//! the royal family, killed. Parameters are in [`super::tribute`].

use crate::due::Due;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use crate::world::person::Whereabouts;
use crate::{chance, verbs};
use tumen_base::{Draw, PersonId, PolityId};
use tumen_scenario::{EventKind, Office};

/// Collectors stand before the vassal for what is owed.
pub(crate) fn arrive(sim: &mut Sim<'_>, suzerain: PolityId, vassal: PolityId, event: EventId) {
    let Some(v) = sim.world.polity(vassal).bonds.vassalage.filter(|v| v.to == suzerain) else {
        return;
    };
    let mut draw = sim.draw(chance::COLLECTORS, (vassal, suzerain));
    let (envoy, greed) = chief(sim, suzerain, &mut draw);
    if draw.chance(quarrel(sim, vassal, greed)) {
        fall_out(sim, suzerain, vassal, envoy, Cause::Event(event), &mut draw);
    } else if draw.chance(sim.rules.tribute.collect) {
        let paid = sim.world.pay_over(vassal, suzerain, (v.tribute as f64 * v.arrears.min(3.0)) as i64);
        if paid > 0 {
            verbs::set_arrears(sim, vassal, 0.0);
            sim.tell(
                Event::new(EventKind::TributeResumed)
                    .actor(vassal)
                    .other(suzerain)
                    .detail(Detail::Dinars(paid))
                    .because(Cause::Event(event)),
            );
        }
    }
}

/// Those who come for the yearly dues may ask more than was agreed.
pub(crate) fn ask_more(sim: &mut Sim<'_>, suzerain: PolityId, vassal: PolityId) {
    let Some(v) = sim.world.polity(vassal).bonds.vassalage.filter(|v| v.to == suzerain) else {
        return;
    };
    let r = sim.rules.tribute.clone();
    let mut draw = sim.draw(chance::ASKS_MORE, vassal);
    // Most years nobody asks; only then is an envoy looked for.
    let asks = draw.uniform();
    if asks >= 2.0 * r.greedy {
        return;
    }
    let (envoy, greed) = chief(sim, suzerain, &mut draw);
    let more = (v.tribute as f64 * r.excess * (0.5 + greed)) as i64;
    if asks >= 2.0 * r.greedy * greed || more == 0 {
        return;
    }
    let event = sim.tell(
        Event::new(EventKind::Overcharged)
            .actor(suzerain)
            .other(vassal)
            .person(envoy)
            .detail(Detail::Dinars(more))
            .at_capital(sim, vassal)
            .because(v.cause),
    );
    verbs::wrong(sim, vassal, suzerain, r.overcharged, Cause::Event(event));
    if draw.chance(quarrel(sim, vassal, greed)) {
        fall_out(sim, suzerain, vassal, envoy, Cause::Event(event), &mut draw);
    } else {
        sim.world.pay_over(vassal, suzerain, more);
    }
}

/// Probability that collectors and court part in a quarrel.
fn quarrel(sim: &Sim<'_>, vassal: PolityId, greed: f64) -> f64 {
    let pride = sim.world.head(vassal).map_or(0.5, |h| h.pride());
    sim.rules.tribute.insult * (0.5 + pride) * (0.5 + greed)
}

/// Who leads the collectors, if he is somebody: a grown kinsman of the house who holds no host and is not to follow;
/// and how greedy he is. A nobody is as greedy as the head of the court that chose him.
fn chief(sim: &Sim<'_>, suzerain: PolityId, draw: &mut Draw) -> (Option<PersonId>, f64) {
    let greed = sim.world.head(suzerain).map_or(0.5, |h| h.greed());
    if !draw.chance(sim.rules.tribute.kinsman) {
        return (None, greed);
    }
    let p = sim.world.polity(suzerain);
    let kin = (0..sim.world.persons.len()).map(PersonId::at).find(|c| {
        let x = sim.world.person(*c);
        x.male
            && x.house == p.house
            && x.polity == suzerain
            && x.office == Office::None
            && matches!(x.whereabouts, Whereabouts::At(_))
            && x.age(sim.world.today) > 20.0
            && p.court.ruler != Some(*c)
            && p.court.power != Some(*c)
    });
    (kin, kin.map_or(greed, |k| sim.world.person(k).greed()))
}

/// Collectors and court part in insult, or the collectors are killed.
fn fall_out(
    sim: &mut Sim<'_>,
    suzerain: PolityId,
    vassal: PolityId,
    envoy: Option<PersonId>,
    cause: Cause,
    draw: &mut Draw,
) {
    let r = sim.rules.tribute.clone();
    let pride = sim.world.head(vassal).map_or(0.5, |h| h.pride());
    let killed = draw.chance(r.kill * (0.5 + pride));
    let kind = if killed { EventKind::EnvoyKilled } else { EventKind::EnvoyInsulted };
    let e =
        sim.tell(Event::new(kind).actor(vassal).other(suzerain).target(envoy).at_capital(sim, vassal).because(cause));
    if killed {
        let kin = if envoy.is_some() { r.royal } else { 1.0 };
        verbs::wrong(sim, suzerain, vassal, r.killed * kin, Cause::Event(e));
        if let Some(envoy) = envoy {
            verbs::die(sim, envoy, Cause::Event(e));
        }
    } else {
        verbs::wrong(sim, vassal, suzerain, r.insulted, Cause::Event(e));
        verbs::wrong(sim, suzerain, vassal, r.insulted, Cause::Event(e));
    }
    sim.after(1.0, Due::Allegiance { polity: vassal, event: Some(e) });
}
