//! Of communities: what they hold against their lords, and how harshly they are ruled.

use crate::readings;
use crate::sim::Sim;
use tumen_base::day::YEAR;
use tumen_base::{FaithId, PlaceId, PolityId, maths};
use tumen_scenario::Policy;

/// Severity that a community at a place feels today.
#[must_use]
pub fn severity(sim: &Sim<'_>, place: PlaceId, faith: FaithId) -> f64 {
    let holder = sim.world.polity(sim.world.place(place).holder);
    let own = holder.creed.policy[faith.index()].severity();
    match holder.bonds.vassalage {
        Some(v) => own.max(sim.rules.faith.pressing * sim.world.polity(v.to).creed.policy[faith.index()].severity()),
        None => own,
    }
}

/// Grievance of a community today, 0 to 1.
#[must_use]
pub fn grievance(sim: &Sim<'_>, place: PlaceId, slot: usize) -> f64 {
    readings::grievance_on(sim, place, slot, 0.0)
}

/// Grievance of a community some days from now, if nothing changes.
#[must_use]
pub fn grievance_on(sim: &Sim<'_>, place: PlaceId, slot: usize, days: f64) -> f64 {
    let c = &sim.world.place(place).communities[slot];
    let r = &sim.rules.faith;
    let tau = if c.target > c.grievance { r.rise } else { r.fall };
    maths::relax(c.grievance, c.target, (f64::from(sim.world.today - c.touched) + days) / YEAR, tau).clamp(0.0, 1.0)
}

/// Grievance at a place, weighed by the shares of its communities.
#[must_use]
pub fn mean_grievance(sim: &Sim<'_>, place: PlaceId) -> f64 {
    (0..sim.world.place(place).communities.len())
        .map(|slot| sim.world.place(place).communities[slot].share * readings::grievance(sim, place, slot))
        .sum()
}

/// Whether a polity oppresses a faith.
#[must_use]
pub fn oppresses_faith(sim: &Sim<'_>, ruler: PolityId, faith: FaithId) -> bool {
    sim.world.polity(ruler).creed.policy[faith.index()] >= Policy::Restrict
}
