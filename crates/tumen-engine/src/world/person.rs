//! Persons: alive or dead, free or captive, in one place or with one host.

use serde::{Deserialize, Serialize};
use tumen_base::{Day, FaithId, HostId, PeopleId, PersonId, PlaceId, PolityId};
use tumen_scenario::Office;

/// Where a person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whereabouts {
    /// At a place.
    At(PlaceId),
    /// With a host.
    With(HostId),
    /// Held by a polity.
    Captive(PolityId),
    /// Outside the map.
    Away,
    /// Dead.
    Dead,
}

/// A person as he or she stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// Day of birth.
    pub born: Day,
    /// Whether a man.
    pub male: bool,
    /// House.
    pub house: u16,
    /// People.
    pub people: PeopleId,
    /// Faith.
    pub faith: FaithId,
    /// Polity served.
    pub polity: PolityId,
    /// Office.
    pub office: Office,
    /// Where.
    pub whereabouts: Whereabouts,
    /// Father.
    pub father: Option<PersonId>,
    /// Husband or wife.
    pub spouse: Option<PersonId>,
    /// Boldness, zeal, caution, pride, greed, each 0 to 1.
    pub traits: [f64; 5],
    /// The name of one who was born in this history, or came into it: a number from which the names of the people
    /// make one. None of those whom the pack names.
    pub given: Option<u16>,
    /// Whether he or she has ever borne a title or held the power.
    pub reigned: bool,
    /// Mother, if she is known.
    pub mother: Option<PersonId>,
}

impl Person {
    /// Whether alive.
    #[must_use]
    pub fn alive(&self) -> bool {
        self.whereabouts != Whereabouts::Dead
    }

    /// Whether alive, on the map and in nobody's hands.
    #[must_use]
    pub fn free(&self) -> bool {
        matches!(self.whereabouts, Whereabouts::At(_) | Whereabouts::With(_))
    }

    /// Age in years.
    #[must_use]
    pub fn age(&self, today: Day) -> f64 {
        f64::from(today - self.born) / tumen_base::day::YEAR
    }

    /// Boldness, 0 to 1.
    #[must_use]
    pub fn boldness(&self) -> f64 {
        self.traits[0]
    }

    /// Zeal for the faith, 0 to 1.
    #[must_use]
    pub fn zeal(&self) -> f64 {
        self.traits[1]
    }

    /// Caution, 0 to 1.
    #[must_use]
    pub fn caution(&self) -> f64 {
        self.traits[2]
    }

    /// Pride, 0 to 1.
    #[must_use]
    pub fn pride(&self) -> f64 {
        self.traits[3]
    }

    /// Greed, 0 to 1.
    #[must_use]
    pub fn greed(&self) -> f64 {
        self.traits[4]
    }
}
