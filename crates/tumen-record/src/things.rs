//! What claims are about: happenings, entities, places, and the sources themselves.

use crate::source::SourceId;
use serde::{Deserialize, Serialize};
use tumen_base::PlaceId;

macro_rules! kinds {
    ($(#[$doc:meta])* $name:ident { $($variant:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
        #[serde(rename_all = "snake_case")]
        #[allow(missing_docs)]
        pub enum $name { $($variant),* }
    };
}

kinds! {
    /// Kind of entity.
    EntityKind {
        Person, Group, Polity, People, Region, Faith, Language, Artefact, Title, Name, Institution, Work, Office,
    }
}

kinds! {
    /// Kind of happening.
    HappeningKind {
        Accession, Alliance, Appeal, Battle, Campaign, Capture, Census, Coinage, Conquest, Conversion, Coup, Creation,
        Death, Defection, Discovery, Embassy, Execution, Flight, Founding, Journey, Killing, March, Marriage, Migration,
        Negotiation, Peace, Persecution, Pillage, Plan, Proclamation, Promotion, Publication, Raid, Ransom, Rebellion,
        Refuge, Reign, Report, Settlement, Siege, State, Submission, Surrender, Tribute, War,
    }
}

/// Whether a happening is over in a day or a few, or goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// Over in a day or a few.
    #[serde(rename = "instant")]
    Moment,
    /// Goes on.
    Span,
}

macro_rules! indices {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub struct $name(pub(crate) u16);

        impl $name {
            /// Position in the list of its kind.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            pub(crate) const fn at(index: usize) -> Self {
                Self(index as u16)
            }
        }
    )*};
}

indices! {
    /// A happening of a record.
    HappeningId,
    /// An entity of a record.
    EntityId,
    /// A rival account.
    AccountId,
    /// A claim.
    ClaimId,
}

/// Someone or something that claims are about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entity {
    /// Id in the pack.
    pub id: String,
    /// What it is called here.
    pub label: String,
    /// Kind.
    pub kind: EntityKind,
    /// What should be known of it; may be empty.
    pub note: String,
}

/// Something that happened, or went on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Happening {
    /// Id in the pack.
    pub id: String,
    /// What it is called here.
    pub label: String,
    /// Kind.
    pub kind: HappeningKind,
    /// Whether it goes on.
    pub extent: Extent,
    /// What should be known of it; may be empty.
    pub note: String,
}

/// One of several tellings that a document sets side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Account {
    /// Id in the pack.
    pub id: String,
    /// The set of rivals that it belongs to.
    pub set: String,
    /// What it tells, in short.
    pub label: String,
    /// What should be known of it; may be empty.
    pub note: String,
}

/// What a claim speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A happening.
    Happening(HappeningId),
    /// An entity.
    Entity(EntityId),
    /// A place of the gazetteer.
    Place(PlaceId),
    /// A source.
    Source(SourceId),
}
