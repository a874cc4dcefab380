//! Births: rulers, and those who could follow them, have children who live to grow up; a ruler without a wife
//! takes one.
//!
//! Only the near line is counted: who has ruled, and the sons and brothers of one who has. Further kin end as
//! far as the model is concerned, so a house does not outgrow the chronicle.

use crate::due::Due;
use crate::processes::court::family::clan;
use crate::sim::Sim;
use crate::world::chronicle::Event;
use crate::world::person::{Person, Whereabouts};
use crate::{chance, readings, verbs};
use tumen_base::day::YEAR;
use tumen_base::{Draw, PersonId};
use tumen_scenario::{EventKind, Office};

/// Puts the next birth to each man of a ruling house on the agenda.
pub(crate) fn begin(sim: &mut Sim<'_>) {
    for i in 0..sim.world.persons.len() {
        if sim.world.persons[i].born <= sim.world.today {
            expect(sim, PersonId::at(i));
            clan::expect(sim, PersonId::at(i));
        }
    }
}

/// The next child of a man, if he is of a ruling house and of the age.
pub(crate) fn expect(sim: &mut Sim<'_>, father: PersonId) {
    let x = sim.world.person(father);
    if !x.male || !x.alive() {
        return;
    }
    let (from, until) = (sim.rules.birth.from, sim.rules.birth.until);
    let age = x.age(sim.world.today);
    let wait = sim.draw(chance::NEXT_CHILD, father).exponential() / sim.rules.birth.rate;
    let years = (from - age).max(0.0) + wait;
    if age + years < until {
        sim.after(years * YEAR, Due::Birth { father });
    }
}

/// A child is born, if the father is there and of the near line.
pub(crate) fn happen(sim: &mut Sim<'_>, father: PersonId) {
    let x = sim.world.person(father);
    if !x.alive() {
        return;
    }
    let clans = readings::consort_house(sim, x.polity).is_some() && sim.world.polity(x.polity).house == x.house;
    let single = x.spouse.is_none_or(|wife| !sim.world.person(wife).alive());
    if clans && single && readings::near_line(sim, father) {
        // Where it matters who the mother is, a wedding comes first.
        wed(sim, father);
    } else if x.free() && readings::near_line(sim, father) {
        let mut draw = sim.draw(chance::CHILD, father);
        let male = draw.chance(0.5);
        let child = bear(sim, father, male, &mut draw);
        let polity = sim.world.person(father).polity;
        if male && sim.world.polity(polity).court.ruler == Some(father) {
            let mut event = Event::new(EventKind::Born).actor(polity).person(child).target(father);
            event.place = sim.world.place_of(father);
            sim.tell(event);
        }
    }
    expect(sim, father);
}

fn bear(sim: &mut Sim<'_>, father: PersonId, male: bool, draw: &mut Draw) -> PersonId {
    let x = sim.world.person(father);
    let seat = sim.world.polity(x.polity).capital.or_else(|| sim.world.place_of(father));
    let (likeness, spread) = (sim.rules.birth.likeness, sim.rules.birth.spread);
    let traits = x.traits.map(|of_father| {
        let middle = 0.5 + likeness * (of_father - 0.5);
        (middle + spread * (2.0 * draw.uniform() - 1.0)).clamp(0.0, 1.0)
    });
    let mother = x.spouse.filter(|wife| {
        let wife = sim.world.person(*wife);
        wife.alive() && !wife.male && (15.0..46.0).contains(&wife.age(sim.world.today))
    });
    let child = Person {
        born: sim.world.today,
        male,
        house: x.house,
        people: x.people,
        faith: x.faith,
        polity: x.polity,
        office: Office::None,
        whereabouts: seat.map_or(Whereabouts::Away, Whereabouts::At),
        father: Some(father),
        spouse: None,
        traits,
        given: verbs::name_drawn(draw),
        reigned: false,
        mother,
    };
    let child = verbs::add_person(sim, child);
    clan::expect(sim, child);
    child
}

/// Whoever rules, or may come to, and has no living consort takes one: of the consort clan by a custom of two clans, else
/// of another house of the same people. What a wife is to a ruler matters when he dies before their children are grown.
pub(crate) fn wed(sim: &mut Sim<'_>, person: PersonId) {
    let x = sim.world.person(person);
    let single = x.spouse.is_none_or(|wife| !sim.world.person(wife).alive());
    let age = x.age(sim.world.today);
    let promised = sim.world.dealings.promised(person);
    if !single || promised || age < sim.rules.birth.from || !x.free() || !x.male && age > 45.0 {
        return;
    }
    let custom = clan::match_for(sim, person);
    // A woman on the throne of a house without such a custom is a widow, and stays one.
    if !sim.world.person(person).male && custom.is_none() {
        return;
    }
    let consort = match custom {
        Some((_, Some(known))) => known,
        Some((clan, None)) => consort_of(sim, person, clan),
        None => consort_of(sim, person, OF_ANOTHER_HOUSE),
    };
    clan::pair(sim, person, consort);
    clan::tell(sim, person, consort);
}

/// Somebody of a house to marry a person, of an age that goes with his or hers.
fn consort_of(sim: &mut Sim<'_>, person: PersonId, house: u16) -> PersonId {
    let x = sim.world.person(person).clone();
    let mut draw = sim.draw(chance::CONSORT, person);
    let age = if x.male { 15.0 + 12.0 * draw.uniform() } else { 22.0 + 15.0 * draw.uniform() };
    let traits = x.traits.map(|_| draw.uniform());
    let consort = Person {
        born: sim.world.today - (age * YEAR) as i32,
        male: !x.male,
        house,
        people: x.people,
        faith: x.faith,
        polity: x.polity,
        office: if x.male { Office::Consort } else { Office::Commander },
        whereabouts: x.whereabouts,
        father: None,
        spouse: Some(person),
        traits,
        given: verbs::name_drawn(&mut draw),
        reigned: false,
        mother: None,
    };
    verbs::add_person(sim, consort)
}

/// A house that no ruler is of.
const OF_ANOTHER_HOUSE: u16 = u16::MAX;
