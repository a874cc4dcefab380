//! Succession: people die by age (Gompertz) as well as by violence; custom decides who follows; a
//! minor has a regent; a claimant passed over may flee.
//!
//! Day of natural death by inversion: with hazard b e^(g age), survival from age x is
//! S = exp(-(b/g) e^(g x) (e^(g t) - 1)), so t = ln(1 - g ln(u) / (b e^(g x))) / g.

use crate::rules::Mechanism;
use crate::sim::Sim;
use crate::world::agenda::{Chance, Due};
use crate::world::chronicle::{Cause, Event, EventId};
use crate::world::person::Whereabouts;
use tumen_base::day::YEAR;
use tumen_base::{PersonId, PolityId, maths};
use tumen_scenario::{Custom, EventKind, Office};

tumen_base::parameters! {
    /// Deaths and heirs.
    pub struct SuccessionRules in "succession" {
        /// Hazard of death at age 0 of the Gompertz law.
        level: "1/year", 0.0006, 0.0009, 0.0014, "estimate: adult mortality of pre-modern elites, about 2% a year at 40 and 8% at 60";
        /// Growth of the hazard with age.
        growth: "1/year", 0.065, 0.075, 0.085, "estimate, as above";
        /// Age at which a ruler rules for himself.
        majority: "years", 14.0, 16.0, 18.0, "estimate";
        /// Probability that a grown claimant passed over flees to a neighbour.
        flight: "probability", 0.05, 0.15, 0.3, "estimate: Tekish in 1172, Sultan Shah after him";
        /// Inclination to find a kinsman by marriage when a house is at an end; twice the standing is added.
        interregnum: "logit", -0.5, 0.5, 1.5, "estimate";
        /// Probability that a regent of middling pride keeps the power for another year when the ruler is of age.
        clings: "probability", 0.1, 0.25, 0.45, "estimate: two empresses ruled with the full titles, one beyond her charge's youth";
        /// Standing that a new ruler begins with, as a share of the old one's.
        fresh: "share", 0.7, 0.85, 0.95, "estimate";
    }
}

/// Sets apart the draws of a regent from those of a death.
const MAJORITY: u32 = 0x2_0000;
/// The same of the end of a house.
const NEW_HOUSE: u32 = 0x3_0000;

/// Draws the day on which each person would die of age or illness.
pub(crate) fn begin(sim: &mut Sim<'_>) {
    for i in 0..sim.world.persons.len() {
        expect_death(sim, PersonId::at(i));
    }
}

/// Draws the day on which a person would die of age or illness.
pub(crate) fn expect_death(sim: &mut Sim<'_>, person: PersonId) {
    let (b, g) = (sim.rules.succession.level, sim.rules.succession.growth);
    let age = sim.world.person(person).age(sim.world.today).max(0.0);
    let mut draw = sim.draw(Mechanism::Succession, person.key());
    let years = maths::ln(1.0 + g * draw.exponential() / (b * maths::exp(g * age))) / g;
    let day = sim.world.today + (years * YEAR) as i32;
    if day <= sim.stage.scenario.end {
        sim.world.agenda.schedule(day, Due::Death(person));
    }
}

/// A ruler for whom somebody else rules is of age: who holds the power gives it up, or keeps it.
pub(crate) fn majority(sim: &mut Sim<'_>, polity: PolityId) {
    let p = sim.world.polity(polity);
    let (Some(ruler), Some(regent), None) = (p.ruler, p.power, p.usurped) else { return };
    let old = sim.world.person(ruler).age(sim.world.today) >= sim.rules.succession.majority;
    if !p.alive || ruler == regent || !old || !sim.world.person(ruler).alive() {
        return;
    }
    let mut draw = sim.draw(Mechanism::Succession, MAJORITY | polity.key());
    let x = sim.world.person(regent);
    // A mother gives way sooner than an uncle; the proud of either sort later.
    let clings = sim.rules.succession.clings * (0.5 + x.pride()) * if x.male { 1.5 } else { 1.0 };
    if draw.chance(clings) {
        return sim.after(YEAR, Due::Majority(polity));
    }
    let today = sim.world.today;
    let p = sim.world.polity_mut(polity);
    p.power = Some(ruler);
    p.headed_since = today;
    let x = sim.world.person_mut(regent);
    x.office = if x.male { Office::None } else { Office::Consort };
    sim.tell(Event::new(EventKind::Majority).actor(polity).person(ruler).target(regent).at_capital(sim, polity));
    super::birth::wed(sim, ruler);
}

/// A person dies in bed.
pub(crate) fn natural_death(sim: &mut Sim<'_>, person: PersonId) {
    let p = sim.world.person(person);
    if !p.alive() {
        return;
    }
    let polity = p.polity;
    let worth_telling =
        sim.world.polities.iter().any(|q| q.alive && (q.ruler == Some(person) || q.power == Some(person)))
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
        .filter(|q| sim.world.polity(*q).alive && sim.world.polity(*q).ruler == Some(person))
        .collect();
    die(sim, person, event);
    for polity in ruled {
        super::terms::advice(sim, person, polity, event);
    }
}

/// A person is dead, of whatever cause: hosts lose their leader, polities their ruler.
pub(crate) fn die(sim: &mut Sim<'_>, person: PersonId, cause: Cause) {
    if !sim.world.person(person).alive() {
        return;
    }
    sim.world.person_mut(person).whereabouts = Whereabouts::Dead;
    vacate(sim, person);
    for i in 0..sim.world.polities.len() {
        let polity = PolityId::at(i);
        let p = sim.world.polity(polity);
        if p.alive && (p.ruler == Some(person) || p.power == Some(person)) {
            follow(sim, polity, person, cause);
        }
    }
}

/// A person leaves whatever host he leads; another of his polity takes over if one is there.
pub(crate) fn vacate(sim: &mut Sim<'_>, person: PersonId) {
    for i in 0..sim.world.hosts.len() {
        if sim.world.hosts[i].commander == Some(person) {
            let owner = sim.world.hosts[i].owner;
            sim.world.hosts[i].commander = None;
            appoint(sim, tumen_base::HostId::at(i), owner);
        }
    }
}

/// Gives a host without a leader the first free commander of its polity.
pub(crate) fn appoint(sim: &mut Sim<'_>, host: tumen_base::HostId, owner: PolityId) {
    if sim.world.host(host).commander.is_some() || !sim.world.host(host).on_map() {
        return;
    }
    let free = (0..sim.world.persons.len()).map(PersonId::at).find(|p| {
        let x = sim.world.person(*p);
        x.polity == owner
            && x.male
            && matches!(x.whereabouts, Whereabouts::At(_))
            && matches!(x.office, Office::Commander)
            && x.age(sim.world.today) > 18.0
    });
    if let Some(p) = free {
        sim.world.host_mut(host).commander = Some(p);
        sim.world.person_mut(p).whereabouts = Whereabouts::With(host);
    }
}

/// Who follows a dead or fallen ruler.
fn follow(sim: &mut Sim<'_>, polity: PolityId, gone: PersonId, cause: Cause) {
    let p = sim.world.polity(polity);
    // The man with the power takes the throne when his figurehead dies.
    if p.ruler == Some(gone) && p.power != Some(gone) {
        let (power, usurped) = (p.power, p.usurped);
        sim.world.polity_mut(polity).ruler = power;
        if let Some(power) = power {
            sim.world.person_mut(power).office = Office::Ruler;
            let kind = if usurped.is_some() { EventKind::ThroneTaken } else { EventKind::Succession };
            sim.tell(
                Event::new(kind)
                    .actor(polity)
                    .person(power)
                    .target(gone)
                    .at_capital(sim, polity)
                    .because(cause)
                    .because(usurped.map(Cause::Event)),
            );
        }
        return;
    }
    // A dead regent or usurper gives the power back to whoever bears the title.
    if p.power == Some(gone) && p.ruler != Some(gone) {
        sim.world.polity_mut(polity).power = None;
        sim.world.polity_mut(polity).usurped = None;
        let ruler = sim.world.polity(polity).ruler;
        if let Some(ruler) = ruler.filter(|r| sim.world.person(*r).alive()) {
            return install(sim, polity, ruler, cause);
        }
    }
    let heirs = heirs(sim, polity, gone);
    match heirs.first() {
        Some(heir) => {
            install(sim, polity, *heir, cause);
            passed_over(sim, polity, &heirs[1..], cause);
        }
        None => match stranger(sim, polity, gone) {
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
                p.ruler = None;
                p.power = None;
                super::settlement::leaderless(sim, polity, cause);
            }
        },
    }
}

/// Who takes a throne whose house is at an end: the commander with most men, else a kinsman by marriage if the
/// country still believes in itself.
fn stranger(sim: &mut Sim<'_>, polity: PolityId, gone: PersonId) -> Option<PersonId> {
    let leads = |h: &crate::world::host::Host| {
        let leader = h.commander.filter(|c| sim.world.person(*c).free() && sim.world.person(*c).male)?;
        let elsewhere =
            sim.world.polities.iter().any(|q| q.alive && (q.ruler == Some(leader) || q.power == Some(leader)));
        (leader != gone && !elsewhere).then_some((h.men(), leader))
    };
    let strongest =
        sim.world.hosts_of(polity).filter_map(|(_, h)| leads(h)).max_by_key(|(men, leader)| (*men, leader.0));
    if let Some((_, commander)) = strongest {
        return Some(commander);
    }
    let (form, prestige) = (sim.world.polity(polity).form, sim.world.polity(polity).prestige);
    let holds = sim.world.places_of(polity).next().is_some();
    let found = sim.rules.succession.interregnum + 2.0 * prestige;
    let mut draw = sim.draw(Mechanism::Succession, NEW_HOUSE | polity.key());
    if !form.is_court() || !holds || !draw.chance(maths::sigmoid(found)) {
        return None;
    }
    Some(super::birth::kinsman(sim, polity, gone))
}

/// Candidates in the order of the polity's custom.
fn heirs(sim: &Sim<'_>, polity: PolityId, gone: PersonId) -> Vec<PersonId> {
    let p = sim.world.polity(polity);
    let dead = sim.world.person(gone);
    let mut list: Vec<(f64, PersonId)> = (0..sim.world.persons.len())
        .map(PersonId::at)
        .filter(|c| *c != gone)
        .filter_map(|c| {
            let x = sim.world.person(c);
            let reigns = |q: &crate::world::polity::Polity| q.alive && (q.ruler == Some(c) || q.power == Some(c));
            let elsewhere = sim.world.polities.iter().enumerate().any(|(i, q)| i != polity.index() && reigns(q));
            if elsewhere
                || !x.free()
                || (x.house != dead.house && x.house != p.house)
                || !x.male && x.office != Office::Heir
            {
                return None;
            }
            // The son of a usurper's house comes before the old house.
            let own = f64::from(u8::from(x.house == dead.house)) * 20.0;
            let serves = f64::from(u8::from(x.polity == polity)) * 10.0;
            let son = f64::from(u8::from(x.father == Some(gone)));
            let brother = f64::from(u8::from(x.father.is_some() && x.father == dead.father));
            let named = f64::from(u8::from(x.office == Office::Heir));
            let age = x.age(sim.world.today).min(60.0) / 60.0;
            let rank = match p.custom {
                Custom::EldestSon => 4.0 * son + 2.0 * brother + named,
                Custom::Brother => 4.0 * brother + 2.0 * son + named,
                Custom::Designated => 5.0 * named + 2.0 * son + brother,
                Custom::Election => x.boldness() + x.caution() + son + named,
            };
            Some((own + serves + rank + age, c))
        })
        .collect();
    list.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    list.into_iter().map(|(_, c)| c).collect()
}

/// Puts a person on the throne, with a regent if he is a child.
pub(crate) fn install(sim: &mut Sim<'_>, polity: PolityId, heir: PersonId, cause: Cause) {
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
    p.ruler = Some(heir);
    p.power = Some(heir);
    p.headed_since = today;
    p.house = house;
    p.prestige *= fresh;
    sim.world.person_mut(heir).reigned = true;
    if !minor {
        super::birth::wed(sim, heir);
    }
    if minor && let Some(regent) = regent(sim, polity, heir) {
        sim.world.polity_mut(polity).power = Some(regent);
        sim.world.person_mut(regent).office = Office::Regent;
        sim.world.person_mut(regent).reigned = true;
        let age = sim.world.person(heir).age(sim.world.today);
        let wait = (sim.rules.succession.majority - age).max(0.0) * YEAR;
        sim.after(wait + 1.0, Due::Majority(polity));
        sim.tell(Event::new(EventKind::Regency).actor(polity).person(regent).target(heir).because(Cause::Event(event)));
    }
    let vassals: Vec<PolityId> = sim.world.vassals_of(polity).collect();
    for v in vassals {
        sim.after(15.0, Due::Allegiance { polity: v, event: event.0 });
    }
    let power = sim.world.polity(polity).power.unwrap_or(heir);
    super::coup::opportunity(sim, polity, power, Chance::Weakness, Some(event));
}

/// The mother, a grown kinsman or a vizier.
fn regent(sim: &Sim<'_>, polity: PolityId, minor: PersonId) -> Option<PersonId> {
    let house = sim.world.person(minor).house;
    (0..sim.world.persons.len()).map(PersonId::at).filter(|c| *c != minor).find(|c| {
        let x = sim.world.person(*c);
        x.free()
            && x.polity == polity
            && x.age(sim.world.today) > 18.0
            && !sim.world.polities.iter().any(|q| q.alive && q.power == Some(*c))
            && (x.office == Office::Consort || x.house == house || x.office == Office::Vizier)
    })
}

/// Grown claimants who were passed over may flee to a neighbour.
fn passed_over(sim: &mut Sim<'_>, polity: PolityId, others: &[PersonId], cause: Cause) {
    for claimant in others.iter().take(2) {
        let mut draw = sim.draw_for(Mechanism::Succession, claimant.key(), 1);
        let x = sim.world.person(*claimant);
        let bold = 0.5 + x.boldness();
        // Whom they made regent was not passed over.
        if x.polity != polity
            || sim.world.polity(polity).power == Some(*claimant)
            || x.age(sim.world.today) < 20.0
            || !draw.chance(sim.rules.succession.flight * bold)
            || !matches!(x.whereabouts, Whereabouts::At(_))
        {
            continue;
        }
        let Some(haven) = haven(sim, polity) else {
            continue;
        };
        let event: EventId =
            sim.tell(Event::new(EventKind::ClaimantFled).actor(polity).person(*claimant).other(haven).because(cause));
        let seat = sim.world.polity(haven).capital;
        let x = sim.world.person_mut(*claimant);
        x.polity = haven;
        x.office = Office::None;
        if let Some(seat) = seat {
            x.whereabouts = Whereabouts::At(seat);
        }
        super::allegiance::wrong(sim, polity, haven, 0.1, Cause::Event(event));
        super::claimant::claims(sim, *claimant, polity, event);
    }
}

/// The nearest free court that is not a vassal of this one.
pub(crate) fn haven(sim: &Sim<'_>, from: PolityId) -> Option<PolityId> {
    let at = sim.world.polity(from).capital?;
    (1..sim.world.polities.len())
        .map(PolityId::at)
        .filter(|q| {
            let p = sim.world.polity(*q);
            *q != from && p.alive && !sim.world.is_under(*q, from) && p.form.is_court()
        })
        .filter_map(|q| sim.world.polity(q).capital.map(|c| (q, sim.days(at, c))))
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(q, _)| q)
}
