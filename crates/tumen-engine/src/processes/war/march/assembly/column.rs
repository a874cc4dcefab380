//! On the road: the hosts of a coalition keep the pace of their leader.

use super::disband;
use crate::due::Due;
use crate::processes::war::march::supply;
use crate::sim::Sim;
use crate::world::host::Leg;
use crate::{readings, verbs};
use tumen_base::HostId;
use tumen_geo::Terrain;

/// A leader has set out on a leg: the others are on it too.
pub(crate) fn along(sim: &mut Sim<'_>, leader: HostId, leg: Leg) {
    let from = sim.world.host(leader).at;
    // Should the leader never come, each arrives by itself the day after.
    let arrive = leg.arrive + 1;
    for host in readings::followers(sim, leader) {
        let h = sim.world.host_mut(host);
        if h.leg.is_none() && h.at == from {
            h.leg = Some(Leg { arrive, ..leg });
            h.version += 1;
            let version = h.version;
            sim.world.agenda.schedule(arrive, Due::Arrive { host, version });
        }
    }
}

/// A leader has come to the end of a leg: so have the others.
pub(crate) fn arrived(sim: &mut Sim<'_>, leader: HostId, leg: Leg, terrain: Terrain) {
    let Some(i) = sim.world.assemblies.iter().position(|a| a.leader == Some(leader)) else {
        return;
    };
    let a = sim.world.assemblies[i].clone();
    let days = f64::from(leg.arrive - leg.depart);
    for host in a.called.iter().copied().filter(|h| *h != leader) {
        let same = |l: &Leg| l.route == leg.route && l.to == leg.to && l.depart == leg.depart;
        if !sim.world.host(host).on_map() || !sim.world.host(host).leg.as_ref().is_some_and(same) {
            continue;
        }
        let tired = readings::fatigue(sim, sim.world.host(host));
        let today = sim.world.today;
        let h = sim.world.host_mut(host);
        h.at = leg.to;
        h.leg = None;
        h.version += 1;
        h.fatigue = (tired + 0.012 * days).min(1.0);
        h.rested = today;
        h.fed = today;
        supply::live(sim, host, days, Some(terrain));
        if sim.world.host(host).men() == 0 {
            verbs::dissolve(sim, host);
        } else if !readings::marches_with(sim, &a, host) {
            // Called off on the way.
            sim.world.assemblies[i].called.retain(|h| *h != host);
            let h = sim.world.host(host);
            let (goal, stance) = (h.goal, h.stance);
            verbs::go(sim, host, goal, stance);
        }
    }
}

/// The leader has come where the coalition was bound: each host goes by its own orders from here.
pub(crate) fn at_goal(sim: &mut Sim<'_>, leader: HostId) {
    if let Some(i) = sim.world.assemblies.iter().position(|a| a.leader == Some(leader)) {
        disband(sim, i);
    }
}
