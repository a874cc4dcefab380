//! How short the rest of a way can be at best: what the search for conflicts is guided by.

use crate::graph::Graph;
use core::cmp::Reverse;
use std::collections::BinaryHeap;

/// A few points, the *gates*, without which the graph has no negative cycle: every conflict leads
/// through one of them. The first gate is always the first point.
pub(crate) struct Gates {
    gates: Vec<u32>,
    /// Position among the gates, by point.
    position: Vec<Option<usize>>,
    /// For each gate and point, length of the shortest path to the gate with no gate in between.
    distances: Vec<Vec<Option<i64>>>,
}

impl Gates {
    /// Takes points of negative cycles out of the graph until there is none left; of each cycle the
    /// point that most edges leave.
    pub fn of(graph: &Graph) -> Self {
        let mut gates = vec![0];
        let mut position = vec![None; graph.points()];
        position[0] = Some(0);
        let mut times = vec![0; graph.points()];
        loop {
            let edge_stays = |id: u32| {
                let edge = graph.edge(id);
                position[edge.from as usize].is_none() && position[edge.to as usize].is_none()
            };
            match graph.potentials_where(&times, edge_stays) {
                Ok(kept) => {
                    times = kept;
                    break;
                }
                Err(cycle) => {
                    let points = cycle.iter().map(|id| graph.edge(*id).from);
                    let busiest = points.min_by_key(|point| (Reverse(graph.leaving(*point).len()), *point));
                    let Some(gate) = busiest else { break };
                    position[gate as usize] = Some(gates.len());
                    gates.push(gate);
                }
            }
        }
        let mut found = Self { gates, position, distances: vec![] };
        found.distances = found.gates.iter().map(|gate| found.distances_to(graph, &times, *gate)).collect();
        found
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.gates.len()
    }

    /// The point that a gate is.
    pub fn point(&self, gate: usize) -> u32 {
        self.gates[gate]
    }

    /// A lower bound of the length from each point to a gate by a way that avoids the gates before it
    /// and has no negative cycle; none if there is no way. A way that passes later gates is counted
    /// as passing at most as many as there are.
    pub fn remaining(&self, graph: &Graph, gate: usize) -> Vec<Option<i64>> {
        let later = gate + 1..self.len();
        let step = |a: usize, b: usize| {
            let by = |id: &u32| {
                let edge = graph.edge(*id);
                let rest = if edge.to == self.gates[b] { Some(0) } else { self.distances[b][edge.to as usize] };
                Some(edge.weight + rest?)
            };
            graph.leaving(self.gates[a]).iter().filter_map(by).min()
        };
        let steps: Vec<Vec<Option<i64>>> =
            later.clone().map(|a| later.clone().map(|b| step(a, b).filter(|_| a != b)).collect()).collect();
        let mut from_gates: Vec<Option<i64>> = later.clone().map(|a| step(a, gate)).collect();
        for _ in later.clone() {
            let before = from_gates.clone();
            for (a, best) in from_gates.iter_mut().enumerate() {
                let ways =
                    steps[a].iter().zip(&before).filter_map(|(step, rest)| Some((*step)?.saturating_add((*rest)?)));
                *best = ways.chain(*best).min();
            }
            if from_gates == before {
                break;
            }
        }
        let remaining = |point: usize| match self.position[point] {
            Some(at) if at < gate => None,
            Some(at) if at == gate => Some(0),
            Some(at) => from_gates[at - gate - 1],
            None => {
                let through = |b: usize| Some(self.distances[b][point]?.saturating_add(from_gates[b - gate - 1]?));
                later.clone().filter_map(through).chain(self.distances[gate][point]).min()
            }
        };
        (0..graph.points()).map(remaining).collect()
    }

    /// Dijkstra's search against the edges; `times` make all weights between points that are no gates
    /// positive.
    fn distances_to(&self, graph: &Graph, times: &[i64], gate: u32) -> Vec<Option<i64>> {
        let mut arriving: Vec<Vec<(u32, i64)>> = vec![vec![]; graph.points()];
        let mut best: Vec<Option<i64>> = vec![None; graph.points()];
        let mut heap = BinaryHeap::new();
        let offer = |best: &mut Vec<Option<i64>>, heap: &mut BinaryHeap<_>, point: u32, length: i64| {
            if best[point as usize].is_none_or(|old| length < old) {
                best[point as usize] = Some(length);
                heap.push(Reverse((length, point)));
            }
        };
        for edge in graph.edges().iter().filter(|e| self.position[e.from as usize].is_none()) {
            if edge.to == gate {
                offer(&mut best, &mut heap, edge.from, edge.weight + times[edge.from as usize]);
            } else if self.position[edge.to as usize].is_none() {
                let slack = edge.weight + times[edge.from as usize] - times[edge.to as usize];
                arriving[edge.to as usize].push((edge.from, slack));
            }
        }
        while let Some(Reverse((length, point))) = heap.pop() {
            if best[point as usize] == Some(length) {
                for (before, slack) in &arriving[point as usize] {
                    offer(&mut best, &mut heap, *before, length + slack);
                }
            }
        }
        best.iter().zip(times).map(|(length, time)| Some((*length)? - time)).collect()
    }
}
