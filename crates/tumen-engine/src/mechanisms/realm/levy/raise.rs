//! New hosts: where they are raised and who leads them.

use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event};
use crate::world::host::Host;
use crate::world::person::Whereabouts;
use tumen_base::{HostId, Men, PersonId, PlaceId, PolityId};
use tumen_scenario::{EventKind, Office};

/// Raises a host under a free commander, or a man of the house, at the capital. Returns whether there was one.
pub(super) fn raise(sim: &mut Sim<'_>, polity: PolityId, men: f64) -> bool {
    let Some(seat) = sim.world.polity(polity).capital.filter(|c| sim.world.place(*c).holder == polity) else {
        return false;
    };
    let Some(commander) = commander(sim, polity) else {
        return false;
    };
    raise_under(sim, polity, seat, commander, men);
    true
}

/// Raises a host of so many men, or as many as there are, under a man at a place.
pub(crate) fn raise_under(sim: &mut Sim<'_>, polity: PolityId, seat: PlaceId, commander: PersonId, men: f64) {
    let (mut quality, mut stable, mut arms, mut n) = (0.0, 0.0, [0.0; 3], 0.0);
    for (_, h) in sim.world.hosts_of(polity) {
        let men = f64::from(h.men());
        quality += h.quality * men;
        stable += h.stable * men;
        for (sum, arm) in arms.iter_mut().zip(h.arms) {
            *sum += f64::from(arm);
        }
        n += men;
    }
    if n < 1.0 {
        (quality, stable, arms, n) = (0.7, 1.5, [0.7, 0.0, 0.3], 1.0);
    }
    let host = new_host(sim, polity, seat);
    let h = sim.world.host_mut(host);
    (h.quality, h.stable, h.full, h.commander) =
        ((quality / n) * sim.rules.levy.raw, stable / n, men as Men, Some(commander));
    for (arm, share) in arms.iter().enumerate() {
        sim.world.call_up(polity, host, arm, (men * share / n) as Men, stable / n);
    }
    sim.world.join(commander, host);
    let x = sim.world.person_mut(commander);
    if x.office == Office::None {
        x.office = Office::Commander;
    }
    let newest = sim.world.places_of(polity).filter_map(|p| sim.world.place(p).taken).max();
    let men = sim.world.host(host).men();
    sim.tell(
        Event::new(EventKind::HostRaised)
            .at(seat)
            .actor(polity)
            .person(commander)
            .men(men)
            .host(host)
            .because(newest.map(Cause::Event)),
    );
}

/// A host of nobody yet, standing at a place.
pub(crate) fn new_host(sim: &mut Sim<'_>, owner: PolityId, at: PlaceId) -> HostId {
    let today = sim.world.today;
    let salaried = sim.world.polity(owner).salaried;
    let id = HostId::at(sim.world.hosts.len());
    sim.world.hosts.push(Host { quality: 0.8, salaried, ..Host::raised(owner, at, today) });
    id
}

/// A commander without a host, else a grown man of the house without an office.
fn commander(sim: &Sim<'_>, polity: PolityId) -> Option<PersonId> {
    let (house, today) = (sim.world.polity(polity).house, sim.world.today);
    let free = |x: &crate::world::person::Person| {
        x.polity == polity && x.male && matches!(x.whereabouts, Whereabouts::At(_)) && x.age(today) > 18.0
    };
    let named = sim.world.persons.iter().position(|x| free(x) && x.office == Office::Commander);
    let of_house = || {
        sim.world
            .persons
            .iter()
            .position(|x| free(x) && x.house == house && x.office == Office::None && x.age(today) < 60.0)
    };
    named.or_else(of_house).map(PersonId::at)
}
