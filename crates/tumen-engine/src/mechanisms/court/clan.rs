//! Two clans that marry each other: men of the ruling house take wives of the consort clan and give it their
//! daughters; its men command first and count as kin by marriage. A wife from elsewhere, or a daughter given
//! elsewhere, costs standing among the own people; a suitor refused keeps it.

use crate::chance;
use crate::mechanisms::court::birth;
use crate::sim::Sim;
use crate::world::agenda::Due;
use crate::world::chronicle::Event;
use tumen_base::day::YEAR;
use tumen_base::{PersonId, PolityId};
use tumen_scenario::{EventKind, Office};

/// Most living men and women of a consort clan who are counted one by one.
const COUNTED: usize = 14;

/// The house from which the ruling house of a polity takes its wives.
#[must_use]
pub fn consort_house(sim: &Sim<'_>, polity: PolityId) -> Option<u16> {
    sim.stage.scenario.polities[polity.index()].consort_house
}

/// Whether a person is of the consort clan of a polity, or married into its ruling house.
#[must_use]
pub fn is_in_law(sim: &Sim<'_>, person: PersonId, polity: PolityId) -> bool {
    let (x, p) = (sim.world.person(person), sim.world.polity(polity));
    let married = || x.spouse.is_some_and(|s| sim.world.person(s).house == p.house);
    x.house != p.house && x.polity == polity && (consort_house(sim, polity) == Some(x.house) || married())
}

/// Whether a man of a consort clan has children who are counted: while they are not too many.
#[must_use]
pub fn bears(sim: &Sim<'_>, man: PersonId) -> bool {
    let x = sim.world.person(man);
    sim.world.polity(x.polity).alive
        && consort_house(sim, x.polity) == Some(x.house)
        && sim.world.persons.iter().filter(|y| y.house == x.house && y.alive()).count() < COUNTED
}

/// Puts the day on the agenda on which a man of either clan is of an age to marry.
pub(crate) fn expect(sim: &mut Sim<'_>, person: PersonId) {
    let x = sim.world.person(person);
    if !x.male || !x.alive() || x.spouse.is_some() || consort_house(sim, x.polity).is_none() {
        return;
    }
    let weds = sim.rules.clan.weds;
    let years = (weds - x.age(sim.world.today)).max(0.2) + sim.draw(chance::OF_AGE, person).uniform();
    sim.after(years * YEAR, Due::OfAge(person));
}

/// A man of one of two clans that marry each other is of an age to.
pub(crate) fn of_age(sim: &mut Sim<'_>, man: PersonId) {
    let x = sim.world.person(man);
    let polity = x.polity;
    let Some(clan) = consort_house(sim, polity).filter(|_| x.free() && sim.world.polity(polity).alive) else {
        return;
    };
    let ruling = x.house == sim.world.polity(polity).house;
    if x.house == clan {
        if x.office == Office::None {
            sim.world.person_mut(man).office = Office::Commander;
        }
        if let Some(bride) = unmarried(sim, polity, sim.world.polity(polity).house, false) {
            pair(sim, man, bride);
        }
    } else if ruling && birth::near_line(sim, man) {
        birth::wed(sim, man);
    }
}

/// One of the consort clan for a man or a woman of the ruling house: `None` if the custom is not kept; else the house,
/// and who of it is there.
pub(super) fn match_for(sim: &mut Sim<'_>, person: PersonId) -> Option<(u16, Option<PersonId>)> {
    let x = sim.world.person(person);
    let (polity, male) = (x.polity, x.male);
    let clan = consort_house(sim, polity).filter(|_| x.house == sim.world.polity(polity).house)?;
    let keeps = sim.rules.clan.keeps;
    if !sim.draw(chance::CLAN_CUSTOM, person).chance(keeps) {
        return None;
    }
    Some((clan, unmarried(sim, polity, clan, !male)))
}

/// The eldest who is of an age to marry and single.
fn unmarried(sim: &Sim<'_>, polity: PolityId, house: u16, male: bool) -> Option<PersonId> {
    let today = sim.world.today;
    let fit = |c: &PersonId| {
        let x = sim.world.person(*c);
        let single = x.spouse.is_none_or(|s| !sim.world.person(s).alive());
        x.male == male
            && x.house == house
            && x.polity == polity
            && x.free()
            && single
            && (14.0..if male { 45.0 } else { 30.0 }).contains(&x.age(today))
            && (x.office == Office::None || male && x.office == Office::Commander)
            && !sim.world.dealings.promised(*c)
    };
    (0..sim.world.persons.len()).map(PersonId::at).filter(fit).min_by_key(|c| (sim.world.person(*c).born, c.0))
}

/// Two persons of the same court marry.
pub(super) fn pair(sim: &mut Sim<'_>, a: PersonId, b: PersonId) {
    for (one, other) in [(a, b), (b, a)] {
        let x = sim.world.person_mut(one);
        x.spouse = Some(other);
        if !x.male && x.office == Office::None {
            x.office = Office::Consort;
        }
    }
}

/// A marriage of the ruling line within the custom is told.
pub(super) fn tell(sim: &mut Sim<'_>, person: PersonId, consort: PersonId) {
    let polity = sim.world.person(person).polity;
    let x = sim.world.person(person);
    let (house, male) = (sim.world.person(consort).house, x.male);
    let heir = x.reigned || x.office == Office::Heir || x.father.is_some_and(|f| sim.world.person(f).reigned);
    if male && heir && consort_house(sim, polity) == Some(house) {
        let told = Event::new(EventKind::ClanMarriage).actor(polity).person(person).target(consort);
        sim.tell(told.at_capital(sim, polity));
    }
}

/// What the custom is worth to a court today: whoever holds the power is of the clan or has a consort of it.
#[must_use]
pub fn worth(sim: &Sim<'_>, polity: PolityId) -> f64 {
    let Some(clan) = consort_house(sim, polity) else { return 0.0 };
    let of_clan = |p: PersonId| sim.world.person(p).house == clan;
    let kept = sim.world.polity(polity).power.is_some_and(|p| {
        let x = sim.world.person(p);
        of_clan(p) || x.spouse.is_some_and(of_clan) || x.mother.is_some_and(of_clan)
    });
    if kept { sim.rules.clan.worth } else { 0.0 }
}
