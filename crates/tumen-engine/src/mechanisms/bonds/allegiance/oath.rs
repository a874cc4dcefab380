//! An oath is broken, and another sworn.

use super::wrong;
use crate::mechanisms::bonds::{contagion, terms};
use crate::mechanisms::realm::faith;
use crate::sim::Sim;
use crate::world::agenda::Due;
use crate::world::chronicle::{Cause, Event};
use crate::world::polity::Vassalage;
use crate::{beliefs, chance};
use tumen_base::day::YEAR;
use tumen_base::{Day, PolityId};
use tumen_scenario::{Commissioner, EventKind, LOCALS};

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
            wrong(sim, old.to, polity, r.blood, Cause::Event(e));
            why = Some(Cause::Event(e));
        }
    }
    sim.world.polity_mut(polity).vassalage = None;
    terms::ended(sim, polity, old);
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
            robbed(sim, old.to, q, Cause::Event(e));
            bind(sim, polity, q, Some(Cause::Event(e)), old.tribute / 2, old.levy);
            e
        }
        None => sim.tell(
            Event::new(EventKind::VassalIndependent).actor(polity).other(old.to).at_capital(sim, polity).because(why),
        ),
    };
    wrong(sim, old.to, polity, r.left, Cause::Event(event));
    let h = sim.world.polity_mut(old.to);
    h.prestige = (h.prestige - r.standing).max(0.0);
    contagion::spread(sim, polity, old.to, patron, event);
    faith::retarget_polity(sim, polity, None);
}

/// Whoever takes a vassal from another has wronged him.
pub(crate) fn robbed(sim: &mut Sim<'_>, old: PolityId, by: PolityId, cause: Cause) {
    if old != by && sim.world.polity(old).alive && !sim.world.is_under(by, old) && !sim.world.is_under(old, by) {
        let weight = sim.rules.allegiance.robbed;
        wrong(sim, old, by, weight, cause);
    }
}

/// Makes `vassal` a vassal of `patron` on the given terms; ends any war between them. Does nothing
/// that would close a circle.
pub(crate) fn bind(
    sim: &mut Sim<'_>,
    vassal: PolityId,
    patron: PolityId,
    cause: Option<Cause>,
    tribute: i64,
    levy: u32,
) {
    if vassal == patron || vassal == LOCALS || sim.world.is_under(patron, vassal) {
        return;
    }
    let first = !has_dues(sim, vassal);
    let today = sim.world.today;
    sim.world.polity_mut(vassal).vassalage = Some(Vassalage {
        to: patron,
        tribute,
        levy,
        commissioner: Commissioner::Visiting,
        arrears: 0.0,
        habit: 0.1,
        oath: 0.5,
        since: today,
        cause,
    });
    sim.world.ties.both(vassal, patron, |t| {
        t.war = false;
        t.truce = Day(0);
    });
    sim.world.ties.get_mut(patron, vassal).overlordship = true;
    if first {
        sim.after(YEAR, Due::Tribute(vassal));
    }
    terms::agreed(sim, vassal, patron, tribute, cause);
    faith::retarget_polity(sim, vassal, None);
}

/// Whether the yearly business of a vassal is already on the agenda: it was once a vassal.
fn has_dues(sim: &Sim<'_>, polity: PolityId) -> bool {
    (1..sim.world.polities.len()).any(|i| sim.world.ties.get(PolityId::at(i), polity).overlordship)
}

impl Event {
    /// At the capital of a polity, if it has one.
    #[must_use]
    pub(crate) fn at_capital(mut self, sim: &Sim<'_>, polity: PolityId) -> Self {
        self.place = sim.world.polity(polity).capital;
        self
    }
}
