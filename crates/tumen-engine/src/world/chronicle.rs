//! The chronicle: each change of state worth telling, with its causes. Causes are recorded by the
//! mechanism that acted; nothing is guessed afterwards.

use arrayvec::ArrayVec;
use serde::{Deserialize, Serialize};
use tumen_base::{Day, FaithId, HostId, Men, PeopleId, PersonId, PlaceId, PolityId};
use tumen_scenario::{EventKind, Policy};

/// Number of an event in its history's chronicle, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EventId(pub u32);

/// Why something happened: an earlier event, or a fact of day one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cause {
    /// An earlier event.
    Event(EventId),
    /// An old wrong, by its row in the pack.
    Grudge(u16),
    /// Vassalage on day one, by its row in the pack.
    Vassalage(u16),
    /// A claim on a place, by its row in the pack.
    Claim(u16),
    /// An outside event, by its row in the pack.
    Outside(u16),
    /// The character of a person.
    Character(PersonId),
    /// The ambition of a polity.
    Ambition(PolityId),
    /// The policy of a polity toward a faith on day one.
    OldPolicy(PolityId, FaithId),
}

/// What fills the `{detail}` slot of an event's sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Detail {
    /// Nothing.
    #[default]
    None,
    /// Dinars.
    Dinars(i64),
    /// A faith.
    Faith(FaithId),
    /// A policy toward a faith.
    Policy(FaithId, Policy),
    /// An aim of a campaign.
    Aim(AimKind),
    /// The label of an outside event, by its row.
    Outside(u16),
    /// What happened in a battle.
    Incident(crate::battle::Incident),
    /// What an experiment has somebody do.
    Act(crate::acts::Act),
    /// A third polity.
    Polity(PolityId),
    /// A title of a polity, by its place in the pack's list.
    Title(PolityId, u16),
    /// An era of a polity, by its place in the pack's list, and the year of it (0: the era as a whole).
    Era(PolityId, u16, u16),
    /// An event of long ago.
    Told(EventId),
    /// The higher authority of a faith.
    Authority(FaithId),
    /// A people.
    People(PeopleId),
    /// Days.
    Days(i64),
    /// Households.
    Households(i64),
}

impl Detail {
    /// The number in the detail, if there is one; the kind of event says of what.
    #[must_use]
    pub fn number(self) -> Option<i64> {
        match self {
            Self::Dinars(n) | Self::Days(n) | Self::Households(n) => Some(n),
            _ => None,
        }
    }
}

/// What a host is sent to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum AimKind {
    /// Take a place and keep it.
    Conquer,
    /// Take back what was held.
    Recover,
    /// Bring a rebel or a withholding vassal to heel.
    Punish,
    /// Break a siege or stop an invader.
    Relieve,
    /// Plunder and go home.
    Raid,
    /// Run an enemy down.
    Hunt,
    /// Watch a third party.
    Guard,
    /// Move with seat, households and herds.
    Migrate,
}

/// One event. Slots that do not apply are empty.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// The day.
    pub day: Day,
    /// What kind.
    pub kind: EventKind,
    /// Where.
    pub place: Option<PlaceId>,
    /// The polity that acts (the winner of a battle).
    pub actor: Option<PolityId>,
    /// The other polity.
    pub other: Option<PolityId>,
    /// The person who acts.
    pub person: Option<PersonId>,
    /// The person acted upon.
    pub target: Option<PersonId>,
    /// The host concerned.
    pub host: Option<HostId>,
    /// Men of the actor.
    pub men: Men,
    /// Men of the other.
    pub other_men: Men,
    /// Losses of the actor.
    pub losses: Men,
    /// Losses of the other.
    pub other_losses: Men,
    /// What fills the detail slot.
    pub detail: Detail,
    /// Why, most important first.
    causes: [Option<Cause>; 3],
}

macro_rules! setters {
    ($($(#[$doc:meta])* $name:ident($field:ident: $type:ty);)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name(mut self, $field: $type) -> Self {
            self.$field = $field.into();
            self
        }
    )*};
}

impl Event {
    /// An event of a kind, everything else empty; the day is set when it is told.
    #[must_use]
    pub fn new(kind: EventKind) -> Self {
        Self {
            day: Day(0),
            kind,
            place: None,
            actor: None,
            other: None,
            person: None,
            target: None,
            host: None,
            men: 0,
            other_men: 0,
            losses: 0,
            other_losses: 0,
            detail: Detail::None,
            causes: [None; 3],
        }
    }

    setters! {
        /// Sets the place.
        at(place: PlaceId);
        /// Sets the acting polity.
        actor(actor: PolityId);
        /// Sets the other polity.
        other(other: PolityId);
        /// Sets the acting person, if known.
        person(person: impl Into<Option<PersonId>>);
        /// Sets the person acted upon, if known.
        target(target: impl Into<Option<PersonId>>);
        /// Sets the host.
        host(host: HostId);
        /// Sets the men of the actor.
        men(men: Men);
        /// Sets the men of the other.
        other_men(other_men: Men);
        /// Sets the detail.
        detail(detail: Detail);
    }

    /// Sets the losses of both sides.
    #[must_use]
    pub fn losses(mut self, actor: Men, other: Men) -> Self {
        self.losses = actor;
        self.other_losses = other;
        self
    }

    /// Adds a cause; the first three are kept, and none twice.
    #[must_use]
    pub fn because(mut self, cause: impl Into<Option<Cause>>) -> Self {
        if let Some(cause) = cause.into()
            && !self.causes.contains(&Some(cause))
            && let Some(free) = self.causes.iter_mut().find(|c| c.is_none())
        {
            *free = Some(cause);
        }
        self
    }

    /// Why it happened, most important first.
    pub fn causes(&self) -> impl Iterator<Item = Cause> + '_ {
        self.causes.iter().flatten().copied()
    }
}

/// All events of one history, in order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Chronicle {
    events: Vec<Event>,
}

impl Chronicle {
    /// Writes an event down.
    pub(crate) fn push(&mut self, event: Event) -> EventId {
        let id = EventId(u32::try_from(self.events.len()).expect("a chronicle has fewer than 2^32 events"));
        debug_assert!(self.events.last().is_none_or(|last| last.day <= event.day), "time went back");
        debug_assert!(
            event.causes().all(|c| !matches!(c, Cause::Event(e) if e >= id)),
            "a cause must precede its event"
        );
        self.events.push(event);
        id
    }

    /// An event by its number.
    #[must_use]
    pub fn get(&self, id: EventId) -> Option<&Event> {
        self.events.get(id.0 as usize)
    }

    /// All events, oldest first.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// All events with their numbers, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = (EventId, &Event)> {
        self.events.iter().enumerate().map(|(i, e)| (EventId(i as u32), e))
    }
}

/// A short list of causes carried along until something comes of them.
pub type Causes = ArrayVec<Cause, 3>;
