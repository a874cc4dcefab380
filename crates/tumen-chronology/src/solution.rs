//! What follows from constraints that are consistent: the tightest bounds between any two points,
//! which are shortest paths in the distance graph (Dechter, Meiri and Pearl 1991, section 3). The
//! times found in the check for consistency make all weights positive, so that Dijkstra's search finds
//! them (Johnson 1977, Efficient algorithms for shortest paths in sparse networks, J. ACM 24:1-13).

use crate::cycle::Cycle;
use crate::graph::Graph;
use crate::network::{Assumption, Network, PointId};
use core::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

/// Least and greatest distance from one point to another, in days; none if there is no bound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// No earlier than this.
    pub min: Option<i64>,
    /// No later than this.
    pub max: Option<i64>,
}

/// The consequences of a consistent set of constraints.
#[derive(Clone, Debug)]
pub struct Solution {
    graph: Graph,
    /// Ids of the edges that arrive at each point.
    arriving: Vec<Vec<u32>>,
    times: Vec<i64>,
}

impl Solution {
    pub(crate) fn new(graph: Graph, times: Vec<i64>) -> Self {
        let mut arriving = vec![vec![]; graph.points()];
        for (id, edge) in graph.edges().iter().enumerate() {
            arriving[edge.to as usize].push(id as u32);
        }
        Self { graph, arriving, times }
    }

    /// The tightest bounds on how long one point is after another.
    #[must_use]
    pub fn bounds(&self, from: PointId, to: PointId) -> Bounds {
        self.bounds_from(from)[to.index()]
    }

    /// The tightest bounds on how long each point, by [`PointId::index`], is after this one.
    #[must_use]
    pub fn bounds_from(&self, from: PointId) -> Vec<Bounds> {
        let there = self.distances(from.0, |point| self.graph.leaving(point), |id| self.graph.edge(id).to, 1);
        let arriving = |point: u32| self.arriving[point as usize].as_slice();
        let back = self.distances(from.0, arriving, |id| self.graph.edge(id).from, -1);
        there.into_iter().zip(back).map(|(max, back)| Bounds { min: back.map(|days| -days), max }).collect()
    }

    /// The minimal network: `[from][to]`, by [`PointId::index`].
    #[must_use]
    pub fn all_bounds(&self) -> Vec<Vec<Bounds>> {
        (0..self.graph.points() as u32).map(|from| self.bounds_from(PointId(from))).collect()
    }

    /// One time for every point, by [`PointId::index`], in days from the origin, that keeps every
    /// constraint in force.
    #[must_use]
    pub fn example(&self) -> Vec<i64> {
        self.times.iter().map(|time| time - self.times[0]).collect()
    }

    /// Length of the shortest path between a point and every other, along the edges given or against
    /// them (`sign` -1).
    fn distances<'a>(
        &self,
        start: u32,
        edges: impl Fn(u32) -> &'a [u32],
        next: impl Fn(u32) -> u32,
        sign: i64,
    ) -> Vec<Option<i64>> {
        let mut best: Vec<Option<i64>> = vec![None; self.graph.points()];
        let mut heap = BinaryHeap::from([Reverse((0, start))]);
        best[start as usize] = Some(0);
        while let Some(Reverse((length, point))) = heap.pop() {
            if best[point as usize] != Some(length) {
                continue;
            }
            for &id in edges(point) {
                let edge = self.graph.edge(id);
                // Never negative: the times keep every constraint.
                let slack = edge.weight + self.times[edge.from as usize] - self.times[edge.to as usize];
                let (end, longer) = (next(id), length + slack);
                if best[end as usize].is_none_or(|old| longer < old) {
                    best[end as usize] = Some(longer);
                    heap.push(Reverse((longer, end)));
                }
            }
        }
        let true_length =
            |(end, found): (usize, Option<i64>)| Some(found? + sign * (self.times[end] - self.times[start as usize]));
        best.into_iter().enumerate().map(true_length).collect()
    }
}

impl Network {
    /// When a point could be, in days from the origin, if just these assumptions are held true: no
    /// earlier than `min`, no later than `max`.
    ///
    /// # Errors
    /// If they cannot all be true.
    pub fn bounds_with(&self, held: &BTreeSet<Assumption>, point: PointId) -> Result<Bounds, Cycle> {
        Ok(self.solve(held)?.bounds(Self::ORIGIN, point))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::FARTHEST;

    #[test]
    fn the_farthest_bounds_add_up_without_harm() {
        let mut network = Network::new("0");
        let mut last = Network::ORIGIN;
        for i in 1..500 {
            let next = network.point(i.to_string()).unwrap();
            network.constrain(last, next, Some(-FARTHEST), Some(FARTHEST), []).unwrap();
            last = next;
        }
        let far = 499 * FARTHEST;
        let bounds = network.bounds_with(&BTreeSet::new(), last).unwrap();
        assert_eq!(bounds, Bounds { min: Some(-far), max: Some(far) });
        network.constrain(last, Network::ORIGIN, Some(FARTHEST), None, [Assumption(0)]).unwrap();
        network.constrain(Network::ORIGIN, last, Some(FARTHEST), None, [Assumption(0)]).unwrap();
        assert_eq!(network.solve(&network.assumptions()).unwrap_err().total, -2 * FARTHEST);
    }

    #[test]
    fn points_without_bounds_have_none() {
        let mut network = Network::new("0");
        let [a, b] = ["a", "b"].map(|name| network.point(name).unwrap());
        network.constrain(Network::ORIGIN, a, Some(2), None, []).unwrap();
        let solution = network.solve(&BTreeSet::new()).unwrap();
        assert_eq!(solution.bounds(Network::ORIGIN, a), Bounds { min: Some(2), max: None });
        assert_eq!(solution.bounds(a, Network::ORIGIN), Bounds { min: None, max: Some(-2) });
        assert_eq!(solution.bounds(a, b), Bounds::default());
        assert_eq!(solution.bounds(b, b), Bounds { min: Some(0), max: Some(0) });
    }
}
