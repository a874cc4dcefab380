//! The agenda: what is due, and when. Total order: day, priority, entity, sequence. Nothing is
//! polled daily that can be scheduled; an entry that has been overtaken is recognised by its version
//! and dropped when its turn comes.

use crate::world::chronicle::{AimKind, Cause};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use tumen_base::{Day, HostId, PersonId, PlaceId, PolityId};

/// Something due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Due {
    /// An outside event begins or ends.
    Outside {
        /// Row in the pack.
        row: u16,
        /// Whether it ends.
        ends: bool,
    },
    /// An act of an experiment, by its number.
    Act(u16),
    /// A person dies of age or illness.
    Death(PersonId),
    /// A host reaches the end of its leg.
    Arrive {
        /// The host.
        host: HostId,
        /// Its version when it set out.
        version: u16,
    },
    /// A host away from home, standing still, eats and thinks.
    Encamped {
        /// The host.
        host: HostId,
        /// Its version when it stopped.
        version: u16,
    },
    /// A fugitive decides where to go next.
    Flight {
        /// The fugitive's party.
        host: HostId,
        /// Its version.
        version: u16,
    },
    /// A siege is looked at again.
    Siege {
        /// The place.
        place: PlaceId,
        /// The siege's version.
        version: u16,
    },
    /// A community may rise.
    Rising {
        /// The place.
        place: PlaceId,
        /// Its version.
        version: u16,
        /// Whether this is a candidate moment (else only a new look at the rate).
        candidate: bool,
    },
    /// Word of an event reaches a court.
    News {
        /// The court.
        to: PolityId,
        /// The event.
        event: u32,
    },
    /// An appeal for help reaches a court.
    Appeal {
        /// Who is asked.
        to: PolityId,
        /// Who asks.
        from: PolityId,
        /// Against whom.
        against: PolityId,
        /// The event of the appeal.
        event: u32,
    },
    /// An envoy reaches a court.
    Envoy {
        /// Who sent him.
        from: PolityId,
        /// Where he arrives.
        to: PolityId,
        /// His errand.
        errand: Errand,
        /// The event that sent him.
        event: u32,
    },
    /// A council meets.
    Council {
        /// Whose.
        polity: PolityId,
        /// Whether it is one of the regular meetings, which put the next on the agenda.
        regular: bool,
    },
    /// A plotter looks at his chance.
    Plot {
        /// The plotter.
        person: PersonId,
        /// What gives the chance.
        chance: Chance,
        /// The event that gave it, if any (u32::MAX for none).
        event: u32,
    },
    /// A ruler goes hunting.
    Hunt(PolityId),
    /// A vassal weighs its allegiance.
    Allegiance {
        /// The vassal.
        polity: PolityId,
        /// The event that shook it (u32::MAX for the yearly review).
        event: u32,
    },
    /// A ruler weighs his policy toward the faiths.
    Creed(PolityId),
    /// Soldiers are paid.
    Pay(PolityId),
    /// Harvest and taxes.
    Revenue(PolityId),
    /// Tribute falls due.
    Tribute(PolityId),
    /// A house looks for a match.
    Match(PolityId),
    /// A refugee leader gathers his people.
    Rally(PolityId),
    /// What the world would say of everybody's strength is noted.
    Muster,
    /// A man of a ruling house may have a child.
    Birth(PersonId),
    /// Whoever bears the title of a polity may be of an age to rule.
    Majority(PolityId),
    /// A census is done.
    Census(PolityId),
    /// The small war of a year on the border of a remote power.
    Border(PolityId),
    /// A closed border market opens again.
    Market(PlaceId),
    /// A coalition looks at who has come.
    Assembly(PolityId),
    /// A captive may be ransomed.
    Ransom(PersonId),
    /// A ruler settles who follows.
    Testament(PersonId),
    /// A man of two clans that marry each other is of an age to.
    OfAge(PersonId),
    /// The yearly business of a court at home.
    Household(PolityId),
    /// A new reign proclaims its era.
    Reign(PolityId),
    /// Coins of an era are struck.
    Coin(PolityId),
    /// A vassal receives a seal.
    Seal {
        /// Who sends it.
        from: PolityId,
        /// Who receives it.
        to: PolityId,
    },
    /// A plot in a palace is ripe, or a scandal.
    Palace {
        /// The court.
        polity: PolityId,
        /// Whether it is a scandal.
        scandal: bool,
    },
    /// Dues that were late are paid.
    Payment {
        /// Who owes.
        from: PolityId,
        /// Who is owed.
        to: PolityId,
        /// Outdated payments carry an older number.
        number: u32,
    },
    /// A suzerain asks a vassal to make good what a war fought for it has cost.
    Compensation {
        /// The suzerain.
        from: PolityId,
        /// The vassal.
        to: PolityId,
        /// The battle.
        event: u32,
    },
    /// One who claims a throne looks for an army.
    Claim(PersonId),
    /// The yearly pay of a host for hire.
    HirePay(HostId),
    /// A girl who is promised is of age to be married.
    Wedding(PersonId),
    /// What has become of scattered peoples is told, at the end.
    Scattered,
}

/// An envoy's errand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Errand {
    /// To offer protection.
    Protect,
    /// To collect what is owed.
    Collect,
    /// To ask that no aid be given to an enemy.
    Neutrality(PolityId),
    /// To ask for a truce.
    Terms,
    /// To ask for homage.
    Homage,
}

/// What makes a chance for a plotter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Chance {
    /// The ruler is away with the host.
    Absence,
    /// The ruler has been beaten.
    Defeat,
    /// The ruler hunts with few men about him.
    Hunting,
    /// The guards are unpaid.
    Unpaid,
    /// The ruler has just died, or is a child.
    Weakness,
}

impl Due {
    /// Order within a day: the world first, then arrivals, then what people decide about them.
    fn priority(self) -> u8 {
        match self {
            Self::Outside { .. } | Self::Muster => 0,
            Self::Act(_) | Self::Death(_) | Self::Birth(_) | Self::Majority(_) => 1,
            Self::Revenue(_)
            | Self::Pay(_)
            | Self::Tribute(_)
            | Self::Payment { .. }
            | Self::HirePay(_)
            | Self::Census(_)
            | Self::Market(_)
            | Self::Ransom(_) => 2,
            Self::Arrive { .. } | Self::Encamped { .. } | Self::Flight { .. } => 3,
            Self::Siege { .. } | Self::Rising { .. } => 4,
            Self::News { .. } | Self::Appeal { .. } | Self::Envoy { .. } | Self::Compensation { .. } => 5,
            Self::Hunt(_)
            | Self::Plot { .. }
            | Self::Rally(_)
            | Self::Match(_)
            | Self::Border(_)
            | Self::Assembly(_)
            | Self::Testament(_)
            | Self::OfAge(_)
            | Self::Household(_)
            | Self::Palace { .. }
            | Self::Reign(_)
            | Self::Coin(_)
            | Self::Seal { .. }
            | Self::Claim(_)
            | Self::Wedding(_) => 6,
            Self::Allegiance { .. } | Self::Creed(_) => 7,
            Self::Council { .. } => 8,
            Self::Scattered => 9,
        }
    }

    /// The entity that the entry is about, for the order within a day.
    fn entity(self) -> u16 {
        match self {
            Self::Outside { row, .. } | Self::Act(row) => row,
            Self::Muster | Self::Scattered => 0,
            Self::Death(p)
            | Self::Birth(p)
            | Self::Ransom(p)
            | Self::Testament(p)
            | Self::OfAge(p)
            | Self::Claim(p)
            | Self::Wedding(p)
            | Self::Plot { person: p, .. } => p.0,
            Self::Arrive { host, .. }
            | Self::Encamped { host, .. }
            | Self::Flight { host, .. }
            | Self::HirePay(host) => host.0,
            Self::Siege { place, .. } | Self::Rising { place, .. } | Self::Market(place) => place.0,
            Self::News { to, .. } | Self::Appeal { to, .. } | Self::Envoy { to, .. } | Self::Seal { to, .. } => to.0,
            Self::Payment { from, .. } | Self::Compensation { from, .. } => from.0,
            Self::Council { polity: p, .. }
            | Self::Hunt(p)
            | Self::Allegiance { polity: p, .. }
            | Self::Creed(p)
            | Self::Pay(p)
            | Self::Revenue(p)
            | Self::Tribute(p)
            | Self::Match(p)
            | Self::Rally(p)
            | Self::Majority(p)
            | Self::Census(p)
            | Self::Border(p)
            | Self::Assembly(p)
            | Self::Household(p)
            | Self::Palace { polity: p, .. }
            | Self::Reign(p)
            | Self::Coin(p) => p.0,
        }
    }
}

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
        let rank = u32::from(due.priority()) << 16 | u32::from(due.entity());
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
        agenda.schedule(Day(1), Due::Death(PersonId(9)));
        let mut seen = Vec::new();
        while let Some((day, due)) = agenda.next(Day(2)) {
            seen.push((day.0, due));
        }
        assert_eq!(seen, [(1, Due::Death(PersonId(9))), (1, council(2)), (1, council(3)), (2, council(1)),]);
    }
}
