//! An oath is broken, and another sworn.

use crate::processes::bonds::allegiance::contagion;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event};
use crate::world::polity::Vassalage;
use crate::{beliefs, chance, verbs};
use tumen_base::PolityId;
use tumen_scenario::{Commissioner, EventKind};

/// A vassal leaves its suzerain, for a patron or for nobody.
pub(crate) fn leave(sim: &mut Sim<'_>, polity: PolityId, old: Vassalage, patron: Option<PolityId>, why: Option<Cause>) {
    let (mut why, r) = (why, sim.rules.allegiance.clone());
    if old.commissioner == Commissioner::Resident {
        let mut draw = sim.draw(chance::RESIDENT, polity);
        let killed = draw.chance(r.resident + r.vengeful * beliefs::grudge(sim, polity, old.to).min(1.0));
        if killed {
            let e = sim.tell(
                Event::new(EventKind::CommissionerKilled)
                    .actor(polity)
                    .other(old.to)
                    .at_capital(sim, polity)
                    .because(why),
            );
            verbs::wrong(sim, old.to, polity, r.blood, Cause::Event(e));
            why = Some(Cause::Event(e));
        }
    }
    sim.world.polity_mut(polity).bonds.vassalage = None;
    verbs::end_bond(sim, polity, old);
    let event = match patron {
        Some(q) => {
            let offer = beliefs::standing_offer(sim, polity, q).map(Cause::Event);
            let e = sim.tell(
                Event::new(EventKind::VassalDefects)
                    .actor(polity)
                    .other(q)
                    .at_capital(sim, polity)
                    .because(offer)
                    .because(why),
            );
            verbs::robbed(sim, old.to, q, Cause::Event(e));
            verbs::bind(sim, polity, q, Some(Cause::Event(e)), old.tribute / 2, old.levy);
            e
        }
        None => sim.tell(
            Event::new(EventKind::VassalIndependent).actor(polity).other(old.to).at_capital(sim, polity).because(why),
        ),
    };
    verbs::wrong(sim, old.to, polity, r.left, Cause::Event(event));
    let h = sim.world.polity_mut(old.to);
    h.prestige = (h.prestige - r.standing).max(0.0);
    contagion::spread(sim, polity, old.to, patron, event);
    verbs::retarget_polity(sim, polity, None);
}

impl Event {
    /// At the capital of a polity, if it has one.
    #[must_use]
    pub(crate) fn at_capital(mut self, sim: &Sim<'_>, polity: PolityId) -> Self {
        self.place = sim.world.polity(polity).capital;
        self
    }
}
