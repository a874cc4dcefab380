//! How an account, a set of assumptions told together, stands among the others.

use crate::conflicts::{Conflicts, corrections};
use crate::cycle::Cycle;
use crate::network::{Assumption, Network};
use std::collections::BTreeSet;

/// Whether an account could be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// It contradicts itself, or what rests on nothing.
    Impossible(Cycle),
    /// It contradicts nothing.
    Possible,
    /// It could be true only if all of one of these minimal sets of other assumptions were false.
    OnlyIfFalse(Vec<Vec<Assumption>>),
}

/// How an account stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether it could be true.
    pub status: Status,
    /// The conflicts it has a part in, those with its rivals left out, as positions in
    /// [`Conflicts::minimal`].
    pub conflicts: Vec<usize>,
    /// Whether nothing can be missing because a limit was reached. That an account is impossible is
    /// certain always.
    pub complete: bool,
}

impl Conflicts {
    /// How an account stands, if of its rivals nothing is held true that is not in the account too.
    /// Conflicts among others that the account has no part in are theirs, and leave it possible. The
    /// conflicts must be those of the network given.
    #[must_use]
    pub fn standing(
        &self,
        network: &Network,
        account: &BTreeSet<Assumption>,
        rivals: &BTreeSet<Assumption>,
    ) -> Standing {
        let touches = |conflict: &[Assumption]| conflict.iter().any(|a| account.contains(a));
        let of_rivals = |conflict: &[Assumption]| conflict.iter().any(|a| rivals.contains(a) && !account.contains(a));
        let numbered = self.minimal.iter().enumerate();
        let conflicts: Vec<usize> = numbered.filter(|(_, c)| touches(c) && !of_rivals(c)).map(|(i, _)| i).collect();
        if let Err(cycle) = network.solve(account) {
            return Standing { status: Status::Impossible(cycle), conflicts, complete: true };
        }
        if conflicts.is_empty() {
            return Standing { status: Status::Possible, conflicts, complete: self.complete };
        }
        let others = |i: &usize| self.minimal[*i].iter().copied().filter(|a| !account.contains(a)).collect();
        let sets: Vec<Vec<Assumption>> = conflicts.iter().map(others).collect();
        let members: Vec<Assumption> = sets.iter().flatten().copied().collect::<BTreeSet<_>>().into_iter().collect();
        let sets: Vec<&[Assumption]> = sets.iter().map(Vec::as_slice).collect();
        let (false_then, all) = corrections(&sets, &members, self.limits);
        Standing { status: Status::OnlyIfFalse(false_then), conflicts, complete: all && self.complete }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflicts::Limits;

    /// Four claims about one day: 0 and 1 put it early, 2 late, 3 later than 2.
    fn day() -> (Network, Conflicts) {
        let mut network = Network::new("new year");
        let day = network.point("the day").unwrap();
        for (claim, min, max) in [(0, 0, 9), (1, 5, 9), (2, 20, 50), (3, 60, 70)] {
            network.constrain(Network::ORIGIN, day, Some(min), Some(max), [Assumption(claim)]).unwrap();
        }
        let conflicts = network.conflicts(Limits::default()).unwrap();
        (network, conflicts)
    }

    fn status(account: &[usize], rivals: &[usize]) -> Status {
        let (network, conflicts) = day();
        let set = |claims: &[usize]| claims.iter().copied().map(Assumption).collect();
        conflicts.standing(&network, &set(account), &set(rivals)).status
    }

    #[test]
    fn an_account_is_possible_if_only_its_rivals_contradict_it() {
        assert_eq!(status(&[0, 1], &[2, 3]), Status::Possible);
        assert_eq!(status(&[0, 1], &[2]), Status::OnlyIfFalse(vec![vec![Assumption(3)]]));
        assert_eq!(status(&[2], &[]), Status::OnlyIfFalse(vec![[0, 1, 3].map(Assumption).to_vec()]));
    }

    #[test]
    fn an_account_that_contradicts_itself_is_impossible() {
        let Status::Impossible(cycle) = status(&[1, 2], &[0, 3]) else { panic!("it is possible") };
        assert_eq!(cycle.total, -11);
        // What it shares with a rival is its own.
        assert!(matches!(status(&[1, 2], &[1, 2]), Status::Impossible(_)));
    }
}
