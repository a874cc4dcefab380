//! Dealings between overlords and vassals, and with those who want a throne: what was paid and for how long, what was
//! asked, who was shaken by whose defection, who claims what, and which troops serve for hire.

use crate::world::chronicle::EventId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tumen_base::{Day, FaithId, HostId, PersonId, PolityId};
use tumen_scenario::EventKind;

/// What there is to remember of one polity's dealings.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dealing {
    /// Since when it has been its own master, if it is.
    pub free_since: Day,
    /// Whether dues agreed in this history still wait for their first payment.
    pub unpaid: bool,
    /// Dues paid without a break, years.
    pub steady: f64,
    /// The last suzerain, what was due to him in a year (dinars), and men owed.
    pub old_terms: Option<(PolityId, i64, u32)>,
    /// To whom its ruler owes his throne, since when and by which event.
    pub backer: Option<(PolityId, Day, EventId)>,
    /// What a dying ruler's advice adds to the habit of paying, 0 to 1.
    pub advised: f64,
    /// How far the defection of fellow vassals has shaken the belief in protection, 0 to 1, as of `shaken_on`.
    pub shaken: f64,
    /// When `shaken` was last touched.
    pub shaken_on: Day,
    /// Outdated payments on the agenda carry an older number.
    pub payment: u32,
    /// The event that told of the first of the dues withheld without a break until now.
    pub withheld: Option<EventId>,
}

impl Dealing {
    /// Nothing to remember.
    #[must_use]
    pub fn new(free_since: Day) -> Self {
        Self {
            free_since,
            unpaid: false,
            steady: 0.0,
            old_terms: None,
            backer: None,
            advised: 0.0,
            shaken: 0.0,
            shaken_on: Day(0),
            payment: 0,
            withheld: None,
        }
    }
}

/// Somebody who wants a throne that another has.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Who.
    pub person: PersonId,
    /// Whose throne.
    pub throne: PolityId,
    /// Since when.
    pub since: Day,
    /// The event that drove him out, or the last one of his quest.
    pub event: EventId,
    /// When he last asked for an army.
    pub asked: Day,
    /// The host that is to set him up, if one is on its way.
    pub escort: Option<HostId>,
    /// How often he has been refused.
    pub refused: u8,
}

/// A host in foreign pay.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hire {
    /// The host; while hired it is the client's to command.
    pub host: HostId,
    /// Who lent it.
    pub lender: PolityId,
    /// Who pays for it.
    pub client: PolityId,
    /// Dinars a year.
    pub pay: i64,
    /// Years unpaid.
    pub unpaid: u8,
    /// The event of the agreement.
    pub event: EventId,
}

/// Two children of ruling houses who are promised to each other.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Betrothal {
    /// The boy.
    pub groom: PersonId,
    /// The girl.
    pub bride: PersonId,
    /// The polity of his house.
    pub his: PolityId,
    /// The polity of hers.
    pub hers: PolityId,
    /// The event of the promise.
    pub event: EventId,
}

/// All dealings of a history.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Dealings {
    /// By polity.
    of: Vec<Dealing>,
    /// Who claims what; those who have come to nothing are struck out.
    pub claims: Vec<Claim>,
    /// Troops in foreign pay.
    pub hires: Vec<Hire>,
    /// What has been cried to those whom an enemy oppresses: by whom, against whom, for which faith; the event and its
    /// day.
    pub words: BTreeMap<(PolityId, PolityId, FaithId), (EventId, Day)>,
    /// When something that is told once a spell last happened, by kind of event and whatever tells one from another.
    spells: BTreeMap<(u16, u64), Day>,
    /// Children promised to each other.
    pub betrothals: Vec<Betrothal>,
}

impl Dealings {
    /// Nothing to remember of `n` polities, each of them free or bound since `since`.
    #[must_use]
    pub fn new(n: usize, since: Day) -> Self {
        Self { of: vec![Dealing::new(since); n], claims: Vec::new(), ..Self::default() }
    }

    /// What there is to remember of a polity.
    #[inline]
    #[must_use]
    pub fn of(&self, polity: PolityId) -> &Dealing {
        &self.of[polity.index()]
    }

    /// The same, to change.
    #[inline]
    pub(crate) fn of_mut(&mut self, polity: PolityId) -> &mut Dealing {
        &mut self.of[polity.index()]
    }

    /// Whether something begins a new spell today: it has not happened in the last `days`. Each time makes the spell
    /// longer.
    pub(crate) fn begins(&mut self, kind: EventKind, what: u64, days: i32, today: Day) -> bool {
        let last = self.spells.insert((kind as u16, what), today);
        last.is_none_or(|last| today - last > days)
    }

    /// Whether a person is promised to somebody.
    #[must_use]
    pub fn promised(&self, person: PersonId) -> bool {
        self.betrothals.iter().any(|b| b.groom == person || b.bride == person)
    }

    /// The claim of a person, if he has one.
    #[must_use]
    pub fn claim_of(&self, person: PersonId) -> Option<&Claim> {
        self.claims.iter().find(|c| c.person == person)
    }
}
