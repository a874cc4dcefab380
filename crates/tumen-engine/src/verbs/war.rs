//! War and peace between two powers.

use crate::moment::Moment;
use crate::sim::Sim;
use crate::verbs;
use crate::world::chronicle::{Cause, Event};
use crate::world::host::Stance;
use tumen_base::{Day, HostId, PlaceId, PolityId};
use tumen_scenario::{EventKind, LOCALS};

/// Open war between two polities, told once.
pub(crate) fn declare_war(sim: &mut Sim<'_>, a: PolityId, b: PolityId, cause: Option<Cause>) {
    if a == b || sim.world.hostile(a, b) || a == LOCALS || b == LOCALS {
        return;
    }
    verbs::open_war(sim, a, b);
    sim.tell(Event::new(EventKind::War).actor(a).other(b).because(cause));
}

/// Sets two polities at war; neither stays the other's vassal.
pub(crate) fn open_war(sim: &mut Sim<'_>, a: PolityId, b: PolityId) {
    for (x, y) in [(a, b), (b, a)] {
        if let Some(old) = sim.world.polity(x).bonds.vassalage.filter(|v| v.to == y) {
            verbs::end_bond(sim, x, old);
        }
        let p = sim.world.polity_mut(x);
        p.bonds.vassalage = p.bonds.vassalage.filter(|v| v.to != y);
        p.bonds.shelter = p.bonds.shelter.filter(|s| *s != y);
    }
    sim.world.ties.both(a, b, |t| {
        t.war = true;
        t.truce = Day(0);
        t.neutral = Day(0);
    });
}

/// A truce: war ends for some years, and hosts on campaign against each other go home.
pub(crate) fn make_truce(sim: &mut Sim<'_>, a: PolityId, b: PolityId, place: PlaceId, cause: Option<Cause>) {
    let until = sim.world.today + (sim.rules.strategy.truce_years * tumen_base::day::YEAR) as i32;
    sim.world.ties.both(a, b, |t| {
        t.war = false;
        t.truce = until;
    });
    let told = sim.tell(Event::new(EventKind::Truce).at(place).actor(a).other(b).because(cause));
    verbs::recall(sim, a, b);
    verbs::recall(sim, b, a);
    sim.follow(Moment::Truce { a, b, event: told });
}

/// Hosts of `of` that are out against `against`, or lie before a place of it on their way, go home.
pub(crate) fn recall(sim: &mut Sim<'_>, of: PolityId, against: PolityId) {
    let before = |h: &crate::world::host::Host| {
        h.stance == Stance::Besieging && h.leg.is_none() && sim.world.place(h.at).holder == against
    };
    let out: Vec<HostId> = sim
        .world
        .hosts_of(of)
        .filter(|(_, h)| h.stance != Stance::Fleeing && (before(h) || h.aim.is_some_and(|a| a.against == against)))
        .map(|(id, _)| id)
        .collect();
    for host in out {
        verbs::go_home(sim, host);
    }
}
