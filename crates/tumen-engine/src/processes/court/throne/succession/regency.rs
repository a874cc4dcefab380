//! Regency: for a child on the throne the widow rules, or a grown kinsman, or a vizier, and rules in full; when the
//! child is of age the regent gives the power up, or keeps it for another year.
//!
//! P(widow) = sigmoid(w + c where a woman may hold the power in full + k x share of the men in the field whom men of
//! her house lead).

use crate::chance;
use crate::due::Due;
use crate::moment::Moment;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event, EventId};
use tumen_base::day::YEAR;
use tumen_base::{PersonId, PolityId, maths};
use tumen_scenario::{EventKind, Office};

/// A child on the throne gets a regent: this one, or whoever custom gives it.
pub(super) fn appoint(
    sim: &mut Sim<'_>,
    polity: PolityId,
    minor: PersonId,
    guardian: Option<PersonId>,
    cause: Cause,
) -> Option<EventId> {
    let regent = guardian.or_else(|| choose(sim, polity, minor))?;
    sim.world.polity_mut(polity).court.power = Some(regent);
    let x = sim.world.person_mut(regent);
    x.office = Office::Regent;
    x.reigned = true;
    let age = sim.world.person(minor).age(sim.world.today);
    let wait = (sim.rules.succession.majority - age).max(0.0) * YEAR;
    sim.after(wait + 1.0, Due::Majority { polity });
    Some(sim.tell(Event::new(EventKind::Regency).actor(polity).person(regent).target(minor).because(cause)))
}

/// Whoever held the power for a ruler is dead: the ruler takes it, or gets another regent.
pub(crate) fn bereft(sim: &mut Sim<'_>, polity: PolityId, gone: PersonId, guardian: Option<PersonId>, cause: Cause) {
    let today = sim.world.today;
    let p = sim.world.polity_mut(polity);
    let Some(ruler) = p.court.ruler else { return };
    p.court.power = Some(ruler);
    p.court.headed_since = today;
    let minor = sim.world.person(ruler).age(today) < sim.rules.succession.majority;
    let regency = if minor { appoint(sim, polity, ruler, guardian, cause) } else { None };
    let event = regency.unwrap_or_else(|| {
        // A child for whom nobody is left to rule has the throne to itself.
        let kind = if minor { EventKind::Succession } else { EventKind::Majority };
        let mut told = Event::new(kind).actor(polity).person(ruler).at_capital(sim, polity).because(cause);
        told.target = (!minor).then_some(gone);
        sim.tell(told)
    });
    if !minor {
        sim.follow(Moment::MayWed(ruler));
        super::will::expect(sim, ruler);
    }
    super::unsettled(sim, polity, event);
}

/// A ruler for whom somebody else rules is of age: who holds the power gives it up, or keeps it.
pub(crate) fn majority(sim: &mut Sim<'_>, polity: PolityId) {
    let p = sim.world.polity(polity);
    let (Some(ruler), Some(regent), None) = (p.court.ruler, p.court.power, p.court.usurped) else { return };
    let old = sim.world.person(ruler).age(sim.world.today) >= sim.rules.succession.majority;
    if !p.alive || ruler == regent || !old || !sim.world.person(ruler).alive() {
        return;
    }
    let mut draw = sim.draw(chance::MAJORITY, polity);
    let x = sim.world.person(regent);
    // A mother gives way sooner than an uncle; the proud of either sort later.
    let clings = sim.rules.succession.clings * (0.5 + x.pride()) * if x.male { 1.5 } else { 1.0 };
    if draw.chance(clings) {
        return sim.after(YEAR, Due::Majority { polity });
    }
    let today = sim.world.today;
    let p = sim.world.polity_mut(polity);
    p.court.power = Some(ruler);
    p.court.headed_since = today;
    let x = sim.world.person_mut(regent);
    x.office = if x.male { Office::Commander } else { Office::Consort };
    let event =
        sim.tell(Event::new(EventKind::Majority).actor(polity).person(ruler).target(regent).at_capital(sim, polity));
    sim.follow(Moment::MayWed(ruler));
    super::will::expect(sim, ruler);
    sim.follow(Moment::ReignBegins { polity, event });
}

/// The widow, a grown kinsman or a vizier.
fn choose(sim: &mut Sim<'_>, polity: PolityId, minor: PersonId) -> Option<PersonId> {
    let fit = |c: &PersonId| {
        let x = sim.world.person(*c);
        *c != minor
            && x.free()
            && x.polity == polity
            && x.age(sim.world.today) > 18.0
            && !sim.world.polities.iter().any(|q| q.alive && q.court.power == Some(*c) && q.court.ruler != Some(minor))
    };
    let child = sim.world.person(minor);
    let widow = child.mother.or(child.father.and_then(|f| sim.world.person(f).spouse)).filter(fit);
    let everybody = || (0..sim.world.persons.len()).map(PersonId::at).filter(fit);
    let born = |c: &PersonId| (sim.world.person(*c).born, c.0);
    let kinsman = everybody().filter(|c| sim.world.person(*c).male && sim.world.person(*c).house == child.house);
    let kinsman = kinsman.min_by_key(born);
    let vizier = everybody().find(|c| sim.world.person(*c).office == Office::Vizier);
    let other = kinsman.or(vizier);
    let (Some(mother), Some(_)) = (widow, other) else {
        return widow.or(other);
    };
    let house = sim.world.person(mother).house;
    let (mut hers, mut all) = (0.0, 1.0);
    for (_, h) in sim.world.hosts_of(polity) {
        all += f64::from(h.men());
        if h.commander.is_some_and(|c| sim.world.person(c).house == house) {
            hers += f64::from(h.men());
        }
    }
    let women = sim.stage.scenario.polities[polity.index()].women_rule;
    let r = &sim.rules.regency;
    let will = r.widow + if women { r.custom } else { 0.0 } + r.clan * hers / all;
    let mut draw = sim.draw(chance::REGENT, polity);
    if draw.chance(maths::sigmoid(will)) { Some(mother) } else { other }
}
