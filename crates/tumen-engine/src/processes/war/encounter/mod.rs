//! Encounter: hosts at war meet at a place. Each side estimates its chance from what it believes of
//! the other; it fights if the chance clears a bar set by its commander's boldness or if it cannot
//! get away, else it withdraws, shuts itself up, or talks. The fight itself is [`crate::battle`].

pub(crate) mod captives;
mod fight;
pub(crate) mod mediation;
mod sides;

use crate::battle::Posture;
use crate::sim::Sim;
use crate::world::chronicle::{AimKind, Cause, Event};
use crate::world::host::Stance;
use crate::{battle, chance, verbs};
use arrayvec::ArrayVec;
use fight::fight;
use sides::{commander_traits, ground, side};
use tumen_base::{HostId, PlaceId, PolityId};
use tumen_scenario::EventKind;

/// Hosts of one side at a place; more than these stay out of the line.
type Line = ArrayVec<HostId, 8>;

/// A host has come to a place: it meets any enemy that stands there. Returns whether the host is
/// free to go on as ordered.
pub(crate) fn meet(sim: &mut Sim<'_>, host: HostId) -> bool {
    let (place, owner) = (sim.world.host(host).at, sim.world.host(host).owner);
    let enemies: Line = sim
        .world
        .hosts_at(place)
        .filter(|(_, h)| sim.world.hostile(owner, h.owner) && h.men() > 0)
        .map(|(id, _)| id)
        .take(8)
        .collect();
    let Some(first) = enemies.first().copied() else {
        return true;
    };
    let enemy = sim.world.host(first).owner;
    let own: Line = sim
        .world
        .hosts_at(place)
        .filter(|(_, h)| (h.owner == owner || sim.world.is_under(h.owner, owner)) && h.stance != Stance::Fleeing)
        .map(|(id, _)| id)
        .take(8)
        .collect();
    let own = if own.contains(&host) { own } else { Line::from_iter([host]) };
    let version = sim.world.host(host).version;
    settle_encounter(sim, place, &own, &enemies, owner, enemy);
    let h = sim.world.host(host);
    h.version == version && h.on_map() && h.leg.is_none() && h.stance == Stance::Marching
}

fn settle_encounter(sim: &mut Sim<'_>, place: PlaceId, own: &[HostId], enemies: &[HostId], a: PolityId, b: PolityId) {
    let mut draw = sim.draw(chance::ENCOUNTER, own[0]);
    let walled = shelter(sim, place, b);
    let ground = ground(sim, place);
    let mut ours = side(sim, own, Posture::Attack);
    let mut theirs = side(sim, enemies, if walled { Posture::Fortified } else { Posture::Defend });
    // A side that did not expect the other to be near is caught before it can form.
    theirs.surprised = draw.chance(sim.rules.news.surprise);
    ours.surprised = draw.chance(sim.rules.news.surprise * 0.5) && !theirs.surprised;
    let rules = &sim.rules.battle;
    let (true_a, true_b) = (ours.power(ground, rules), theirs.power(ground, rules));
    let scouting = sim.rules.news.scouting;
    let (seen_b, seen_a) = (true_b * draw.lognormal(scouting), true_a * draw.lognormal(scouting));
    let (lead_a, lead_b) = (commander_traits(sim, own), commander_traits(sim, enemies));
    let sought = sim.world.host(own[0]).aim.is_some_and(|aim| aim.kind == AimKind::Relieve || aim.against == b);
    // Who was not sent against this enemy fights only at better odds.
    let eager = if sought { lead_a.0 } else { 0.5 * lead_a.0 };
    let a_wants = battle::will_fight(true_a, seen_b, eager, lead_a.1, true, rules);
    let gets_away = walled || draw.chance(if theirs.mobility > ours.mobility { 0.7 } else { 0.35 });
    let b_wants = theirs.surprised || battle::will_fight(true_b, seen_a, lead_b.0, lead_b.1, gets_away, rules);
    let truce = battle::truce_chance(
        battle::win_chance(true_a, seen_b, rules),
        battle::win_chance(true_b, seen_a, rules),
        lead_a.1,
        lead_b.1,
        rules,
    );
    let sure = battle::win_chance(true_a, seen_b, rules);
    if a_wants && b_wants && mediation::between(sim, place, own, a, b, sure) {
        return own.iter().for_each(|host| verbs::go_home(sim, *host));
    }
    match (a_wants, b_wants) {
        (true, true) => fight(sim, place, own, enemies, (a, b), &ours, &theirs, ground),
        (false, true) => give_way(sim, place, own, b, a),
        (true, false) if walled => {}
        (true, false) => give_way(sim, place, enemies, a, b),
        (false, false) => stand_off(sim, place, own, a, b, truce),
    }
}

/// Whether hosts of a polity can shut themselves up at a place.
fn shelter(sim: &Sim<'_>, place: PlaceId, of: PolityId) -> bool {
    let p = sim.world.place(place);
    p.walls > 0.15 && (p.holder == of || sim.world.is_under(p.holder, of) || sim.world.is_under(of, p.holder))
}

/// Both sides think better of it: the newcomer goes home, and sometimes a truce is made.
fn stand_off(sim: &mut Sim<'_>, place: PlaceId, own: &[HostId], a: PolityId, b: PolityId, truce: f64) {
    let mut draw = sim.draw(chance::STAND_OFF, own[0]);
    if draw.chance(truce) {
        let cause = sim.world.host(own[0]).sent;
        verbs::make_truce(sim, a, b, place, cause.map(Cause::Event));
    }
    for host in own {
        verbs::go_home(sim, *host);
    }
}

/// One side gives way without a fight and goes home.
fn give_way(sim: &mut Sim<'_>, place: PlaceId, line: &[HostId], winner: PolityId, loser: PolityId) {
    let cause = sim.world.host(line[0]).sent;
    // Hosts of one campaign that come one after another, or look at each other for weeks, draw off once.
    let (today, pair) = (sim.world.today, u64::from(winner.key()) << 32 | u64::from(loser.key()) << 16);
    let what = pair | u64::from(place.key());
    let spell = sim.rules.pursuit.declined as i32;
    if sim.world.dealings.begins(EventKind::BattleDeclined, what, spell, today) {
        sim.tell(
            Event::new(EventKind::BattleDeclined)
                .at(place)
                .actor(winner)
                .other(loser)
                .other_men(line.iter().map(|h| sim.world.host(*h).men()).sum())
                .because(cause.map(Cause::Event)),
        );
    }
    for host in line {
        verbs::beaten_off(sim, *host);
        verbs::go_home(sim, *host);
        let h = sim.world.host_mut(*host);
        if h.goal == place {
            // Its home is where the enemy stands: it scatters into the country.
            h.stance = Stance::Idle;
        }
    }
}
