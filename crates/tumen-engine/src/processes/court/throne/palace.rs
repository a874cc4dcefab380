//! The palace: great men at the seat of a court, with troops of their own household, need no army to be rid of a
//! ruler: kinsmen of the house, in-laws, commanders. A ruler who means to be rid of a consort has the consort's kin
//! against him. Whoever wins and is not of the house sets another of it on the throne, a pliable one, if there is one.
//!
//! A plot ripens at a yearly rate h x (u without settled custom) x (w under a regent) x e^(-s (standing - 1/2)). It
//! succeeds with P = sigmoid(c + ln(household / guard) + o for a scandal).

use crate::due::Due;
use crate::processes::court::throne::succession;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::world::person::Whereabouts;
use crate::{chance, readings, verbs};
use tumen_base::day::YEAR;
use tumen_base::{PersonId, PlaceId, PolityId, maths};
use tumen_scenario::{Custom, EventKind};

/// The yearly look at the palace of a court: whether a plot ripens in the year to come, or a scandal.
pub(crate) fn year(sim: &mut Sim<'_>, polity: PolityId) {
    let p = sim.world.polity(polity);
    let (Some(ruler), true) = (p.court.power, p.form.is_court()) else {
        return;
    };
    let r = &sim.rules.palace;
    let fixed = if p.court.custom == Custom::EldestSon { 1.0 } else { r.unfixed };
    let weak = if p.court.ruler == p.court.power { 1.0 } else { r.weak };
    let standing = readings::standing_at_home(sim, polity);
    let plot = r.plots * fixed * weak * maths::exp(-r.standing * (standing - 0.5));
    let scandal = r.scandal * if is_left_alone(sim, ruler) { 1.0 } else { r.at_court };
    for (purpose, scandal, rate) in [(chance::PLOT_RIPENS, false, plot), (chance::SCANDAL_RIPENS, true, scandal)] {
        let mut draw = sim.draw(purpose, polity);
        if draw.chance(1.0 - maths::exp(-rate)) {
            sim.after(YEAR * draw.uniform(), Due::Palace { polity, scandal });
        }
    }
}

/// Whether the consort of a ruler is away with a host.
fn is_left_alone(sim: &Sim<'_>, ruler: PersonId) -> bool {
    sim.world.person(ruler).spouse.is_some_and(|s| {
        matches!(sim.world.person(s).whereabouts, Whereabouts::With(_))
            && sim.world.place_of(s) != sim.world.place_of(ruler)
    })
}

/// The day of a plot, or of a scandal, has come. Nobody moves against a new ruler.
pub(crate) fn ripe(sim: &mut Sim<'_>, polity: PolityId, scandal: bool) {
    let p = sim.world.polity(polity);
    let (Some(ruler), Some(seat), true) = (p.court.power, sim.court(polity), p.alive) else {
        return;
    };
    let settled = f64::from(sim.world.today - p.court.headed_since) >= sim.rules.coup.grace;
    if !settled || !sim.world.person(ruler).free() {
        return;
    }
    if scandal {
        return self::scandal(sim, polity, ruler);
    }
    let plotters: Vec<PersonId> = (0..sim.world.persons.len())
        .map(PersonId::at)
        .filter(|c| *c != ruler && is_great(sim, *c, polity, seat))
        .collect();
    let drives: Vec<(u16, f64)> = plotters.iter().map(|c| (c.0, drive(sim, *c, ruler))).collect();
    if let Some(plotter) = sim.draw(chance::PLOTTER, polity).race(&drives).map(|i| plotters[i]) {
        strike(sim, polity, plotter, ruler, 0.0, Cause::Character(plotter));
    }
}

/// A grown man of the court who is at its seat: of the ruling house, an in-law, or a commander.
fn is_great(sim: &Sim<'_>, person: PersonId, polity: PolityId, seat: PlaceId) -> bool {
    let x = sim.world.person(person);
    let here = x.polity == polity && x.male && x.free() && sim.world.place_of(person) == Some(seat);
    let of_rank = || {
        x.house == sim.world.polity(polity).house
            || readings::is_in_law(sim, person, polity)
            || x.office == tumen_scenario::Office::Commander
    };
    here && x.age(sim.world.today) > 20.0 && of_rank()
}

/// How likely it is that one of several is the plotter: character, and what he is to the ruler.
fn drive(sim: &Sim<'_>, person: PersonId, ruler: PersonId) -> f64 {
    let (x, r) = (sim.world.person(person), sim.world.person(ruler));
    // Sons wait; brothers and in-laws do less.
    let place = if x.father == Some(ruler) { 0.3 } else { 1.0 };
    let kin = if x.house == r.house { 1.0 } else { 0.7 };
    place * kin * maths::exp(x.boldness() + x.pride() - x.caution())
}

/// A ruler means to be rid of a consort, and the consort's kin may hear of it.
fn scandal(sim: &mut Sim<'_>, polity: PolityId, ruler: PersonId) {
    let Some(consort) = sim.world.person(ruler).spouse.filter(|s| sim.world.person(*s).free()) else {
        return;
    };
    let Some(kinsman) = kin_of(sim, polity, consort, ruler) else {
        return;
    };
    let event = sim.tell(
        Event::new(EventKind::Scandal)
            .actor(polity)
            .person(ruler)
            .target(consort)
            .at_capital(sim, polity)
            .because(Cause::Character(ruler)),
    );
    let (heard, surprise) = (sim.rules.palace.heard, sim.rules.palace.surprise);
    if sim.draw(chance::SCANDAL_HEARD, polity).chance(heard) {
        strike(sim, polity, kinsman, ruler, surprise, Cause::Event(event));
    }
}

/// The consort's father, or the eldest man of the same house at this court.
fn kin_of(sim: &Sim<'_>, polity: PolityId, consort: PersonId, ruler: PersonId) -> Option<PersonId> {
    let (x, today) = (sim.world.person(consort), sim.world.today);
    let fit = |c: &PersonId| {
        let y = sim.world.person(*c);
        *c != consort && *c != ruler && y.free() && y.male && y.polity == polity && y.age(today) > 20.0
    };
    let house = |c: &PersonId| sim.world.person(*c).house == x.house && x.house != sim.world.person(ruler).house;
    let eldest = || {
        let all = (0..sim.world.persons.len()).map(PersonId::at).filter(|c| fit(c) && house(c));
        all.min_by_key(|c| (sim.world.person(*c).born, c.0))
    };
    x.father.filter(fit).or_else(eldest)
}

/// A man at the palace strikes.
fn strike(sim: &mut Sim<'_>, polity: PolityId, plotter: PersonId, ruler: PersonId, surprise: f64, why: Cause) {
    let Some(seat) = sim.court(polity) else {
        return;
    };
    let r = sim.rules.palace.clone();
    let mut draw = sim.draw(chance::STRIKES, plotter);
    // Those whom the ruler pays do not follow another.
    let paid = if sim.world.polity(polity).means.salaried { sim.rules.coup.paid } else { 1.0 };
    let led = sim.world.leads(plotter).map_or(0.0, |h| f64::from(sim.world.host(h).men()));
    let own = r.household * (0.5 + draw.uniform()) + led * sim.rules.coup.mutiny * paid;
    let p = maths::sigmoid(r.base + maths::ln(own / r.guard) + surprise);
    let kind = if draw.chance(p) { EventKind::PalaceCoup } else { EventKind::CoupFailed };
    let event =
        sim.tell(Event::new(kind).at(seat).actor(polity).person(plotter).target(ruler).men(own as u32).because(why));
    if kind == EventKind::PalaceCoup {
        succeed(sim, polity, plotter, ruler, event);
    } else if draw.chance(sim.rules.coup.escape) {
        verbs::vacate(sim, plotter);
        if matches!(sim.world.person(plotter).whereabouts, Whereabouts::With(_)) {
            sim.world.person_mut(plotter).whereabouts = Whereabouts::At(seat);
        }
        succession::flight::flee(sim, polity, plotter, Cause::Event(event));
    } else {
        let told = Event::new(EventKind::Executed).actor(polity).person(ruler).target(plotter);
        let told = sim.tell(told.because(Cause::Event(event)));
        verbs::die(sim, plotter, Cause::Event(told));
    }
}

/// The holder of power is dead, and the victor in the palace decides who follows.
fn succeed(sim: &mut Sim<'_>, polity: PolityId, plotter: PersonId, gone: PersonId, event: EventId) {
    let cause = Cause::Event(event);
    let title = sim.world.polity(polity).court.ruler.filter(|r| *r != gone && sim.world.person(*r).alive());
    let own = sim.world.person(plotter).house == sim.world.polity(polity).house;
    let choice = match title {
        Some(ruler) => Some(ruler),
        None if own => Some(plotter),
        None => pliable(sim, polity, plotter, gone),
    };
    // Custom has no say in who follows: the throne is empty before the death is known.
    let p = sim.world.polity_mut(polity);
    (p.court.ruler, p.court.power, p.court.usurped) = (title, title, None);
    verbs::die(sim, gone, cause);
    sim.world.polity_mut(polity).prestige *= 0.9;
    let heir = choice.unwrap_or(plotter);
    let made = match choice {
        Some(heir) if heir != plotter => EventKind::Kingmaker,
        Some(_) => return succession::enthrone(sim, polity, heir, None, cause),
        None => EventKind::NewHouse,
    };
    let mut told = Event::new(made).actor(polity).person(plotter).at_capital(sim, polity).because(cause);
    told.target = Some(if made == EventKind::NewHouse { gone } else { heir });
    let told = sim.tell(told);
    if title.is_some() {
        return succession::regency::bereft(sim, polity, gone, Some(plotter), Cause::Event(told));
    }
    succession::enthrone(sim, polity, heir, Some(plotter).filter(|p| *p != heir), Cause::Event(told));
}

/// The one of the house whom a kingmaker can hope to lead: young, and neither bold nor proud.
fn pliable(sim: &Sim<'_>, polity: PolityId, plotter: PersonId, gone: PersonId) -> Option<PersonId> {
    let house = sim.world.person(gone).house;
    let ruled = sim.world.polity(polity).house;
    let today = sim.world.today;
    let hard = |c: &PersonId| {
        let x = sim.world.person(*c);
        x.boldness() + x.pride() + x.age(today) / 30.0
    };
    (0..sim.world.persons.len())
        .map(PersonId::at)
        .filter(|c| {
            let x = sim.world.person(*c);
            *c != gone
                && *c != plotter
                && x.male
                && x.free()
                && x.polity == polity
                && (x.house == house || x.house == ruled)
        })
        .min_by(|a, b| hard(a).total_cmp(&hard(b)).then(a.cmp(b)))
}
