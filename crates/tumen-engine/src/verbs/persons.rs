//! Persons come into the world, take the lead of a host, and leave it.

use crate::moment::Moment;
use crate::sim::Sim;
use crate::world::chronicle::Cause;
use crate::world::person::{Person, Whereabouts};
use crate::{readings, verbs};
use tumen_base::day::YEAR;
use tumen_base::{Draw, PersonId, PlaceId, PolityId};
use tumen_scenario::Office;

/// A person leaves whatever host he leads; another of his polity takes over if one is there.
pub(crate) fn vacate(sim: &mut Sim<'_>, person: PersonId) {
    for i in 0..sim.world.hosts.len() {
        if sim.world.hosts[i].commander == Some(person) {
            let owner = sim.world.hosts[i].owner;
            sim.world.hosts[i].commander = None;
            verbs::appoint(sim, tumen_base::HostId::at(i), owner);
        }
    }
}

/// Gives a host without a leader a free commander of its polity: one of the ruler's kin by marriage before others.
pub(crate) fn appoint(sim: &mut Sim<'_>, host: tumen_base::HostId, owner: PolityId) {
    if sim.world.host(host).commander.is_some() || !sim.world.host(host).on_map() {
        return;
    }
    let free = (0..sim.world.persons.len())
        .map(PersonId::at)
        .filter(|p| {
            let x = sim.world.person(*p);
            x.polity == owner
                && x.male
                && matches!(x.whereabouts, Whereabouts::At(_))
                && matches!(x.office, Office::Commander)
                && x.age(sim.world.today) > 18.0
        })
        .min_by_key(|p| (!readings::is_in_law(sim, *p, owner), p.0));
    if let Some(p) = free {
        sim.world.host_mut(host).commander = Some(p);
        sim.world.join(p, host);
    }
}

/// A grown man begins a house of his own, with the character that chance gives him.
pub(crate) fn founder(sim: &mut Sim<'_>, polity: PolityId, seat: Option<PlaceId>, mut draw: Draw) -> PersonId {
    let age = 22.0 + 25.0 * draw.uniform();
    let p = sim.world.polity(polity);
    let seat = seat.map_or(Whereabouts::Away, Whereabouts::At);
    let founder = Person {
        born: sim.world.today - (age * YEAR) as i32,
        male: true,
        // Numbers of houses that the pack names are below; every person can begin one.
        house: verbs::FIRST_NEW_HOUSE.saturating_add(sim.world.persons.len() as u16),
        people: p.people,
        faith: p.creed.faith,
        polity,
        office: Office::None,
        whereabouts: seat,
        father: None,
        spouse: None,
        traits: [0.0; 5].map(|_: f64| draw.uniform()),
        given: verbs::name_drawn(&mut draw),
        reigned: false,
        mother: None,
    };
    verbs::add_person(sim, founder)
}

/// Houses from this number on began in this history.
pub(crate) const FIRST_NEW_HOUSE: u16 = 0x4000;

/// A name, as a number that the pack's lists of names make one of.
pub(crate) fn name_drawn(draw: &mut Draw) -> Option<u16> {
    Some((draw.uniform() * f64::from(u16::MAX)) as u16)
}

/// A person comes into the world.
pub(crate) fn add_person(sim: &mut Sim<'_>, person: Person) -> PersonId {
    let id = PersonId::at(sim.world.persons.len());
    sim.world.persons.push(person);
    sim.follow(Moment::PersonComes(id));
    id
}

/// A person is dead, of whatever cause: hosts lose their leader, polities their ruler.
pub(crate) fn die(sim: &mut Sim<'_>, person: PersonId, cause: Cause) {
    if !sim.world.person(person).alive() {
        return;
    }
    sim.world.person_mut(person).whereabouts = Whereabouts::Dead;
    verbs::vacate(sim, person);
    for i in 0..sim.world.polities.len() {
        let polity = PolityId::at(i);
        let p = sim.world.polity(polity);
        if p.alive && (p.court.ruler == Some(person) || p.court.power == Some(person)) {
            let (headed, house) = (p.court.power == Some(person), p.house);
            sim.follow(Moment::ThroneEmpty { polity, gone: person, cause });
            if headed {
                let house_ends = sim.world.polity(polity).house != house;
                sim.follow(Moment::PowerPasses { polity, house_ends, cause });
            }
        }
    }
}
