//! Betrayal: a vassal that has suffered wrongs of its overlord calls in one of his enemies, or a power that looks for
//! land, and means to stand aside when they fight. Who is called has a bond to act on for some years; the overlord may
//! come to hear of it.
//!
//! P(in a year) = invites x wrongs remembered, if somebody is within reach who is believed at least half as strong as
//! the overlord.
//!
//! Source: Qara Khitai, Battle of Qatwan: invited by a vassal of the Seljuks to conquer their lands, 1141.

use crate::mechanisms::bonds::allegiance;
use crate::mechanisms::news;
use crate::rules::Mechanism;
use crate::sim::Sim;
use crate::world::agenda::Due;
use crate::world::chronicle::{Cause, Detail, Event};
use crate::world::polity::{Duty, Vassalage};
use tumen_base::PolityId;
use tumen_scenario::EventKind;

/// Wrongs below which nobody goes so far.
const LEAST: f64 = 0.25;
/// Days of march within which somebody is thought of.
const REACH: f64 = 70.0;
/// Days for which the vassal stands aside.
const ASIDE: i32 = 1000;
/// Probability that the overlord hears of it, and what it weighs with him.
const HEARD: f64 = 0.5;
const BETRAYED: f64 = 0.4;

/// Sets apart the draws of invitations from those of allegiance.
const INVITES: u32 = 0x4_0000;

/// The yearly thought of a vassal that stays.
pub(crate) fn consider(sim: &mut Sim<'_>, vassal: PolityId, bond: Vassalage) {
    let lord = bond.to;
    let ill = allegiance::grudge(sim, vassal, lord);
    if ill < LEAST {
        return;
    }
    let rate = sim.rules.allegiance.invites * ill.min(1.0);
    if !sim.draw(Mechanism::Allegiance, INVITES | vassal.key()).chance(rate) {
        return;
    }
    let Some(guest) = enemy(sim, vassal, lord) else {
        return;
    };
    let wrong = sim.world.ties.get(vassal, lord).wrong;
    let event = sim.tell(
        Event::new(EventKind::InvitedAgainst)
            .actor(vassal)
            .other(guest)
            .detail(Detail::Polity(lord))
            .at_capital(sim, vassal)
            .because(wrong),
    );
    let day = sim.world.today;
    sim.world.ties.get_mut(vassal, guest).neutral = day + ASIDE;
    let duty = Duty { to: vassal, against: lord, day, event };
    let p = sim.world.polity_mut(guest);
    p.duty = p.duty.or(Some(duty));
    sim.after(30.0, Due::Council { polity: guest, regular: false });
    if sim.draw(Mechanism::Allegiance, INVITES | lord.key()).chance(HEARD) {
        allegiance::wrong(sim, lord, vassal, BETRAYED, Cause::Event(event));
    }
}

/// The strongest free court within reach that has a quarrel with the overlord or an appetite for land.
fn enemy(sim: &mut Sim<'_>, vassal: PolityId, lord: PolityId) -> Option<PolityId> {
    let seat = sim.world.polity(vassal).capital?;
    let least = 0.5 * news::believed(sim, vassal, lord);
    let mut best: Option<(PolityId, f64)> = None;
    for i in 1..sim.world.polities.len() {
        let q = PolityId::at(i);
        let p = sim.world.polity(q);
        let free = p.alive && p.form.is_court() && p.vassalage.is_none() && q != lord && q != vassal;
        let tie = sim.world.ties.get(q, lord);
        let moved = tie.war || p.ambition > 0.4 || allegiance::grudge(sim, q, lord) > 0.15;
        if !free || !moved || tie.truce > sim.world.today || tie.kin > 0.4 || sim.world.hostile(vassal, q) {
            continue;
        }
        if sim.reach_days(q, seat).is_none_or(|d| d > REACH) {
            continue;
        }
        let strength = news::believed(sim, vassal, q);
        if strength > least && best.is_none_or(|(_, s)| strength > s) {
            best = Some((q, strength));
        }
    }
    best.map(|(q, _)| q)
}
