//! Captives: commanders of a beaten line, and the ruler's consort if he led it, may fall into the victor's hands. They are
//! held, and ransomed after a year or some, or freed when peace is made. Whoever leads a whole line fares as the battle
//! has it ([`super::encounter`]).

use crate::due::Due;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use crate::world::person::Whereabouts;
use crate::{chance, verbs};
use tumen_base::day::YEAR;
use tumen_base::{HostId, PersonId, PlaceId, PolityId};
use tumen_scenario::{EventKind, LOCALS};

/// What the victor takes of a beaten line, before it scatters.
pub(crate) fn take(sim: &mut Sim<'_>, losers: &[HostId], by: PolityId, place: PlaceId, event: EventId) {
    for host in losers.iter().copied() {
        let owner = sim.world.host(host).owner;
        let Some(leader) = sim.world.host(host).commander.filter(|c| sim.world.person(*c).free()) else {
            continue;
        };
        let mut draw = sim.draw(chance::CAPTIVES, host);
        let heads = sim
            .world
            .polities
            .iter()
            .any(|p| p.alive && (p.court.ruler == Some(leader) || p.court.power == Some(leader)));
        let (taken, with_him) = (sim.rules.captives.taken, sim.rules.captives.consort);
        if heads {
            let consort = sim.world.person(leader).spouse.filter(|w| {
                let w = sim.world.person(*w);
                w.free() && !w.male && w.polity == owner
            });
            let came = draw.chance(with_him) && draw.chance(2.0 * taken);
            if let Some(consort) = consort.filter(|_| came) {
                hold(sim, consort, by, place, event);
            }
        } else if draw.chance(taken) {
            hold(sim, leader, by, place, event);
        }
    }
}

fn hold(sim: &mut Sim<'_>, person: PersonId, by: PolityId, place: PlaceId, event: EventId) {
    if by == LOCALS || sim.world.polities.iter().any(|p| p.alive && p.court.power == Some(person)) {
        return;
    }
    let victim = sim.world.person(person).polity;
    sim.tell(
        Event::new(EventKind::Captured).at(place).actor(by).other(victim).target(person).because(Cause::Event(event)),
    );
    sim.world.person_mut(person).whereabouts = Whereabouts::Captive(by);
    verbs::vacate(sim, person);
    let years = sim.rules.captives.held * sim.draw(chance::RANSOM, person).between(0.5, 1.5);
    sim.after(years * YEAR, Due::Ransom { person });
}

/// A captive may be ransomed.
pub(crate) fn ransom(sim: &mut Sim<'_>, person: PersonId) {
    let Whereabouts::Captive(by) = sim.world.person(person).whereabouts else {
        return;
    };
    let x = sim.world.person(person);
    let home = x.polity;
    let of_the_house = x.house == sim.world.polity(home).house || !x.male;
    if !sim.world.polity(home).alive || !sim.world.polity(by).alive {
        return let_go(sim, person, None);
    }
    let price = (sim.rules.captives.ransom * if of_the_house { 5.0 } else { 1.0 }) as i64;
    if sim.world.polity(home).treasury() < 2 * price {
        return sim.after(YEAR, Due::Ransom { person });
    }
    let paid = sim.world.pay_over(home, by, price);
    sim.tell(
        Event::new(EventKind::Ransomed)
            .actor(by)
            .other(home)
            .target(person)
            .at_capital(sim, by)
            .detail(Detail::Dinars(paid)),
    );
    let_go(sim, person, None);
}

fn let_go(sim: &mut Sim<'_>, person: PersonId, told: Option<(PolityId, EventId)>) {
    let home = sim.world.person(person).polity;
    if let Some((by, event)) = told {
        sim.tell(
            Event::new(EventKind::Spared)
                .actor(by)
                .other(home)
                .target(person)
                .at_capital(sim, by)
                .because(Cause::Event(event)),
        );
    }
    let seat = sim.world.polity(home).capital;
    sim.world.person_mut(person).whereabouts = seat.map_or(Whereabouts::Away, Whereabouts::At);
}

/// Peace between two: each lets the other's people go.
pub(crate) fn set_free(sim: &mut Sim<'_>, a: PolityId, b: PolityId, event: EventId) {
    for person in (0..sim.world.persons.len()).map(PersonId::at) {
        let x = sim.world.person(person);
        let held_by = [(a, b), (b, a)].into_iter().find(|(by, of)| {
            let held = x.whereabouts == Whereabouts::Captive(*by);
            held && x.polity == *of
        });
        if let Some((by, _)) = held_by {
            let_go(sim, person, Some((by, event)));
        }
    }
}
