//! What communities hold against their lords is set anew.

use crate::moment::Moment;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use crate::{readings, verbs};
use tumen_base::day::YEAR;
use tumen_base::{FaithId, PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, LOCALS, Policy};

pub(crate) fn target(sim: &Sim<'_>, place: PlaceId, slot: usize) -> f64 {
    let r = &sim.rules.faith;
    let p = sim.world.place(place);
    if p.holder == LOCALS {
        return maths::sigmoid(r.calm - r.notables);
    }
    let holder = sim.world.polity(p.holder);
    let c = &p.communities[slot];
    let violence = c.violence * maths::fading(f64::from(sim.world.today - c.hurt) / YEAR, r.memory);
    let in_office = readings::in_office(sim, place);
    let foreign =
        f64::from(u8::from(holder.creed.faith != c.faith)) * (1.0 - (1.0 - sim.rules.notables.softened) * in_office);
    let left_alone = f64::from(u8::from(holder.bonds.vassalage.is_some() || p.garrison() < 500));
    let notables = left_alone.max(in_office) - readings::set_aside(sim, place);
    maths::sigmoid(
        r.calm
            + r.severity * readings::severity(sim, place, c.faith)
            + r.tax * (holder.means.tax - 1.0)
            + r.violence * violence
            + r.foreign * foreign
            - r.notables * notables,
    )
}

/// Brings the communities of a place up to date and sets their targets anew.
pub(crate) fn retarget(sim: &mut Sim<'_>, place: PlaceId, cause: Option<Cause>) {
    let today = sim.world.today;
    for slot in 0..sim.world.place(place).communities.len() {
        let (now, aim) = (readings::grievance(sim, place, slot), verbs::target(sim, place, slot));
        let c = &mut sim.world.place_mut(place).communities[slot];
        if aim > c.target && cause.is_some() {
            c.cause = cause;
        }
        c.grievance = now;
        c.touched = today;
        c.target = aim;
    }
    sim.follow(Moment::GrievanceMoves(place));
}

/// The communities of a place are stirred up: their grievance rises at once, and goes back to where it was heading.
pub(crate) fn stir(sim: &mut Sim<'_>, place: PlaceId, by: f64, cause: Cause) {
    verbs::retarget(sim, place, None);
    for c in &mut sim.world.place_mut(place).communities {
        c.grievance = (c.grievance + by).min(1.0);
        c.cause.get_or_insert(cause);
    }
    sim.follow(Moment::GrievanceMoves(place));
}

/// The same for every place that a polity or its vassals hold.
pub(crate) fn retarget_polity(sim: &mut Sim<'_>, polity: PolityId, cause: Option<Cause>) {
    for i in 0..sim.world.places.len() {
        let place = PlaceId::at(i);
        let holder = sim.world.place(place).holder;
        if holder == polity || sim.world.polity(holder).bonds.vassalage.is_some_and(|v| v.to == polity) {
            verbs::retarget(sim, place, cause);
        }
    }
}

/// A place suffers violence of the given weight, 0 to 1.
pub(crate) fn suffer(sim: &mut Sim<'_>, place: PlaceId, weight: f64, cause: Option<Cause>) {
    let (today, memory) = (sim.world.today, sim.rules.faith.memory);
    for c in &mut sim.world.place_mut(place).communities {
        let now = c.violence * maths::fading(f64::from(today - c.hurt) / YEAR, memory);
        c.violence = (now + weight).min(1.0);
        c.hurt = today;
    }
    if weight > 0.05 {
        verbs::retarget(sim, place, cause);
    }
}

/// Changes a policy and tells of it.
pub(crate) fn set_policy(
    sim: &mut Sim<'_>,
    polity: PolityId,
    faith: FaithId,
    policy: Policy,
    cause: Option<Cause>,
) -> EventId {
    let power = sim.world.polity(polity).court.power;
    let event = sim.tell(
        Event::new(EventKind::Policy).actor(polity).person(power).detail(Detail::Policy(faith, policy)).because(cause),
    );
    let p = sim.world.polity_mut(polity);
    p.creed.policy[faith.index()] = policy;
    p.creed.policy_event[faith.index()] = Some(event);
    verbs::retarget_polity(sim, polity, Some(Cause::Event(event)));
    event
}
