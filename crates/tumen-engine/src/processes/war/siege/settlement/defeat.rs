//! Submission after defeat: a court whose army has been broken weighs whether to bow to the victor while it still has
//! something to offer, and a captured ruler may be let go against his oath.
//!
//! Left out: hostages; a tribute of men from the beaten.

use super::submission;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, EventId};
use crate::{chance, readings, verbs};
use tumen_base::{PersonId, PolityId};
use tumen_scenario::LOCALS;

/// A court that has lost a battle weighs submission to the victor. `before` is the power of its line before it.
pub(crate) fn after_defeat(sim: &mut Sim<'_>, loser: PolityId, winner: PolityId, before: f64, event: EventId) {
    let field: f64 = sim.world.hosts_of(loser).map(|(_, h)| h.power()).sum();
    if before < sim.rules.submission.army * (field + before) || !could(sim, loser, winner) {
        return;
    }
    let p = submission::inclined(sim, loser, winner, 0.0);
    if sim.draw(chance::SUBMITS_BEATEN, (loser, winner)).chance(p) {
        verbs::submit(sim, loser, winner, Cause::Event(event));
    }
}

/// Whether a captured ruler is let go against the oath of his court; he is where his captor put him, still.
pub(crate) fn by_oath(sim: &mut Sim<'_>, captive: PersonId, court: PolityId, captor: PolityId) -> bool {
    let heads = sim.world.polity(court).court.power == Some(captive);
    if !heads || !could(sim, court, captor) {
        return false;
    }
    let p = submission::inclined(sim, court, captor, sim.rules.submission.chains);
    sim.draw(chance::BY_OATH, (court, captor)).chance(p)
}

/// Whether one court could become the other's vassal at all.
fn could(sim: &Sim<'_>, court: PolityId, to: PolityId) -> bool {
    let (p, q) = (sim.world.polity(court), sim.world.polity(to));
    court != LOCALS
        && to != LOCALS
        && p.alive
        && q.alive
        && p.form.is_court()
        && q.form.is_court()
        && p.court.power.is_some()
        && sim.world.places_of(court).next().is_some()
        && !sim.world.is_under(court, to)
        && !sim.world.is_under(to, court)
        && !readings::means_another(sim, to, court)
}
