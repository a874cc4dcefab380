//! What is measured on a history: named outcomes, dates, numbers and counts, as typed patterns over
//! the chronicle or readings of the state at a date. A pack says what to measure; no code in packs.

use crate::defs::Policy;
use crate::vocab::EventKind;
use tumen_base::{Day, FaithId, PersonId, PlaceId, PolityId};

/// Everything that a scenario measures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measures {
    /// The outcomes, by position, that follow from one another and are shown as one flow of histories from answer to
    /// answer. Two or more with cases, or none.
    pub flow: Vec<usize>,
    /// Exactly one case a history.
    pub outcomes: Vec<Outcome>,
    /// When something happened, if it did.
    pub dates: Vec<DateMeasure>,
    /// A number read from an event, or between two events, or a count of events.
    pub numbers: Vec<NumberMeasure>,
}

/// A pattern over events: every field that is set must match; a list matches any of its members.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pattern {
    /// Kinds.
    pub kinds: Vec<EventKind>,
    /// First polity.
    pub actor: Vec<PolityId>,
    /// Second polity.
    pub other: Vec<PolityId>,
    /// First person.
    pub person: Who,
    /// Second person.
    pub target: Who,
    /// Place.
    pub place: Vec<PlaceId>,
    /// The faith that a change of policy, a proclamation or a rising is about.
    pub faith: Vec<FaithId>,
    /// The policy that was taken up.
    pub policy: Vec<Policy>,
    /// On or after.
    pub after: Option<Day>,
    /// On or before.
    pub before: Option<Day>,
}

/// Persons, by name or by what they are on the day; a list of names matches any of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Who {
    /// By name; anybody if empty.
    pub named: Vec<PersonId>,
    /// Whoever has the power in this polity: as ruler, regent, or master behind a figurehead.
    pub ruler_of: Option<PolityId>,
    /// Which of its rulers, from 1.
    pub reign: Option<u16>,
    /// A woman, or a man.
    pub woman: Option<bool>,
}

impl Who {
    /// Whether it matches everybody, and nobody too.
    #[must_use]
    pub fn is_anybody(&self) -> bool {
        *self == Self::default()
    }

    /// Whether one is among those named, or none are.
    #[must_use]
    pub fn admits_name(&self, one: PersonId) -> bool {
        self.named.is_empty() || self.named.contains(&one)
    }
}

impl From<Vec<PersonId>> for Who {
    fn from(named: Vec<PersonId>) -> Self {
        Self { named, ..Self::default() }
    }
}

/// First or last event that matches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// The first.
    #[default]
    First,
    /// The last.
    Last,
}

/// A question with exactly one answer a history.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Id.
    pub id: String,
    /// Question in words.
    pub label: String,
    /// What the documents say, in words; empty if nothing.
    pub record: String,
    /// The case that the documents report.
    pub recorded: Option<usize>,
    /// Whether it is only ever looked at: nothing may be set so that histories meet what the documents say.
    pub held_out: bool,
    /// How the answer is found.
    pub answer: Answer,
}

/// How an outcome is read.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The first case whose condition holds. The last case should be `otherwise`.
    Cases(Vec<Case>),
    /// Who holds a place at a date (the end if none). One case a polity, by [`PolityId`].
    Holder {
        /// The place.
        place: PlaceId,
        /// The date; the last day if none.
        at: Option<Day>,
        /// Whether to name the highest suzerain of the holder instead of the holder.
        overlord: bool,
    },
    /// Whether two polities (with their vassals) hold neighbouring places at the end. Cases: no, yes.
    Border {
        /// One.
        a: PolityId,
        /// The other.
        b: PolityId,
    },
}

/// One case of an outcome; all three conditions must hold (empty ones do).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Case {
    /// Id.
    pub id: String,
    /// In words.
    pub label: String,
    /// Each of these has an event.
    pub all: Vec<Pattern>,
    /// At least one of these has an event.
    pub any: Vec<Pattern>,
    /// None of these has an event.
    pub none: Vec<Pattern>,
}

/// When something happened.
#[derive(Clone, Debug, PartialEq)]
pub struct DateMeasure {
    /// Id.
    pub id: String,
    /// In words.
    pub label: String,
    /// The event.
    pub event: Pattern,
    /// Which of those that match.
    pub which: Which,
    /// What the documents say, in words.
    pub record: String,
    /// The span of days that the documents allow.
    pub window: Option<(Day, Day)>,
    /// Whether it is only ever looked at: nothing may be set so that histories meet what the documents say.
    pub held_out: bool,
}

/// A number.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberMeasure {
    /// Id.
    pub id: String,
    /// In words.
    pub label: String,
    /// Unit.
    pub unit: String,
    /// What is read.
    pub read: Reading,
    /// What the documents say, in words.
    pub record: String,
    /// The range that the documents allow.
    pub range: Option<(f64, f64)>,
    /// Whether it is only ever looked at: nothing may be set so that histories meet what the documents say.
    pub held_out: bool,
}

/// What a number is read from.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "a scenario has a few dozen, read once")]
pub enum Reading {
    /// A field of the first or last event that matches.
    Field {
        /// The event.
        event: Pattern,
        /// Which.
        which: Which,
        /// The field.
        field: Field,
    },
    /// How many events match.
    Count(Pattern),
    /// Days from one event to another.
    Days {
        /// From the first of these.
        from: Pattern,
        /// To the first of these on or after that day.
        to: Pattern,
    },
    /// The reigns of a polity that have ended by the last day.
    Reigns {
        /// The polity.
        polity: PolityId,
        /// What is read of them.
        read: Reigns,
    },
    /// What a polity has at the end of a day.
    State {
        /// The polity. One that has ended has nothing.
        polity: PolityId,
        /// The day; the last if none.
        at: Option<Day>,
        /// Whether what all have who are under it, directly or through others, is added.
        realm: bool,
        /// What is read.
        read: Holding,
    },
}

/// What is read of the reigns of a polity. Whoever has the power is counted, not whoever bears the title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reigns {
    /// How many have ended.
    Count,
    /// Their mean length, years; nothing if none has ended.
    Mean,
    /// The standard deviation of their lengths, years; nothing if fewer than two have ended.
    Spread,
    /// Share of them that ended by violence.
    Killed,
    /// Share of them that ended with the power lost and the life kept.
    SetAside,
}

/// What a polity can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// Places.
    Places,
    /// Households of its places.
    Households,
    /// Men in its hosts, garrisons and reserve.
    Men,
    /// Dinars in its treasury and in the purses of its places.
    Treasury,
    /// Land of its places, km².
    Area,
    /// Vassals: of its own, or with its realm those of its vassals too.
    Vassals,
    /// Share of the households of its places that live by herds; nothing without households.
    NomadShare,
    /// Dinars a year that it has agreed to pay to its suzerain; nothing without one.
    Tribute,
}

/// A number in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Men of the actor.
    Men,
    /// Men of the other.
    OtherMen,
    /// Losses of the actor.
    Losses,
    /// Losses of the other.
    OtherLosses,
    /// The detail number.
    Detail,
}
