//! Instances of places: who holds them, who lives there and what they suffer.

use crate::world::chronicle::{Cause, EventId};
use arrayvec::ArrayVec;
use serde::{Deserialize, Serialize};
use tumen_base::{Day, FaithId, HostId, Men, PeopleId, PolityId};

/// A place as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Who holds it.
    pub holder: PolityId,
    /// Since when.
    pub since: Day,
    /// The event that made it so; none on day one.
    pub taken: Option<EventId>,
    /// Men in garrison.
    pub(in crate::world) garrison: Men,
    /// Dinars kept here, apart from the treasury at the capital.
    pub(in crate::world) purse: i64,
    /// Households within a day's ride.
    pub households: f64,
    /// Strength of the walls, 0 to 1.
    pub walls: f64,
    /// Who lives here.
    pub communities: ArrayVec<Community, 4>,
    /// Share of the year's grass eaten, as of `grazed_on`; it grows back.
    pub grazed: f64,
    /// When `grazed` was last touched.
    pub grazed_on: Day,
    /// Share of yields lost to war, as of `wasted_on`; fields recover.
    pub wasted: f64,
    /// When `wasted` was last touched.
    pub wasted_on: Day,
    /// The host that besieges it.
    pub besieger: Option<HostId>,
    /// When the siege began.
    pub besieged_on: Day,
    /// The event that began it.
    pub siege_event: Option<EventId>,
    /// Outdated siege entries of the agenda carry an older number.
    pub siege_version: u16,
    /// Outdated rising entries of the agenda carry an older number.
    pub rising_version: u16,
    /// The highest daily rate of rising in the window that the last candidate was drawn for.
    pub rising_bound: f64,
    /// How many candidate moments of rising have been drawn, the occasion of the next draw.
    pub rising_draws: u32,
    /// When a rising there was last put down.
    pub put_down: Option<Day>,
    /// Its custom of service in arms: men it gives against what the common shares say.
    pub levy: f64,
    /// The people of its herdsmen, if one of those that rule.
    pub people: Option<PeopleId>,
    /// Households at the last count.
    pub counted: f64,
    /// When they were counted.
    pub counted_on: Day,
    /// Standing of the local notable families, 0 to 1.
    pub notables: f64,
    /// Whether they hold the place for its lord.
    pub families: Families,
    /// Another lord to whom they have turned.
    pub turned_to: Option<PolityId>,
    /// The country about it is under water until this day.
    pub flooded: Day,
}

/// How the notable families of a place stand with its lord.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Families {
    /// They govern it for him.
    #[default]
    InOffice,
    /// He has set them aside, in this event.
    SetAside(EventId),
}

impl Families {
    /// Whether they have been set aside.
    #[must_use]
    pub fn aside(self) -> bool {
        matches!(self, Self::SetAside(_))
    }

    /// The event in which they were.
    #[must_use]
    pub fn event(self) -> Option<EventId> {
        match self {
            Self::InOffice => None,
            Self::SetAside(event) => Some(event),
        }
    }
}

/// One community of a place.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Community {
    /// Faith.
    pub faith: FaithId,
    /// Whether it lives by herds.
    pub nomad: bool,
    /// Share of the place's households.
    pub share: f64,
    /// Grievance, 0 to 1, as of `touched`.
    pub grievance: f64,
    /// Where grievance is heading.
    pub target: f64,
    /// When `grievance` was last brought up to date.
    pub touched: Day,
    /// Violence suffered, as of `hurt`; it fades.
    pub violence: f64,
    /// When violence was last suffered.
    pub hurt: Day,
    /// What most raised the grievance.
    pub cause: Option<Cause>,
    /// Who has proclaimed relief to it, until when, and in which event.
    pub relief: Option<Relief>,
}

/// A standing proclamation of relief that a community has heard.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Relief {
    /// Who proclaimed it.
    pub by: PolityId,
    /// The host that stands behind it.
    pub host: HostId,
    /// How long the hope lasts without news.
    pub until: Day,
    /// The event.
    pub event: EventId,
}

impl Place {
    /// Men of its holder who guard it.
    #[must_use]
    pub fn garrison(&self) -> Men {
        self.garrison
    }

    /// Dinars kept here.
    #[must_use]
    pub fn purse(&self) -> i64 {
        self.purse
    }

    /// Share of its households that live by herds.
    #[must_use]
    pub fn nomads(&self) -> f64 {
        self.communities.iter().filter(|c| c.nomad).map(|c| c.share).sum()
    }

    /// Households of one community.
    #[must_use]
    pub fn households_of(&self, slot: usize) -> f64 {
        self.households * self.communities[slot].share
    }
}
