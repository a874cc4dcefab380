//! Who and what came into a history that the pack does not name: persons born in it, and powers that arose.

use serde::Serialize;
use tumen_base::{Day, PersonId, PolityId};
use tumen_engine::{World, story};
use tumen_scenario::Scenario;

/// A person born in this history, or who came into it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BornView {
    /// Id, as tables and answers of the program have it.
    pub id: String,
    /// Name.
    pub name: String,
    /// Whether a man.
    pub male: bool,
    /// Polity served at the end.
    pub polity: usize,
    /// Day of birth.
    pub born: Day,
    /// Position of the father among the persons, if he is known.
    pub father: Option<usize>,
}

/// A power that arose in this history.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArisenView {
    /// Its position among the polities.
    pub polity: usize,
    /// Name.
    pub name: String,
    /// Its people, by position.
    pub people: usize,
    /// The faith of its court, by position.
    pub faith: usize,
}

/// Persons beyond those of the pack, in the order in which they came; they are numbered on from those.
pub(super) fn born(def: &Scenario, world: &World) -> Vec<BornView> {
    let one = |id: PersonId| {
        let person = world.person(id);
        BornView {
            id: story::person_id(def, id),
            name: story::person_name(def, world, id),
            male: person.male,
            polity: person.polity.index(),
            born: person.born,
            father: person.father.map(PersonId::index),
        }
    };
    (def.persons.len()..world.persons.len()).map(PersonId::at).map(one).collect()
}

/// Powers that arose.
pub(super) fn arisen(def: &Scenario, world: &World) -> Vec<ArisenView> {
    let one = |id: PolityId| {
        let polity = world.polity(id);
        polity.arose.map(|_| ArisenView {
            polity: id.index(),
            name: story::power_name(def, world, id),
            people: polity.people.index(),
            faith: polity.creed.faith.index(),
        })
    };
    (0..world.polities.len()).map(PolityId::at).filter_map(one).collect()
}
