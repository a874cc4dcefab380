//! The distance graph: an edge of weight w from x to y says that y is at most w after x. The network
//! is consistent exactly if no cycle of the graph has a negative weight (Shostak 1981, Deciding linear
//! inequalities by computing loop residues, J. ACM 28:769-779; theorem 3.1 of Dechter, Meiri and Pearl
//! 1991).

use crate::network::{Constraint, ConstraintId, Network};
use std::collections::VecDeque;

/// Which of its two bounds a constraint gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// `to` is at least `min` after `from`.
    Min,
    /// `to` is at most `max` after `from`.
    Max,
}

/// An edge: `to` is at most `weight` after `from`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Edge {
    pub from: u32,
    pub to: u32,
    pub weight: i64,
    pub constraint: ConstraintId,
    pub side: Side,
}

/// The edges of the constraints in force, by the point they leave.
#[derive(Clone, Debug)]
pub(crate) struct Graph {
    edges: Vec<Edge>,
    leaving: Vec<Vec<u32>>,
}

impl Graph {
    /// The graph of the constraints that pass the test.
    pub fn of(network: &Network, in_force: impl Fn(&Constraint) -> bool) -> Self {
        let mut graph = Self { edges: vec![], leaving: vec![vec![]; network.points()] };
        for (i, constraint) in network.constraints().iter().enumerate().filter(|(_, c)| in_force(c)) {
            let (from, to) = (constraint.from.0, constraint.to.0);
            let id = ConstraintId(i as u32);
            let max = constraint.max.map(|max| Edge { from, to, weight: max, constraint: id, side: Side::Max });
            // min <= to - from is from - to <= -min.
            let least = constraint.min.map(|min| -min);
            let min = least.map(|w| Edge { from: to, to: from, weight: w, constraint: id, side: Side::Min });
            for edge in max.into_iter().chain(min) {
                graph.leaving[edge.from as usize].push(graph.edges.len() as u32);
                graph.edges.push(edge);
            }
        }
        graph
    }

    pub fn points(&self) -> usize {
        self.leaving.len()
    }

    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    pub fn edge(&self, id: u32) -> &Edge {
        &self.edges[id as usize]
    }

    /// Ids of the edges that leave a point.
    pub fn leaving(&self, point: u32) -> &[u32] {
        &self.leaving[point as usize]
    }

    /// A time for every point that keeps every constraint, found from the times given, or else a
    /// negative cycle.
    pub fn potentials(&self, start: &[i64]) -> Result<Vec<i64>, Vec<u32>> {
        self.potentials_where(start, |_| true)
    }

    /// The same among the edges that pass the test. This is the algorithm of Bellman and Ford with a
    /// queue. Before an edge becomes part of the tree of shortest paths it is checked that its end is
    /// not among its own ancestors: if it is, the tree would close to a negative cycle. So the tree
    /// stays a tree, and no time falls below that of a path without repeats.
    pub fn potentials_where(&self, start: &[i64], usable: impl Fn(u32) -> bool) -> Result<Vec<i64>, Vec<u32>> {
        let mut time = start.to_vec();
        let mut by: Vec<Option<u32>> = vec![None; self.points()];
        let mut waiting: VecDeque<u32> = (0..self.points() as u32).collect();
        let mut is_waiting = vec![true; self.points()];
        while let Some(point) = waiting.pop_front() {
            is_waiting[point as usize] = false;
            for &id in self.leaving(point) {
                let edge = self.edge(id);
                let sooner = time[point as usize] + edge.weight;
                if sooner >= time[edge.to as usize] || !usable(id) {
                    continue;
                }
                if let Some(mut cycle) = self.way_up(&by, point, edge.to) {
                    cycle.push(id);
                    return Err(cycle);
                }
                time[edge.to as usize] = sooner;
                by[edge.to as usize] = Some(id);
                if !std::mem::replace(&mut is_waiting[edge.to as usize], true) {
                    waiting.push_back(edge.to);
                }
            }
        }
        Ok(time)
    }

    /// The edges of the tree from an ancestor down to a point; none if it is not its ancestor.
    fn way_up(&self, by: &[Option<u32>], point: u32, ancestor: u32) -> Option<Vec<u32>> {
        let mut way = vec![];
        let mut at = point;
        while at != ancestor {
            let id = by[at as usize]?;
            way.push(id);
            at = self.edge(id).from;
        }
        way.reverse();
        Some(way)
    }
}
