//! What a line of battle is worth, and the ground on which it stands.

use crate::battle::{Posture, Side};
use crate::sim::Sim;
use crate::world::host::Host;
use crate::{battle, readings};
use arrayvec::ArrayVec;
use tumen_base::{HostId, PlaceId};
use tumen_geo::{PlaceKind, Terrain};

/// Boldness and caution of whoever leads a line.
pub(super) fn commander_traits(sim: &Sim<'_>, line: &[HostId]) -> (f64, f64) {
    line.iter()
        .find_map(|h| sim.world.host(*h).commander)
        .map_or((0.5, 0.5), |c| (sim.world.person(c).boldness(), sim.world.person(c).caution()))
}

pub(super) fn side(sim: &Sim<'_>, line: &[HostId], posture: Posture) -> Side {
    let hosts: ArrayVec<&Host, 8> = line.iter().map(|h| sim.world.host(*h)).collect();
    let men: f64 = hosts.iter().map(|h| f64::from(h.men())).sum();
    let mean = |f: &dyn Fn(&Host) -> f64| hosts.iter().map(|h| f(h) * f64::from(h.men())).sum::<f64>() / men.max(1.0);
    let lead = commander_traits(sim, line);
    // Heavy cavalry is worth more in a fight and foot less than the horse archer (an estimate kept
    // in the quality of the line, so that the battle model sees men of one kind).
    let arms = mean(&|h| {
        let n = f64::from(h.men().max(1));
        (f64::from(h.arms()[0]) + 1.3 * f64::from(h.arms()[1]) + 0.6 * f64::from(h.arms()[2])) / n
    });
    Side {
        men,
        quality: mean(&|h| h.quality) * arms,
        cohesion: mean(&|h| h.cohesion * (1.0 - 0.3 * readings::fatigue(sim, h))).clamp(0.05, 1.0),
        posture,
        mobility: mean(&|h| battle::mobility(h.remounts(), h.foot_share(), &sim.rules.battle)),
        boldness: lead.0,
        surprised: false,
        commander_present: line.iter().any(|h| sim.world.host(*h).commander.is_some()),
    }
}

pub(super) fn ground(sim: &Sim<'_>, place: PlaceId) -> battle::Ground {
    let graph = &sim.stage.scenario.graph;
    match graph.place(place).kind {
        PlaceKind::Pass => battle::Ground::Narrow,
        PlaceKind::RiverCrossing => battle::Ground::RiverLine,
        PlaceKind::Region => battle::Ground::Broken,
        _ if graph.leaving(place).iter().all(|r| graph.route(*r).terrain == Terrain::MountainPass) => {
            battle::Ground::Broken
        }
        _ if sim.stage.scenario.settlements[place.index()].obstacle.is_some() => battle::Ground::Cut,
        _ => battle::Ground::Open,
    }
}
