//! Contagion: when a vassal leaves, its fellows nearby believe less in the protection that they have, and weigh their
//! own allegiance; officers of theirs may go over to the new patron before their court does.
//!
//! Belief in protection is multiplied by 1 - shaken; each defection adds `fellows` e^(-days/near), which fades by a
//! factor e in `fades` years.
//!
//! Source: Qara Khitai, Rebellions in the east: in 1209 individuals at Qocho had started to defect to the Mongols
//! before its ruler did; the Karluks followed in 1211.

use crate::due::Due;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::{beliefs, chance};
use tumen_base::{PolityId, maths};
use tumen_scenario::EventKind;

/// A vassal has left its suzerain, for a patron or for nobody: its fellows hear of it.
pub(crate) fn spread(sim: &mut Sim<'_>, left: PolityId, old: PolityId, patron: Option<PolityId>, event: EventId) {
    let Some(seat) = sim.world.polity(left).capital else {
        return;
    };
    let today = sim.world.today;
    let fellows: Vec<PolityId> = sim.world.vassals_of(old).filter(|v| *v != left).collect();
    for v in fellows {
        let Some(court) = sim.court(v) else { continue };
        let weight = sim.rules.contagion.fellows * maths::fading(sim.days(seat, court), sim.rules.contagion.near);
        if weight < 0.01 {
            continue;
        }
        let now = beliefs::shaken_trust(sim, v);
        let d = sim.world.dealings.of_mut(v);
        d.shaken = (now + weight).min(0.6);
        d.shaken_on = today;
        let days = sim.courier_days(seat, court) + 20.0;
        sim.after(days, Due::Allegiance { polity: v, event: Some(event) });
        if let Some(patron) = patron {
            officers(sim, v, patron, event);
        }
    }
}

/// Officers of a court go over to a patron before it does.
fn officers(sim: &mut Sim<'_>, court: PolityId, patron: PolityId, event: EventId) {
    let r = sim.rules.contagion.clone();
    let mut draw = sim.draw(chance::OFFICERS, (court, patron));
    let Some(host) = sim.world.greatest_idle(court) else {
        return;
    };
    let men = sim.world.host(host).men();
    let share = r.men * draw.between(0.3, 1.0);
    if !draw.chance(r.officers) || f64::from(men) * share < r.least {
        return;
    }
    let at = sim.world.host(host).at;
    let gone = sim.world.release_to_reserve(host, share, patron);
    sim.tell(
        Event::new(EventKind::OfficersDesert).at(at).actor(patron).other(court).men(gone).because(Cause::Event(event)),
    );
}
