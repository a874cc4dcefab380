//! `persons.toml`: who acts.

use crate::cell::{SHARE, YEARS, choice, text};
use crate::defs::{Office, Person};
use crate::draft::Tables;
use crate::read::{Reader, Row, records};
use tumen_base::{FaithId, PeopleId, PersonId, PlaceId, PolityId, Prior};

pub(crate) const FILE: &str = "persons.toml";

const SEXES: &[(&str, bool)] = &[("m", true), ("f", false)];
const OFFICES: &[(&str, Office)] = &[
    ("ruler", Office::Ruler),
    ("heir", Office::Heir),
    ("commander", Office::Commander),
    ("vizier", Office::Vizier),
    ("regent", Office::Regent),
    ("consort", Office::Consort),
    ("none", Office::None),
];
/// What is thought of a trait that the sources are silent about.
const UNKNOWN_TRAIT: Prior = Prior::Triangular { low: 0.2, mode: 0.5, high: 0.8 };

pub(crate) fn read(readers: Vec<Reader<'_>>, t: &Tables) -> Vec<Row<Person>> {
    records(readers, |r| {
        let (id, name) = (r.need("id", text), r.need("name", text));
        let male = r.need("sex", choice(SEXES));
        let born = r.need("born", YEARS.prior_of("years"));
        let house = r.may("house", text);
        let people = r.need("people", t.peoples.pick(PeopleId::at));
        let faith = r.need("faith", t.faiths.pick(FaithId::at));
        let polity = r.need("polity", t.polities.pick(PolityId::at));
        let office = r.or("office", Office::None, choice(OFFICES));
        let at = r.may("at", t.places.pick(PlaceId::at));
        let person = t.persons.pick(PersonId::at);
        let (father, mother, spouse) = (r.may("father", &person), r.may("mother", &person), r.may("spouse", &person));
        let traits =
            ["boldness", "zeal", "caution", "pride", "greed"].map(|key| r.or(key, UNKNOWN_TRAIT, SHARE.prior()));
        let house = t.house(house?.as_deref(), "person", id.as_deref().unwrap_or_default());
        let [boldness, zeal, caution, pride, greed] = traits;
        Some(Person {
            id: id?,
            name: name?,
            male: male?,
            born: born?,
            house,
            people: people?,
            faith: faith?,
            polity: polity?,
            office: office?,
            at: at?,
            father: father?,
            mother: mother?,
            spouse: spouse?,
            traits: [boldness?, zeal?, caution?, pride?, greed?],
        })
    })
}
