//! What a country is worth to a people, who could come there, and where it was beaten off.

use crate::sim::Sim;
use crate::world::agenda::Aim;
use crate::world::chronicle::AimKind;
use tumen_base::{HostId, PlaceId};
use tumen_scenario::LOCALS;

/// A host has been beaten off the place that it was sent to take.
pub(crate) fn beaten_off(sim: &mut Sim<'_>, host: HostId) {
    let h = sim.world.host(host);
    let takes = |a: &Aim| matches!(a.kind, AimKind::Conquer | AimKind::Recover | AimKind::Punish | AimKind::Migrate);
    let Some(aim) = h.aim.filter(takes) else { return };
    let (owner, today) = (h.owner, sim.world.today);
    let list = &mut sim.world.polity_mut(owner).repelled;
    list.retain(|(p, _)| *p != aim.place);
    if list.is_full() {
        list.remove(0);
    }
    list.push((aim.place, today));
    if aim.kind == AimKind::Migrate
        && let Some(camp) = open_country(sim, aim.place)
    {
        sim.world.host_mut(host).home = camp;
    }
}

/// The nearest grass to a place that nobody holds.
fn open_country(sim: &Sim<'_>, place: PlaceId) -> Option<PlaceId> {
    let grass = |p: PlaceId| sim.stage.scenario.settlements[p.index()].pasture_km2 > 1000.0;
    sim.stage.near(place).iter().map(|n| n.0).find(|p| sim.world.place(*p).holder == LOCALS && grass(*p))
}
