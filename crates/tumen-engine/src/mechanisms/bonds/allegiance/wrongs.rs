//! Wrongs that one court remembers of another.

use crate::sim::Sim;
use crate::world::chronicle::Cause;
use tumen_base::day::YEAR;
use tumen_base::{FaithId, PolityId, maths};
use tumen_scenario::Policy;

/// Wrongs of `against` that `of` still remembers, faded to today.
#[must_use]
pub fn grudge(sim: &Sim<'_>, of: PolityId, against: PolityId) -> f64 {
    let tie = sim.world.ties.get(of, against);
    if tie.grudge == 0.0 {
        return 0.0;
    }
    tie.grudge * maths::fading(f64::from(sim.world.today - tie.wronged) / YEAR, sim.rules.allegiance.memory)
}

/// `of` remembers a wrong done by `against`.
pub(crate) fn wrong(sim: &mut Sim<'_>, of: PolityId, against: PolityId, weight: f64, cause: Cause) {
    let now = grudge(sim, of, against);
    let today = sim.world.today;
    let tie = sim.world.ties.get_mut(of, against);
    if weight >= now * 0.5 || tie.wrong.is_none() {
        tie.wrong = Some(cause);
    }
    tie.grudge = (now + weight).min(2.0);
    tie.wronged = today;
}

/// Whether a polity oppresses a faith.
#[must_use]
pub fn oppresses_faith(sim: &Sim<'_>, ruler: PolityId, faith: FaithId) -> bool {
    sim.world.polity(ruler).policy[faith.index()] >= Policy::Restrict
}
