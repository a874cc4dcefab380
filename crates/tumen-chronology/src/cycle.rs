//! Constraints that contradict one another.

use crate::graph::{Graph, Side};
use crate::network::{Assumption, ConstraintId, Network, PointId};
use std::collections::BTreeSet;
use std::fmt;

/// One bound of one constraint, read as "`to` is at most `weight` after `from`".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The constraint.
    pub constraint: ConstraintId,
    /// Which of its bounds.
    pub side: Side,
    /// The point counted from: for a least distance, the point that the constraint counts to.
    pub from: PointId,
    /// The point counted to.
    pub to: PointId,
    /// At most so many days after; the least distance with its sign turned.
    pub weight: i64,
}

/// Bounds that lead from a point back to itself and would put it before itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// The bounds, each beginning where the one before ends; the first begins at the point that was
    /// added first.
    pub steps: Vec<Step>,
    /// Sum of the weights, in days: less than nothing. The first point would be so long after itself.
    pub total: i64,
}

impl Cycle {
    /// The cycle of these edges, which follow one another.
    pub(crate) fn new(graph: &Graph, edges: &[u32]) -> Self {
        let step = |id: &u32| {
            let e = graph.edge(*id);
            let (from, to) = (PointId(e.from), PointId(e.to));
            Step { constraint: e.constraint, side: e.side, from, to, weight: e.weight }
        };
        let mut steps: Vec<Step> = edges.iter().map(step).collect();
        let first = (0..steps.len()).min_by_key(|i| steps[*i].from).unwrap_or(0);
        steps.rotate_left(first);
        Self { total: steps.iter().map(|s| s.weight).sum(), steps }
    }

    /// The assumptions that its constraints rest on: they cannot all be true.
    #[must_use]
    pub fn assumptions(&self, network: &Network) -> BTreeSet<Assumption> {
        self.steps.iter().flat_map(|s| network.constraint(s.constraint).rests_on.iter().copied()).collect()
    }
}

/// How many steps there are and what they add up to. The names of points are the network's.
impl fmt::Display for Cycle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let steps = self.steps.len();
        write!(f, "{steps} bounds lead from a point back to itself and put it at least {} before itself", -self.total)
    }
}

impl std::error::Error for Cycle {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cycle_begins_at_the_point_added_first_and_follows_the_bounds() {
        let mut network = Network::new("origin");
        let [a, b] = ["a", "b"].map(|name| network.point(name).unwrap());
        let after = network.constrain(a, b, Some(4), None, [Assumption(7)]).unwrap();
        let before = network.constrain(a, b, None, Some(1), [Assumption(3)]).unwrap();
        let cycle = network.solve(&network.assumptions()).unwrap_err();
        let max = Step { constraint: before, side: Side::Max, from: a, to: b, weight: 1 };
        let min = Step { constraint: after, side: Side::Min, from: b, to: a, weight: -4 };
        assert_eq!(cycle, Cycle { steps: vec![max, min], total: -3 });
        assert_eq!(cycle.assumptions(&network), [3, 7].map(Assumption).into());
        assert_eq!(cycle.to_string(), "2 bounds lead from a point back to itself and put it at least 3 before itself");
    }

    #[test]
    fn a_point_cannot_be_after_itself() {
        let mut network = Network::new("origin");
        let a = network.point("a").unwrap();
        network.constrain(a, a, Some(1), None, []).unwrap();
        let cycle = network.solve(&BTreeSet::new()).unwrap_err();
        assert_eq!((cycle.steps.len(), cycle.total), (1, -1));
        assert_eq!(network.conflicts(crate::Limits::default()), Err(cycle));
    }
}
