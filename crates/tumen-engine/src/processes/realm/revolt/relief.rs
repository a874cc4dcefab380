//! Relief: a hostile host draws near, may proclaim relief to those whom the enemy oppresses, and gives them hope.

use crate::sim::Sim;
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use crate::world::place::Relief;
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
    let own = sim.world.polity(owner).creed.policy[community.faith.index()].severity();
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

/// A hostile host draws near: it may proclaim relief, and the aggrieved take hope.
pub(crate) fn approach(sim: &mut Sim<'_>, host: HostId) {
    let h = sim.world.host(host);
    let Some(aim) = h.aim else {
        return;
    };
    let (owner, at, men) = (h.owner, h.at, h.men());
    if men < 2000 || !sim.world.hostile(owner, aim.against) {
        return;
    }
    let reach = sim.rules.revolt.reach;
    let stage = sim.stage;
    for (place, days) in std::iter::once((at, 0.0)).chain(stage.near(at).iter().copied()) {
        if days > reach {
            break;
        }
        let holder = sim.world.place(place).holder;
        if sim.world.hostile(owner, holder) {
            give_hope(sim, host, owner, place);
        }
    }
}

fn give_hope(sim: &mut Sim<'_>, host: HostId, owner: PolityId, place: PlaceId) {
    let floor = sim.rules.revolt.floor;
    let mut changed = false;
    for slot in 0..sim.world.place(place).communities.len() {
        if readings::grievance(sim, place, slot) < floor {
            continue;
        }
        let Some(event) = proclaim(sim, host, owner, place, slot) else {
            continue;
        };
        let (today, until) = (sim.world.today, sim.world.today + 60);
        let c = &mut sim.world.place_mut(place).communities[slot];
        let fresh = c.relief.is_some_and(|r| r.host == host && r.until > today + 20);
        c.relief = Some(Relief { by: owner, host, until, event });
        changed |= !fresh;
    }
    if changed {
        super::retime(sim, place);
    }
}
