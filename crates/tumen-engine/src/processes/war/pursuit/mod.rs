//! Pursuit: a beaten ruler flees leg by leg toward the refuge he believes safest. At each halt the
//! people shelter him, turn him away, or sell him; in broken country a party without guides may enter a
//! blind valley, and then hunters or pursuers take it.
//!
//! P(sold at a halt) = 1 - e^-(kg grievance + kb bounty - kl loyalty), never below zero: so locals can take
//! him with no pursuer in sight, and never where they are loyal.

mod capture;
mod halt;

use crate::due::Due;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event};
use crate::world::host::Stance;
use crate::{beliefs, chance, readings, verbs};
pub(crate) use capture::{capture, chased_out, demand};
use halt::{astray, rest, sold};
use tumen_base::{HostId, PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, Form, LOCALS};

/// A ruler beaten beyond return flees with what is left of his host.
pub(crate) fn take_flight(sim: &mut Sim<'_>, host: HostId, cause: Cause) {
    let h = sim.world.host(host);
    let (owner, at) = (h.owner, h.at);
    let Some(leader) = h.commander else {
        return verbs::go_home(sim, host);
    };
    verbs::lift_siege(sim, host);
    let stay = sim.rules.pursuit.following;
    if sim.world.host(host).men() > 3000 {
        sim.world.scatter_men(host, 1.0 - stay);
    }
    let men = sim.world.host(host).men();
    let event =
        sim.tell(Event::new(EventKind::Flight).at(at).actor(owner).person(leader).men(men).host(host).because(cause));
    let h = sim.world.host_mut(host);
    h.sent = Some(event);
    h.aim = None;
    h.leg = None;
    h.version += 1;
    h.stance = Stance::Fleeing;
    let version = h.version;
    sim.after(1.0, Due::Flight { host, version });
}

/// A fugitive decides where to go.
pub(crate) fn decide(sim: &mut Sim<'_>, host: HostId, version: u16) {
    let h = sim.world.host(host);
    if h.version != version || h.stance != Stance::Fleeing || h.leg.is_some() {
        return;
    }
    let (owner, at) = (h.owner, h.at);
    match refuge(sim, owner, at) {
        Some(place) if place != at => verbs::go(sim, host, place, Stance::Fleeing),
        _ => rest(sim, host),
    }
}

/// The place that a fugitive believes safest: his own before others', far from his enemies' hosts, near
/// enough to reach.
fn refuge(sim: &Sim<'_>, owner: PolityId, at: PlaceId) -> Option<PlaceId> {
    let r = &sim.rules.pursuit;
    let enemies: Vec<PlaceId> = sim
        .world
        .hosts
        .iter()
        .filter(|h| h.on_map() && h.men() > 1000 && sim.world.hostile(owner, h.owner))
        .map(|h| h.at)
        .collect();
    let mut best: Option<(PlaceId, f64)> = None;
    let here = std::iter::once((at, 0.0));
    for (place, days) in here.chain(sim.stage.near(at).iter().copied()) {
        let p = sim.world.place(place);
        if sim.world.hostile(owner, p.holder) {
            continue;
        }
        let holder = sim.world.polity(p.holder);
        let own = if p.holder == owner {
            // He knows a sullen town when he sees one.
            55.0 * (1.0 - readings::mean_grievance(sim, place)) + 10.0 * p.walls
        } else if p.holder == LOCALS || holder.form == Form::Outpost {
            12.0
        } else {
            10.0 + 30.0 * sim.world.ties.get(owner, p.holder).kin - 20.0 * beliefs::grudge(sim, p.holder, owner)
        };
        let danger: f64 = enemies.iter().map(|e| maths::fading(sim.days(*e, place), r.fear)).fold(0.0, f64::max);
        let score = own - 60.0 * danger - days;
        if best.is_none_or(|(_, b)| score > b) {
            best = Some((place, score));
        }
    }
    best.map(|(p, _)| p)
}

/// A party in flight comes to a halt.
pub(crate) fn stop(sim: &mut Sim<'_>, host: HostId) {
    let h = sim.world.host(host);
    let (owner, at, goal) = (h.owner, h.at, h.goal);
    let Some(leader) = h.commander else {
        return verbs::dissolve(sim, host);
    };
    if astray(sim, host, leader) {
        return;
    }
    let holder = sim.world.place(at).holder;
    // A mounted party goes round a hostile town by night; some are caught all the same.
    let caught = sim.draw(chance::GAUNTLET, host).chance(sim.rules.pursuit.gauntlet);
    if caught && sim.world.hostile(owner, holder) && sim.world.place(at).garrison() > sim.world.host(host).men() / 3 {
        let cause = sim.world.host(host).sent.map_or(Cause::Character(leader), Cause::Event);
        return capture(sim, leader, holder, at, cause);
    }
    if sold(sim, host, leader, at) {
        return;
    }
    if at == goal && !sim.world.hostile(owner, holder) {
        return rest(sim, host);
    }
    let version = sim.world.host(host).version;
    sim.after(1.0, Due::Flight { host, version });
}
