//! The agenda: what is due, and when. Total order: day, priority, entity, sequence. Nothing is
//! polled daily that can be scheduled; an entry that has been overtaken is recognised by its version
//! and dropped when its turn comes.

use crate::due::Due;
use crate::world::chronicle::{AimKind, Cause};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use tumen_base::{Day, PersonId, PlaceId, PolityId};

/// An entry of the agenda; its order is the order of execution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Entry {
    day: Day,
    rank: u32,
    sequence: u32,
    due: Due,
}

/// What is due, in order.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Agenda {
    heap: BinaryHeap<Reverse<Entry>>,
    sequence: u32,
}

impl Agenda {
    /// Puts something on the agenda.
    pub(crate) fn schedule(&mut self, day: Day, due: Due) {
        let rank = due.rank();
        self.heap.push(Reverse(Entry { day, rank, sequence: self.sequence, due }));
        self.sequence += 1;
    }

    /// Takes the next thing due on or before `until`.
    pub(crate) fn next(&mut self, until: Day) -> Option<(Day, Due)> {
        if self.heap.peek()?.0.day > until {
            return None;
        }
        self.heap.pop().map(|Reverse(e)| (e.day, e.due))
    }

    /// The next thing due, without taking it; `None` when nothing waits.
    #[must_use]
    pub fn peek(&self) -> Option<(Day, Due)> {
        self.heap.peek().map(|Reverse(e)| (e.day, e.due))
    }

    /// How many entries wait.
    #[must_use]
    pub fn len(&self) -> usize {
        self.heap.len()
    }

    /// Whether nothing waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.heap.is_empty()
    }

    /// How many entries were ever scheduled.
    #[must_use]
    pub fn scheduled(&self) -> u32 {
        self.sequence
    }
}

/// What a host is sent to do, and why.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Aim {
    /// What kind.
    pub kind: AimKind,
    /// Where.
    pub place: PlaceId,
    /// Against whom.
    pub against: PolityId,
    /// The person hunted, if it is a hunt.
    pub quarry: Option<PersonId>,
    /// Why.
    pub cause: Option<Cause>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn council(polity: u16) -> Due {
        Due::Council { polity: PolityId(polity), regular: true }
    }

    #[test]
    fn order_is_day_then_priority_then_entity_then_sequence() {
        let mut agenda = Agenda::default();
        agenda.schedule(Day(2), council(1));
        agenda.schedule(Day(1), council(3));
        agenda.schedule(Day(1), council(2));
        agenda.schedule(Day(1), Due::Death { person: PersonId(9) });
        let mut seen = Vec::new();
        while let Some((day, due)) = agenda.next(Day(2)) {
            seen.push((day.0, due));
        }
        assert_eq!(seen, [(1, Due::Death { person: PersonId(9) }), (1, council(2)), (1, council(3)), (2, council(1)),]);
    }
}
