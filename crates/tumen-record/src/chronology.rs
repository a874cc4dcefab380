//! The claims as a network of time: which of them bound which points, and why.
//!
//! Every happening has a beginning and an end, which for an instant are one point. Claims become
//! bounds in days between points; bounds that no single claim states follow from what people can do:
//!
//! | bound | rests on |
//! |---|---|
//! | a happening ends no sooner than it begins | nothing |
//! | a date: the happening lies in it; its `start` or `end` lies in it | that claim |
//! | `after`, `before`, `during`, a lag, a duration | that claim |
//! | who acts or is acted on is not yet dead | that claim, and the one on the death |
//! | who is seen at A and later at B has had time to ride there | the claims on presence, place and order |
//!
//! Claims that say the same are one *proposition* with several witnesses, so that a conflict is told
//! once. What is denied bounds nothing. Alternatives ("1124 or 1125") bound by their outermost days,
//! which is weaker than what is claimed and never stronger.

mod marches;
mod orders;

use crate::claim::{Claim, Modality, Value};
use crate::record::Record;
use crate::things::{ClaimId, EntityId, EntityKind, Extent, HappeningId, Thing};
use std::collections::BTreeMap;
use tumen_base::PlaceId;
use tumen_chronology::{Assumption, Network, PointId};
use tumen_geo::{Graph, Travel};

/// How far apart two happenings may be that "begin together" or of which one "ends with" the other or
/// "begins with its end", days. An estimate: writers who join two happenings so do not mean the day.
pub const TOGETHER: i64 = 31;

/// What several claims say in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposition {
    /// The claims, in the order of the record.
    pub claims: Vec<ClaimId>,
}

/// Why a bound holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// A happening does not end before it begins.
    Extent,
    /// A claim says so.
    Claim,
    /// Someone is still alive in a happening.
    Alive {
        /// Who.
        person: EntityId,
        /// In what.
        happening: HappeningId,
        /// What death.
        death: HappeningId,
    },
    /// Someone had to go from one place to another.
    March {
        /// Who.
        person: EntityId,
        /// From where.
        from: PlaceId,
        /// To where.
        to: PlaceId,
        /// Least days.
        days: i64,
    },
}

/// The network of a record.
#[derive(Clone, Debug)]
pub struct Chronology {
    /// Points and bounds; assumptions are numbers of propositions.
    pub network: Network,
    /// What the bounds rest on.
    pub propositions: Vec<Proposition>,
    /// Why each constraint of the network holds.
    pub reasons: Vec<Reason>,
    starts: Vec<PointId>,
    ends: Vec<PointId>,
}

impl Chronology {
    /// Beginning and end of a happening.
    #[must_use]
    pub fn points(&self, happening: HappeningId) -> (PointId, PointId) {
        (self.starts[happening.index()], self.ends[happening.index()])
    }

    /// The proposition of a claim, if it bounds anything.
    #[must_use]
    pub fn proposition(&self, claim: ClaimId) -> Option<Assumption> {
        self.propositions.iter().position(|p| p.claims.contains(&claim)).map(Assumption)
    }

    fn bound(
        &mut self,
        (from, to): (PointId, PointId),
        (min, max): (Option<i64>, Option<i64>),
        reason: Reason,
        rests_on: &[Assumption],
    ) {
        // Bounds are made from claims that reading has checked: a bound that the network refuses would
        // be beyond all days, and says nothing.
        if self.network.constrain(from, to, min, max, rests_on.iter().copied()).is_ok() {
            self.reasons.push(reason);
        }
    }
}

impl Record {
    /// The network of all claims about time, with the time that journeys take at least on these roads.
    #[must_use]
    pub fn chronology(&self, graph: &Graph, travel: &Travel) -> Chronology {
        let mut chronology = self.points();
        let mut numbers: BTreeMap<(Thing, &str, String), Assumption> = BTreeMap::new();
        let mut held: Vec<(ClaimId, &Claim, Assumption)> = Vec::new();
        for (id, claim) in self.claims().filter(|(_, claim)| claim.modality != Modality::Denied) {
            let key = (claim.about, claim.property.name, self.tell_value(&claim.value));
            let next = Assumption(chronology.propositions.len());
            let number = *numbers.entry(key).or_insert(next);
            if number == next {
                chronology.propositions.push(Proposition { claims: Vec::new() });
            }
            chronology.propositions[number.0].claims.push(id);
            if number == next {
                held.push((id, claim, number));
            }
        }
        for (_, claim, number) in &held {
            if let Thing::Happening(happening) = claim.about {
                orders::bound(&mut chronology, happening, claim, *number);
            }
        }
        self.lifetimes(&mut chronology, &held);
        self.marches(&mut chronology, &held, graph, travel);
        chronology
    }

    fn points(&self) -> Chronology {
        let (mut network, mut starts, mut ends) = (Network::new("day 0"), Vec::new(), Vec::new());
        let mut spans = Vec::new();
        for (id, happening) in self.happenings() {
            // Ids are unique, so every point is new.
            let start = network.point(format!("the beginning of {}", happening.id)).unwrap_or(Network::ORIGIN);
            let end = match happening.extent {
                Extent::Moment => start,
                Extent::Span => {
                    spans.push(id);
                    network.point(format!("the end of {}", happening.id)).unwrap_or(start)
                }
            };
            starts.push(start);
            ends.push(end);
        }
        let mut chronology = Chronology { network, propositions: Vec::new(), reasons: Vec::new(), starts, ends };
        for id in spans {
            let points = chronology.points(id);
            chronology.bound(points, (Some(0), None), Reason::Extent, &[]);
        }
        chronology
    }

    /// Who takes part in a happening is not yet dead when it begins; who rules, not before it ends.
    fn lifetimes(&self, chronology: &mut Chronology, held: &[(ClaimId, &Claim, Assumption)]) {
        let deaths: Vec<(EntityId, HappeningId, Assumption)> =
            self.parts(held).filter(|(.., claim, _)| claim.property.part.ends).map(|(p, h, _, n)| (p, h, n)).collect();
        let parts: Vec<_> = self.parts(held).filter(|(.., claim, _)| claim.property.part.alive).collect();
        for (person, happening, claim, number) in parts {
            for (dead, death, told) in deaths.iter().filter(|(dead, death, _)| *dead == person && *death != happening) {
                let (start, end) = chronology.points(happening);
                let until = if claim.property.name == "ruler" { end } else { start };
                let reason = Reason::Alive { person: *dead, happening, death: *death };
                let to = chronology.points(*death).1;
                chronology.bound((until, to), (Some(0), None), reason, &[number, *told]);
            }
        }
    }

    /// Every part that a person has in a happening.
    fn parts<'a>(
        &'a self,
        held: &'a [(ClaimId, &'a Claim, Assumption)],
    ) -> impl Iterator<Item = (EntityId, HappeningId, &'a Claim, Assumption)> {
        held.iter().flat_map(move |(_, claim, number)| {
            let people = match (&claim.value, claim.about) {
                (Value::Who(list), Thing::Happening(happening)) => list.iter().map(|who| (*who, happening)).collect(),
                _ => Vec::new(),
            };
            people.into_iter().filter_map(move |(who, happening)| match who {
                Thing::Entity(id) if self.entity(id).kind == EntityKind::Person => {
                    Some((id, happening, *claim, *number))
                }
                _ => None,
            })
        })
    }
}
