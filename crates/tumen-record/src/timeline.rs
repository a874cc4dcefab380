//! What happened when, as the claims date it: happenings with their dates, rival dates side by side,
//! and where the chronology narrows or supplies a date, its bounds.
//!
//! [`Record::timeline`] picks and orders the happenings; the module `drawing`, which is there with the
//! feature of that name, makes a chart of them.

#[cfg(feature = "drawing")]
pub mod drawing;
mod items;
#[cfg(feature = "drawing")]
mod layout;
#[cfg(feature = "drawing")]
mod letters;
mod settled;
mod stretch;

pub use items::{Agreement, Dated, Item};
pub use settled::Settled;
pub use stretch::Stretch;

use crate::chronology::Chronology;
use crate::record::Record;
use crate::things::{HappeningKind, Thing};
use serde::Serialize;
use tumen_base::Day;

/// What happenings are sorted by on a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Lane {
    /// Reigns.
    #[serde(rename = "reigns")]
    Reigns,
    /// Wars, sieges and what belongs to them.
    #[serde(rename = "wars and sieges")]
    Wars,
    /// What befell persons: how they came to power, fled, were taken, died.
    #[serde(rename = "accessions, deaths, flights")]
    Persons,
    /// Dealings between powers.
    #[serde(rename = "embassies, tribute, treaties")]
    Dealings,
    /// Everything else.
    #[serde(rename = "other happenings")]
    Others,
}

impl Lane {
    /// Every lane, in the order of a chart.
    pub const ALL: [Self; 5] = [Self::Reigns, Self::Wars, Self::Persons, Self::Dealings, Self::Others];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reigns => "reigns",
            Self::Wars => "wars and sieges",
            Self::Persons => "accessions, deaths, flights",
            Self::Dealings => "embassies, tribute, treaties",
            Self::Others => "other happenings",
        }
    }

    /// The lane of a kind of happening.
    #[must_use]
    pub const fn of(kind: HappeningKind) -> Self {
        use HappeningKind as Kind;
        match kind {
            Kind::Reign => Self::Reigns,
            Kind::Battle
            | Kind::Campaign
            | Kind::Conquest
            | Kind::March
            | Kind::Pillage
            | Kind::Raid
            | Kind::Rebellion
            | Kind::Siege
            | Kind::War => Self::Wars,
            Kind::Accession
            | Kind::Capture
            | Kind::Coup
            | Kind::Death
            | Kind::Execution
            | Kind::Flight
            | Kind::Killing
            | Kind::Ransom
            | Kind::Refuge => Self::Persons,
            Kind::Alliance
            | Kind::Appeal
            | Kind::Embassy
            | Kind::Marriage
            | Kind::Negotiation
            | Kind::Peace
            | Kind::Submission
            | Kind::Surrender
            | Kind::Tribute => Self::Dealings,
            _ => Self::Others,
        }
    }
}

/// Which happenings are wanted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// Only those that concern one of these things.
    pub about: Option<Vec<Thing>>,
    /// Only those that can be of this year or later.
    pub from: Option<i32>,
    /// Only those that can be of this year or earlier.
    pub to: Option<i32>,
    /// Only those of these kinds; of every kind if there are none.
    pub kinds: Vec<HappeningKind>,
    /// Also those that no claim dates, if the chronology bounds them on both sides.
    pub inferred: bool,
}

/// Happenings in order of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The happenings, the earliest first.
    pub items: Vec<Item>,
    /// How many others were wanted that no claim dates.
    pub undated: usize,
}

impl Record {
    /// The happenings that are wanted, in order of the first day on which they can have begun.
    #[must_use]
    pub fn timeline(&self, chronology: &Chronology, wanted: &Selection) -> Timeline {
        let settled = self.settled(chronology);
        let (mut items, mut undated) = (Vec::new(), 0);
        for (id, happening) in self.happenings() {
            let kind = wanted.kinds.is_empty() || wanted.kinds.contains(&happening.kind);
            let concerned = |things: &Vec<Thing>| self.concerns(Thing::Happening(id), things);
            if !kind || !wanted.about.as_ref().is_none_or(concerned) {
                continue;
            }
            let item = Item::of(self, id, settled.of(id));
            let drawn = !item.is_inferred() || wanted.inferred;
            match item.hull() {
                Some((first, last)) if drawn => {
                    let since = wanted.from.is_none_or(|year| last >= Day::julian(year, 1, 1));
                    let until = wanted.to.is_none_or(|year| first <= Day::julian(year, 12, 31));
                    if since && until {
                        items.push(item);
                    }
                }
                _ => undated += 1,
            }
        }
        items.sort_by_key(|item| (item.hull(), item.happening));
        Timeline { items, undated }
    }
}
