//! When a happening can have been, by all that the record says of time together.

use super::Stretch;
use crate::chronology::Chronology;
use crate::record::Record;
use crate::things::HappeningId;
use std::collections::BTreeSet;
use tumen_base::Day;
use tumen_chronology::{Assumption, Bounds, Network};

/// Bounds for every happening. Claims that contradict one another are set aside first, all of them and
/// not one side only, and so are rival accounts: what is left is not in dispute.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled(Vec<(Stretch, Stretch)>);

impl Settled {
    /// Beginning and end of a happening.
    #[must_use]
    pub fn of(&self, happening: HappeningId) -> (Stretch, Stretch) {
        self.0[happening.index()]
    }
}

impl Record {
    /// The bounds that undisputed claims put on every happening.
    #[must_use]
    pub fn settled(&self, chronology: &Chronology) -> Settled {
        let told = |at: &usize| {
            let claims = &chronology.propositions[*at].claims;
            claims.iter().any(|id| self.claim(*id).account.is_none())
        };
        let mut held: BTreeSet<Assumption> = (0..chronology.propositions.len()).filter(told).map(Assumption).collect();
        // Each turn takes claims away, and without any nothing can be contradicted.
        let bounds = loop {
            match chronology.network.solve(&held) {
                Ok(solution) => break solution.bounds_from(Network::ORIGIN),
                Err(cycle) => {
                    let quarrel = cycle.assumptions(&chronology.network);
                    if quarrel.is_empty() {
                        break vec![Bounds { min: None, max: None }; chronology.network.points()];
                    }
                    held.retain(|claim| !quarrel.contains(claim));
                }
            }
        };
        let stretch = |bounds: Bounds| Stretch { first: bounds.min.and_then(day), last: bounds.max.and_then(day) };
        let of = |(id, _)| {
            let (start, end) = chronology.points(id);
            (stretch(bounds[start.index()]), stretch(bounds[end.index()]))
        };
        Settled(self.happenings().map(of).collect())
    }
}

/// A number of days from the origin as a day.
fn day(number: i64) -> Option<Day> {
    i32::try_from(number).ok().map(Day)
}
