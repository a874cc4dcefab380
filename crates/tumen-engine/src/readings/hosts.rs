//! Of hosts: how tired they are, what makes one column, what holds them up.

use crate::sim::Sim;
use crate::world::chronicle::AimKind;
use crate::world::host::{Host, Stance};
use crate::{readings, world};
use arrayvec::ArrayVec;
use tumen_base::{HostId, Men, PlaceId, maths};
use tumen_scenario::OutsideKind;

/// Fatigue of a host today, 0 to 1.
#[must_use]
pub fn fatigue(sim: &Sim<'_>, host: &Host) -> f64 {
    host.fatigue * maths::fading(f64::from(sim.world.today - host.rested), sim.rules.supply.rest)
}

/// Days between two looks of a people in winter quarters on the way.
const HALT: f64 = 20.0;

/// Whether a host moves with its people and herds.
#[must_use]
pub fn with_herds(host: &Host) -> bool {
    host.aim.is_some_and(|a| a.kind == AimKind::Migrate)
}

/// Days for which a people on the way halts today, if it is winter.
#[must_use]
pub fn winter_halt(sim: &Sim<'_>, host: &Host) -> Option<f64> {
    (readings::with_herds(host) && matches!(sim.month(), 12 | 1 | 2)).then_some(HALT)
}

/// Whether a host still marches where the coalition does.
pub(crate) fn marches_with(sim: &Sim<'_>, a: &world::Assembly, host: HostId) -> bool {
    let h = sim.world.host(host);
    let bound = h.aim.is_some_and(|aim| aim.place == a.target && aim.kind == AimKind::Relieve);
    h.on_map() && h.stance == Stance::Marching && h.goal == a.target && bound
}

/// The hosts that ride with a leader.
pub(crate) fn followers(sim: &Sim<'_>, leader: HostId) -> ArrayVec<HostId, { world::MOST }> {
    let Some(a) = sim.world.assemblies.iter().find(|a| a.leader == Some(leader)) else {
        return ArrayVec::new();
    };
    a.called.iter().copied().filter(|h| *h != leader && readings::marches_with(sim, a, *h)).collect()
}

/// Men who make one column on the road with a host.
#[must_use]
pub fn column_men(sim: &Sim<'_>, host: HostId) -> Men {
    sim.world.host(host).men() + readings::followers(sim, host).iter().map(|h| sim.world.host(*h).men()).sum::<Men>()
}

/// Whether a host is in camp to wait for the others.
#[must_use]
pub fn waits_in_camp(sim: &Sim<'_>, host: HostId) -> bool {
    let at = sim.world.host(host).at;
    sim.world.assemblies.iter().any(|a| a.leader.is_none() && a.at == at && a.called.contains(&host))
}

/// Days by which water holds a host up on its way into a place.
#[must_use]
pub fn held_up(sim: &Sim<'_>, host: HostId, to: PlaceId) -> f64 {
    let p = sim.world.place(to);
    let owner = sim.world.host(host).owner;
    if p.flooded <= sim.world.today || owner == p.holder || sim.world.is_under(owner, p.holder) {
        return 0.0;
    }
    f64::from(p.flooded - sim.world.today)
}

/// Whether a host waits beyond the map for an outside event that may still come.
pub(crate) fn awaits_union(sim: &Sim<'_>, host: HostId) -> bool {
    sim.stage.scenario.outside.iter().zip(&sim.world.outside).any(|(o, draw)| {
        matches!(o.what, OutsideKind::Union { .. }) && o.what.musters().contains(&host) && draw.from >= sim.world.today
    })
}
