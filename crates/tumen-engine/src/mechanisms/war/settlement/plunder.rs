//! Before the walls and behind them: relief proclaimed to those whom the enemy oppresses, and pillage.

use crate::mechanisms::realm::faith;
use crate::mechanisms::war::supply;
use crate::sim::Sim;
use crate::world::chronicle::{AimKind, Cause, Detail, Event, EventId};
use crate::{chance, readings};
use tumen_base::{HostId, PlaceId, PolityId, maths};
use tumen_scenario::EventKind;

/// Whether a host stands behind a relief of one community: the event is the proclamation if it makes
/// one, else the campaign that the people have heard of.
pub(crate) fn proclaim(
    sim: &mut Sim<'_>,
    host: HostId,
    owner: PolityId,
    place: PlaceId,
    slot: usize,
) -> Option<EventId> {
    let h = sim.world.host(host);
    if let Some(event) = h.proclaimed {
        return Some(event);
    }
    let sent = h.sent;
    let community = sim.world.place(place).communities[slot];
    // The word of the court stands behind each of its hosts in the same war.
    let (today, holder) = (sim.world.today, sim.world.place(place).holder);
    let word = sim.world.dealings.words.get(&(owner, holder, community.faith)).copied();
    if let Some((event, _)) = word.filter(|(_, day)| f64::from(today - *day) < sim.rules.settlement.word) {
        sim.world.host_mut(host).proclaimed = Some(event);
        return Some(event);
    }
    let severity = readings::severity(sim, place, community.faith);
    let own = sim.world.polity(owner).policy[community.faith.index()].severity();
    if !sim.rules.switches.proclamation || severity < 0.2 || own > 0.2 {
        return sent;
    }
    let r = &sim.rules.settlement;
    let lead = h.commander.map_or(0.5, |c| sim.world.person(c).caution());
    let will = r.proclaim + r.oppression * severity + lead - 0.5;
    // One mind for the whole campaign: the draw depends on the host and on which campaign of its it is.
    let mut draw = sim.draw_at(chance::PROCLAIMS, host, u32::from(sim.world.host(host).sorties));
    if !draw.chance(maths::sigmoid(will)) {
        return sent;
    }
    let event = sim.tell(
        Event::new(EventKind::Proclamation)
            .at(place)
            .actor(owner)
            .other(sim.world.place(place).holder)
            .host(host)
            .detail(Detail::Faith(community.faith))
            .because(sent.map(Cause::Event))
            .because(community.cause),
    );
    sim.world.host_mut(host).proclaimed = Some(event);
    sim.world.dealings.words.insert((owner, holder, community.faith), (event, today));
    Some(event)
}

/// A host plunders a place: money to its owner, waste and grievance to the people.
pub(crate) fn pillage(sim: &mut Sim<'_>, host: HostId, place: PlaceId, harshness: f64) {
    let owner = sim.world.host(host).owner;
    let kept = 1.0 - readings::wasted(sim, place);
    let dinars = (sim.world.place(place).households * kept * sim.rules.settlement.plunder * harshness) as i64;
    sim.world.tax(owner, dinars);
    supply::lay_waste(sim, place, 0.4 * harshness);
    let cause = sim.world.host(host).sent.map(Cause::Event);
    faith::suffer(sim, place, 0.6 * harshness, cause);
    if sim.world.host(host).aim.is_some_and(|a| a.kind == AimKind::Raid) {
        sim.tell(
            Event::new(EventKind::Pillaged)
                .at(place)
                .actor(owner)
                .host(host)
                .detail(Detail::Dinars(dinars))
                .because(cause),
        );
    }
}
