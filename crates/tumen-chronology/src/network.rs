//! Points in time and the constraints between them.

use crate::cycle::Cycle;
use crate::graph::Graph;
use crate::solution::Solution;
use std::collections::{BTreeMap, BTreeSet};

/// The largest bound a constraint may have, in days: some three thousand million years. With
/// [`MOST_POINTS`] it keeps every sum along a path within an `i64`.
pub const FARTHEST: i64 = 1_000_000_000_000;

/// The most points a network may have.
pub const MOST_POINTS: usize = 1_000_000;

/// A point in time of one network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PointId(pub(crate) u32);

impl PointId {
    /// Its position in the network: the origin is 0, the others follow as they were added.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A constraint of one network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConstraintId(pub(crate) u32);

impl ConstraintId {
    /// Its position in the network, in the order in which constraints were added.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Something that may be true or not, on which constraints rest: a claim. The number is the caller's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Assumption(pub usize);

/// `min <= to - from <= max`, in force if all that it rests on is held true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constraint {
    /// The point counted from.
    pub from: PointId,
    /// The point counted to.
    pub to: PointId,
    /// Least distance, in days; none if there is no such bound.
    pub min: Option<i64>,
    /// Greatest distance, in days; none if there is no such bound.
    pub max: Option<i64>,
    /// What it rests on, each once, in order; nothing for a constraint that always holds.
    pub rests_on: Vec<Assumption>,
}

/// Why something cannot be put into a network.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NetworkError {
    /// A second point of one name.
    #[error("there are two points with the name `{0}`; each needs a name of its own")]
    DuplicatePoint(String),
    /// More than [`MOST_POINTS`].
    #[error("a network can have at most {MOST_POINTS} points")]
    TooManyPoints,
    /// A point of another network.
    #[error("there is no point number {0} in this network")]
    UnknownPoint(usize),
    /// An empty range.
    #[error("from `{from}` to `{to}` the least distance {min} is more than the greatest, {max}")]
    MinAboveMax {
        /// The point counted from.
        from: String,
        /// The point counted to.
        to: String,
        /// Least distance, in days.
        min: i64,
        /// Greatest distance, in days.
        max: i64,
    },
    /// A bound beyond [`FARTHEST`].
    #[error("from `{from}` to `{to}` the distance {bound} is out of reach; expected -{FARTHEST} to {FARTHEST}")]
    TooFar {
        /// The point counted from.
        from: String,
        /// The point counted to.
        to: String,
        /// The bound, in days.
        bound: i64,
    },
}

/// A simple temporal network (R. Dechter, I. Meiri and J. Pearl 1991, Temporal constraint networks,
/// Artificial Intelligence 49:61-95, who call it a simple temporal problem): points in time, and constraints on the
/// distance between two of them, some of which rest on assumptions.
#[derive(Clone, Debug)]
pub struct Network {
    names: Vec<String>,
    by_name: BTreeMap<String, PointId>,
    constraints: Vec<Constraint>,
}

impl Network {
    /// The point that a network is made with, from which absolute dates are counted.
    pub const ORIGIN: PointId = PointId(0);

    /// A network with nothing but its origin.
    #[must_use]
    pub fn new(origin: impl Into<String>) -> Self {
        let name = origin.into();
        Self { by_name: BTreeMap::from([(name.clone(), Self::ORIGIN)]), names: vec![name], constraints: vec![] }
    }

    /// Adds a point.
    ///
    /// # Errors
    /// If there is one of that name already, or there are [`MOST_POINTS`].
    pub fn point(&mut self, name: impl Into<String>) -> Result<PointId, NetworkError> {
        let name = name.into();
        if self.by_name.contains_key(&name) {
            return Err(NetworkError::DuplicatePoint(name));
        }
        let number = u32::try_from(self.names.len()).ok().filter(|_| self.names.len() < MOST_POINTS);
        let id = PointId(number.ok_or(NetworkError::TooManyPoints)?);
        self.by_name.insert(name.clone(), id);
        self.names.push(name);
        Ok(id)
    }

    /// Adds `min <= to - from <= max`, in force if everything that it rests on is held true.
    ///
    /// # Errors
    /// If a point is not of this network, `min` is more than `max`, or a bound is beyond [`FARTHEST`].
    pub fn constrain(
        &mut self,
        from: PointId,
        to: PointId,
        min: Option<i64>,
        max: Option<i64>,
        rests_on: impl IntoIterator<Item = Assumption>,
    ) -> Result<ConstraintId, NetworkError> {
        if let Some(stranger) = [from, to].into_iter().find(|point| point.index() >= self.names.len()) {
            return Err(NetworkError::UnknownPoint(stranger.index()));
        }
        let name = |point: PointId| self.names[point.index()].clone();
        let beyond = |bound: &i64| !(-FARTHEST..=FARTHEST).contains(bound);
        if let Some(bound) = [min, max].into_iter().flatten().find(beyond) {
            return Err(NetworkError::TooFar { from: name(from), to: name(to), bound });
        }
        if let (Some(min), Some(max)) = (min, max)
            && min > max
        {
            return Err(NetworkError::MinAboveMax { from: name(from), to: name(to), min, max });
        }
        let id = ConstraintId(self.constraints.len() as u32);
        let rests_on = rests_on.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        self.constraints.push(Constraint { from, to, min, max, rests_on });
        Ok(id)
    }

    /// How many points there are, the origin included.
    #[must_use]
    pub fn points(&self) -> usize {
        self.names.len()
    }

    /// The ids of all points, the origin first.
    pub fn point_ids(&self) -> impl Iterator<Item = PointId> + use<> {
        (0..self.names.len() as u32).map(PointId)
    }

    /// The name of a point.
    #[must_use]
    pub fn name(&self, point: PointId) -> &str {
        &self.names[point.index()]
    }

    /// The point of this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<PointId> {
        self.by_name.get(name).copied()
    }

    /// All constraints, in the order in which they were added.
    #[must_use]
    pub fn constraints(&self) -> &[Constraint] {
        &self.constraints
    }

    /// A constraint.
    #[must_use]
    pub fn constraint(&self, id: ConstraintId) -> &Constraint {
        &self.constraints[id.index()]
    }

    /// Every assumption that a constraint rests on.
    #[must_use]
    pub fn assumptions(&self) -> BTreeSet<Assumption> {
        self.constraints.iter().flat_map(|c| c.rests_on.iter().copied()).collect()
    }

    /// The network of the constraints that are in force if just these assumptions are held true. Points
    /// keep their ids; constraints are numbered anew.
    #[must_use]
    pub fn among(&self, held: &BTreeSet<Assumption>) -> Self {
        let in_force = |c: &&Constraint| c.rests_on.iter().all(|a| held.contains(a));
        Self { constraints: self.constraints.iter().filter(in_force).cloned().collect(), ..self.clone() }
    }

    /// What follows if just these assumptions are held true.
    ///
    /// # Errors
    /// If they cannot all be true: constraints in force that contradict one another.
    pub fn solve(&self, held: &BTreeSet<Assumption>) -> Result<Solution, Cycle> {
        let graph = Graph::of(self, |constraint| constraint.rests_on.iter().all(|a| held.contains(a)));
        match graph.potentials(&vec![0; graph.points()]) {
            Ok(potentials) => Ok(Solution::new(graph, potentials)),
            Err(edges) => Err(Cycle::new(&graph, &edges)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_makes_no_sense_is_refused_by_name() {
        let mut network = Network::new("birth");
        let death = network.point("death").unwrap();
        let told = |result: Result<ConstraintId, NetworkError>| result.unwrap_err().to_string();
        assert_eq!(
            network.point("birth").unwrap_err().to_string(),
            "there are two points with the name `birth`; each needs a name of its own"
        );
        assert_eq!(
            told(network.constrain(Network::ORIGIN, death, Some(3), Some(2), [])),
            "from `birth` to `death` the least distance 3 is more than the greatest, 2"
        );
        let stranger = Network::new("x").constrain(Network::ORIGIN, death, None, None, []);
        assert_eq!(stranger, Err(NetworkError::UnknownPoint(1)));
        for bound in [FARTHEST + 1, -FARTHEST - 1, i64::MIN, i64::MAX] {
            let far = network.constrain(Network::ORIGIN, death, Some(bound), None, []);
            assert!(told(far).contains("is out of reach; expected -1000000000000 to 1000000000000"));
        }
        assert!(network.constraints().is_empty());
    }

    #[test]
    fn a_constraint_holds_only_if_all_that_it_rests_on_is_true() {
        let mut network = Network::new("birth");
        let death = network.point("death").unwrap();
        let rests_on = [2, 1, 2].map(Assumption);
        let id = network.constrain(Network::ORIGIN, death, Some(3), Some(4), rests_on).unwrap();
        assert_eq!(network.constraint(id).rests_on, [Assumption(1), Assumption(2)]);
        let min = |held: &[usize]| {
            let held = held.iter().copied().map(Assumption).collect();
            network.bounds_with(&held, death).unwrap().min
        };
        assert_eq!([min(&[]), min(&[1]), min(&[2, 5]), min(&[1, 2])], [None, None, None, Some(3)]);
    }
}
