//! Flight: grown claimants who were passed over may go to a neighbour.

use crate::processes::court::throne::claimant;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::world::person::Whereabouts;
use crate::{beliefs, chance, verbs};
use tumen_base::{PersonId, PolityId};
use tumen_scenario::{EventKind, Office};

/// Grown claimants who were passed over may flee to a neighbour.
pub(super) fn passed_over(sim: &mut Sim<'_>, polity: PolityId, others: &[PersonId], cause: Cause) {
    for claimant in others.iter().take(2) {
        let mut draw = sim.draw(chance::PASSED_OVER, *claimant);
        let x = sim.world.person(*claimant);
        let bold = 0.5 + x.boldness();
        // Whom they made regent was not passed over.
        if x.polity != polity
            || sim.world.polity(polity).court.power == Some(*claimant)
            || x.age(sim.world.today) < 20.0
            || !draw.chance(sim.rules.succession.flight * bold)
            || !matches!(x.whereabouts, Whereabouts::At(_))
        {
            continue;
        }
        flee(sim, polity, *claimant, cause);
    }
}

/// A person goes over to the nearest court that will not give him up, if there is one.
pub(crate) fn flee(sim: &mut Sim<'_>, polity: PolityId, claimant: PersonId, cause: Cause) {
    let Some(haven) = haven(sim, polity) else {
        return;
    };
    let event: EventId =
        sim.tell(Event::new(EventKind::ClaimantFled).actor(polity).person(claimant).other(haven).because(cause));
    let seat = sim.world.polity(haven).capital;
    let x = sim.world.person_mut(claimant);
    x.polity = haven;
    x.office = Office::None;
    if let Some(seat) = seat {
        x.whereabouts = Whereabouts::At(seat);
    }
    let harboured = sim.rules.succession.harboured;
    verbs::wrong(sim, polity, haven, harboured, Cause::Event(event));
    claimant::claims(sim, claimant, polity, event);
}

/// The court to which somebody driven out goes: the strongest near by that is not under his enemy, sooner one that has a
/// quarrel with him. Who wants an army does not go to the nearest tent (Yelu Pusuwan: from the lower Oxus to the Chu).
pub(crate) fn haven(sim: &mut Sim<'_>, from: PolityId) -> Option<PolityId> {
    let at = sim.world.polity(from).capital?;
    beliefs::best_court(sim, from, at, from, from)
}
