//! Hosts: armies, bands on the move, and the parties of fugitives.

use crate::world::agenda::Aim;
use crate::world::chronicle::EventId;
use serde::{Deserialize, Serialize};
use tumen_base::{Day, HostId, Men, PersonId, PlaceId, PolityId, RouteId};

/// What a host is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stance {
    /// At home or in quarters, free for orders.
    Idle,
    /// On its way to its goal.
    Marching,
    /// Before a city.
    Besieging,
    /// In the field at its goal.
    Encamped,
    /// Fleeing.
    Fleeing,
    /// Tied down outside the map.
    Tied,
    /// Not yet on the map.
    Away,
    /// No more.
    Gone,
}

/// A leg of a march.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leg {
    /// The next place.
    pub to: PlaceId,
    /// The route.
    pub route: RouteId,
    /// When it set out.
    pub depart: Day,
    /// When it arrives.
    pub arrive: Day,
    /// Days of these for which it first waits where it is, for a pass or a river to open.
    pub waits: u16,
}

/// A host as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Host {
    /// Whose it is.
    pub owner: PolityId,
    /// Who leads it.
    pub commander: Option<PersonId>,
    /// Horse archers, heavy cavalry, foot.
    pub(in crate::world) arms: [Men; 3],
    /// Horses.
    pub horses: f64,
    /// Men at full strength, to which it is filled up from the reserve.
    pub full: Men,
    /// Horses per man when its herds are full.
    pub stable: f64,
    /// Training and arms; 1 is trained steppe cavalry.
    pub quality: f64,
    /// Will to hold together, 0 to 1.
    pub cohesion: f64,
    /// Fatigue 0 to 1, as of `rested`; rest takes it away.
    pub fatigue: f64,
    /// When fatigue was last brought up to date.
    pub rested: Day,
    /// Days of food it carries.
    pub supply: f64,
    /// Months of pay owed.
    pub arrears: f64,
    /// Whether it is paid a wage.
    pub salaried: bool,
    /// What it is doing.
    pub stance: Stance,
    /// Where it stands, or the place it last left.
    pub at: PlaceId,
    /// The leg it is on, if between places.
    pub leg: Option<Leg>,
    /// Where it belongs.
    pub home: PlaceId,
    /// Where it is going.
    pub goal: PlaceId,
    /// Its orders.
    pub aim: Option<Aim>,
    /// The event that sent it.
    pub sent: Option<EventId>,
    /// When it was sent, or last touched its supply.
    pub fed: Day,
    /// Days in the field since it was sent.
    pub set_out: Day,
    /// How often it has been sent.
    pub sorties: u16,
    /// Whether it has proclaimed relief on this campaign.
    pub proclaimed: Option<EventId>,
    /// Outdated entries of the agenda carry an older number.
    pub version: u16,
}

/// The greatest of some hosts by its men; the older where two are as great.
#[must_use]
pub fn greatest<'a>(hosts: impl Iterator<Item = (HostId, &'a Host)>) -> Option<HostId> {
    hosts.max_by_key(|(id, h)| (h.men(), std::cmp::Reverse(*id))).map(|(id, _)| id)
}

impl Host {
    /// A host without men yet that stands at a place, at home there.
    #[must_use]
    pub(crate) fn raised(owner: PolityId, at: PlaceId, today: Day) -> Self {
        Self {
            owner,
            commander: None,
            arms: [0; 3],
            horses: 0.0,
            full: 0,
            stable: 2.0,
            quality: 0.9,
            cohesion: 0.8,
            fatigue: 0.0,
            rested: today,
            supply: 20.0,
            arrears: 0.0,
            salaried: false,
            stance: Stance::Idle,
            at,
            leg: None,
            home: at,
            goal: at,
            aim: None,
            sent: None,
            fed: today,
            set_out: today,
            sorties: 0,
            proclaimed: None,
            version: 0,
        }
    }

    /// Horse archers, heavy cavalry, foot.
    #[must_use]
    pub fn arms(&self) -> [Men; 3] {
        self.arms
    }

    /// All its men.
    #[must_use]
    pub fn men(&self) -> Men {
        self.arms.iter().sum()
    }

    /// Horses per man.
    #[must_use]
    pub fn remounts(&self) -> f64 {
        self.horses / f64::from(self.men().max(1))
    }

    /// Share that goes on foot.
    #[must_use]
    pub fn foot_share(&self) -> f64 {
        f64::from(self.arms[2]) / f64::from(self.men().max(1))
    }

    /// Men weighed by quality and cohesion.
    #[must_use]
    pub fn power(&self) -> f64 {
        f64::from(self.men()) * self.quality * self.cohesion
    }

    /// Whether it exists on the map.
    #[must_use]
    pub fn on_map(&self) -> bool {
        !matches!(self.stance, Stance::Tied | Stance::Away | Stance::Gone)
    }

    /// Whether it stands at a place (not between places) on the map.
    #[must_use]
    pub fn stands_at(&self, place: PlaceId) -> bool {
        self.on_map() && self.leg.is_none() && self.at == place
    }

    /// Whether it waits for orders.
    #[must_use]
    pub fn idle(&self) -> bool {
        self.stance == Stance::Idle && self.men() > 0
    }
}
