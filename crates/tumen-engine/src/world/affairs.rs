//! What is under way: coalitions that gather, courts to be held, markets closed, what has not been heard.

use crate::world::chronicle::EventId;
use arrayvec::ArrayVec;
use serde::{Deserialize, Serialize};
use tumen_base::{Day, HostId, PlaceId, PolityId};

/// Most hosts that march as one: as many as stand in a line of battle.
pub const MOST: usize = 8;

/// A host of a coalition, gathering or on the march.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assembly {
    /// Who called it.
    pub of: PolityId,
    /// Against whom.
    pub against: PolityId,
    /// Where it gathers.
    pub at: PlaceId,
    /// Where it is to march.
    pub target: PlaceId,
    /// The call.
    pub event: EventId,
    /// Who was called.
    pub called: ArrayVec<HostId, MOST>,
    /// The longest wait.
    pub until: Day,
    /// Whose host makes the pace, once it is on the march.
    pub leader: Option<HostId>,
}

/// A border market that is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// Where.
    pub place: PlaceId,
    /// For fear of whom.
    pub against: PolityId,
    /// The event that closed it.
    pub event: EventId,
}

/// Something done to a polity that it has not heard of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Untold {
    /// What was done.
    pub event: EventId,
    /// By whom.
    pub by: PolityId,
    /// To whom.
    pub to: PolityId,
}

/// A victor on his way to a city where he will hold court.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Court {
    /// The host that he leads.
    pub host: HostId,
    /// The city.
    pub place: PlaceId,
    /// The battle.
    pub event: EventId,
}
