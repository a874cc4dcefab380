//! Union: peoples become one power under a leader whose rise the model does not explain. What the absorbed hold passes
//! to it; a share of their men scatter, the rest are enrolled in its hosts, which stand in place of all earlier ones.
//! Their old vassals are free. The union then acts by the same rules as any other power.
//!
//! Left out: the wars by which they were united, which outside commitments may stand for.

use crate::sim::Sim;
use crate::verbs;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::world::host::Stance;
use crate::world::person::Whereabouts;
use tumen_base::{HostId, PersonId, PlaceId, PolityId};
use tumen_scenario::{EventKind, Form, Office};

/// The day of a union has come.
pub(crate) fn happen(
    sim: &mut Sim<'_>,
    row: u16,
    (polity, leader, seat, form): (PolityId, PersonId, PlaceId, Form),
    hosts: &[HostId],
    absorbs: &[PolityId],
) {
    let draw = sim.world.outside[usize::from(row)];
    let was_alive = sim.world.polity(polity).alive;
    let old: Vec<HostId> =
        (0..sim.world.hosts.len()).map(HostId::at).filter(|h| sim.world.host(*h).owner == polity).collect();
    let x = sim.world.person(leader);
    let (house, people) = (x.house, x.people);
    let today = sim.world.today;
    let p = sim.world.polity_mut(polity);
    p.alive = true;
    p.ended = None;
    p.form = form;
    p.house = house;
    p.people = people;
    p.court.ruler = Some(leader);
    p.court.power = Some(leader);
    p.court.headed_since = today;
    p.court.usurped = None;
    p.bonds.vassalage = None;
    p.bonds.shelter = None;
    p.bonds.duty = None;
    p.prestige = draw.prestige;
    p.ambition = draw.ambition;
    let event = sim.tell(
        Event::new(EventKind::Union)
            .at(seat)
            .actor(polity)
            .person(leader)
            .men(hosts.iter().map(|h| sim.world.host(*h).men()).sum())
            .because(Cause::Outside(row)),
    );
    verbs::note_outside(sim, row, event);
    for other in absorbs {
        absorb(sim, *other, polity, seat, draw.share, event);
    }
    if sim.world.place(seat).holder != polity {
        verbs::transfer(sim, seat, polity, event);
    }
    sim.world.polity_mut(polity).capital = Some(seat);
    for host in old.into_iter().filter(|h| !hosts.contains(h)) {
        disband(sim, host, 0.0);
    }
    for person in (0..sim.stage.scenario.persons.len()).map(PersonId::at) {
        let x = sim.world.person(person);
        if x.polity == polity && x.whereabouts == Whereabouts::Away {
            verbs::come_of_age(sim, person);
            sim.world.person_mut(person).whereabouts = Whereabouts::At(seat);
        }
    }
    for host in hosts.iter().copied() {
        if sim.world.host(host).stance != Stance::Away {
            continue;
        }
        let home = sim.world.host(host).home;
        let at = if sim.world.place(home).holder == polity { home } else { seat };
        verbs::enter_map(sim, host, at);
    }
    sim.world.person_mut(leader).office = Office::Ruler;
    sim.world.person_mut(leader).reigned = true;
    if !was_alive {
        sim.begin_power(polity);
    }
}

/// A polity ends in a union: its land, its money and most of its men pass to it.
fn absorb(sim: &mut Sim<'_>, other: PolityId, into: PolityId, seat: PlaceId, scattered: f64, union: EventId) {
    let p = sim.world.polity(other);
    if !p.alive || p.capital.is_some_and(|c| sim.summer_days(seat, c) > sim.rules.union.reach) {
        return;
    }
    let event = sim.tell(
        Event::new(EventKind::Absorbed).actor(other).other(into).at_capital(sim, other).because(Cause::Event(union)),
    );
    sim.world.absorbed.push((other, into));
    let hosts: Vec<HostId> =
        (0..sim.world.hosts.len()).map(HostId::at).filter(|h| sim.world.host(*h).owner == other).collect();
    for host in hosts {
        disband(sim, host, scattered);
    }
    sim.world.merge_reserve(other, into, scattered);
    let treasury = sim.world.polity(other).treasury();
    sim.world.pay_over(other, into, treasury);
    let places: Vec<PlaceId> = sim.world.places_of(other).collect();
    verbs::end_power(sim, other, Cause::Event(event));
    for place in places {
        if let Some(besieger) = sim.world.place(place).besieger.filter(|b| {
            let owner = sim.world.host(*b).owner;
            !sim.world.hostile(owner, into)
        }) {
            verbs::lift_siege(sim, besieger);
            verbs::encamp(sim, besieger, Stance::Encamped, 3.0);
        }
        verbs::transfer(sim, place, into, event);
    }
}

/// A host is no more: a share of its men scatter, the others go home.
fn disband(sim: &mut Sim<'_>, host: HostId, scattered: f64) {
    if matches!(sim.world.host(host).stance, Stance::Gone | Stance::Away) {
        return;
    }
    sim.world.tied.retain(|(_, h)| *h != host);
    sim.world.host_mut(host).stance = Stance::Idle;
    sim.world.scatter_men(host, scattered);
    sim.world.release_men(host, 1.0);
    verbs::dissolve(sim, host);
}

/// A band has got away from a union that absorbed its people: it will be hunted.
pub(crate) fn hunts(sim: &mut Sim<'_>, band: PolityId, event: EventId) {
    let people = sim.world.polity(band).people;
    let by = sim.world.absorbed.iter().find(|(p, _)| sim.world.polity(*p).people == people).map(|(_, by)| *by);
    if let Some(by) = by.filter(|by| sim.world.polity(*by).alive) {
        let weight = sim.rules.union.escaped;
        verbs::wrong(sim, by, band, weight, Cause::Event(event));
    }
}
