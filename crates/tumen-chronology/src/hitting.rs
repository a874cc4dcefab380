//! Minimal hitting sets: the smallest choices that take at least one member of each of several sets.
//! The method is MMCS (Murakami and Uno 2014, Efficient algorithms for dualizing large-scale
//! hypergraphs, Discrete Applied Mathematics 170:83-94): members are added one by one, and a choice
//! is given up as soon as one of its members has no set left that it alone hits.

use fixedbitset::FixedBitSet;

/// The minimal hitting sets, and whether these are all. The search ends early when `most` are found
/// or sets have been looked at `steps` times.
pub(crate) fn minimal_hitting_sets(sets: &[FixedBitSet], most: usize, steps: u64) -> (Vec<FixedBitSet>, bool) {
    let size = sets.iter().map(FixedBitSet::len).max().unwrap_or(0);
    let mut candidates = FixedBitSet::with_capacity(size);
    candidates.insert_range(..);
    let mut search = Search { sets, most, steps, found: vec![], complete: true };
    search.extend(&mut FixedBitSet::with_capacity(size), &mut candidates);
    (search.found, search.complete)
}

struct Search<'a> {
    sets: &'a [FixedBitSet],
    most: usize,
    steps: u64,
    found: Vec<FixedBitSet>,
    complete: bool,
}

impl Search<'_> {
    fn extend(&mut self, chosen: &mut FixedBitSet, candidates: &mut FixedBitSet) {
        // Every set is looked at for every choice.
        let Some(steps) = self.steps.checked_sub(1 + self.sets.len() as u64) else {
            self.complete = false;
            return;
        };
        self.steps = steps;
        let open = self.sets.iter().filter(|set| set.is_disjoint(chosen));
        // The set that leaves the fewest ways on.
        let Some(next) = open.min_by_key(|set| set.intersection_count(candidates)) else {
            if self.found.len() == self.most {
                self.complete = false;
            } else {
                self.found.push(chosen.clone());
            }
            return;
        };
        // Members not yet tried here are no candidates below, so that no choice comes up twice.
        let ways: Vec<usize> = next.intersection(candidates).collect();
        ways.iter().for_each(|member| candidates.set(*member, false));
        for member in ways {
            if !self.complete {
                return;
            }
            chosen.insert(member);
            if self.every_member_is_needed(chosen) {
                self.extend(chosen, candidates);
            }
            chosen.set(member, false);
            candidates.insert(member);
        }
    }

    fn every_member_is_needed(&self, chosen: &FixedBitSet) -> bool {
        let alone = |set: &&FixedBitSet| set.intersection_count(chosen) == 1;
        let mut needed = FixedBitSet::with_capacity(chosen.len());
        for set in self.sets.iter().filter(alone) {
            needed.extend(set.intersection(chosen));
        }
        chosen.is_subset(&needed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bits(members: impl IntoIterator<Item = usize>) -> FixedBitSet {
        let mut set = FixedBitSet::with_capacity(8);
        set.extend(members);
        set
    }

    fn found(sets: &[FixedBitSet], most: usize, steps: u64) -> (Vec<Vec<usize>>, bool) {
        let (found, complete) = minimal_hitting_sets(sets, most, steps);
        let mut found: Vec<Vec<usize>> = found.iter().map(|set| set.ones().collect()).collect();
        found.sort();
        (found, complete)
    }

    #[test]
    fn two_pairs_that_share_a_member_are_hit_by_it_or_by_both_others() {
        let sets = [bits([0, 1]), bits([1, 2])];
        assert_eq!(found(&sets, 9, 99), (vec![vec![0, 2], vec![1]], true));
        assert_eq!(found(&[], 9, 99), (vec![vec![]], true));
    }

    #[test]
    fn an_early_end_is_told() {
        let sets = [bits([0, 1]), bits([2, 3]), bits([4, 5])];
        assert_eq!(found(&sets, 8, 999).0.len(), 8);
        assert!(found(&sets, 8, 999).1);
        assert!(!found(&sets, 7, 999).1);
        assert!(!found(&sets, 8, 5).1);
    }

    proptest! {
        #[test]
        fn just_the_minimal_ones_are_found(
            members in prop::collection::vec(prop::collection::btree_set(0usize..8, 1..5), 0..8),
        ) {
            let sets: Vec<FixedBitSet> = members.into_iter().map(bits).collect();
            let hits = |mask: usize| {
                let chosen = bits((0..8).filter(|i| mask >> i & 1 == 1));
                sets.iter().all(|set| !set.is_disjoint(&chosen))
            };
            let minimal = |mask: &usize| hits(*mask) && (0..8).all(|i| mask >> i & 1 == 0 || !hits(mask & !(1 << i)));
            let mut expected: Vec<Vec<usize>> =
                (0..256).filter(minimal).map(|mask| (0..8).filter(|i| mask >> i & 1 == 1).collect()).collect();
            expected.sort();
            prop_assert_eq!(found(&sets, 999, 99_999), (expected, true));
        }
    }
}
