//! Herding households go from one country to another.

use crate::sim::Sim;
use crate::verbs;
use tumen_base::{PlaceId, PolityId};
use tumen_scenario::LOCALS;

/// Moves households that live by herds from one place to another, with their custom of service. Returns how many.
pub(crate) fn move_herds(sim: &mut Sim<'_>, from: PlaceId, to: PlaceId, households: f64) -> f64 {
    let levy = sim.world.place(from).levy;
    let people = sim.world.place(from).people;
    let moved = sim.world.strike_tents(from, households);
    verbs::settle_herds(sim, to, &moved, levy, people);
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
        verbs::retarget(sim, to, None);
    }
}

/// The households that followed pitch their tents.
pub(crate) fn unpack(sim: &mut Sim<'_>, polity: PolityId, place: PlaceId) {
    let p = sim.world.polity_mut(polity);
    let herds = std::mem::take(&mut p.following.households);
    let (levy, people) = (p.following.levy, p.people);
    verbs::settle_herds(sim, place, &herds, levy, Some(people));
}

/// A band is no more: the households on the road with it stay where it ended.
pub(crate) fn leave_behind(sim: &mut Sim<'_>, polity: PolityId) {
    if sim.world.polity(polity).following.households.is_empty() {
        return;
    }
    let at = sim.world.hosts.iter().rfind(|h| h.owner == polity).map_or(PlaceId::at(0), |h| h.at);
    verbs::unpack(sim, polity, at);
}
