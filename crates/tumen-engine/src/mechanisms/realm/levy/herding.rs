//! Herding households that go from one country to another.

use crate::mechanisms::realm::faith;
use crate::sim::Sim;
use tumen_base::PlaceId;
use tumen_scenario::LOCALS;

/// Moves households that live by herds from one place to another, with their custom of service. Returns how many.
pub(crate) fn move_herds(sim: &mut Sim<'_>, from: PlaceId, to: PlaceId, households: f64) -> f64 {
    let levy = sim.world.place(from).levy;
    let people = sim.world.place(from).people;
    let moved = sim.world.strike_tents(from, households);
    settle_herds(sim, to, &moved, levy, people);
    moved.iter().map(|m| m.1).sum()
}

/// Herding households settle at a place; its custom of service becomes the mean of the old and theirs.
pub(crate) fn settle_herds(
    sim: &mut Sim<'_>,
    to: PlaceId,
    herds: &[(tumen_base::FaithId, f64)],
    levy: f64,
    people: Option<tumen_base::PeopleId>,
) {
    let came: f64 = herds.iter().map(|h| h.1).sum();
    if came <= 0.0 {
        return;
    }
    sim.world.pitch_tents(to, herds);
    let p = sim.world.place_mut(to);
    let before = p.households - came;
    p.levy = (p.levy * before + levy * came) / p.households;
    // A country is of the people who are most of its herdsmen.
    let herders: f64 = p.communities.iter().filter(|c| c.nomad).map(|c| p.households * c.share).sum();
    if people.is_some() && came > 0.5 * herders {
        p.people = people;
    }
    let holder = p.holder;
    if holder != LOCALS {
        faith::retarget(sim, to, None);
    }
}
