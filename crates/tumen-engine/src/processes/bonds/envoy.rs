//! Envoys: offers of protection, demands for what is owed, requests to stay out of a war, terms. They
//! travel as riders do, and act when they arrive, on what is true then.

use crate::due::Due;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, EventId};
use crate::{beliefs, chance, readings, verbs};
use tumen_base::{PolityId, maths};

/// An offer of protection comes to a court.
pub(crate) fn offer(sim: &mut Sim<'_>, from: PolityId, to: PolityId, event: EventId) {
    let until = sim.world.today + sim.rules.appeal.stands as i32;
    let tie = sim.world.ties.get_mut(to, from);
    tie.offer = until;
    tie.offer_event = Some(event);
    sim.after(2.0, Due::Allegiance { polity: to, event: Some(event) });
}

/// A court asked to stay out agrees unless it is bound to the other side or means to profit.
pub(crate) fn neutrality(sim: &mut Sim<'_>, from: PolityId, to: PolityId, against: PolityId, event: EventId) {
    let love = sim.world.ties.get(to, against).kin - beliefs::grudge(sim, to, against);
    let ill = beliefs::grudge(sim, to, from);
    let theirs = beliefs::believed(sim, to, from).max(100.0);
    let own = readings::strength(sim, to).max(100.0);
    let r = &sim.rules.envoy;
    let will = r.neutral - r.love * love - r.ill * ill + r.respect * maths::ln(theirs / own);
    let aids = sim.rules.switches.third_party_aid;
    let mut draw = sim.draw(chance::NEUTRALITY, (to, from));
    if !aids && draw.chance(maths::sigmoid(will)) {
        verbs::promise_neutrality(sim, from, to, event);
    }
}

/// A court asked for terms makes a truce if it does not expect to win.
pub(crate) fn terms(sim: &mut Sim<'_>, from: PolityId, to: PolityId, event: EventId) {
    if !sim.world.hostile(from, to) {
        return;
    }
    let theirs = beliefs::believed(sim, to, from).max(100.0);
    let own = readings::strength(sim, to).max(100.0);
    let ill = beliefs::grudge(sim, to, from);
    let ambition = sim.world.polity(to).ambition;
    let r = &sim.rules.envoy;
    let will = r.truce + r.odds * maths::ln(theirs / own) - r.ill * ill - r.ambition * ambition;
    let mut draw = sim.draw(chance::TRUCE_ASKED, (to, from));
    if draw.chance(maths::sigmoid(will)) {
        let place = sim.world.polity(to).capital.or(sim.world.polity(from).capital);
        if let Some(place) = place {
            verbs::make_truce(sim, from, to, place, Some(Cause::Event(event)));
        }
    }
}
