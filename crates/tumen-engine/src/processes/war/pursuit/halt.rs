//! At a halt on the way: a fugitive without guides may go astray, and people who hate him may sell him.

use super::capture;
use crate::due::Due;
use crate::moment::Moment;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event};
use crate::world::host::Stance;
use crate::{beliefs, chance};
use tumen_base::{HostId, PersonId, PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, Form, LOCALS};

/// Whether a party lost its way in broken country and was taken there.
pub(super) fn astray(sim: &mut Sim<'_>, host: HostId, leader: PersonId) -> bool {
    let h = sim.world.host(host);
    let (owner, at) = (h.owner, h.at);
    let graph = &sim.stage.scenario.graph;
    // The risk of the roughest road into this place stands for the leg just made.
    let risk = graph.leaving(at).iter().map(|r| graph.route(*r).trap_risk).fold(0.0, f64::max);
    let guided = sim.world.place(at).holder == owner;
    let mut draw = sim.draw(chance::ASTRAY, host);
    if guided || !draw.chance((risk * sim.rules.pursuit.trap).min(0.9)) {
        return false;
    }
    let cause = sim.world.host(host).sent.map(Cause::Event);
    let event = sim.tell(Event::new(EventKind::Trapped).at(at).actor(owner).person(leader).because(cause));
    if !draw.chance(sim.rules.pursuit.taken) {
        return false;
    }
    let holder = sim.world.place(at).holder;
    let locals = if sim.world.polity(holder).form == Form::Outpost { holder } else { LOCALS };
    capture(sim, leader, locals, at, Cause::Event(event));
    true
}

/// Whether the people at a halt sell the fugitive.
pub(super) fn sold(sim: &mut Sim<'_>, host: HostId, leader: PersonId, at: PlaceId) -> bool {
    let r = sim.rules.pursuit.clone();
    let owner = sim.world.host(host).owner;
    let mut draw = sim.draw(chance::SOLD, host);
    let person = sim.world.person(leader);
    let p = sim.world.place(at);
    let (mut against, mut kindred) = (0.0, 0.0);
    for c in &p.communities {
        // People far off have heard how he treats their fellows.
        against += c.share * sim.world.polity(owner).creed.policy[c.faith.index()].severity().max(0.0);
        kindred += if c.faith == person.faith { c.share } else { 0.0 };
    }
    let own = f64::from(u8::from(p.holder == owner));
    let hunted = hunters(sim, owner, at);
    let rate = r.strangers + r.grievance * against + r.bounty * hunted - r.loyalty * (0.3 * kindred + own);
    let p_sold = 1.0 - maths::exp(-rate.max(0.0));
    if draw.chance(p_sold) {
        let holder = p.holder;
        let taker = if holder == LOCALS || sim.world.polity(holder).form == Form::Outpost { holder } else { LOCALS };
        let cause = sim.world.host(host).sent.map_or(Cause::Character(leader), Cause::Event);
        capture(sim, leader, taker, at, cause);
        return true;
    }
    false
}

/// How near hunters are, 0 to 1.
fn hunters(sim: &Sim<'_>, owner: PolityId, at: PlaceId) -> f64 {
    sim.world
        .hosts
        .iter()
        .filter(|h| h.on_map() && h.men() > 500 && sim.world.hostile(owner, h.owner))
        .map(|h| maths::fading(sim.days(h.at, at), 20.0))
        .fold(0.0, f64::max)
}

/// A fugitive has come where he meant to go.
pub(super) fn rest(sim: &mut Sim<'_>, host: HostId) {
    let h = sim.world.host(host);
    let (owner, at) = (h.owner, h.at);
    let holder = sim.world.place(at).holder;
    let leader = h.commander;
    let h = sim.world.host_mut(host);
    h.stance = Stance::Idle;
    h.home = at;
    h.goal = at;
    h.supply = 15.0;
    if holder == owner {
        sim.world.polity_mut(owner).capital = Some(at);
        return;
    }
    let Some(leader) = leader else { return };
    let cause = sim.world.host(host).sent.map(Cause::Event);
    let landless = sim.world.places_of(owner).next().is_none();
    if holder != LOCALS && sim.world.polity(holder).form != Form::Outpost {
        if !received(sim, leader, owner, holder, at) {
            sim.tell(Event::new(EventKind::FugitiveRefused).at(at).actor(holder).person(leader).because(cause));
            let h = sim.world.host_mut(host);
            h.stance = Stance::Fleeing;
            let version = h.version;
            return sim.after(10.0, Due::Flight { host, version });
        }
        sim.tell(Event::new(EventKind::Escaped).at(at).actor(owner).other(holder).person(leader).because(cause));
        if landless && sim.world.polity(owner).form != Form::Band {
            sim.follow(Moment::TakenIn { polity: owner, host, court: holder });
        }
        return;
    }
    let spell = sim.rules.pursuit.told as i32;
    let (today, what) = (sim.world.today, u64::from(leader.key()) << 16 | u64::from(at.key()));
    if sim.world.dealings.begins(EventKind::FugitiveSheltered, what, spell, today) {
        sim.tell(Event::new(EventKind::FugitiveSheltered).at(at).actor(owner).person(leader).because(cause));
    }
    // Among strangers he stays a while and moves on when danger comes.
    let h = sim.world.host_mut(host);
    h.stance = Stance::Fleeing;
    let version = h.version;
    sim.after(45.0, Due::Flight { host, version });
}

/// Whether a court takes a fugitive in: for kinship, against old quarrels and the hunters on his heels.
fn received(sim: &mut Sim<'_>, leader: PersonId, owner: PolityId, court: PolityId, at: PlaceId) -> bool {
    let tie = sim.world.ties.get(owner, court);
    let quarrel = beliefs::grudge(sim, court, owner);
    let will = sim.rules.pursuit.received + 2.0 * tie.kin - 1.5 * quarrel - 1.5 * hunters(sim, owner, at);
    sim.draw(chance::RECEIVED, leader).chance(maths::sigmoid(will))
}
