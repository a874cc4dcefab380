//! New hosts: where they are raised and who leads them.

use crate::sim::Sim;
use crate::verbs;
use crate::world::person::Whereabouts;
use tumen_base::{PersonId, PolityId};
use tumen_scenario::Office;

/// Raises a host under a free commander, or a man of the house, at the capital. Returns whether there was one.
pub(super) fn raise(sim: &mut Sim<'_>, polity: PolityId, men: f64) -> bool {
    let Some(seat) = sim.world.polity(polity).capital.filter(|c| sim.world.place(*c).holder == polity) else {
        return false;
    };
    let Some(commander) = commander(sim, polity) else {
        return false;
    };
    verbs::raise_host(sim, polity, seat, commander, men);
    true
}

/// A commander without a host, else a grown man of the house without an office.
pub(crate) fn commander(sim: &Sim<'_>, polity: PolityId) -> Option<PersonId> {
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
