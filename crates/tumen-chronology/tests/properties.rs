//! What must hold of every network, held against exhaustion on small ones.

use proptest::prelude::*;
use std::collections::BTreeSet;
use tumen_chronology::{Assumption, Bounds, Limits, Network, PointId, Side, Status};

const POINTS: usize = 6;
const CLAIMS: usize = 7;

/// A constraint as drawn: points, a middle, a width, which bounds it has, and what it rests on.
#[derive(Clone, Debug)]
struct Draft {
    from: usize,
    to: usize,
    min: Option<i64>,
    max: Option<i64>,
    rests_on: Vec<usize>,
}

prop_compose! {
    fn any_draft()(
        from in 0..POINTS, step in 1..POINTS, middle in -12i64..13, width in 0i64..8, has in 1u8..4,
        rests_on in prop::collection::vec(0..CLAIMS, 0..4),
    ) -> Draft {
        let (min, max) = ((has & 1 != 0).then_some(middle - width), (has & 2 != 0).then_some(middle + width));
        Draft { from, to: (from + step) % POINTS, min, max, rests_on }
    }
}

fn drafts() -> impl Strategy<Value = Vec<Draft>> {
    prop::collection::vec(any_draft(), 1..16)
}

fn network(drafts: &[Draft]) -> Network {
    let mut network = Network::new("0");
    let mut points = vec![Network::ORIGIN];
    points.extend((1..POINTS).map(|i| network.point(i.to_string()).unwrap()));
    for d in drafts {
        let rests_on = d.rests_on.iter().map(|a| Assumption(*a));
        network.constrain(points[d.from], points[d.to], d.min, d.max, rests_on).unwrap();
    }
    network
}

fn set(mask: usize) -> BTreeSet<Assumption> {
    (0..CLAIMS).filter(|i| mask >> i & 1 == 1).map(Assumption).collect()
}

/// Every subset of the claims, by mask: whether it can be true, by Floyd and Warshall's algorithm.
fn truth(drafts: &[Draft]) -> Vec<bool> {
    (0..1usize << CLAIMS).map(|mask| distances(drafts, mask).is_some()).collect()
}

/// All shortest paths, or none if there is a negative cycle.
fn distances(drafts: &[Draft], mask: usize) -> Option<Vec<Vec<Option<i64>>>> {
    let mut d = vec![vec![None; POINTS]; POINTS];
    (0..POINTS).for_each(|i| d[i][i] = Some(0));
    let shorter = |old: Option<i64>, new: Option<i64>| old.into_iter().chain(new).min();
    for c in drafts.iter().filter(|c| c.rests_on.iter().all(|a| mask >> a & 1 == 1)) {
        d[c.from][c.to] = shorter(d[c.from][c.to], c.max);
        d[c.to][c.from] = shorter(d[c.to][c.from], c.min.map(|min| -min));
    }
    for k in 0..POINTS {
        for i in 0..POINTS {
            for j in 0..POINTS {
                let way = d[i][k].zip(d[k][j]).map(|(a, b)| a + b);
                d[i][j] = shorter(d[i][j], way);
            }
        }
    }
    (0..POINTS).all(|i| d[i][i] == Some(0)).then_some(d)
}

/// The minimal masks that cannot be true.
fn minimal_conflicts(truth: &[bool]) -> Vec<Vec<Assumption>> {
    let smaller = |mask: usize| (0..CLAIMS).filter(move |i| mask >> i & 1 == 1).map(move |i| mask & !(1 << i));
    let minimal = (0..truth.len()).filter(|mask| !truth[*mask] && smaller(*mask).all(|less| truth[less]));
    in_order(minimal.map(|mask| set(mask).into_iter().collect()).collect())
}

fn in_order(mut sets: Vec<Vec<Assumption>>) -> Vec<Vec<Assumption>> {
    sets.sort_by_key(|set| (set.len(), set.clone()));
    sets
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn bounds_are_the_shortest_paths(drafts in drafts(), mask in 0usize..1 << CLAIMS) {
        let network = network(&drafts);
        match (network.solve(&set(mask)), distances(&drafts, mask)) {
            (Ok(solution), Some(d)) => {
                let all = solution.all_bounds();
                for i in 0..POINTS {
                    for j in 0..POINTS {
                        let expected = Bounds { min: d[j][i].map(|x| -x), max: d[i][j] };
                        prop_assert_eq!(all[i][j], expected);
                    }
                }
                let times = solution.example();
                for c in drafts.iter().filter(|c| c.rests_on.iter().all(|a| mask >> a & 1 == 1)) {
                    let apart = times[c.to] - times[c.from];
                    prop_assert!(c.min.is_none_or(|min| min <= apart) && c.max.is_none_or(|max| apart <= max));
                }
            }
            (Err(cycle), None) => {
                prop_assert!(cycle.total < 0);
                prop_assert_eq!(cycle.steps.iter().map(|s| s.weight).sum::<i64>(), cycle.total);
                prop_assert!(cycle.assumptions(&network).is_subset(&set(mask)));
                let points: Vec<PointId> = cycle.steps.iter().map(|s| s.from).collect();
                prop_assert_eq!(points.iter().collect::<BTreeSet<_>>().len(), points.len());
                for (i, step) in cycle.steps.iter().enumerate() {
                    prop_assert_eq!(step.to, points[(i + 1) % points.len()]);
                    let c = network.constraint(step.constraint);
                    let bound = match step.side {
                        Side::Max => (c.from, c.to, c.max),
                        Side::Min => (c.to, c.from, c.min.map(|min| -min)),
                    };
                    prop_assert_eq!(bound, (step.from, step.to, Some(step.weight)));
                }
            }
            (found, expected) => prop_assert!(false, "{found:?} {expected:?}"),
        }
    }

    #[test]
    fn conflicts_are_all_the_minimal_sets_that_cannot_be_true(drafts in drafts()) {
        let truth = truth(&drafts);
        match network(&drafts).conflicts(Limits::default()) {
            Err(cycle) => {
                prop_assert!(!truth[0]);
                prop_assert!(cycle.assumptions(&network(&drafts)).is_empty());
            }
            Ok(conflicts) => {
                prop_assert!(truth[0] && conflicts.complete);
                prop_assert_eq!(conflicts.minimal, minimal_conflicts(&truth));
            }
        }
    }

    #[test]
    fn order_of_input_changes_nothing((drafts, shuffled) in drafts().prop_flat_map(|d| (Just(d.clone()), Just(d).prop_shuffle()))) {
        let answer = |drafts: &[Draft]| {
            let conflicts = network(drafts).conflicts(Limits::default()).ok()?;
            let clusters: Vec<_> = conflicts.clusters().into_iter().map(|c| (c.assumptions, c.corrections)).collect();
            Some((conflicts.minimal, clusters))
        };
        prop_assert_eq!(answer(&drafts), answer(&shuffled));
    }

    #[test]
    fn conflicts_among_some_are_those_of_all_that_they_hold(
        drafts in drafts(), some in 0usize..1 << CLAIMS, more in 0usize..1 << CLAIMS,
    ) {
        let network = network(&drafts);
        let Ok(all) = network.conflicts(Limits::default()) else { return Ok(()) };
        let among = |mask: usize| network.among(&set(mask)).conflicts(Limits::default()).unwrap();
        let within = |mask: usize| {
            let held = set(mask);
            all.minimal.iter().filter(|c| c.iter().all(|a| held.contains(a))).cloned().collect::<Vec<_>>()
        };
        let mut found = among(some);
        prop_assert_eq!(&found.minimal, &within(some));
        found.merge(&among(more));
        let either: Vec<_> = within(some).into_iter().chain(within(more)).collect();
        let expected: Vec<_> = all.minimal.iter().filter(|c| either.contains(c)).cloned().collect();
        prop_assert_eq!(found.minimal, expected);
    }

    #[test]
    fn maximal_subsets_are_consistent_and_cannot_grow(drafts in drafts()) {
        let truth = truth(&drafts);
        prop_assume!(truth[0]);
        let network = network(&drafts);
        let conflicts = network.conflicts(Limits::default()).unwrap();
        let clusters = conflicts.clusters();
        // Each choice of a maximal subset in each cluster, with what is in no conflict.
        let in_conflict: BTreeSet<Assumption> = conflicts.minimal.iter().flatten().copied().collect();
        let free: BTreeSet<Assumption> = set((1 << CLAIMS) - 1).difference(&in_conflict).copied().collect();
        let mut worlds = vec![free];
        for cluster in &clusters {
            prop_assert!(cluster.complete);
            let join = |world: &BTreeSet<Assumption>| {
                let world = world.clone();
                cluster.maximal().into_iter().map(move |kept| world.iter().copied().chain(kept).collect()).collect::<Vec<_>>()
            };
            worlds = worlds.iter().flat_map(join).collect();
        }
        let mask = |world: &BTreeSet<Assumption>| world.iter().fold(0usize, |mask, a| mask | 1 << a.0);
        let mut found: Vec<usize> = worlds.iter().map(mask).collect();
        found.sort_unstable();
        let maximal = |m: &usize| truth[*m] && (0..CLAIMS).all(|i| m >> i & 1 == 1 || !truth[m | 1 << i]);
        prop_assert_eq!(found, (0..truth.len()).filter(maximal).collect::<Vec<_>>());
    }

    #[test]
    fn an_account_stands_as_exhaustion_says(
        drafts in drafts(), account in 1usize..1 << CLAIMS, rivals in 0usize..1 << CLAIMS,
    ) {
        let truth = truth(&drafts);
        prop_assume!(truth[0]);
        let network = network(&drafts);
        let conflicts = network.conflicts(Limits::default()).unwrap();
        let standing = conflicts.standing(&network, &set(account), &set(rivals));
        prop_assert!(standing.complete);
        // What else may be held true beside the account: neither its rivals nor itself.
        let others = ((1 << CLAIMS) - 1) & !account & !rivals;
        let subsets = |of: usize| (0..1usize << CLAIMS).filter(move |m| m & !of == 0);
        // A set of others is against the account if it could be true by itself, but not with it.
        let against: Vec<usize> = subsets(others).filter(|m| truth[*m] && !truth[m | account]).collect();
        match standing.status {
            Status::Impossible(_) => prop_assert!(!truth[account]),
            Status::Possible => prop_assert!(truth[account] && against.is_empty()),
            Status::OnlyIfFalse(sets) => {
                prop_assert!(truth[account] && !against.is_empty());
                let frees = |m: usize| against.iter().all(|a| a & m != 0);
                let minimal = |m: &usize| frees(*m) && (0..CLAIMS).all(|i| m >> i & 1 == 0 || !frees(m & !(1 << i)));
                let expected = subsets(others).filter(minimal).map(|m| set(m).into_iter().collect()).collect();
                prop_assert_eq!(sets, in_order(expected));
            }
        }
    }
}
