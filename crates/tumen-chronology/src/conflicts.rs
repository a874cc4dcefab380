//! Which assumptions cannot all be true, and what would have to be dropped.

use crate::cycle::Cycle;
use crate::hitting::minimal_hitting_sets;
use crate::network::{Assumption, Network};
use crate::search::search;
use fixedbitset::FixedBitSet;

/// How far to search. What is cut short says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most minimal conflicts to find.
    pub conflicts: usize,
    /// The most corrections to find, for each cluster or account.
    pub corrections: usize,
    /// The most steps of one search: of that for conflicts, and of that for the corrections of each
    /// cluster or account. Fifty million take in the order of half a second.
    pub steps: u64,
}

/// A thousand conflicts, ten thousand corrections, fifty million steps.
impl Default for Limits {
    fn default() -> Self {
        Self { conflicts: 1000, corrections: 10_000, steps: 50_000_000 }
    }
}

/// The minimal conflicts of a network: sets of assumptions that cannot all be true, though any of
/// them could be dropped to make the rest of the set possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflicts {
    /// The sets, small ones first, each in order.
    pub minimal: Vec<Vec<Assumption>>,
    /// Whether these are all; if not, a limit was reached.
    pub complete: bool,
    pub(crate) limits: Limits,
}

/// Minimal conflicts that hang together because they share assumptions. Clusters do not touch, so
/// what is dropped in one has nothing to do with the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// The assumptions of its conflicts, in order.
    pub assumptions: Vec<Assumption>,
    /// Its conflicts, as positions in [`Conflicts::minimal`].
    pub conflicts: Vec<usize>,
    /// Every minimal set of assumptions whose dropping ends all of these conflicts, small ones first.
    pub corrections: Vec<Vec<Assumption>>,
    /// Whether all conflicts are known, and these are all corrections.
    pub complete: bool,
}

impl Cluster {
    /// What is left of the cluster after each correction: its maximal consistent subsets, in the order of
    /// the corrections. Everything outside the clusters can be held true beside any of them.
    #[must_use]
    pub fn maximal(&self) -> Vec<Vec<Assumption>> {
        let left = |dropped: &Vec<Assumption>| {
            self.assumptions.iter().copied().filter(|a| dropped.binary_search(a).is_err()).collect()
        };
        self.corrections.iter().map(left).collect()
    }
}

impl Network {
    /// Finds every minimal conflict, unless a limit is reached.
    ///
    /// # Errors
    /// If the constraints that rest on nothing contradict one another.
    pub fn conflicts(&self, limits: Limits) -> Result<Conflicts, Cycle> {
        let found = search(self, limits.conflicts, limits.steps)?;
        let minimal = found.minimal.iter().map(|set| set.ones().map(|i| found.assumptions[i]).collect()).collect();
        Ok(Conflicts { minimal: in_order(minimal), complete: found.complete, limits })
    }
}

impl Conflicts {
    /// Adds the conflicts of another part of the same network.
    pub fn merge(&mut self, other: &Self) {
        let mut all = std::mem::take(&mut self.minimal);
        all.extend(
            other
                .minimal
                .iter()
                .filter(|set| all.binary_search_by(|known| order(known, set)).is_err())
                .cloned()
                .collect::<Vec<_>>(),
        );
        self.minimal = in_order(all);
        self.complete &= other.complete;
    }

    /// The conflicts in independent clusters, each with its corrections; in the order of the first
    /// assumptions.
    #[must_use]
    pub fn clusters(&self) -> Vec<Cluster> {
        let mut clusters: Vec<(Vec<Assumption>, Vec<usize>)> = vec![];
        for (i, conflict) in self.minimal.iter().enumerate() {
            let touches =
                |(members, _): &mut (Vec<Assumption>, Vec<usize>)| conflict.iter().any(|a| members.contains(a));
            let (mut members, mut conflicts) = (conflict.clone(), vec![i]);
            for (others, theirs) in clusters.extract_if(.., touches) {
                members.extend(others);
                conflicts.extend(theirs);
            }
            clusters.push((members, conflicts));
        }
        let cluster = |(mut assumptions, mut conflicts): (Vec<Assumption>, Vec<usize>)| {
            assumptions.sort_unstable();
            assumptions.dedup();
            conflicts.sort_unstable();
            let sets: Vec<&[Assumption]> = conflicts.iter().map(|i| self.minimal[*i].as_slice()).collect();
            let (corrections, all) = corrections(&sets, &assumptions, self.limits);
            Cluster { assumptions, conflicts, corrections, complete: all && self.complete }
        };
        let mut clusters: Vec<Cluster> = clusters.into_iter().map(cluster).collect();
        clusters.sort_by(|a, b| a.assumptions.cmp(&b.assumptions));
        clusters
    }
}

/// The minimal sets that take a member of each set, and whether these are all. `members` are those of
/// the sets, in order.
pub(crate) fn corrections(
    sets: &[&[Assumption]],
    members: &[Assumption],
    limits: Limits,
) -> (Vec<Vec<Assumption>>, bool) {
    let bits = |set: &&[Assumption]| {
        let mut bits = FixedBitSet::with_capacity(members.len());
        bits.extend(set.iter().filter_map(|a| members.binary_search(a).ok()));
        bits
    };
    let sets: Vec<FixedBitSet> = sets.iter().map(bits).collect();
    let (found, complete) = minimal_hitting_sets(&sets, limits.corrections, limits.steps);
    (in_order(found.iter().map(|set| set.ones().map(|i| members[i]).collect()).collect()), complete)
}

/// Small sets first, equal ones in order of their members.
fn in_order(mut sets: Vec<Vec<Assumption>>) -> Vec<Vec<Assumption>> {
    sets.sort_by(order);
    sets
}

fn order(a: &Vec<Assumption>, b: &Vec<Assumption>) -> std::cmp::Ordering {
    (a.len(), a).cmp(&(b.len(), b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conflicts_that_share_nothing_are_corrected_apart() {
        let mut network = Network::new("new year");
        let [a, b] = ["a", "b"].map(|name| network.point(name).unwrap());
        for (claim, point, min, max) in [(0, a, 0, 1), (1, b, 0, 1), (2, a, 5, 6), (3, b, 5, 6), (4, a, 8, 9)] {
            network.constrain(Network::ORIGIN, point, Some(min), Some(max), [Assumption(claim)]).unwrap();
        }
        let conflicts = network.conflicts(Limits::default()).unwrap();
        assert_eq!(conflicts.minimal, [[0, 2], [0, 4], [1, 3], [2, 4]].map(|set| set.map(Assumption)));
        let clusters = conflicts.clusters();
        assert_eq!([&clusters[0].conflicts, &clusters[1].conflicts], [&vec![0, 1, 3], &vec![2]]);
        assert_eq!(clusters[0].corrections, [[0, 2], [0, 4], [2, 4]].map(|set| set.map(Assumption)));
        assert_eq!(clusters[0].maximal(), [[4], [2], [0]].map(|set| set.map(Assumption)));
        assert_eq!(clusters[1].maximal(), [[3], [1]].map(|set| set.map(Assumption)));
    }
}
