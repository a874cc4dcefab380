//! Tribute: dues fall due once a year. The vassal pays, pays late, pays short, or withholds, as it fears its
//! suzerain, is used to paying and needs the money; the suzerain overlooks it, sends collectors, or remembers it for its
//! council. What collectors do is in [`super::collectors`], how terms are made, closed and made again in
//! [`super::terms`], what a war fought for a vassal costs him in [`super::compensation`].
//!
//! A payment that will be made comes late by an exponential of mean `late` days, longer when the treasury is short of
//! the sum; beyond `grace` days it is told, beyond a year it counts as withheld. Dues withheld year after year are told
//! once.

use crate::chance;
use crate::mechanisms::bonds::{allegiance, collectors, commissioner, terms};
use crate::mechanisms::court::enthroned;
use crate::mechanisms::news;
use crate::mechanisms::realm::revenue;
use crate::sim::Sim;
use crate::world::agenda::{Due, Errand};
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use crate::world::polity::Vassalage;
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
        /// How the habit of the tie moves it.
        custom: "logit", 1.0, 2.0, 3.0, "estimate: dues agreed in 1142 are first told as unpaid in 1172, those of the 1190s in 1207";
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
        /// Mean delay of a payment.
        late: "days", 12.0, 25.0, 50.0, "estimate";
        /// Delay beyond which dues count as late.
        grace: "days", 90.0, 120.0, 180.0, "estimate";
        /// Probability in a year that collectors ask more than was agreed, with an envoy of middling greed.
        greedy: "probability", 0.005, 0.015, 0.03, "estimate: demands beyond the terms were told of one vassal in a century (Yelu Pusuwan)";
        /// How much more they ask, as a share of the dues.
        excess: "share", 0.1, 0.3, 0.8, "estimate";
        /// Probability that an envoy killed is a kinsman of the ruling house, if the house has one to send.
        kinsman: "probability", 0.2, 0.4, 0.6, "estimate: the leader killed in the 1170s was of the royal family";
        /// What a dying ruler's advice adds to the habit of the tie.
        advice: "habit", 0.05, 0.15, 0.3, "estimate";
        /// Probability that a ruler over fifty who paid for five years gives it.
        advises: "probability", 0.2, 0.4, 0.6, "estimate: one charged his son to go on paying (Khwarazm war)";
        /// How that advice moves the heir's inclination to pay.
        heeds: "logit/habit", 4.0, 8.0, 12.0, "estimate: the heir of 1200 began as a tributary";
        /// Spoils of a beaten vassal's camp, for each of its men.
        booty: "dinars/man", 1.0, 3.0, 8.0, "estimate";
        /// Probability that a suzerain who has taken two years' dues in spoils makes no new terms.
        content: "probability", 0.3, 0.5, 0.7, "estimate: no agreement was enforced in 1172, possibly for the spoils";
        /// Yearly probability that a lost vassal and its old suzerain, each with another enemy, come to terms.
        rapprochement: "1/year", 0.05, 0.12, 0.25, "estimate: before 1194 or 1198 after the breach of the mid-1170s";
        /// What a suzerain asks for each man lost in a war fought for a vassal.
        compensation: "dinars/man", 1.0, 3.0, 8.0, "estimate: demanded after 12,000 losses in 1198";
        /// Share of a suzerain's income below which the loss of a vassal's dues weighs less than in full.
        missed: "share", 0.01, 0.02, 0.04, "estimate";
        /// What dues withheld weigh with the suzerain.
        unpaid: "grudge", 0.08, 0.15, 0.25, "estimate: many were overlooked";
        /// What a demand beyond the terms weighs in the vassal's memory.
        overcharged: "grudge", 0.05, 0.1, 0.2, "estimate: demands exceeding the agreement (Yelu Pusuwan)";
        /// What an insult between collectors and court weighs with both.
        insulted: "grudge", 0.15, 0.25, 0.4, "estimate: Tekish's quarrel with the emissaries";
        /// What the death of collectors weighs with the suzerain.
        killed: "grudge", 0.6, 0.9, 1.2, "estimate: a punitive war followed in the 1170s";
        /// How much more it weighs if their chief was a kinsman of the house.
        royal: "ratio", 1.2, 1.5, 2.0, "estimate: their leader was of the royal family";
        /// Share of its wrongs that a suzerain still holds against one who has submitted.
        forgiven: "share", 0.1, 0.3, 0.5, "estimate: who has bent the knee has paid for most of it";
        /// Wrongs above which nobody comes to terms again of himself.
        rancour: "grudge", 0.5, 0.8, 1.2, "estimate: the breach of the 1170s was mended within a generation";
        /// Fewest men whose loss is worth an embassy.
        losses: "men", 500.0, 1000.0, 2500.0, "estimate: 12,000 in 1198";
        /// Days after a battle when its losses are asked for, beyond those of the road.
        counted: "days", 30.0, 60.0, 120.0, "estimate";
        /// What a demand for losses refused weighs with the suzerain.
        refused: "grudge", 0.15, 0.3, 0.5, "estimate";
        /// What the demand itself weighs with the vassal.
        asked: "grudge", 0.05, 0.15, 0.3, "estimate: the demand of 1198 was thought unjust";
    }
}

/// A vassal's yearly dues.
pub(crate) fn due(sim: &mut Sim<'_>, polity: PolityId) {
    if !sim.world.polity(polity).alive {
        return;
    }
    sim.after(YEAR, Due::Tribute(polity));
    let Some(v) = sim.world.polity(polity).vassalage else {
        return terms::come_to_terms(sim, polity);
    };
    if v.tribute == 0 || v.arrears >= 3.0 && terms::in_name_only(sim, polity, v) {
        return;
    }
    let r = sim.rules.tribute.clone();
    let theirs = news::believed(sim, polity, v.to);
    let own = news::strength(sim, polity).max(100.0);
    let will = r.pay + r.advantage * maths::ln((theirs.max(100.0)) / own)
        - r.insults * allegiance::grudge(sim, polity, v.to)
        - r.lapse * v.arrears
        + r.custom * habit(sim, v)
        + r.heeds * sim.world.dealings.of(polity).advised
        + commissioner::presence(sim, polity);
    let mut draw = sim.draw(chance::TRIBUTE, polity);
    if draw.chance(maths::sigmoid(will)) {
        // Money that is not there has to be found first.
        let short = if sim.world.polity(polity).treasury < v.tribute { 2.0 } else { 1.0 };
        let delay = r.late * short * draw.exponential();
        if delay < r.grace {
            pay(sim, polity, v);
            return collectors::ask_more(sim, v.to, polity);
        }
        if delay < YEAR {
            sim.tell(Event::new(EventKind::TributeLate).actor(polity).other(v.to).because(v.cause));
            let d = sim.world.dealings.of_mut(polity);
            d.payment += 1;
            let number = d.payment;
            return sim.after(delay, Due::Payment { from: polity, to: v.to, number });
        }
    }
    withhold(sim, polity, v);
}

/// Weight of custom in a bond today, 0 to 1: it grows from the oath on, as in [`allegiance`].
fn habit(sim: &Sim<'_>, v: Vassalage) -> f64 {
    let years = f64::from(sim.world.today - v.since) / YEAR;
    if matches!(v.cause, Some(Cause::Vassalage(_))) { v.habit } else { (v.habit + 0.1 * years).min(1.0) }
}

/// Dues that were late are paid, if they are still owed to the same suzerain.
pub(crate) fn late_payment(sim: &mut Sim<'_>, polity: PolityId, to: PolityId, number: u32) {
    let bond = sim.world.polity(polity).vassalage.filter(|v| v.to == to && sim.world.polity(polity).alive);
    if let Some(v) = bond.filter(|_| sim.world.dealings.of(polity).payment == number) {
        pay(sim, polity, v);
    }
}

/// A vassal pays what it owes, as far as it has it.
fn pay(sim: &mut Sim<'_>, polity: PolityId, v: Vassalage) {
    let owed = (v.tribute as f64 * (1.0 + v.arrears.min(2.0) * 0.5)) as i64;
    let paid = sim.world.pay_over(polity, v.to, owed);
    let first = std::mem::take(&mut sim.world.dealings.of_mut(polity).unpaid);
    let kind = match (first, v.arrears >= 0.9) {
        (true, _) => Some(EventKind::TributePaid),
        (false, true) => Some(EventKind::TributeResumed),
        (false, false) => None,
    };
    if let Some(kind) = kind.filter(|_| paid > 0) {
        let why = if first { v.cause } else { sim.world.ties.get(polity, v.to).wrong };
        sim.tell(Event::new(kind).actor(polity).other(v.to).detail(Detail::Dinars(paid)).because(why));
    }
    let lapse = if paid * 2 >= owed { 0.0 } else { v.arrears + 0.5 };
    set_arrears(sim, polity, lapse);
    if lapse == 0.0 {
        sim.world.dealings.of_mut(polity).steady += 1.0;
    }
}

/// A vassal withholds. To one who owes his throne to the suzerain it is a broken promise as well.
fn withhold(sim: &mut Sim<'_>, polity: PolityId, v: Vassalage) {
    set_arrears(sim, polity, v.arrears + 1.0);
    sim.world.dealings.of_mut(polity).steady = 0.0;
    let promise = enthroned::promise(sim, polity, v.to);
    let why = sim.world.ties.get(polity, v.to).wrong.or(v.cause);
    // A debt that stands is not told anew each autumn.
    let known = sim.world.dealings.of(polity).withheld.filter(|_| v.arrears >= 0.9);
    let event = known.unwrap_or_else(|| {
        let told = Event::new(EventKind::TributeWithheld).actor(polity).other(v.to).because(why);
        sim.tell(told.because(promise.map(Cause::Event)))
    });
    sim.world.dealings.of_mut(polity).withheld = Some(event);
    if promise.is_some() {
        let ungrateful = sim.rules.claimant.ungrateful;
        allegiance::wrong(sim, v.to, polity, ungrateful, Cause::Event(event));
    }
    answer(sim, polity, v.to, event);
}

pub(super) fn set_arrears(sim: &mut Sim<'_>, polity: PolityId, years: f64) {
    if let Some(v) = &mut sim.world.polity_mut(polity).vassalage {
        v.arrears = years;
    }
}

/// The suzerain overlooks it or sends collectors; either way its council remembers.
fn answer(sim: &mut Sim<'_>, vassal: PolityId, suzerain: PolityId, event: EventId) {
    // A sum that the treasury would hardly notice is hardly missed.
    let dues = sim.world.polity(vassal).vassalage.map_or(0, |v| v.tribute) as f64;
    let income = revenue::yearly_income(sim, suzerain).max(1000.0);
    let missed = (dues / (sim.rules.tribute.missed * income)).clamp(0.2, 1.0);
    let weight = sim.rules.tribute.unpaid * missed;
    allegiance::wrong(sim, suzerain, vassal, weight, Cause::Event(event));
    let mut draw = sim.draw(chance::WITHHELD, (suzerain, vassal));
    if draw.chance(1.0 - (1.0 - sim.rules.tribute.overlook) * missed) {
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
