//! Tribute: dues fall due once a year. The vassal pays, pays short, or withholds, as it fears its
//! suzerain and needs the money; the suzerain overlooks it, sends collectors, or remembers it for its
//! council. Collectors may be insulted or killed, and that is a cause of war.

use crate::rules::Mechanism;
use crate::sim::Sim;
use crate::world::agenda::{Due, Errand};
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use tumen_base::day::YEAR;
use tumen_base::{PolityId, maths};
use tumen_scenario::EventKind;

tumen_base::parameters! {
    /// Tribute.
    pub struct TributeRules in "tribute" {
        /// Inclination to pay when strength is equal.
        pay: "logit", 0.5, 1.5, 2.5, "estimate: vassals mostly paid for decades";
        /// How the suzerain's believed advantage moves it.
        advantage: "logit per ln ratio", 0.5, 1.0, 1.6, "estimate";
        /// How wrongs remembered move it.
        insults: "logit", 0.8, 1.5, 2.5, "estimate";
        /// How years already in arrears move it.
        lapse: "logit/year", 0.3, 0.8, 1.4, "estimate: who has withheld once withholds again";
        /// Probability that a suzerain lets a missing payment pass.
        overlook: "probability", 0.2, 0.4, 0.6, "estimate; in 1172 no new agreement was enforced";
        /// Probability that collectors and court part in insult.
        insult: "probability", 0.1, 0.25, 0.4, "estimate from Tekish's quarrel with the emissaries";
        /// Probability that insulted pride kills the collectors.
        kill: "probability", 0.05, 0.15, 0.3, "estimate: mid-1170s, Khwarazm";
        /// Probability that collectors bring back what is owed.
        collect: "probability", 0.3, 0.5, 0.7, "estimate";
    }
}

/// A vassal's yearly dues.
pub(crate) fn due(sim: &mut Sim<'_>, polity: PolityId) {
    if !sim.world.polity(polity).alive {
        return;
    }
    sim.after(YEAR, Due::Tribute(polity));
    let Some(v) = sim.world.polity(polity).vassalage else {
        return;
    };
    if v.tribute == 0 {
        return;
    }
    let r = sim.rules.tribute.clone();
    let theirs = super::news::believed(sim, polity, v.to);
    let own = super::news::strength(sim, polity).max(100.0);
    let will = r.pay + r.advantage * maths::ln((theirs.max(100.0)) / own)
        - r.insults * super::allegiance::grudge(sim, polity, v.to)
        - r.lapse * v.arrears
        + super::commissioner::presence(sim, polity);
    let mut draw = sim.draw(Mechanism::Tribute, polity.key());
    if draw.chance(maths::sigmoid(will)) {
        let owed = (v.tribute as f64 * (1.0 + v.arrears.min(2.0) * 0.5)) as i64;
        let paid = sim.world.pay_over(polity, v.to, owed);
        if v.arrears >= 0.9 && paid > 0 {
            let wrong = sim.world.ties.get(polity, v.to).wrong;
            sim.tell(
                Event::new(EventKind::TributeResumed)
                    .actor(polity)
                    .other(v.to)
                    .detail(Detail::Dinars(paid))
                    .because(wrong),
            );
        }
        let lapse = if paid * 2 >= owed { 0.0 } else { v.arrears + 0.5 };
        set_arrears(sim, polity, lapse);
        return;
    }
    set_arrears(sim, polity, v.arrears + 1.0);
    let why = sim.world.ties.get(polity, v.to).wrong.or(v.cause);
    let event = sim.tell(Event::new(EventKind::TributeWithheld).actor(polity).other(v.to).because(why));
    answer(sim, polity, v.to, event);
}

fn set_arrears(sim: &mut Sim<'_>, polity: PolityId, years: f64) {
    if let Some(v) = &mut sim.world.polity_mut(polity).vassalage {
        v.arrears = years;
    }
}

/// The suzerain overlooks it or sends collectors; either way its council remembers.
fn answer(sim: &mut Sim<'_>, vassal: PolityId, suzerain: PolityId, event: EventId) {
    super::allegiance::wrong(sim, suzerain, vassal, 0.15, Cause::Event(event));
    let mut draw = sim.draw_for(Mechanism::Tribute, suzerain.key(), vassal.key() + 1);
    if draw.chance(sim.rules.tribute.overlook) {
        return;
    }
    let (Some(from), Some(to)) = (sim.court(suzerain), sim.court(vassal)) else {
        return;
    };
    let sent =
        sim.tell(Event::new(EventKind::CollectorsSent).actor(suzerain).other(vassal).because(Cause::Event(event)));
    let days = sim.days(from, to) + 20.0;
    sim.after(days, Due::Envoy { from: suzerain, to: vassal, errand: Errand::Collect, event: sent.0 });
}

/// Collectors stand before the vassal.
pub(crate) fn collectors(sim: &mut Sim<'_>, suzerain: PolityId, vassal: PolityId, event: EventId) {
    let Some(v) = sim.world.polity(vassal).vassalage.filter(|v| v.to == suzerain) else {
        return;
    };
    let r = sim.rules.tribute.clone();
    let pride = sim.world.head(vassal).map_or(0.5, |h| h.pride());
    let mut draw = sim.draw_for(Mechanism::Tribute, vassal.key(), 0x100 + suzerain.key());
    if draw.chance(r.insult * (0.5 + pride)) {
        if draw.chance(r.kill * (0.5 + pride)) {
            let e = sim.tell(
                Event::new(EventKind::EnvoyKilled)
                    .actor(vassal)
                    .other(suzerain)
                    .at_capital(sim, vassal)
                    .because(Cause::Event(event)),
            );
            super::allegiance::wrong(sim, suzerain, vassal, 0.9, Cause::Event(e));
        } else {
            let e = sim.tell(
                Event::new(EventKind::EnvoyInsulted)
                    .actor(vassal)
                    .other(suzerain)
                    .at_capital(sim, vassal)
                    .because(Cause::Event(event)),
            );
            super::allegiance::wrong(sim, vassal, suzerain, 0.25, Cause::Event(e));
            super::allegiance::wrong(sim, suzerain, vassal, 0.25, Cause::Event(e));
        }
        sim.after(1.0, Due::Allegiance { polity: vassal, event: event.0 });
    } else if draw.chance(r.collect) {
        let paid = sim.world.pay_over(vassal, suzerain, (v.tribute as f64 * v.arrears.min(3.0)) as i64);
        if paid > 0 {
            set_arrears(sim, vassal, 0.0);
            sim.tell(
                Event::new(EventKind::TributeResumed)
                    .actor(vassal)
                    .other(suzerain)
                    .detail(Detail::Dinars(paid))
                    .because(Cause::Event(event)),
            );
        }
    }
}
