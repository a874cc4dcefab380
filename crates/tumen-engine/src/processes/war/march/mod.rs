//! March: a host goes leg by leg toward its goal along the route that the season makes quickest. Time
//! on a leg comes from the travel model of `tumen-geo`: speed of the slowest arm, terrain, season,
//! climb, column length, remounts and fatigue; closed passes and floods are waited out or gone round.

pub(crate) mod assembly;
pub(crate) mod campaign;
pub(crate) mod supply;
use crate::due::Due;
use crate::moment::{Matter, Moment};
use crate::sim::Sim;
use crate::world::host::{Host, Leg, Stance};
use crate::{readings, verbs};
use tumen_base::HostId;
use tumen_geo::{Column, Party};

/// A host reaches the end of a leg.
pub(crate) fn arrive(sim: &mut Sim<'_>, host: HostId, version: u16) {
    let h = sim.world.host(host);
    let Some(leg) = h.leg.filter(|_| h.version == version && h.on_map()) else {
        return;
    };
    let waited = f64::from(leg.waits);
    let days = (f64::from(leg.arrive - leg.depart) - waited).max(0.0);
    let terrain = sim.stage.scenario.graph.route(leg.route).terrain;
    let (now, today) = (readings::fatigue(sim, h), sim.world.today);
    // Who waits for a pass to open does so in quarters, not on the road.
    supply::live(sim, host, waited, None);
    let h = sim.world.host_mut(host);
    h.at = leg.to;
    h.leg = None;
    h.fatigue = (now + 0.012 * days).min(1.0);
    h.rested = today;
    h.fed = today;
    supply::feed(sim, host);
    supply::live(sim, host, days, Some(terrain));
    if sim.world.host(host).men() == 0 {
        return verbs::dissolve(sim, host);
    }
    if sim.world.host(host).stance == Stance::Fleeing {
        return sim.follow(Moment::FugitiveHalts(host));
    }
    assembly::arrived(sim, host, leg, terrain);
    if sim.put(Matter::Meets(host)) {
        return;
    }
    sim.follow(Moment::Passes(host));
    next_leg(sim, host);
}

/// A host that stands in the field eats, and thinks about what it is there for.
pub(crate) fn encamped(sim: &mut Sim<'_>, host: HostId, version: u16) {
    let h = sim.world.host(host);
    if h.version != version || !h.on_map() || h.leg.is_some() {
        return;
    }
    let (days, today) = (f64::from(sim.world.today - h.fed), sim.world.today);
    let stance = h.stance;
    sim.world.host_mut(host).fed = today;
    supply::feed(sim, host);
    supply::live(sim, host, days, None);
    if sim.world.host(host).men() == 0 {
        return verbs::dissolve(sim, host);
    }
    match stance {
        Stance::Marching => next_leg(sim, host),
        Stance::Encamped | Stance::Besieging => campaign::reconsider(sim, host),
        _ => {}
    }
}

/// The column that a host makes on the road, with so many men.
fn column(sim: &Sim<'_>, host: &Host, men: f64) -> Column {
    Column {
        party: match host.foot_share() {
            _ if readings::with_herds(host) => Party::OxCarts,
            foot if foot > 0.3 => Party::Host,
            _ => Party::Cavalry,
        },
        men,
        remounts: host.remounts(),
        foot_share: host.foot_share(),
        fatigue: readings::fatigue(sim, host),
    }
}

pub(crate) fn next_leg(sim: &mut Sim<'_>, host: HostId) {
    let h = sim.world.host(host);
    let (at, goal, today) = (h.at, h.goal, sim.world.today);
    let Some(to) = (at != goal).then(|| sim.stage.planner.next_hop(at, goal, sim.month())).flatten() else {
        return at_goal(sim, host);
    };
    if let Some(days) = readings::winter_halt(sim, sim.world.host(host)) {
        let version = sim.world.host(host).version;
        return sim.after(days, Due::Encamped { host, version });
    }
    let graph = &sim.stage.scenario.graph;
    let route = graph.between(at, to).expect("the planner only names neighbours");
    let version = h.version;
    // An enemy coming the other way on the same road is met here rather than passed unseen.
    let coming = sim.world.hosts.iter().find_map(|o| {
        o.leg
            .filter(|l| o.on_map() && l.route == route && l.to == at && sim.world.hostile(o.owner, h.owner))
            .map(|l| l.arrive)
    });
    if let Some(arrive) = coming {
        return sim.after(f64::from((arrive - today).max(1)), Due::Encamped { host, version });
    }
    let pace = sim.rules.travel.pace(&column(sim, h, f64::from(readings::column_men(sim, host))));
    let leg = pace.leg(graph.route(route), today);
    let Some(leg) = leg else {
        return sim.after(30.0, Due::Encamped { host, version });
    };
    if sim.put(Matter::LegAhead { host, to }) {
        return verbs::go_home(sim, host);
    }
    let water = readings::held_up(sim, host, to);
    let search = sim.rules.supply.search * readings::wasted(sim, to);
    let days = (leg.wait.max(water) + leg.days * (1.0 + search)).max(1.0);
    let arrive = today + (days + 0.5) as i32;
    let h = sim.world.host_mut(host);
    let leg = Leg { to, route, depart: today, arrive, waits: leg.wait.max(water) as u16 };
    h.leg = Some(leg);
    assembly::along(sim, host, leg);
    sim.world.agenda.schedule(arrive, Due::Arrive { host, version });
}

/// A host has reached the place it was sent to.
fn at_goal(sim: &mut Sim<'_>, host: HostId) {
    let h = sim.world.host_mut(host);
    match h.aim {
        Some(aim) => {
            assembly::at_goal(sim, host);
            campaign::at_goal(sim, host, aim);
        }
        None => {
            h.stance = Stance::Idle;
            h.supply = h.supply.max(20.0);
            h.cohesion = h.cohesion.max(0.6);
            sim.follow(Moment::CameHome(host));
        }
    }
}
