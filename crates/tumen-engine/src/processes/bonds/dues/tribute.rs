//! Tribute: dues fall due once a year. The vassal pays, pays late, pays short, or withholds, as it fears its
//! suzerain, is used to paying and needs the money; the suzerain overlooks it, sends collectors, or remembers it for its
//! council. What collectors do is in [`super::collectors`], how terms are made, closed and made again in
//! [`super::terms`], what a war fought for a vassal costs him in [`super::compensation`].
//!
//! A payment that will be made comes late by an exponential of mean `late` days, longer when the treasury is short of
//! the sum; beyond `grace` days it is told, beyond a year it counts as withheld. Dues withheld year after year are told
//! once.

use crate::due::{Due, Errand};
use crate::processes::bonds::dues::{collectors, terms};
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use crate::world::polity::Vassalage;
use crate::{beliefs, chance, readings, verbs};
use tumen_base::day::YEAR;
use tumen_base::{PolityId, maths};
use tumen_scenario::EventKind;

/// A vassal's yearly dues.
pub(crate) fn due(sim: &mut Sim<'_>, polity: PolityId) {
    if !sim.world.polity(polity).alive {
        return;
    }
    sim.after(YEAR, Due::Tribute { polity });
    let Some(v) = sim.world.polity(polity).bonds.vassalage else {
        return terms::come_to_terms(sim, polity);
    };
    if v.tribute == 0 || v.arrears >= 3.0 && terms::in_name_only(sim, polity, v) {
        return;
    }
    let r = sim.rules.tribute.clone();
    let theirs = beliefs::believed(sim, polity, v.to);
    let own = readings::strength(sim, polity).max(100.0);
    let will = r.pay + r.advantage * maths::ln((theirs.max(100.0)) / own)
        - r.insults * beliefs::grudge(sim, polity, v.to)
        - r.lapse * v.arrears
        + r.custom * habit(sim, v)
        + r.heeds * sim.world.dealings.of(polity).advised
        + readings::commissioner_presence(sim, polity);
    let mut draw = sim.draw(chance::TRIBUTE, polity);
    if draw.chance(maths::sigmoid(will)) {
        // Money that is not there has to be found first.
        let short = if sim.world.polity(polity).treasury() < v.tribute { 2.0 } else { 1.0 };
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
    let bond = sim.world.polity(polity).bonds.vassalage.filter(|v| v.to == to && sim.world.polity(polity).alive);
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
    verbs::set_arrears(sim, polity, lapse);
    if lapse == 0.0 {
        sim.world.dealings.of_mut(polity).steady += 1.0;
    }
}

/// A vassal withholds. To one who owes his throne to the suzerain it is a broken promise as well.
fn withhold(sim: &mut Sim<'_>, polity: PolityId, v: Vassalage) {
    verbs::set_arrears(sim, polity, v.arrears + 1.0);
    sim.world.dealings.of_mut(polity).steady = 0.0;
    let promise = readings::owes_throne(sim, polity, v.to);
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
        verbs::wrong(sim, v.to, polity, ungrateful, Cause::Event(event));
    }
    answer(sim, polity, v.to, event);
}

/// The suzerain overlooks it or sends collectors; either way its council remembers.
fn answer(sim: &mut Sim<'_>, vassal: PolityId, suzerain: PolityId, event: EventId) {
    // A sum that the treasury would hardly notice is hardly missed.
    let dues = sim.world.polity(vassal).bonds.vassalage.map_or(0, |v| v.tribute) as f64;
    let income = readings::yearly_income(sim, suzerain).max(1000.0);
    let missed = (dues / (sim.rules.tribute.missed * income)).clamp(0.2, 1.0);
    let weight = sim.rules.tribute.unpaid * missed;
    verbs::wrong(sim, suzerain, vassal, weight, Cause::Event(event));
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
    sim.after(days, Due::Envoy { from: suzerain, to: vassal, errand: Errand::Collect, event: sent });
}
