//! Two clans that marry each other: men of the ruling house take wives of the consort clan and give it their
//! daughters; its men command first and count as kin by marriage. A wife from elsewhere, or a daughter given
//! elsewhere, costs standing among the own people; a suitor refused keeps it.

use crate::due::Due;
use crate::processes::court::family::birth;
use crate::sim::Sim;
use crate::world::chronicle::Event;
use crate::{chance, readings};
use tumen_base::day::YEAR;
use tumen_base::{PersonId, PolityId};
use tumen_scenario::{EventKind, Office};

/// Puts the day on the agenda on which a man of either clan is of an age to marry.
pub(crate) fn expect(sim: &mut Sim<'_>, person: PersonId) {
    let x = sim.world.person(person);
    if !x.male || !x.alive() || x.spouse.is_some() || readings::consort_house(sim, x.polity).is_none() {
        return;
    }
    let weds = sim.rules.clan.weds;
    let years = (weds - x.age(sim.world.today)).max(0.2) + sim.draw(chance::OF_AGE, person).uniform();
    sim.after(years * YEAR, Due::OfAge { person });
}

/// A man of one of two clans that marry each other is of an age to.
pub(crate) fn of_age(sim: &mut Sim<'_>, man: PersonId) {
    let x = sim.world.person(man);
    let polity = x.polity;
    let Some(clan) = readings::consort_house(sim, polity).filter(|_| x.free() && sim.world.polity(polity).alive) else {
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
    } else if ruling && readings::near_line(sim, man) {
        birth::wed(sim, man);
    }
}

/// One of the consort clan for a man or a woman of the ruling house: `None` if the custom is not kept; else the house,
/// and who of it is there.
pub(super) fn match_for(sim: &mut Sim<'_>, person: PersonId) -> Option<(u16, Option<PersonId>)> {
    let x = sim.world.person(person);
    let (polity, male) = (x.polity, x.male);
    let clan = readings::consort_house(sim, polity).filter(|_| x.house == sim.world.polity(polity).house)?;
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
    if male && heir && readings::consort_house(sim, polity) == Some(house) {
        let told = Event::new(EventKind::ClanMarriage).actor(polity).person(person).target(consort);
        sim.tell(told.at_capital(sim, polity));
    }
}
