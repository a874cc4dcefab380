//! The host of a coalition: an overlord who grants help against an enemy believed nearly as strong as he does not send
//! what is at hand. He calls his hosts and vassals to a place some days behind the threatened one, waits for them, and
//! marches with all of them as one.
//!
//! Called: own hosts at home and one host of each willing vassal within `reach` days, at most eight in all, and whoever a
//! scenario has on call beyond the map. They set out when `enough` of the called men are there or `wait` days have passed.
//! On the road the host of the leader makes the pace, with the column that all of them make.
//!
//! Left out: the supply of the place where they gather, beyond what each host eats.

mod column;
mod muster;

use crate::due::Due;
use crate::sim::Sim;
use crate::world::agenda::Aim;
use crate::world::chronicle::{AimKind, Cause, Detail, Event};
use crate::world::host::Stance;
use crate::{readings, verbs, world};
use arrayvec::ArrayVec;
use tumen_base::{HostId, Men, PolityId};
use tumen_scenario::EventKind;

pub(crate) use column::{along, arrived, at_goal};
pub(crate) use muster::{call, came_home};

/// Days between two looks at who has come.
const LOOK: f64 = 8.0;

/// A coalition looks at who has come, or at whether its leader still leads.
pub(crate) fn review(sim: &mut Sim<'_>, of: PolityId) {
    let Some(i) = sim.world.assemblies.iter().position(|a| a.of == of) else {
        return;
    };
    let a = sim.world.assemblies[i].clone();
    let over = !sim.world.polity(of).alive || !sim.world.hostile(of, a.against) || !sim.world.polity(a.against).alive;
    if let Some(leader) = a.leader {
        let led = sim.world.host(leader).stance == Stance::Marching && readings::marches_with(sim, &a, leader);
        if over || !led {
            return disband(sim, i);
        }
        return sim.after(LOOK, Due::Assembly { polity: of });
    }
    let men = |h: &HostId| sim.world.host(*h).men();
    let bound = |h: &&HostId| sim.world.host(**h).on_map() && sim.world.host(**h).sent == Some(a.event);
    let coming: Men = a.called.iter().filter(bound).map(men).sum();
    let here: ArrayVec<HostId, { world::MOST }> =
        a.called.iter().filter(bound).filter(|h| sim.world.host(**h).stands_at(a.at)).copied().collect();
    let present: Men = here.iter().map(men).sum();
    if over || coming == 0 {
        return disband(sim, i);
    }
    let enough = f64::from(present) >= sim.rules.assembly.enough * f64::from(coming);
    if !enough && sim.world.today < a.until {
        return sim.after(LOOK, Due::Assembly { polity: of });
    }
    let own = here.iter().filter(|h| sim.world.host(**h).owner == of).copied();
    let Some(leader) = sim.world.greatest(own) else {
        return disband(sim, i);
    };
    set_out(sim, i, leader, &here);
}

/// Those who have come march as one.
fn set_out(sim: &mut Sim<'_>, i: usize, leader: HostId, here: &[HostId]) {
    let a = sim.world.assemblies[i].clone();
    let men: Men = here.iter().map(|h| sim.world.host(*h).men()).sum();
    let event = sim.tell(
        Event::new(EventKind::Campaign)
            .at(a.target)
            .actor(a.of)
            .other(a.against)
            .person(sim.world.host(leader).commander)
            .men(men)
            .host(leader)
            .detail(Detail::Aim(AimKind::Relieve))
            .because(Cause::Event(a.event)),
    );
    let aim = Aim {
        kind: AimKind::Relieve,
        place: a.target,
        against: a.against,
        quarry: None,
        cause: Some(Cause::Event(a.event)),
    };
    let today = sim.world.today;
    sim.world.assemblies[i].leader = Some(leader);
    sim.world.assemblies[i].called = here.iter().copied().collect();
    for host in here.iter().filter(|h| **h != leader) {
        let h = sim.world.host_mut(*host);
        h.aim = Some(aim);
        h.sent = Some(event);
        h.set_out = today;
        h.sorties += 1;
        h.proclaimed = None;
        h.goal = a.target;
        h.stance = Stance::Marching;
        h.fed = today;
        h.version += 1;
    }
    // Who did not come in time goes home.
    for host in a.called.iter().filter(|h| !here.contains(h)) {
        if sim.world.host(*host).on_map() && sim.world.host(*host).sent == Some(a.event) {
            verbs::go_home(sim, *host);
        }
    }
    sim.after(LOOK, Due::Assembly { polity: a.of });
    verbs::order(sim, leader, aim, Some(event));
}

/// The coalition is at an end: hosts on the march go on by themselves, those in camp go home.
fn disband(sim: &mut Sim<'_>, i: usize) {
    let a = sim.world.assemblies.remove(i);
    for host in a.called.iter().copied().filter(|h| Some(*h) != a.leader) {
        let h = sim.world.host(host);
        if !h.on_map() || h.men() == 0 {
            continue;
        }
        if a.leader.is_none() {
            if h.sent == Some(a.event) && h.aim.is_some() {
                verbs::go_home(sim, host);
            }
        } else if h.leg.is_none() && readings::marches_with(sim, &a, host) {
            verbs::go(sim, host, a.target, Stance::Marching);
        }
    }
}
