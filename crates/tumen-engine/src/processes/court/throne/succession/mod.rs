//! Succession: people die by age (Gompertz) as well as by violence; custom and the will of the dead decide who
//! follows (`heirs`, [`will`]); a minor has a regent ([`regency`]); a claimant passed over may take arms (`dispute`) or
//! flee (`flight`).
//!
//! Day of natural death by inversion: with hazard b e^(g age), survival from age x is
//! S = exp(-(b/g) e^(g x) (e^(g t) - 1)), so t = ln(1 - g ln(u) / (b e^(g x))) / g.

pub(crate) mod dispute;
pub(super) mod flight;
pub(super) mod heirs;
pub mod regency;
pub mod will;

use crate::due::{Chance, Due};
use crate::moment::Moment;
use crate::processes::court::throne::coup;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::world::person::Whereabouts;
use crate::{chance, verbs};
use tumen_base::day::YEAR;
use tumen_base::{PersonId, PolityId, maths};
use tumen_scenario::{EventKind, Office};

/// Draws the day on which each person would die of age or illness.
pub(crate) fn begin(sim: &mut Sim<'_>) {
    for i in 0..sim.world.persons.len() {
        // Who is yet to be born dies some day after he has come into the world, not before.
        if sim.world.persons[i].born <= sim.world.today {
            expect_death(sim, PersonId::at(i));
        }
    }
}

/// Draws the day on which a person would die of age or illness.
pub(crate) fn expect_death(sim: &mut Sim<'_>, person: PersonId) {
    let (b, g) = (sim.rules.succession.level, sim.rules.succession.growth);
    let age = sim.world.person(person).age(sim.world.today).max(0.0);
    let mut draw = sim.draw(chance::DEATH, person);
    let years = maths::ln(1.0 + g * draw.exponential() / (b * maths::exp(g * age))) / g;
    let day = sim.world.today + (years * YEAR) as i32;
    if day <= sim.stage.scenario.end {
        sim.world.agenda.schedule(day, Due::Death { person });
        // The old and the sick see it coming.
        let notice = 2.0 * sim.rules.will.notice * draw.uniform();
        let from = (day - notice as i32).max(sim.world.today);
        sim.world.agenda.schedule(from, Due::Testament { person });
    }
}

/// A person dies in bed.
pub(crate) fn natural_death(sim: &mut Sim<'_>, person: PersonId) {
    let p = sim.world.person(person);
    if !p.alive() {
        return;
    }
    let polity = p.polity;
    let worth_telling =
        sim.world.polities.iter().any(|q| q.alive && (q.court.ruler == Some(person) || q.court.power == Some(person)))
            || sim.world.leads(person).is_some();
    let event = if worth_telling {
        let place = sim.world.place_of(person);
        let mut e = Event::new(EventKind::Died).person(person).actor(polity);
        e.place = place;
        Cause::Event(sim.tell(e))
    } else {
        Cause::Character(person)
    };
    let ruled: Vec<PolityId> = (1..sim.world.polities.len())
        .map(PolityId::at)
        .filter(|q| sim.world.polity(*q).alive && sim.world.polity(*q).court.ruler == Some(person))
        .collect();
    verbs::die(sim, person, event);
    for polity in ruled {
        sim.follow(Moment::DiedInBed { person, polity, cause: event });
    }
}

/// Puts a person on the throne, with a regent if it is a child.
pub(crate) fn install(sim: &mut Sim<'_>, polity: PolityId, heir: PersonId, cause: Cause) {
    enthrone(sim, polity, heir, None, cause);
}

/// Puts a person on the throne; if it is a child, under this regent, or under whoever custom gives it.
pub(crate) fn enthrone(sim: &mut Sim<'_>, polity: PolityId, heir: PersonId, guardian: Option<PersonId>, cause: Cause) {
    let minor = sim.world.person(heir).age(sim.world.today) < sim.rules.succession.majority;
    let fresh = sim.rules.succession.fresh;
    let event =
        sim.tell(Event::new(EventKind::Succession).actor(polity).person(heir).at_capital(sim, polity).because(cause));
    let from = sim.world.person(heir).polity;
    {
        let x = sim.world.person_mut(heir);
        x.office = Office::Ruler;
        x.polity = polity;
    }
    if from != polity
        && matches!(sim.world.person(heir).whereabouts, Whereabouts::At(_))
        && let Some(capital) = sim.world.polity(polity).capital
    {
        sim.world.person_mut(heir).whereabouts = Whereabouts::At(capital);
    }
    let (house, today) = (sim.world.person(heir).house, sim.world.today);
    let p = sim.world.polity_mut(polity);
    if p.house != house {
        // A new house takes titles of its own.
        p.court.titles = 0;
    }
    p.court.ruler = Some(heir);
    p.court.power = Some(heir);
    p.court.headed_since = today;
    p.house = house;
    p.court.will = None;
    p.prestige *= fresh;
    sim.world.person_mut(heir).reigned = true;
    // What an earlier ruler charged his heir with does not bind this one.
    sim.world.dealings.of_mut(polity).advised = 0.0;
    if minor {
        regency::appoint(sim, polity, heir, guardian, Cause::Event(event));
    } else {
        sim.follow(Moment::MayWed(heir));
        will::expect(sim, heir);
    }
    unsettled(sim, polity, event);
}

/// What follows from new hands on the reins: vassals think again, plotters see a chance, a reign begins.
pub(crate) fn unsettled(sim: &mut Sim<'_>, polity: PolityId, event: EventId) {
    let vassals: Vec<PolityId> = sim.world.vassals_of(polity).collect();
    for v in vassals {
        sim.after(15.0, Due::Allegiance { polity: v, event: Some(event) });
    }
    if let Some(power) = sim.world.polity(polity).court.power {
        coup::opportunity(sim, polity, power, Chance::Weakness, Some(event));
    }
    sim.follow(Moment::ReignBegins { polity, event });
}

/// Who follows a dead or fallen ruler.
pub(crate) fn vacated(sim: &mut Sim<'_>, polity: PolityId, gone: PersonId, cause: Cause) {
    let p = sim.world.polity(polity);
    // The man with the power takes the throne when his figurehead dies.
    if p.court.ruler == Some(gone) && p.court.power != Some(gone) {
        let (power, usurped) = (p.court.power, p.court.usurped);
        sim.world.polity_mut(polity).court.ruler = power;
        sim.world.dealings.of_mut(polity).advised = 0.0;
        if let Some(power) = power {
            sim.world.person_mut(power).office = Office::Ruler;
            let kind = if usurped.is_some() { EventKind::ThroneTaken } else { EventKind::Succession };
            let taken = sim.tell(
                Event::new(kind)
                    .actor(polity)
                    .person(power)
                    .target(gone)
                    .at_capital(sim, polity)
                    .because(cause)
                    .because(usurped.map(Cause::Event)),
            );
            sim.follow(Moment::ReignBegins { polity, event: taken });
        }
        return;
    }
    // A dead regent or usurper gives the power back to whoever bears the title.
    if p.court.power == Some(gone) && p.court.ruler != Some(gone) {
        sim.world.polity_mut(polity).court.power = None;
        sim.world.polity_mut(polity).court.usurped = None;
        let ruler = sim.world.polity(polity).court.ruler;
        if ruler.is_some_and(|r| sim.world.person(r).alive()) {
            return regency::bereft(sim, polity, gone, None, cause);
        }
    }
    let heirs = heirs::heirs(sim, polity, gone);
    match heirs.first() {
        Some(heir) => {
            install(sim, polity, *heir, cause);
            let rival = dispute::passed_over(sim, polity, &heirs[1..], cause);
            let others: Vec<PersonId> = heirs[1..].iter().copied().filter(|h| rival != Some(*h)).collect();
            flight::passed_over(sim, polity, &others, cause);
        }
        None => match heirs::stranger(sim, polity, gone) {
            Some(founder) => {
                sim.tell(
                    Event::new(EventKind::NewHouse)
                        .actor(polity)
                        .person(founder)
                        .target(gone)
                        .at_capital(sim, polity)
                        .because(cause),
                );
                install(sim, polity, founder, cause);
            }
            None => {
                let p = sim.world.polity_mut(polity);
                p.court.ruler = None;
                p.court.power = None;
                verbs::leaderless(sim, polity, cause);
            }
        },
    }
}
