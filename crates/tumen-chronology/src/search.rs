//! The search for all minimal conflicts.
//!
//! Assumptions are in conflict exactly if the constraints that rest on them close a negative cycle
//! of the distance graph. So the search follows ways through the graph from a gate (see
//! [`crate::remaining`]) back to it, and carries along what each way rests on. A way is given up
//! when
//!
//! - it cannot come back with less than nothing, by a lower bound of what remains;
//! - what it rests on is known to be in conflict already, so that no new minimal conflict can come of it;
//! - another way to the same point is no longer and rests on no more.
//!
//! The last is what makes the labels of de Kleer's assumption-based truth maintenance (1986, Artificial
//! Intelligence 28:127-162); none of the three loses a minimal conflict. A way that comes back
//! negative is a conflict, and what it does not need is taken away by trial.
//!
//! Gates are taken from the last to the first, each in the graph without those before it. When one is
//! searched, all conflicts that do not lead through it are known, so that a way which runs round a
//! negative cycle on its way is given up for the second reason: the search ends.

use crate::cycle::Cycle;
use crate::graph::Graph;
use crate::network::{Assumption, Network};
use crate::remaining::Gates;
use core::cmp::Reverse;
use fixedbitset::FixedBitSet;
use std::collections::BinaryHeap;

/// What a search found: sets of positions in `assumptions`.
pub(crate) struct Found {
    /// Every assumption of the network, in order.
    pub assumptions: Vec<Assumption>,
    /// Minimal conflicts, in the order found.
    pub minimal: Vec<FixedBitSet>,
    /// Whether these are all.
    pub complete: bool,
}

/// Finds the minimal conflicts, at most `most` of them and in at most so many steps.
pub(crate) fn search(network: &Network, most: usize, steps: u64) -> Result<Found, Cycle> {
    let graph = Graph::of(network, |_| true);
    let assumptions: Vec<Assumption> = network.assumptions().into_iter().collect();
    let rests_on = |constraint: &crate::network::Constraint| {
        let mut set = FixedBitSet::with_capacity(assumptions.len());
        set.extend(constraint.rests_on.iter().filter_map(|a| assumptions.binary_search(a).ok()));
        set
    };
    let rests: Vec<FixedBitSet> = network.constraints().iter().map(rests_on).collect();
    let is_background = |id: u32| rests[graph.edge(id).constraint.index()].is_clear();
    let times = graph.potentials_where(&vec![0; graph.points()], is_background);
    let background = times.map_err(|edges| Cycle::new(&graph, &edges))?;
    let gates = Gates::of(&graph);
    let mut search = Search { graph: &graph, rests: &rests, background, minimal: vec![], most, steps };
    let mut complete = true;
    for gate in (0..gates.len()).rev() {
        // Each gate has its share of the steps, and what those before it have left over.
        let share = search.steps / (gate as u64 + 1);
        let kept_back = search.steps - share;
        search.steps = share;
        complete &= search.through(&gates, gate);
        search.steps += kept_back;
    }
    let minimal = search.minimal;
    Ok(Found { assumptions, minimal, complete })
}

struct Search<'a> {
    graph: &'a Graph,
    /// What each constraint rests on.
    rests: &'a [FixedBitSet],
    /// Times that keep every constraint that rests on nothing.
    background: Vec<i64>,
    minimal: Vec<FixedBitSet>,
    most: usize,
    steps: u64,
}

/// A way from the gate to a point.
struct Way {
    point: u32,
    length: i64,
    rests_on: FixedBitSet,
    /// Whether a better one has been found.
    beaten: bool,
}

impl Search<'_> {
    /// Finds the conflicts that lead through a gate and none before it; false if the search had to end
    /// early. Ways that rest on little come first: the conflicts they end in spare longer ones.
    fn through(&mut self, gates: &Gates, gate: usize) -> bool {
        let remaining = gates.remaining(self.graph, gate);
        let start = gates.point(gate);
        let nothing = FixedBitSet::with_capacity(self.rests.first().map_or(0, FixedBitSet::len));
        let mut ways = vec![Way { point: start, length: 0, rests_on: nothing, beaten: false }];
        let mut at: Vec<Vec<usize>> = vec![vec![]; self.graph.points()];
        let mut heap = BinaryHeap::from([Reverse((0, 0, 0))]);
        while let Some(Reverse((_, _, way))) = heap.pop() {
            let Way { point, length, ref rests_on, beaten } = ways[way];
            if beaten || self.is_known(rests_on) {
                continue;
            }
            let so_far = rests_on.clone();
            for &id in self.graph.leaving(point) {
                let edge = self.graph.edge(id);
                let Some(rest) = remaining[edge.to as usize] else { continue };
                // In a search cut short a way may run round an unknown cycle again and again.
                let length = length.saturating_add(edge.weight);
                if length.saturating_add(rest) >= 0 {
                    continue;
                }
                let mut rests_on = so_far.clone();
                rests_on.union_with(&self.rests[edge.constraint.index()]);
                let cost = 1 + at[edge.to as usize].len() as u64;
                if self.steps < cost {
                    return false;
                }
                self.steps -= cost;
                if self.is_known(&rests_on) {
                    continue;
                }
                if edge.to == start {
                    if self.minimal.len() == self.most {
                        return false;
                    }
                    let minimal = self.shrunk(rests_on);
                    self.minimal.push(minimal);
                    continue;
                }
                let others = &mut at[edge.to as usize];
                if others.iter().any(|o| ways[*o].length <= length && ways[*o].rests_on.is_subset(&rests_on)) {
                    continue;
                }
                others.retain(|other| {
                    let other = &mut ways[*other];
                    other.beaten = length <= other.length && rests_on.is_subset(&other.rests_on);
                    !other.beaten
                });
                others.push(ways.len());
                heap.push(Reverse((rests_on.count_ones(..), length.saturating_add(rest), ways.len())));
                ways.push(Way { point: edge.to, length, rests_on, beaten: false });
            }
        }
        true
    }

    fn is_known(&self, rests_on: &FixedBitSet) -> bool {
        self.minimal.iter().any(|conflict| conflict.is_subset(rests_on))
    }

    /// A minimal conflict within a conflict: takes away one assumption after the other, and leaves out
    /// those without which there is a conflict still.
    fn shrunk(&self, mut conflict: FixedBitSet) -> FixedBitSet {
        for assumption in conflict.clone().ones() {
            if !conflict.contains(assumption) {
                continue;
            }
            conflict.set(assumption, false);
            let in_force = |id: u32| self.rests[self.graph.edge(id).constraint.index()].is_subset(&conflict);
            match self.graph.potentials_where(&self.background, in_force) {
                Ok(_) => conflict.insert(assumption),
                Err(cycle) => {
                    conflict.clear();
                    for id in cycle {
                        conflict.union_with(&self.rests[self.graph.edge(id).constraint.index()]);
                    }
                }
            }
        }
        conflict
    }
}
