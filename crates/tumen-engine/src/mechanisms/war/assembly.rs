//! The host of a coalition: an overlord who grants help against an enemy believed nearly as strong as he does not send
//! what is at hand. He calls his hosts and vassals to a place some days behind the threatened one, waits for them, and
//! marches with all of them as one.
//!
//! Called: own hosts at home and one host of each willing vassal within `reach` days, at most eight in all, and whoever a
//! scenario has on call beyond the map. They set out when `enough` of the called men are there or `wait` days have passed.
//! On the road the host of the leader makes the pace, with the column that all of them make.
//!
//! Left out: the supply of the place where they gather, beyond what each host eats.

use crate::mechanisms::bonds::allegiance;
use crate::mechanisms::court::succession;
use crate::mechanisms::peoples::remnant;
use crate::mechanisms::war::{march, strategy, supply};
use crate::mechanisms::{news, outside};
use crate::rules::Mechanism;
use crate::sim::Sim;
use crate::world::agenda::{Aim, Due};
use crate::world::chronicle::{AimKind, Cause, Detail, Event, EventId};
use crate::world::host::{Host, Leg, Stance};
use arrayvec::ArrayVec;
use serde::{Deserialize, Serialize};
use tumen_base::day::YEAR;
use tumen_base::{Day, HostId, Men, PlaceId, PolityId};
use tumen_geo::Terrain;
use tumen_scenario::{EventKind, LOCALS, OutsideKind};

tumen_base::parameters! {
    /// Coalitions called together.
    pub struct AssemblyRules in "assembly" {
        /// Believed strength of an enemy, against one's own, from which all are called together.
        great: "ratio", 0.5, 0.7, 1.0, "estimate: the sultan called up his whole realm in 1141";
        /// Days of march from which hosts and vassals come.
        reach: "days", 40.0, 60.0, 90.0, "estimate";
        /// Days of march behind the threatened place at which they gather.
        behind: "days", 6.0, 10.0, 16.0, "estimate";
        /// Share of the called men who must be there before they set out.
        enough: "share", 0.65, 0.8, 0.95, "estimate";
        /// Longest wait for the others.
        wait: "days", 60.0, 90.0, 130.0, "estimate: a season";
        /// Fewest years between two calls on men beyond the map.
        pause: "years", 4.0, 7.0, 12.0, "estimate: the kings of the west came once or twice in a reign";
    }
}

/// Days between two looks at who has come.
const LOOK: f64 = 8.0;
/// Most hosts that march as one: as many as stand in a line of battle.
const MOST: usize = 8;

/// A host of a coalition, gathering or on the march.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assembly {
    /// Who called it.
    pub of: PolityId,
    /// Against whom.
    pub against: PolityId,
    /// Where it gathers.
    pub at: PlaceId,
    /// Where it is to march.
    pub target: PlaceId,
    /// The call.
    pub event: EventId,
    /// Who was called.
    pub called: ArrayVec<HostId, MOST>,
    /// The longest wait.
    pub until: Day,
    /// Whose host makes the pace, once it is on the march.
    pub leader: Option<HostId>,
}

/// An overlord who has granted help to `ward` may call his hosts and vassals together. Whether he does.
pub(crate) fn call(sim: &mut Sim<'_>, of: PolityId, ward: PolityId, against: PolityId, promise: EventId) -> bool {
    let r = sim.rules.assembly.clone();
    let theirs = news::believed(sim, of, against);
    let own = news::strength(sim, of);
    if theirs < r.great * own || sim.world.assemblies.iter().any(|a| a.of == of) || !sim.world.hostile(of, against) {
        return false;
    }
    let besieged = sim.world.places_of(ward).find(|p| sim.world.place(*p).besieger.is_some());
    let Some(target) = besieged.or(sim.world.polity(ward).capital.filter(|c| sim.world.place(*c).holder == ward))
    else {
        return false;
    };
    let Some(at) = gathering_place(sim, of, target) else {
        return false;
    };
    let mut called = own_hosts(sim, of, at, target);
    let mine = called.len();
    vassal_hosts(sim, of, against, at, target, &mut called);
    if called.len() < 2 || mine == 0 {
        return false;
    }
    let men: Men = called.iter().map(|h| sim.world.host(*h).men()).sum();
    let event =
        sim.tell(Event::new(EventKind::Muster).at(at).actor(of).other(against).men(men).because(Cause::Event(promise)));
    for host in called.clone() {
        let owner = sim.world.host(host).owner;
        if owner != of {
            strategy::declare_war(sim, owner, against, Some(Cause::Event(event)));
            joins(sim, owner, of, host, at, event);
        }
        succession::appoint(sim, host, owner);
    }
    if !called.is_full()
        && let Some(host) = from_beyond(sim, of, event)
    {
        called.push(host);
    }
    let until = sim.world.today + r.wait as i32;
    let hosts = called.clone();
    sim.world.assemblies.push(Assembly { of, against, at, target, event, called, until, leader: None });
    let aim = Aim { kind: AimKind::Guard, place: at, against, quarry: None, cause: Some(Cause::Event(promise)) };
    for host in hosts {
        march::order(sim, host, aim, Some(event));
    }
    sim.after(LOOK, Due::Assembly(of));
    true
}

/// A polity's host joins that of its overlord.
pub(crate) fn joins(sim: &mut Sim<'_>, owner: PolityId, of: PolityId, host: HostId, at: PlaceId, event: EventId) {
    let h = sim.world.host(host);
    let (men, leader) = (h.men(), h.commander);
    sim.tell(
        Event::new(EventKind::Contingent)
            .at(at)
            .actor(owner)
            .other(of)
            .person(leader)
            .men(men)
            .host(host)
            .because(Cause::Event(event)),
    );
}

/// The place of the overlord's or of his vassals nearest to his seat among those some days behind the threatened one.
fn gathering_place(sim: &Sim<'_>, of: PolityId, target: PlaceId) -> Option<PlaceId> {
    let seat = sim.world.polity(of).capital?;
    let ours = |p: PlaceId| {
        let holder = sim.world.place(p).holder;
        holder == of || holder != LOCALS && sim.world.is_under(holder, of)
    };
    let behind = sim.rules.assembly.behind;
    let near = sim.stage.near(target).iter().filter(|(p, days)| *days >= 3.0 && *days <= behind && ours(*p));
    let best =
        near.map(|(p, _)| (*p, sim.summer_days(seat, *p))).min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    best.map(|(p, _)| p).or(Some(seat).filter(|s| ours(*s)))
}

fn own_hosts(sim: &Sim<'_>, of: PolityId, at: PlaceId, target: PlaceId) -> ArrayVec<HostId, MOST> {
    let reach = sim.rules.assembly.reach;
    let mut near: Vec<(f64, HostId)> = sim
        .world
        .hosts_of(of)
        .filter(|(_, h)| h.idle() && h.cohesion > 0.35 && h.men() > 500 && h.at != target)
        .map(|(id, h)| (sim.days(h.at, at), id))
        .filter(|(days, _)| *days <= reach)
        .collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    near.into_iter().map(|(_, id)| id).take(MOST - 2).collect()
}

/// The greatest host of each vassal who is willing.
fn vassal_hosts(
    sim: &mut Sim<'_>,
    of: PolityId,
    against: PolityId,
    at: PlaceId,
    target: PlaceId,
    called: &mut ArrayVec<HostId, MOST>,
) {
    let vassals: Vec<PolityId> = sim.world.vassals_of(of).collect();
    for v in vassals {
        if called.is_full() || v == against || sim.world.ties.get(v, against).kin > 0.4 {
            continue;
        }
        let Some(terms) = sim.world.polity(v).vassalage.filter(|t| t.arrears < 1.5) else { continue };
        let willing = 0.8 * terms.habit.max(0.4) * (1.0 - allegiance::grudge(sim, v, of).min(1.0));
        let mut draw = sim.draw_for(Mechanism::Assembly, v.key(), of.key());
        if !draw.chance(willing.max(0.1)) {
            continue;
        }
        let host = sim
            .world
            .hosts_of(v)
            .filter(|(_, h)| h.idle() && h.men() > 500 && h.at != target)
            .filter(|(_, h)| sim.days(h.at, at) <= sim.rules.assembly.reach)
            .max_by_key(|(id, h)| (h.men(), std::cmp::Reverse(id.0)))
            .map(|(id, _)| id);
        called.extend(host);
    }
}

/// Men on call beyond the map come as a host to the overlord's seat.
fn from_beyond(sim: &mut Sim<'_>, of: PolityId, event: EventId) -> Option<HostId> {
    let (today, seat) = (sim.world.today, sim.world.polity(of).capital?);
    let outside = &sim.stage.scenario.outside;
    let row = outside.iter().zip(&sim.world.outside).position(|(o, draw)| {
        let on_call = matches!(o.what, OutsideKind::Strength { polity, on_call: true, .. } if polity == of);
        on_call && draw.from <= today && today <= draw.until
    })?;
    let pause = (sim.rules.assembly.pause * YEAR) as i32;
    let row16 = row as u16;
    if sim.world.on_call.iter().any(|(r, _, day)| *r == row16 && today - *day < pause) {
        return None;
    }
    let men = sim.world.outside[row].men;
    let host = HostId::at(sim.world.hosts.len());
    sim.world.hosts.push(Host::raised(of, seat, today));
    sim.world.bring_in(host, men, 2.0);
    sim.world.on_call.push((row16, host, today));
    let told = sim.tell(
        Event::new(EventKind::Reinforced)
            .at(seat)
            .actor(of)
            .men(men)
            .host(host)
            .detail(Detail::Outside(row16))
            .because(Cause::Event(event))
            .because(Cause::Outside(row16)),
    );
    outside::note(sim, row16, told);
    succession::appoint(sim, host, of);
    Some(host)
}

/// A host has come home: men who were called from beyond the map leave again.
pub(crate) fn came_home(sim: &mut Sim<'_>, host: HostId) {
    if sim.world.on_call.iter().any(|(_, h, _)| *h == host) && sim.world.host(host).stance != Stance::Gone {
        sim.world.release_men(host, 1.0);
        remnant::dissolve(sim, host);
    }
}

/// Whether a host is in camp to wait for the others.
#[must_use]
pub fn waits(sim: &Sim<'_>, host: HostId) -> bool {
    let at = sim.world.host(host).at;
    sim.world.assemblies.iter().any(|a| a.leader.is_none() && a.at == at && a.called.contains(&host))
}

/// A coalition looks at who has come, or at whether its leader still leads.
pub(crate) fn review(sim: &mut Sim<'_>, of: PolityId) {
    let Some(i) = sim.world.assemblies.iter().position(|a| a.of == of) else {
        return;
    };
    let a = sim.world.assemblies[i].clone();
    let over = !sim.world.polity(of).alive || !sim.world.hostile(of, a.against) || !sim.world.polity(a.against).alive;
    if let Some(leader) = a.leader {
        let led = sim.world.host(leader).stance == Stance::Marching && holds(sim, &a, leader);
        if over || !led {
            return disband(sim, i);
        }
        return sim.after(LOOK, Due::Assembly(of));
    }
    let men = |h: &HostId| sim.world.host(*h).men();
    let bound = |h: &&HostId| sim.world.host(**h).on_map() && sim.world.host(**h).sent == Some(a.event);
    let coming: Men = a.called.iter().filter(bound).map(men).sum();
    let here: ArrayVec<HostId, MOST> =
        a.called.iter().filter(bound).filter(|h| sim.world.host(**h).stands_at(a.at)).copied().collect();
    let present: Men = here.iter().map(men).sum();
    if over || coming == 0 {
        return disband(sim, i);
    }
    let enough = f64::from(present) >= sim.rules.assembly.enough * f64::from(coming);
    if !enough && sim.world.today < a.until {
        return sim.after(LOOK, Due::Assembly(of));
    }
    let own = here.iter().filter(|h| sim.world.host(**h).owner == of).copied();
    let Some(leader) = own.max_by_key(|h| (sim.world.host(*h).men(), std::cmp::Reverse(h.0))) else {
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
            march::go_home(sim, *host);
        }
    }
    sim.after(LOOK, Due::Assembly(a.of));
    march::order(sim, leader, aim, Some(event));
}

/// Whether a host still marches where the coalition does.
fn holds(sim: &Sim<'_>, a: &Assembly, host: HostId) -> bool {
    let h = sim.world.host(host);
    let bound = h.aim.is_some_and(|aim| aim.place == a.target && aim.kind == AimKind::Relieve);
    h.on_map() && h.stance == Stance::Marching && h.goal == a.target && bound
}

/// The hosts that ride with a leader.
fn followers(sim: &Sim<'_>, leader: HostId) -> ArrayVec<HostId, MOST> {
    let Some(a) = sim.world.assemblies.iter().find(|a| a.leader == Some(leader)) else {
        return ArrayVec::new();
    };
    a.called.iter().copied().filter(|h| *h != leader && holds(sim, a, *h)).collect()
}

/// Men who make one column on the road with a host.
#[must_use]
pub fn column_men(sim: &Sim<'_>, host: HostId) -> Men {
    sim.world.host(host).men() + followers(sim, host).iter().map(|h| sim.world.host(*h).men()).sum::<Men>()
}

/// A leader has set out on a leg: the others are on it too.
pub(crate) fn along(sim: &mut Sim<'_>, leader: HostId, leg: Leg) {
    let from = sim.world.host(leader).at;
    // Should the leader never come, each arrives by itself the day after.
    let arrive = leg.arrive + 1;
    for host in followers(sim, leader) {
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
        let tired = march::fatigue(sim, sim.world.host(host));
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
            remnant::dissolve(sim, host);
        } else if !holds(sim, &a, host) {
            // Called off on the way.
            sim.world.assemblies[i].called.retain(|h| *h != host);
            let h = sim.world.host(host);
            let (goal, stance) = (h.goal, h.stance);
            march::go(sim, host, goal, stance);
        }
    }
}

/// The leader has come where the coalition was bound: each host goes by its own orders from here.
pub(crate) fn at_goal(sim: &mut Sim<'_>, leader: HostId) {
    if let Some(i) = sim.world.assemblies.iter().position(|a| a.leader == Some(leader)) {
        disband(sim, i);
    }
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
                march::go_home(sim, host);
            }
        } else if h.leg.is_none() && holds(sim, &a, host) {
            march::go(sim, host, a.target, Stance::Marching);
        }
    }
}
