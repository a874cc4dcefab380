//! The record as a whole, and how things in it are found.

use crate::claim::{Claim, UnitId};
use crate::documents::{Document, Unit};
use crate::sources::Sources;
use crate::things::{Account, AccountId, ClaimId, Entity, EntityId, Happening, HappeningId, Thing};
use std::collections::BTreeMap;
use tumen_geo::Place;

/// Sources, what they speak of, and what they say.
#[derive(Clone, Debug)]
pub struct Record {
    /// The documents and works.
    pub sources: Sources,
    /// Documents whose claims are here, as lists of units.
    pub documents: Vec<Document>,
    /// Entities.
    pub entities: Vec<Entity>,
    /// Happenings.
    pub happenings: Vec<Happening>,
    /// Rival accounts.
    pub accounts: Vec<Account>,
    /// Places of the gazetteer.
    pub places: Vec<Place>,
    /// Claims, in the order of the files.
    pub claims: Vec<Claim>,
    /// Everything that has an id.
    pub(crate) things: BTreeMap<String, Thing>,
}

impl Record {
    /// What has an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<Thing> {
        self.things.get(id).copied()
    }

    /// Every id with what it stands for, in alphabetical order.
    pub fn ids(&self) -> impl Iterator<Item = (&str, Thing)> {
        self.things.iter().map(|(id, thing)| (id.as_str(), *thing))
    }

    /// The claim with an id.
    #[must_use]
    pub fn claim_id(&self, id: &str) -> Option<ClaimId> {
        self.claims.iter().position(|claim| claim.id == id).map(ClaimId::at)
    }

    /// A claim.
    #[must_use]
    pub fn claim(&self, id: ClaimId) -> &Claim {
        &self.claims[id.index()]
    }

    /// Claims with their numbers.
    pub fn claims(&self) -> impl Iterator<Item = (ClaimId, &Claim)> {
        self.claims.iter().enumerate().map(|(at, claim)| (ClaimId::at(at), claim))
    }

    /// Happenings with their numbers.
    pub fn happenings(&self) -> impl Iterator<Item = (HappeningId, &Happening)> {
        self.happenings.iter().enumerate().map(|(at, happening)| (HappeningId::at(at), happening))
    }

    /// Accounts with their numbers.
    pub fn accounts(&self) -> impl Iterator<Item = (AccountId, &Account)> {
        self.accounts.iter().enumerate().map(|(at, account)| (AccountId::at(at), account))
    }

    /// A happening.
    #[must_use]
    pub fn happening(&self, id: HappeningId) -> &Happening {
        &self.happenings[id.index()]
    }

    /// An entity.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.index()]
    }

    /// An account.
    #[must_use]
    pub fn account(&self, id: AccountId) -> &Account {
        &self.accounts[id.index()]
    }

    /// Claims about a thing.
    pub fn about(&self, thing: Thing) -> impl Iterator<Item = (ClaimId, &Claim)> {
        self.claims().filter(move |(_, claim)| claim.about == thing)
    }

    /// Id of a thing in the pack.
    #[must_use]
    pub fn id(&self, thing: Thing) -> &str {
        match thing {
            Thing::Happening(id) => &self.happening(id).id,
            Thing::Entity(id) => &self.entity(id).id,
            Thing::Place(id) => &self.places[id.index()].id,
            Thing::Source(id) => &self.sources.get(id).id,
        }
    }

    /// What a thing is called.
    #[must_use]
    pub fn label(&self, thing: Thing) -> &str {
        match thing {
            Thing::Happening(id) => &self.happening(id).label,
            Thing::Entity(id) => &self.entity(id).label,
            Thing::Place(id) => &self.places[id.index()].name,
            Thing::Source(id) => &self.sources.get(id).title,
        }
    }

    /// A unit.
    #[must_use]
    pub fn unit(&self, id: UnitId) -> &Unit {
        &self.documents[id.document].units[id.unit]
    }

    /// Where a claim stands: `Qara Khitai, Battle of Qatwan 10`.
    #[must_use]
    pub fn locus(&self, claim: &Claim) -> String {
        let title = &self.sources.get(claim.source).title;
        let units: Vec<String> = claim.loci.iter().map(|unit| self.place_of(*unit)).collect();
        format!("{title}, {}", units.join(" and "))
    }

    /// Section and number of a unit.
    #[must_use]
    pub fn place_of(&self, unit: UnitId) -> String {
        let unit = self.unit(unit);
        let number = unit.unit.rsplit_once('.').map_or(unit.unit.as_str(), |(_, number)| number);
        format!("{} {number}", unit.section)
    }
}
