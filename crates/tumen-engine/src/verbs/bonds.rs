//! What binds two courts: oaths, dues, wrongs, promises and envoys.

use crate::due::{Due, Errand};
use crate::sim::Sim;
use crate::world::accounts::share_of;
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use crate::world::polity::Vassalage;
use crate::{beliefs, readings, verbs};
use tumen_base::day::YEAR;
use tumen_base::{Day, Men, PolityId};
use tumen_scenario::{Commissioner, EventKind, LOCALS};

/// `of` remembers a wrong done by `against`.
pub(crate) fn wrong(sim: &mut Sim<'_>, of: PolityId, against: PolityId, weight: f64, cause: Cause) {
    let now = beliefs::grudge(sim, of, against);
    let today = sim.world.today;
    let tie = sim.world.ties.get_mut(of, against);
    if weight >= now * 0.5 || tie.wrong.is_none() {
        tie.wrong = Some(cause);
    }
    tie.grudge = (now + weight).min(2.0);
    tie.wronged = today;
}

/// Whoever takes a vassal from another has wronged him.
pub(crate) fn robbed(sim: &mut Sim<'_>, old: PolityId, by: PolityId, cause: Cause) {
    if old != by && sim.world.polity(old).alive && !sim.world.is_under(by, old) && !sim.world.is_under(old, by) {
        let weight = sim.rules.allegiance.robbed;
        verbs::wrong(sim, old, by, weight, cause);
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
    sim.world.polity_mut(vassal).bonds.vassalage = Some(Vassalage {
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
        sim.after(YEAR, Due::Tribute { polity: vassal });
    }
    verbs::agree_terms(sim, vassal, patron, tribute, cause);
    verbs::retarget_polity(sim, vassal, None);
}

/// Whether the yearly business of a vassal is already on the agenda: it was once a vassal.
fn has_dues(sim: &Sim<'_>, polity: PolityId) -> bool {
    (1..sim.world.polities.len()).any(|i| sim.world.ties.get(PolityId::at(i), polity).overlordship)
}

/// Sends an envoy; he arrives after the days a rider takes.
pub(crate) fn send_envoy(sim: &mut Sim<'_>, from: PolityId, to: PolityId, errand: Errand, event: EventId) {
    if let (Some(a), Some(b)) = (sim.court(from), sim.court(to)) {
        let days = sim.rules.envoy.pace * sim.days(a, b) + sim.rules.envoy.received;
        sim.after(days, Due::Envoy { from, to, errand, event });
    }
}

/// `to` promises `from` to stay out of its wars.
pub(crate) fn promise_neutrality(sim: &mut Sim<'_>, from: PolityId, to: PolityId, event: EventId) {
    let until = sim.world.today + sim.rules.appeal.stands as i32;
    sim.world.ties.get_mut(to, from).neutral = until;
    sim.tell(Event::new(EventKind::NeutralityGiven).actor(to).other(from).because(Cause::Event(event)));
}

pub(crate) fn set_arrears(sim: &mut Sim<'_>, polity: PolityId, years: f64) {
    if let Some(v) = &mut sim.world.polity_mut(polity).bonds.vassalage {
        v.arrears = years;
    }
}

/// A vassal has been bound: its dues are told, and what it was before is over.
pub(crate) fn agree_terms(sim: &mut Sim<'_>, vassal: PolityId, patron: PolityId, tribute: i64, cause: Option<Cause>) {
    // Whoever has bent the knee has paid for most of what is held against him.
    let forgiven = sim.rules.tribute.forgiven;
    sim.world.ties.get_mut(patron, vassal).grudge *= forgiven;
    let today = sim.world.today;
    let d = sim.world.dealings.of_mut(vassal);
    d.free_since = today;
    d.unpaid = tribute > 0;
    d.steady = 0.0;
    d.advised = 0.0;
    d.withheld = None;
    d.payment += 1;
    d.backer = d.backer.filter(|(to, _, _)| *to == patron);
    if tribute > 0 {
        sim.tell(
            Event::new(EventKind::TributeAgreed)
                .actor(vassal)
                .other(patron)
                .detail(Detail::Dinars(tribute))
                .at_capital(sim, vassal)
                .because(cause),
        );
    }
}

/// A bond has ended: its terms are remembered, and the vassal is its own master unless it is bound anew.
pub(crate) fn end_bond(sim: &mut Sim<'_>, vassal: PolityId, old: Vassalage) {
    let today = sim.world.today;
    let d = sim.world.dealings.of_mut(vassal);
    d.old_terms = Some((old.to, old.tribute, old.levy));
    d.free_since = today;
    d.steady = 0.0;
    d.payment += 1;
}

/// A court sends no help. Whoever asked remembers it, and if he was a vassal every other hears what protection is worth.
pub(crate) fn refuse_help(sim: &mut Sim<'_>, to: PolityId, from: PolityId, event: EventId) {
    let (r, today) = (sim.rules.appeal.clone(), sim.world.today);
    let bound = sim.world.is_under(from, to);
    let e = sim.tell(Event::new(EventKind::AppealRefused).actor(to).other(from).because(Cause::Event(event)));
    sim.world.ties.get_mut(from, to).refused = today;
    if !bound {
        return verbs::wrong(sim, from, to, r.refusal * r.stranger_refusal, Cause::Event(e));
    }
    verbs::wrong(sim, from, to, r.refusal, Cause::Event(e));
    let vassals: Vec<PolityId> = sim.world.vassals_of(to).collect();
    for v in vassals {
        verbs::wrong(sim, v, to, r.refusal * r.heard, Cause::Event(e));
    }
}

/// A polity submits to another and becomes its vassal.
pub(crate) fn submit(sim: &mut Sim<'_>, polity: PolityId, to: PolityId, cause: Cause) {
    let old = sim.world.polity(polity).bonds.vassalage;
    if let Some(old) = old {
        verbs::end_bond(sim, polity, old);
    }
    let income = readings::yearly_income(sim, polity);
    let tribute = (income * sim.rules.settlement.tribute) as i64;
    let levy = share_of(readings::strength(sim, polity) as Men, 0.3);
    let event =
        sim.tell(Event::new(EventKind::VassalSubmits).actor(polity).other(to).at_capital(sim, polity).because(cause));
    if let Some(old) = old {
        verbs::robbed(sim, old.to, to, Cause::Event(event));
    }
    verbs::bind(sim, polity, to, Some(Cause::Event(event)), tribute, levy);
    verbs::recall(sim, polity, to);
    verbs::recall(sim, to, polity);
}
