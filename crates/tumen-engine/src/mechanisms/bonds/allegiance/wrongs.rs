//! Wrongs that one court remembers of another.

use crate::beliefs;
use crate::sim::Sim;
use crate::world::chronicle::Cause;
use tumen_base::PolityId;

/// `of` remembers a wrong done by `against`.
pub(crate) fn wrong(sim: &mut Sim<'_>, of: PolityId, against: PolityId, weight: f64, cause: Cause) {
    let now = beliefs::grudge(sim, of, against);
    let today = sim.world.today;
    let tie = sim.world.ties.get_mut(of, against);
    if weight >= now * 0.5 || tie.wrong.is_none() {
        tie.wrong = Some(cause);
    }
    tie.grudge = (now + weight).min(2.0);
    tie.wronged = today;
}
