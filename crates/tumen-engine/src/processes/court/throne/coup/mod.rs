//! Coup: insiders with a following act when the chance looks good: the ruler away with the host,
//! beaten, hunting with a small retinue, his guards unpaid. A treasury within reach is raided to raise
//! men. The ruler is killed, kept as a figurehead, or the plot fails and the plotter flees.
//!
//! P^ = sigmoid(c0 + c1 ln(F / L) + c2 opportunity + c3 (1 - legitimacy)), with F the plotter's men within
//! reach of the ruler and L the loyal men there; he acts when P^ gain - (1 - P^) loss clears a bar set
//! by his boldness and pride.

mod outcome;
mod plot;

pub(crate) use plot::consider;

use crate::chance;
use crate::due::{Chance, Due};
use crate::sim::Sim;
use crate::world::chronicle::EventId;
use crate::world::host::{Host, Stance};
use crate::world::person::Whereabouts;
use tumen_base::{PersonId, PolityId};

/// Whoever waits for a ruler to stumble hears of a chance.
pub(crate) fn opportunity(
    sim: &mut Sim<'_>,
    polity: PolityId,
    ruler: PersonId,
    chance: Chance,
    event: Option<EventId>,
) {
    let mut insiders: Vec<PersonId> =
        sim.world.hosts.iter().filter_map(|h| insider(sim, h, polity)).filter(|p| *p != ruler).collect();
    // In the order of persons: entries of one day are taken in the order in which they were made.
    insiders.sort();
    for person in insiders {
        sim.after(3.0 + f64::from(person.0 % 5), Due::Plot { person, chance, event });
    }
}

/// The leader of a host, if he is near enough to power in a polity to plot: a sheltered prince with a band, or a
/// commander.
fn insider(sim: &Sim<'_>, h: &Host, polity: PolityId) -> Option<PersonId> {
    let near = h.owner == polity || sim.world.polity(h.owner).bonds.shelter == Some(polity);
    let ready = h.men() >= 200 && h.on_map() && h.stance != Stance::Fleeing;
    h.commander.filter(|_| near && ready)
}

/// A ruler goes hunting: those with men nearby may take him there. The next hunt goes on the agenda.
pub(crate) fn hunt(sim: &mut Sim<'_>, polity: PolityId) {
    if !sim.world.polity(polity).alive {
        return;
    }
    let mut draw = sim.draw(chance::HUNT, polity);
    let days = draw.exponential() * tumen_base::day::YEAR / sim.rules.coup.hunts;
    sim.after(days.max(1.0), Due::Hunt { polity });
    let Some(ruler) = sim.world.polity(polity).court.power else {
        return;
    };
    if matches!(sim.world.person(ruler).whereabouts, Whereabouts::At(_))
        || sim.world.leads(ruler).is_some_and(|h| sim.world.host(h).idle())
    {
        opportunity(sim, polity, ruler, Chance::Hunting, None);
    }
}

/// Those who wait for the ruler to stumble hear of a defeat.
pub(crate) fn after_defeat(sim: &mut Sim<'_>, polity: PolityId, event: EventId) {
    if let Some(ruler) = sim.world.polity(polity).court.power {
        opportunity(sim, polity, ruler, Chance::Defeat, Some(event));
    }
}
