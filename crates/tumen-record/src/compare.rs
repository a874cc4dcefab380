//! Two claims of one property, held against each other by the type of their values.

use crate::claim::{Claim, Dating, Modality, Value};
use crate::property::{Shape, Values};
use crate::record::Record;
use crate::things::{EntityKind, Thing};
use serde::Serialize;
use tumen_date::Bound;

/// How two claims of one property stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// They say the same.
    Equal,
    /// They differ, but both can be true: one is vaguer, or names more.
    Compatible,
    /// They cannot both be true.
    Contradiction,
}

impl Record {
    /// How two claims stand to each other; `None` if they are not of the same property of the same
    /// thing, or are of a property that can have many values at once.
    #[must_use]
    pub fn compare(&self, a: &Claim, b: &Claim) -> Option<Relation> {
        if (a.about, a.property.name, a.side) != (b.about, b.property.name, b.side) || !same_time(a, b) {
            return None;
        }
        let denied = (a.modality == Modality::Denied) != (b.modality == Modality::Denied);
        let relation = self.values(a, b);
        // Rival accounts put in words cannot be weighed by their type: that they are told as rivals counts.
        if self.rivals(a, b) && a.property.shape == Shape::Text {
            return relation
                .map(|relation| if relation == Relation::Equal { relation } else { Relation::Contradiction });
        }
        match (denied, a.property.values) {
            // What one denies and the other holds.
            (true, _) => (relation == Some(Relation::Equal)).then_some(Relation::Contradiction),
            (false, Values::Many) => None,
            (false, _) => relation,
        }
    }

    /// Whether two claims belong to different accounts of one set.
    pub(crate) fn rivals(&self, a: &Claim, b: &Claim) -> bool {
        let set = |id| &self.account(id).set;
        matches!((a.account, b.account), (Some(one), Some(other)) if one != other && set(one) == set(other))
    }

    fn values(&self, a: &Claim, b: &Claim) -> Option<Relation> {
        use Relation::{Compatible, Contradiction, Equal};
        let told = |equal: bool, possible: bool| match (equal, possible) {
            (true, _) => Equal,
            (_, true) => Compatible,
            _ => Contradiction,
        };
        Some(match (&a.value, &b.value) {
            (Value::Date(a), Value::Date(b)) => told(a.ranges() == b.ranges(), a.meets(b)),
            (Value::Duration(a), Value::Duration(b)) => {
                let possible = b.high.is_none_or(|high| a.low <= high) && a.high.is_none_or(|high| b.low <= high);
                told((a.low, a.high) == (b.low, b.high), possible)
            }
            (Value::Amount(a), Value::Amount(b)) if a.unit == b.unit => {
                told(a.figure == b.figure, a.figure.meets(&b.figure))
            }
            (Value::Who(a), Value::Who(b)) | (Value::Places(a), Value::Places(b)) => self.sets(a, b),
            (Value::Text(a), Value::Text(b)) => told(a == b, true),
            (Value::Name(a), Value::Name(b)) => told((&a.form, &a.sort) == (&b.form, &b.sort), true),
            (Value::Order(a, _), Value::Order(b, _)) => told(a == b, true),
            _ => return None,
        })
    }

    /// Sets that share a member can both be true: one names more. So can a region and a place, or a
    /// person and a people: one is told more closely.
    fn sets(&self, a: &[Thing], b: &[Thing]) -> Relation {
        let (mut a, mut b) = (a.to_vec(), b.to_vec());
        a.sort();
        b.sort();
        if a == b {
            return Relation::Equal;
        }
        let shared = a.iter().any(|thing| b.contains(thing));
        let related = || {
            a.iter().any(|x| {
                b.iter().any(|y| self.level(*x) != self.level(*y) || self.belongs(*x, *y) || self.belongs(*y, *x))
            })
        };
        if shared || related() { Relation::Compatible } else { Relation::Contradiction }
    }

    /// Places, regions, persons, and bodies of people are not on one level.
    fn level(&self, thing: Thing) -> u8 {
        match thing {
            Thing::Place(_) => 0,
            Thing::Entity(id) => match self.entity(id).kind {
                EntityKind::Region => 1,
                EntityKind::Person => 2,
                _ => 3,
            },
            Thing::Happening(_) => 4,
            Thing::Source(_) => 5,
        }
    }

    /// Whether some claim makes one thing part of another, or of its people.
    fn belongs(&self, part: Thing, whole: Thing) -> bool {
        const TIES: [&str; 6] = ["part_of", "member_of", "people", "clan", "subjects", "same_as"];
        let holds = |claim: &Claim, of: Thing| {
            TIES.contains(&claim.property.name) && matches!(&claim.value, Value::Who(list) if list.contains(&of))
        };
        self.about(part).any(|(_, claim)| holds(claim, whole)) || self.about(whole).any(|(_, claim)| holds(claim, part))
    }
}

/// States are compared only where they are of the same time.
fn same_time(a: &Claim, b: &Claim) -> bool {
    match (&a.at, &b.at) {
        (Some(a), Some(b)) => a.meets(b),
        (None, None) => true,
        _ => false,
    }
}

impl Dating {
    /// The stretches of days in which the date can lie; open ends reach to the end of all days.
    #[must_use]
    pub fn ranges(&self) -> Vec<(i32, i32)> {
        let day = |bound: Bound, open: i32| bound.day(self.calendar).map_or(open, |day| day.0);
        let list = self.edtf.alternatives(self.calendar);
        list.into_iter().map(|(first, last)| (day(first, i32::MIN), day(last, i32::MAX))).collect()
    }

    /// Whether some day fits both.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let theirs = other.ranges();
        self.ranges().iter().any(|a| theirs.iter().any(|b| a.0 <= b.1 && b.0 <= a.1))
    }
}
