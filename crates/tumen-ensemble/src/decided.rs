//! Which events of a history decided what was measured on it, for whoever shows it event by event.
//!
//! A date is decided by the event that it is the day of. Of an outcome with cases, the events that made the case are
//! those that its conditions found first; a case that rests on nothing having happened has none. Of who holds a place,
//! it is the event by which the holder came to it, which the chronicle does not say by itself: whoever follows the world
//! day by day knows ([`Place::taken`](tumen_engine::world::place::Place)).

use crate::measure::{Ask, HistoryRow, Meter, at};
use tumen_engine::{EventId, World};

/// The events that decided, in the order of the [`Schema`](crate::Schema).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decided {
    /// Of each outcome, those that made its answer, each once.
    pub outcomes: Vec<Vec<EventId>>,
    /// Of each date, the one that it is the day of.
    pub dates: Vec<Option<EventId>>,
}

impl Meter {
    /// The events of a finished history that decided what its row says.
    #[must_use]
    pub fn decided(&self, world: &World, row: &HistoryRow) -> Decided {
        let found = self.index.scan(world);
        let first = |slot: &usize| found[*slot].first;
        let outcomes = self.outcomes.iter().zip(&row.outcomes).map(|(ask, answer)| {
            let Ask::Cases(cases) = ask else { return Vec::new() };
            let Some(case) = cases.get(usize::from(*answer)) else { return Vec::new() };
            let any = case.any.iter().filter_map(first).min();
            let mut all: Vec<u32> = case.all.iter().filter_map(first).chain(any).collect();
            all.sort_unstable();
            all.dedup();
            all.into_iter().map(EventId).collect()
        });
        let dates = self.dates.iter().map(|(slot, which)| at(found[*slot], *which).map(EventId));
        Decided { outcomes: outcomes.collect(), dates: dates.collect() }
    }
}
