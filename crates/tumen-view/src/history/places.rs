//! Who holds each place from which day on, because of what, and which sieges there were.

use super::Changes;
use serde::Serialize;
use tumen_base::{Day, HostId, PlaceId, PolityId};
use tumen_engine::{EventId, World};

/// A siege.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SiegeView {
    /// The place.
    pub place: usize,
    /// The host before it.
    pub host: usize,
    /// First day.
    pub from: Day,
    /// The day on which it was over; the last day if it was not.
    pub until: Day,
}

/// A change of holder.
#[derive(Clone, Copy, Debug)]
struct Held {
    from: Day,
    holder: PolityId,
    taken: Option<EventId>,
}

/// What has been noted of the places.
#[derive(Debug, Default)]
pub(super) struct Places {
    map_version: Option<u32>,
    held: Vec<Vec<Held>>,
    /// By place: the host before it since when, and the event that began the siege.
    besieged: Vec<Option<(HostId, Day, Option<EventId>)>>,
    sieges: Vec<SiegeView>,
}

impl Places {
    /// Looks at the places when a day is over.
    pub fn note(&mut self, day: Day, world: &World) {
        // The world counts changes of holder and of siege.
        if self.map_version == Some(world.map_version) {
            return;
        }
        self.map_version = Some(world.map_version);
        self.held.resize_with(world.places.len(), Vec::new);
        self.besieged.resize(world.places.len(), None);
        for (i, place) in world.places.iter().enumerate() {
            if self.held[i].last().is_none_or(|held| held.holder != place.holder) {
                self.held[i].push(Held { from: day, holder: place.holder, taken: place.taken });
            }
            let siege = place.besieger.map(|host| (host, place.siege_event));
            if self.besieged[i].map(|(host, _, event)| (host, event)) != siege {
                self.close(i, day);
                self.besieged[i] = siege.map(|(host, event)| (host, day, event));
            }
        }
    }

    fn close(&mut self, place: usize, until: Day) {
        if let Some((host, from, _)) = self.besieged[place].take() {
            self.sieges.push(SiegeView { place, host: host.index(), from, until });
        }
    }

    /// The event by which the holder of a place on a day came to it; none if he held it from the first day on.
    pub fn taken(&self, place: PlaceId, day: Day) -> Option<EventId> {
        let held = self.held.get(place.index())?;
        held.iter().rev().find(|held| held.from <= day)?.taken
    }

    /// Holders by place, and sieges in the order in which they began.
    pub fn told(mut self, end: Day) -> (Changes<usize>, Vec<SiegeView>) {
        (0..self.besieged.len()).for_each(|place| self.close(place, end));
        self.sieges.sort_by_key(|s| (s.from, s.place, s.until));
        let holders = self.held.iter().map(|all| all.iter().map(|h| (h.from, h.holder.index())).collect());
        (holders.collect(), self.sieges)
    }
}
