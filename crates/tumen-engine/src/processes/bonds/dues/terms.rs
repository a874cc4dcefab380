//! Terms between a suzerain and a vassal: agreed with their sum, closed by spoils, made again after a breach, and handed
//! on by a dying ruler.
//!
//! A suzerain who beats a vassal that broke away takes what is in its camp (`booty` for each of its men, as far as its
//! treasury has it); spoils of two years' dues content him with probability `content`: the war ends, half the wrong is
//! forgiven, and nothing new is agreed. A lost vassal that has another enemy and whose old suzerain has one too comes
//! to terms again with a yearly probability, at 0.7 to 1 of the old dues, unless either remembers too much. A ruler
//! over fifty who paid for five years may charge his heir to go on: the tie keeps more of its habit.
//!
//! Source: Qara Khitai, Battle of Qatwan (30,000 dinars a year agreed); Yelu Pusuwan (1172, no new agreement); Khwarazm
//! war (rapprochement before 1194 or 1198, the advice). Parameters are in [`super::tribute`].

use crate::sim::Sim;
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use crate::world::polity::Vassalage;
use crate::{beliefs, chance, verbs};
use tumen_base::{PersonId, PolityId};
use tumen_scenario::EventKind;

/// A polity that was once a vassal and is free may come to terms with its old suzerain again.
pub(crate) fn come_to_terms(sim: &mut Sim<'_>, polity: PolityId) {
    let Some((old, tribute, levy)) = sim.world.dealings.of(polity).old_terms else {
        return;
    };
    let s = sim.world.polity(old);
    if !s.alive || !s.form.is_court() || s.bonds.vassalage.is_some() || sim.world.is_under(old, polity) {
        return;
    }
    if !reconciled(sim, polity, old) {
        return;
    }
    let wrong = sim.world.ties.get(polity, old).wrong;
    let event =
        sim.tell(Event::new(EventKind::Rapprochement).actor(polity).other(old).at_capital(sim, polity).because(wrong));
    verbs::recall(sim, polity, old);
    verbs::recall(sim, old, polity);
    let mut draw = sim.draw(chance::TERMS_AGAIN, polity);
    let dues = (tribute as f64 * draw.between(0.7, 1.0)) as i64;
    verbs::bind(sim, polity, old, Some(Cause::Event(event)), dues, levy);
}

/// A vassal in name, years in arrears, may come to terms with its suzerain again: the old debt is struck out and this
/// year's dues are lower. Returns whether it did.
pub(crate) fn in_name_only(sim: &mut Sim<'_>, polity: PolityId, v: Vassalage) -> bool {
    if !reconciled(sim, polity, v.to) {
        return false;
    }
    let event = sim
        .tell(Event::new(EventKind::Rapprochement).actor(polity).other(v.to).at_capital(sim, polity).because(v.cause));
    let mut draw = sim.draw(chance::TERMS_AGAIN, polity);
    let dues = (v.tribute as f64 * draw.between(0.7, 1.0)) as i64;
    verbs::set_arrears(sim, polity, 0.0);
    if let Some(v) = &mut sim.world.polity_mut(polity).bonds.vassalage {
        v.tribute = dues;
    }
    let paid = sim.world.pay_over(polity, v.to, dues);
    if paid > 0 {
        sim.tell(
            Event::new(EventKind::TributeResumed)
                .actor(polity)
                .other(v.to)
                .detail(Detail::Dinars(paid))
                .because(Cause::Event(event)),
        );
    }
    true
}

/// Whether two who fell out are brought together by other enemies this year.
fn reconciled(sim: &mut Sim<'_>, vassal: PolityId, suzerain: PolityId) -> bool {
    let enemies = |of: PolityId, but: PolityId| {
        (1..sim.world.polities.len())
            .map(PolityId::at)
            .any(|q| q != but && sim.world.polity(q).alive && sim.world.hostile(of, q))
    };
    if !enemies(vassal, suzerain) || !enemies(suzerain, vassal) {
        return false;
    }
    let ill = beliefs::grudge(sim, vassal, suzerain).max(beliefs::grudge(sim, suzerain, vassal));
    let rate = sim.rules.tribute.rapprochement * (1.0 - ill / sim.rules.tribute.rancour).max(0.0);
    sim.draw(chance::RECONCILED, vassal).chance(rate)
}

/// After a battle: a suzerain who has beaten a vassal that broke away takes its camp and may leave it at that.
pub(crate) fn spoils(sim: &mut Sim<'_>, winner: PolityId, loser: PolityId, men: f64, battle: EventId) {
    let d = sim.world.dealings.of(loser);
    let Some((_, dues, _)) = d.old_terms.filter(|(to, dues, _)| *to == winner && *dues > 0) else {
        return;
    };
    if !sim.world.hostile(winner, loser) || !sim.world.polity(loser).alive || sim.world.is_under(winner, loser) {
        return;
    }
    let r = sim.rules.tribute.clone();
    let taken = sim.world.pay_over(loser, winner, (men * r.booty) as i64);
    let mut draw = sim.draw(chance::SPOILS, loser);
    if taken < 2 * dues || !draw.chance(r.content) {
        return;
    }
    let event = sim.tell(
        Event::new(EventKind::SettledBySpoils)
            .actor(winner)
            .other(loser)
            .at_capital(sim, loser)
            .because(Cause::Event(battle)),
    );
    let tie = sim.world.ties.get_mut(winner, loser);
    tie.grudge *= 0.5;
    if let Some(place) = sim.court(loser) {
        verbs::make_truce(sim, winner, loser, place, Some(Cause::Event(event)));
    }
}

/// A ruler has died in bed: if he was old and had long paid, he may have charged whoever follows to go on paying.
pub(crate) fn advice(sim: &mut Sim<'_>, dead: PersonId, polity: PolityId, cause: Cause) {
    let p = sim.world.polity(polity);
    let (bond, heir) = (p.bonds.vassalage.filter(|_| p.alive), p.court.ruler.filter(|r| *r != dead));
    let d = *sim.world.dealings.of(polity);
    let (Some(v), Some(heir)) = (bond, heir) else {
        return;
    };
    let r = sim.rules.tribute.clone();
    let old = sim.world.person(dead).age(sim.world.today) > 50.0;
    if !old || d.steady < 5.0 || !sim.draw(chance::ADVICE, polity).chance(r.advises) {
        return;
    }
    sim.tell(Event::new(EventKind::Advice).actor(polity).other(v.to).person(dead).target(heir).because(cause));
    sim.world.dealings.of_mut(polity).advised = r.advice;
    if let Some(v) = &mut sim.world.polity_mut(polity).bonds.vassalage {
        v.habit = (v.habit + r.advice).min(1.0);
    }
}
