//! Betrayal: a vassal that has suffered wrongs of its overlord calls in one of his enemies, or a power that looks for
//! land, and means to stand aside when they fight. Who is called has a bond to act on for some years; the overlord may
//! come to hear of it.
//!
//! P(in a year) = invites x wrongs remembered, if somebody is within reach who is believed at least `strong` times
//! as strong as the overlord.
//!
//! Source: Qara Khitai, Battle of Qatwan: invited by a vassal of the Seljuks to conquer their lands, 1141.

use crate::due::Due;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Detail, Event};
use crate::world::polity::{Duty, Vassalage};
use crate::{beliefs, chance, verbs};
use tumen_base::PolityId;
use tumen_scenario::EventKind;

/// The yearly thought of a vassal that stays.
pub(crate) fn consider(sim: &mut Sim<'_>, vassal: PolityId, bond: Vassalage) {
    let lord = bond.to;
    let ill = beliefs::grudge(sim, vassal, lord);
    if ill < sim.rules.betrayal.least {
        return;
    }
    let rate = sim.rules.allegiance.invites * ill.min(1.0);
    if !sim.draw(chance::INVITES, vassal).chance(rate) {
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
    let (aside, heard) = (sim.rules.betrayal.aside as i32, sim.rules.betrayal.heard);
    sim.world.ties.get_mut(vassal, guest).neutral = day + aside;
    let duty = Duty { to: vassal, against: lord, day, event };
    let p = sim.world.polity_mut(guest);
    p.bonds.duty = p.bonds.duty.or(Some(duty));
    sim.after(30.0, Due::Council { polity: guest, regular: false });
    if sim.draw(chance::HEARS_OF_IT, lord).chance(heard) {
        let betrayed = sim.rules.betrayal.betrayed;
        verbs::wrong(sim, lord, vassal, betrayed, Cause::Event(event));
    }
}

/// The strongest free court within reach that has a quarrel with the overlord or an appetite for land.
fn enemy(sim: &mut Sim<'_>, vassal: PolityId, lord: PolityId) -> Option<PolityId> {
    let seat = sim.world.polity(vassal).capital?;
    let least = sim.rules.betrayal.strong * beliefs::believed(sim, vassal, lord);
    let mut best: Option<(PolityId, f64)> = None;
    for i in 1..sim.world.polities.len() {
        let q = PolityId::at(i);
        let p = sim.world.polity(q);
        let free = p.alive && p.form.is_court() && p.bonds.vassalage.is_none() && q != lord && q != vassal;
        let tie = sim.world.ties.get(q, lord);
        let moved = tie.war || p.ambition > 0.4 || beliefs::grudge(sim, q, lord) > 0.15;
        if !free || !moved || tie.truce > sim.world.today || tie.kin > 0.4 || sim.world.hostile(vassal, q) {
            continue;
        }
        if sim.reach_days(q, seat).is_none_or(|d| d > sim.rules.betrayal.reach) {
            continue;
        }
        let strength = beliefs::believed(sim, vassal, q);
        if strength > least && best.is_none_or(|(_, s)| strength > s) {
            best = Some((q, strength));
        }
    }
    best.map(|(q, _)| q)
}
