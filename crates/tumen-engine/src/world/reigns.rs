//! Who had the power in each polity, from when to when, and how it ended. Read off the world whenever something has been told, so
//! that no mechanism has to keep it; nothing in the world depends on it.

use crate::world::World;
use crate::world::chronicle::Event;
use crate::world::person::Whereabouts;
use serde::{Deserialize, Serialize};
use tumen_base::{Day, PersonId, PolityId};
use tumen_scenario::EventKind;

/// One person's time in power: as ruler, regent, or master behind a figurehead.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reign {
    /// Where.
    pub polity: PolityId,
    /// Who.
    pub person: PersonId,
    /// First day; that of the scenario for those who had it already.
    pub from: Day,
    /// Last day and how it ended; none while it lasts.
    pub end: Option<(Day, ReignEnd)>,
}

/// How somebody lost the power.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ReignEnd {
    /// Died of age or illness.
    InBed,
    /// Was killed: in battle, by plotters, by the executioner.
    Killed,
    /// Lost it and lived.
    SetAside,
    /// Gave it up to whom he or she had ruled for.
    HandedOver,
    /// The state came to an end.
    StateEnded,
}

/// All reigns of a history, and how far it has been read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reigns {
    all: Vec<Reign>,
    /// By polity: the reign that lasts.
    open: Vec<Option<u32>>,
    /// Events that had been told when the world was last read.
    told: usize,
}

impl Reigns {
    /// All of them, in the order in which they began.
    #[must_use]
    pub fn all(&self) -> &[Reign] {
        &self.all
    }

    /// Those of one polity, in their order.
    pub fn of(&self, polity: PolityId) -> impl Iterator<Item = &Reign> {
        self.all.iter().filter(move |r| r.polity == polity)
    }

    /// The number of a person's reign in a polity on a day, from 1; none if the power was another's. Whoever loses it on that day
    /// still counts.
    #[must_use]
    pub fn number(&self, polity: PolityId, person: PersonId, day: Day) -> Option<usize> {
        let lasts = |r: &Reign| r.person == person && r.from <= day && r.end.is_none_or(|(end, _)| day <= end);
        self.of(polity).position(lasts).map(|at| at + 1)
    }
}

impl World {
    /// Brings the list of reigns up to today, if anything has been told since it was last read.
    pub(crate) fn note_reigns(&mut self) {
        let told = self.chronicle.events().len();
        if told == self.reigns.told && !self.reigns.open.is_empty() {
            return;
        }
        self.reigns.open.resize(self.polities.len(), None);
        for i in 0..self.polities.len() {
            let power = self.polities[i].court.power.filter(|_| self.polities[i].alive);
            let open = self.reigns.open[i].map(|at| at as usize);
            if open.map(|at| self.reigns.all[at].person) == power {
                continue;
            }
            if let Some(at) = open {
                let how = self.how_ended(PolityId::at(i), self.reigns.all[at].person);
                self.reigns.all[at].end = Some((self.today, how));
            }
            self.reigns.open[i] = power.map(|person| {
                self.reigns.all.push(Reign { polity: PolityId::at(i), person, from: self.today, end: None });
                (self.reigns.all.len() - 1) as u32
            });
        }
        self.reigns.told = told;
    }

    fn how_ended(&self, polity: PolityId, person: PersonId) -> ReignEnd {
        let news = &self.chronicle.events()[self.reigns.told..];
        if self.person(person).whereabouts == Whereabouts::Dead {
            let in_bed = |e: &Event| e.kind == EventKind::Died && e.person == Some(person);
            return if news.iter().any(in_bed) { ReignEnd::InBed } else { ReignEnd::Killed };
        }
        if !self.polity(polity).alive {
            return ReignEnd::StateEnded;
        }
        let gave = |e: &Event| e.kind == EventKind::Majority && e.actor == Some(polity) && e.target == Some(person);
        if news.iter().any(gave) { ReignEnd::HandedOver } else { ReignEnd::SetAside }
    }
}
