//! Arise: a new power comes into being at a place, under a man who has made himself master of it. It takes a number
//! that the pack keeps free; a number is never used twice, so that a name in the chronicle means one power.
//!
//! Who breaks away, settles or is set up, and when, is the business of other mechanisms; here is what a new power
//! begins with: the people, faith and house of its leader, one place, the hosts he leads, no money, and a part of
//! the standing of the power it came out of.

use crate::sim::Sim;
use crate::world::chronicle::{Cause, EventId};
use crate::world::person::{Person, Whereabouts};
use crate::{chance, readings, verbs};
use tumen_base::day::YEAR;
use tumen_base::{Men, PlaceId, PolityId};
use tumen_scenario::{Form, LOCALS, Office};

/// A city that has driven out its garrison, and to which nobody else has a claim, may set up a prince of its own.
/// Returns whether it did.
pub(crate) fn city(sim: &mut Sim<'_>, place: PlaceId, holder: PolityId, event: EventId) -> bool {
    let settled = sim.world.place(place).households - sim.world.herders(place);
    let mut draw = sim.draw(chance::CITY_PRINCE, place);
    if settled < sim.rules.arise.city || readings::vacant_number(sim).is_none() || !draw.chance(sim.rules.arise.prince)
    {
        return false;
    }
    if let Some(besieger) = sim.world.place(place).besieger {
        verbs::lift_siege(sim, besieger);
        verbs::go_home(sim, besieger);
    }
    let p = sim.world.place(place);
    let main = p.communities.iter().max_by(|a, b| a.share.total_cmp(&b.share)).map(|c| c.faith);
    let age = 25.0 + 30.0 * draw.uniform();
    let old = sim.world.polity(holder);
    let leader = Person {
        born: sim.world.today - (age * YEAR) as i32,
        male: true,
        house: verbs::FIRST_NEW_HOUSE.saturating_add(sim.world.persons.len() as u16),
        people: p.people.unwrap_or(old.people),
        faith: main.unwrap_or(old.creed.faith),
        polity: LOCALS,
        office: Office::None,
        whereabouts: Whereabouts::At(place),
        father: None,
        spouse: None,
        traits: [0.0; 5].map(|_: f64| draw.uniform()),
        given: verbs::name_drawn(&mut draw),
        reigned: false,
        mother: None,
    };
    let leader = verbs::add_person(sim, leader);
    let risen = verbs::arise(sim, leader, place, Form::City, holder, Cause::Event(event)).is_some();
    if risen {
        let militia = (sim.world.place(place).households * 0.05) as Men;
        sim.world.arm_townsmen(place, militia);
    }
    risen
}
