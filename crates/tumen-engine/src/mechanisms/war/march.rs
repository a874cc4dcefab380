//! March: a host goes leg by leg toward its goal along the route that the season makes quickest. Time
//! on a leg comes from the travel model of `tumen-geo`: speed of the slowest arm, terrain, season,
//! climb, column length, remounts and fatigue; closed passes and floods are waited out or gone round.

use crate::mechanisms::outside;
use crate::mechanisms::peoples::{migration, remnant};
use crate::mechanisms::realm::revolt;
use crate::mechanisms::war::{assembly, campaign, dikes, encounter, pursuit, siege, supply};
use crate::readings;
use crate::sim::{Sim, nearest};
use crate::world::agenda::{Aim, Due};
use crate::world::chronicle::EventId;
use crate::world::host::{Host, Leg, Stance};
use tumen_base::{HostId, PlaceId};
use tumen_geo::{Column, Party};

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

/// Gives a host an aim and sets it on its way.
pub(crate) fn order(sim: &mut Sim<'_>, host: HostId, aim: Aim, sent: Option<EventId>) {
    let today = sim.world.today;
    siege::lift(sim, host);
    let h = sim.world.host_mut(host);
    h.aim = Some(aim);
    h.sent = sent;
    h.set_out = today;
    h.sorties += 1;
    h.proclaimed = None;
    go(sim, host, aim.place, Stance::Marching);
}

/// Sends a host toward a place. A host between places first finishes its leg.
pub(crate) fn go(sim: &mut Sim<'_>, host: HostId, goal: PlaceId, stance: Stance) {
    siege::lift(sim, host);
    let today = sim.world.today;
    let h = sim.world.host_mut(host);
    if h.stance == Stance::Idle {
        // In quarters it lived off its own country.
        h.fed = today;
    }
    h.goal = goal;
    h.stance = stance;
    if h.leg.is_none() {
        h.version += 1;
        next_leg(sim, host);
    }
}

/// Sends a host home without an aim.
pub(crate) fn go_home(sim: &mut Sim<'_>, host: HostId) {
    let h = sim.world.host(host);
    let (owner, mut home) = (h.owner, h.home);
    // Home may have been lost; then the capital, or the nearest place still held, is home.
    if sim.world.place(home).holder != owner {
        home = sim
            .world
            .polity(owner)
            .capital
            .filter(|c| sim.world.place(*c).holder == owner)
            .or_else(|| nearest_own(sim, host))
            .unwrap_or(home);
    }
    let h = sim.world.host_mut(host);
    h.aim = None;
    h.home = home;
    go(sim, host, home, Stance::Marching);
}

/// The nearest place that the owner of a host holds.
fn nearest_own(sim: &Sim<'_>, host: HostId) -> Option<PlaceId> {
    let h = sim.world.host(host);
    nearest(sim.world.places_of(h.owner), |p| sim.days(h.at, p)).map(|(p, _)| p)
}

fn next_leg(sim: &mut Sim<'_>, host: HostId) {
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
    dikes::approach(sim, host, to);
    if dikes::turns_back(sim, host, to) {
        return go_home(sim, host);
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

/// A host on a leg comes to its end later than it would have.
pub(crate) fn put_off(sim: &mut Sim<'_>, host: HostId, arrive: tumen_base::Day) {
    let h = sim.world.host_mut(host);
    if let Some(leg) = &mut h.leg {
        leg.arrive = arrive;
        h.version += 1;
        let version = h.version;
        sim.world.agenda.schedule(arrive, Due::Arrive { host, version });
    }
}

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
    migration::feed(sim, host);
    supply::live(sim, host, days, Some(terrain));
    if sim.world.host(host).men() == 0 {
        return remnant::dissolve(sim, host);
    }
    if sim.world.host(host).stance == Stance::Fleeing {
        return pursuit::stop(sim, host);
    }
    assembly::arrived(sim, host, leg, terrain);
    if !encounter::meet(sim, host) {
        return;
    }
    revolt::approach(sim, host);
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
    migration::feed(sim, host);
    supply::live(sim, host, days, None);
    if sim.world.host(host).men() == 0 {
        return remnant::dissolve(sim, host);
    }
    match stance {
        Stance::Marching => next_leg(sim, host),
        Stance::Encamped | Stance::Besieging => campaign::reconsider(sim, host),
        _ => {}
    }
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
            outside::came_home(sim, host);
            assembly::came_home(sim, host);
        }
    }
}

/// Makes a host stand at its place and think again in some days.
pub(crate) fn encamp(sim: &mut Sim<'_>, host: HostId, stance: Stance, days: f64) {
    let today = sim.world.today;
    let h = sim.world.host_mut(host);
    h.stance = stance;
    h.version += 1;
    h.fed = today;
    let version = h.version;
    sim.after(days, Due::Encamped { host, version });
}

/// Sends a band to quarters in a land that is not its own.
pub(crate) fn go_home_as_guest(sim: &mut Sim<'_>, host: HostId, quarters: PlaceId) {
    sim.world.host_mut(host).aim = None;
    go(sim, host, quarters, Stance::Marching);
}
