//! What cannot all be true, why, and what each part would have to be for the rest to stand.

use crate::chronology::{Chronology, Proposition, Reason};
use crate::claim::{Claim, Value};
use crate::record::Record;
use crate::things::{AccountId, ClaimId, HappeningId, Thing};
use std::collections::BTreeSet;
use tumen_base::Day;
use tumen_chronology::{Assumption, Bounds, Cycle, Limits, Network, PointId, Status};

/// A minimal conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impossible {
    /// The propositions that cannot all be true.
    pub propositions: Vec<Assumption>,
    /// One claim for each, by a source that makes as many of them as possible.
    pub claims: Vec<ClaimId>,
    /// All claims that say the same as each.
    pub witnesses: Vec<Vec<ClaimId>>,
    /// What else it takes: the time that a journey takes, that the dead do not act.
    pub because: Vec<String>,
    /// For each claim what it would have to be if the others stand.
    pub remedies: Vec<String>,
}

impl Impossible {
    /// Whether it is more than two values of one property held against each other.
    #[must_use]
    pub fn is_chain(&self, record: &Record) -> bool {
        let of = |id: &ClaimId| (record.claim(*id).about, record.claim(*id).property.name);
        self.claims.len() > 2 || self.claims.first().map(of) != self.claims.last().map(of)
    }
}

/// How a rival account stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountStatus {
    /// The account.
    pub account: AccountId,
    /// Whether it could be true.
    pub standing: AccountStanding,
    /// Whether the search was complete.
    pub complete: bool,
}

/// Whether a rival account could be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountStanding {
    /// Nothing in the record's chronology speaks against it.
    Possible,
    /// Only if all claims of one of these sets are false. A set lists one claim for each proposition.
    OnlyIfFalse(Vec<Vec<ClaimId>>),
    /// It contradicts itself.
    Impossible,
}

/// What the chronology of a record comes to.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// Every minimal conflict, small ones first.
    pub conflicts: Vec<Impossible>,
    /// Independent groups of conflicts: in each, the ways to keep as much as possible, told by what is
    /// given up (one claim for each proposition).
    pub clusters: Vec<ClusterOfConflicts>,
    /// Every account.
    pub accounts: Vec<AccountStatus>,
    /// Whether all conflicts were found within the limits of the search.
    pub complete: bool,
}

/// Conflicts that hang together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterOfConflicts {
    /// Positions in [`Verdict::conflicts`].
    pub conflicts: Vec<usize>,
    /// What to give up so that the rest is consistent: every minimal set, small ones first.
    pub give_up: Vec<Vec<ClaimId>>,
}

impl Verdict {
    /// The conflicts that tell something new, shortest first: each has a claim in it that none before it
    /// has. The others join the same claims by other chains. As positions in [`Verdict::conflicts`].
    #[must_use]
    pub fn told(&self) -> Vec<usize> {
        let mut seen: BTreeSet<Assumption> = BTreeSet::new();
        let new = |at: &usize| {
            let before = seen.len();
            seen.extend(&self.conflicts[*at].propositions);
            seen.len() > before
        };
        (0..self.conflicts.len()).filter(new).collect()
    }
}

impl Record {
    /// Every minimal conflict and the status of every account. Rival accounts are not held against each
    /// other: that they differ is what makes them rivals. Each is searched with all that is told without
    /// rivals.
    ///
    /// # Errors
    /// If what rests on no claim is inconsistent, which would be an error in the chronology itself.
    pub fn verdict(&self, chronology: &Chronology, limits: Limits) -> Result<Verdict, Cycle> {
        let common = self.held_in(chronology, |account| account.is_none());
        let search = |held: &BTreeSet<Assumption>| chronology.network.among(held).conflicts(limits);
        let mut found = search(&common)?;
        let mut accounts = Vec::new();
        for (id, _) in self.accounts() {
            let own = self.held_in(chronology, |account| account == Some(id));
            let with: BTreeSet<Assumption> = common.union(&own).copied().collect();
            let theirs = if own.is_subset(&common) { found.clone() } else { search(&with)? };
            let standing = theirs.standing(&chronology.network, &own, &BTreeSet::new());
            accounts.push(AccountStatus {
                account: id,
                standing: told(chronology, standing.status),
                complete: standing.complete,
            });
            found.merge(&theirs);
        }
        let clusters = found.clusters().into_iter().map(|cluster| ClusterOfConflicts {
            conflicts: cluster.conflicts,
            give_up: cluster.corrections.iter().map(|set| speakers(chronology, set)).collect(),
        });
        Ok(Verdict {
            conflicts: found.minimal.iter().map(|set| self.impossible(chronology, set)).collect(),
            clusters: clusters.collect(),
            accounts,
            complete: found.complete,
        })
    }

    /// The propositions of claims that belong to such accounts.
    fn held_in(&self, chronology: &Chronology, of: impl Fn(Option<AccountId>) -> bool) -> BTreeSet<Assumption> {
        let told = |p: &Proposition| p.claims.iter().any(|id| of(self.claim(*id).account));
        let numbered = chronology.propositions.iter().enumerate();
        numbered.filter(|(_, p)| told(p)).map(|(number, _)| Assumption(number)).collect()
    }

    fn impossible(&self, chronology: &Chronology, set: &[Assumption]) -> Impossible {
        let witnesses: Vec<Vec<ClaimId>> = set.iter().map(|a| chronology.propositions[a.0].claims.clone()).collect();
        let claims = self.speakers(&witnesses);
        let held: BTreeSet<Assumption> = set.iter().copied().collect();
        let because = match chronology.network.solve(&held) {
            Err(cycle) => self.because(chronology, &cycle),
            Ok(_) => Vec::new(),
        };
        let remedy = |(at, id): (usize, &ClaimId)| {
            let mut rest = held.clone();
            rest.remove(&set[at]);
            self.remedy(chronology, self.claim(*id), &rest)
        };
        let remedies = claims.iter().enumerate().map(remedy).collect();
        Impossible { propositions: set.to_vec(), claims, witnesses, because, remedies }
    }

    /// One claim for each proposition, of the source that makes the most of them where it can be.
    fn speakers(&self, witnesses: &[Vec<ClaimId>]) -> Vec<ClaimId> {
        let makes =
            |source| witnesses.iter().filter(|list| list.iter().any(|id| self.claim(*id).source == source)).count();
        let best = |list: &Vec<ClaimId>| {
            let rank = |id: &ClaimId| (std::cmp::Reverse(makes(self.claim(*id).source)), *id);
            list.iter().copied().min_by_key(rank)
        };
        witnesses.iter().filter_map(best).collect()
    }

    /// What a conflict takes beside its claims.
    fn because(&self, chronology: &Chronology, cycle: &Cycle) -> Vec<String> {
        let mut told = Vec::new();
        for step in &cycle.steps {
            let words = match &chronology.reasons[step.constraint.index()] {
                Reason::Extent | Reason::Claim => continue,
                Reason::Alive { person, happening, death } => {
                    let (person, label) = (&self.entity(*person).label, &self.happening(*happening).label);
                    format!("{person} has a part in {label}, which cannot be after {}", self.happening(*death).label)
                }
                Reason::March { person, from, to, days } => {
                    let (from, to) = (&self.places[from.index()].name, &self.places[to.index()].name);
                    format!("{} cannot go from {from} to {to} in less than {days} days", self.entity(*person).label)
                }
            };
            if !told.contains(&words) {
                told.push(words);
            }
        }
        told
    }

    /// What a claim would have to be if the others of its conflict stand.
    fn remedy(&self, chronology: &Chronology, claim: &Claim, others: &BTreeSet<Assumption>) -> String {
        let (Ok(solution), Thing::Happening(happening)) = (chronology.network.solve(others), claim.about) else {
            return "would have to be false".into();
        };
        let between = |from: PointId, to: PointId| solution.bounds(from, to);
        let (start, end) = chronology.points(happening);
        match &claim.value {
            Value::Date(date) => {
                let (first, last) = date.edtf.days(date.calendar);
                let point = if claim.property.name == "end" { end } else { start };
                let outside = |bounds: Bounds, least: bool| match (least, bounds.min, bounds.max) {
                    (true, Some(min), _) if last.is_some_and(|last| min > i64::from(last.0)) => {
                        day(min).map(|day| format!("could be no earlier than {day}"))
                    }
                    (false, _, Some(max)) if first.is_some_and(|first| max < i64::from(first.0)) => {
                        day(max).map(|day| format!("could be no later than {day}"))
                    }
                    _ => None,
                };
                let late = if claim.property.name == "start" { start } else { end };
                let early = outside(between(Network::ORIGIN, point), false);
                let late = outside(between(Network::ORIGIN, late), true);
                early.or(late).unwrap_or_else(|| "would have to be another date".into())
            }
            Value::Duration(_) => told_length("could last", between(start, end)),
            Value::Order(other, _) => self.told_order(chronology, claim, happening, *other, &between),
            _ => "would have to be false".into(),
        }
    }

    fn told_order(
        &self,
        chronology: &Chronology,
        claim: &Claim,
        happening: HappeningId,
        other: HappeningId,
        between: &dyn Fn(PointId, PointId) -> Bounds,
    ) -> String {
        let ((start, end), (other_start, other_end)) = (chronology.points(happening), chronology.points(other));
        if claim.property.name == "during" {
            return match (between(other_start, start).max, between(end, other_end).max) {
                (Some(early), _) if early < 0 => format!("would begin {} or more too early", days(-early)),
                (_, Some(late)) if late < 0 => format!("would end {} or more too late", days(-late)),
                _ => "would have to be false".into(),
            };
        }
        let bounds = match claim.property.name {
            "before" => between(end, other_start),
            "begins_after" | "same_time" => between(other_start, start),
            "ends_with" => between(other_end, end),
            _ => between(other_end, start),
        };
        match (bounds.min, bounds.max) {
            (_, Some(max)) if max < 0 => format!("would be the other way round, by {} or more", days(-max)),
            (Some(min), _) if min > 0 => format!("would leave {} or more between the two", days(min)),
            _ => "would have to be false".into(),
        }
    }
}

/// The first claim of each proposition.
fn speakers(chronology: &Chronology, set: &[Assumption]) -> Vec<ClaimId> {
    set.iter().map(|a| chronology.propositions[a.0].claims[0]).collect()
}

fn told(chronology: &Chronology, status: Status) -> AccountStanding {
    match status {
        Status::Possible => AccountStanding::Possible,
        Status::Impossible(_) => AccountStanding::Impossible,
        Status::OnlyIfFalse(sets) => {
            AccountStanding::OnlyIfFalse(sets.iter().map(|set| speakers(chronology, set)).collect())
        }
    }
}

fn told_length(verb: &str, bounds: Bounds) -> String {
    match (bounds.min, bounds.max) {
        (_, Some(max)) if max <= 0 => "could take no time at all".into(),
        (Some(min), Some(max)) => format!("{verb} {} to {}", days(min), days(max)),
        (Some(min), None) => format!("{verb} no less than {}", days(min)),
        (None, Some(max)) => format!("{verb} no more than {}", days(max)),
        (None, None) => "would have to be false".into(),
    }
}

/// A number of days from the origin as a day.
fn day(number: i64) -> Option<Day> {
    i32::try_from(number).ok().map(Day)
}

/// `1 day`, `62 days`, `7 years`.
fn days(n: i64) -> String {
    match n {
        1 => "1 day".into(),
        0..=730 => format!("{n} days"),
        _ => format!("{:.0} years", n as f64 / tumen_base::day::YEAR),
    }
}
