//! Flight: grown claimants who were passed over may go to a neighbour.

use crate::mechanisms::bonds::allegiance;
use crate::mechanisms::court::claimant;
use crate::rules::Mechanism;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::world::person::Whereabouts;
use tumen_base::{PersonId, PolityId};
use tumen_scenario::{EventKind, Office};

/// Grown claimants who were passed over may flee to a neighbour.
pub(super) fn passed_over(sim: &mut Sim<'_>, polity: PolityId, others: &[PersonId], cause: Cause) {
    for claimant in others.iter().take(2) {
        let mut draw = sim.draw_for(Mechanism::Succession, claimant.key(), 1);
        let x = sim.world.person(*claimant);
        let bold = 0.5 + x.boldness();
        // Whom they made regent was not passed over.
        if x.polity != polity
            || sim.world.polity(polity).power == Some(*claimant)
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
    allegiance::wrong(sim, polity, haven, 0.1, Cause::Event(event));
    claimant::claims(sim, claimant, polity, event);
}

/// The nearest free court that is not a vassal of this one.
pub(crate) fn haven(sim: &Sim<'_>, from: PolityId) -> Option<PolityId> {
    let at = sim.world.polity(from).capital?;
    (1..sim.world.polities.len())
        .map(PolityId::at)
        .filter(|q| {
            let p = sim.world.polity(*q);
            *q != from && p.alive && !sim.world.is_under(*q, from) && p.form.is_court()
        })
        .filter_map(|q| sim.world.polity(q).capital.map(|c| (q, sim.days(at, c))))
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(q, _)| q)
}
