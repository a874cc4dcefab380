//! The state of one history. Definitions stay in the scenario; here are the instances.

pub mod accounts;
mod affairs;
pub mod agenda;
pub mod chronicle;
pub mod dealings;
pub mod digest;
pub mod host;
pub mod invariants;
pub mod peoples;
pub mod person;
pub mod place;
pub mod polity;
pub mod reigns;
pub mod setup;

use crate::chance::Occasions;
use crate::world;
use accounts::Accounts;
pub use affairs::{Assembly, Closed, Court, MOST, Untold};
use agenda::Agenda;
use chronicle::{Chronicle, EventId};
use host::Host;
use person::Person;
use place::Place;
use polity::{Polity, Ties};
use serde::{Deserialize, Serialize};
use tumen_base::{Day, Draws, HostId, Men, PeopleId, PersonId, PlaceId, PolityId};

/// Everything that changes in a history.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct World {
    /// Today.
    pub today: Day,
    /// The randomness of this history.
    pub draws: Draws,
    /// How often each purpose of a draw has touched each thing.
    pub occasions: Occasions,
    /// Places.
    pub places: Vec<Place>,
    /// Polities; the first is the locals.
    pub polities: Vec<Polity>,
    /// Persons.
    pub persons: Vec<Person>,
    /// Counts changes of holder and of siege, for what is derived from the map.
    pub map_version: u32,
    /// Hosts, those that are gone included.
    pub hosts: Vec<Host>,
    /// What polities hold of each other.
    pub ties: Ties,
    /// Scattered men of each people, who may rally.
    pub(in crate::world) scattered: Vec<Men>,
    /// What each polity's strength was at each quarter, for rumours that lag behind.
    pub musters: Vec<Vec<f32>>,
    /// Sampled men and dates of outside events, by row.
    pub outside: Vec<setup::OutsideDraw>,
    /// Which hosts each outside commitment holds, by its row.
    pub tied: Vec<(u16, HostId)>,
    /// What an experiment has somebody do, by number.
    pub acts: Vec<crate::acts::Act>,
    /// What is due.
    pub agenda: Agenda,
    /// What has happened.
    pub chronicle: Chronicle,
    /// The account of men and money.
    pub accounts: Accounts,
    /// Who had the power where, and when.
    pub reigns: reigns::Reigns,
    /// Outside events that have come to pass, by row, with what was told of them.
    pub happened: Vec<(u16, EventId)>,
    /// Polities that a union has absorbed, with the power that they became part of.
    pub absorbed: Vec<(PolityId, PolityId)>,
    /// Border markets that are closed.
    pub closed: Vec<world::Closed>,
    /// What was done to powers that have not heard of it.
    pub untold: Vec<world::Untold>,
    /// Coalitions that gather or march.
    pub assemblies: Vec<world::Assembly>,
    /// Men called from beyond the map: by which row, their host, and when.
    pub on_call: Vec<(u16, HostId, Day)>,
    /// Victors on their way to hold court.
    pub courts: Vec<world::Court>,
    /// Dealings between overlords, vassals and claimants.
    pub dealings: dealings::Dealings,
}

impl World {
    /// A place.
    #[inline]
    #[must_use]
    pub fn place(&self, id: PlaceId) -> &Place {
        &self.places[id.index()]
    }

    /// A polity.
    #[inline]
    #[must_use]
    pub fn polity(&self, id: PolityId) -> &Polity {
        &self.polities[id.index()]
    }

    /// A person.
    #[inline]
    #[must_use]
    pub fn person(&self, id: PersonId) -> &Person {
        &self.persons[id.index()]
    }

    /// A host.
    #[inline]
    #[must_use]
    pub fn host(&self, id: HostId) -> &Host {
        &self.hosts[id.index()]
    }

    #[inline]
    pub(crate) fn place_mut(&mut self, id: PlaceId) -> &mut Place {
        &mut self.places[id.index()]
    }

    #[inline]
    pub(crate) fn polity_mut(&mut self, id: PolityId) -> &mut Polity {
        &mut self.polities[id.index()]
    }

    #[inline]
    pub(crate) fn person_mut(&mut self, id: PersonId) -> &mut Person {
        &mut self.persons[id.index()]
    }

    #[inline]
    pub(crate) fn host_mut(&mut self, id: HostId) -> &mut Host {
        &mut self.hosts[id.index()]
    }

    /// Scattered men of a people, who may rally.
    #[must_use]
    pub fn scattered(&self, people: PeopleId) -> Men {
        self.scattered[people.index()]
    }

    /// Hosts of a polity that are on the map.
    pub fn hosts_of(&self, owner: PolityId) -> impl Iterator<Item = (HostId, &Host)> {
        self.hosts
            .iter()
            .enumerate()
            .filter(move |(_, h)| h.owner == owner && h.on_map())
            .map(|(i, h)| (HostId::at(i), h))
    }

    /// The greatest of some hosts by its men; the older where two are as great.
    #[must_use]
    pub fn greatest(&self, hosts: impl IntoIterator<Item = HostId>) -> Option<HostId> {
        host::greatest(hosts.into_iter().map(|h| (h, self.host(h))))
    }

    /// The greatest host of a polity that waits at home for orders.
    #[must_use]
    pub fn greatest_idle(&self, owner: PolityId) -> Option<HostId> {
        host::greatest(self.hosts_of(owner).filter(|(_, h)| h.idle()))
    }

    /// Hosts that stand at a place.
    pub fn hosts_at(&self, place: PlaceId) -> impl Iterator<Item = (HostId, &Host)> {
        self.hosts.iter().enumerate().filter(move |(_, h)| h.stands_at(place)).map(|(i, h)| (HostId::at(i), h))
    }

    /// Places that a polity holds.
    pub fn places_of(&self, holder: PolityId) -> impl Iterator<Item = PlaceId> + '_ {
        self.places.iter().enumerate().filter(move |(_, p)| p.holder == holder).map(|(i, _)| PlaceId::at(i))
    }

    /// Direct vassals of a polity.
    pub fn vassals_of(&self, suzerain: PolityId) -> impl Iterator<Item = PolityId> + '_ {
        self.polities
            .iter()
            .enumerate()
            .filter(move |(_, p)| p.alive && p.bonds.vassalage.is_some_and(|v| v.to == suzerain))
            .map(|(i, _)| PolityId::at(i))
    }

    /// Whether `a` owes allegiance to `b`, directly or through others.
    #[must_use]
    pub fn is_under(&self, a: PolityId, b: PolityId) -> bool {
        let mut at = a;
        // Suzerainty has no cycles, so this ends; the bound guards a broken world in tests.
        for _ in 0..self.polities.len() {
            match self.polity(at).bonds.vassalage {
                Some(v) if v.to == b => return true,
                Some(v) => at = v.to,
                None => return false,
            }
        }
        false
    }

    /// The highest suzerain of a polity, itself if it has none.
    #[must_use]
    pub fn overlord(&self, of: PolityId) -> PolityId {
        let mut at = of;
        for _ in 0..self.polities.len() {
            match self.polity(at).bonds.vassalage {
                Some(v) => at = v.to,
                None => return at,
            }
        }
        at
    }

    /// Whether two polities fight when they meet: open war, and neither is under the other.
    #[inline]
    #[must_use]
    pub fn hostile(&self, a: PolityId, b: PolityId) -> bool {
        a != b && self.ties.get(a, b).war
    }

    /// Where a person is, if on the map.
    #[must_use]
    pub fn place_of(&self, person: PersonId) -> Option<PlaceId> {
        match self.person(person).whereabouts {
            person::Whereabouts::At(place) => Some(place),
            person::Whereabouts::With(host) => Some(self.host(host).at),
            _ => None,
        }
    }

    /// A person is with a host from now on, and leads no other any more, also none that is beyond the map.
    pub(crate) fn join(&mut self, person: PersonId, host: HostId) {
        for (i, h) in self.hosts.iter_mut().enumerate() {
            if i != host.index() && h.commander == Some(person) {
                h.commander = None;
            }
        }
        self.person_mut(person).whereabouts = person::Whereabouts::With(host);
    }

    /// Whoever holds the power in a polity, if alive.
    #[must_use]
    pub fn head(&self, polity: PolityId) -> Option<&Person> {
        self.polity(polity).court.power.map(|p| self.person(p)).filter(|p| p.alive())
    }
}
