//! How near a history is to the record, as one number from 0 (all that the record says) to 1 (nothing of it): the mean of
//! its misfits, each on that scale ([`crate::misfit`]), in sample and out of it.
//!
//! Every observation counts the same, so what the pack asks in several ways (how a ruler ended, where, and when) counts
//! several times.

use crate::misfit::{Observation, observations};
use tumen_ensemble::{HistoryRow, Schema};

/// What the record says of a scenario, to hold histories against.
#[derive(Clone, Debug)]
pub struct Nearness {
    /// The observations; none if the record says nothing.
    pub observations: Vec<Observation>,
}

/// How far one history is from the record; none where the record says nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Distances {
    /// Over all observations.
    pub all: Option<f64>,
    /// Over those that parameters may be set by.
    pub in_sample: Option<f64>,
    /// Over those that are only ever looked at.
    pub held_out: Option<f64>,
}

impl Nearness {
    /// The observations of a scenario.
    #[must_use]
    pub fn new(schema: &Schema) -> Self {
        Self { observations: observations(schema) }
    }

    /// How far a history is from the record.
    #[must_use]
    pub fn of(&self, row: &HistoryRow) -> Distances {
        let mean = |wanted: &dyn Fn(&Observation) -> bool| {
            let (sum, n) = self
                .observations
                .iter()
                .filter(|o| wanted(o))
                .fold((0.0, 0_u32), |(sum, n), o| (sum + o.part(row), n + 1));
            (n > 0).then(|| sum / f64::from(n))
        };
        Distances { all: mean(&|_| true), in_sample: mean(&|o| !o.held_out), held_out: mean(&|o| o.held_out) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{row, schema};

    #[test]
    fn what_is_held_out_is_told_apart() {
        let near = Nearness::new(&schema());
        let right = near.of(&row(0, 0, Some(450), Some(150.0)));
        assert_eq!(right, Distances { all: Some(0.0), in_sample: Some(0.0), held_out: Some(0.0) });
        // The date is held out and missing; answer and number are as the record has them.
        let undated = near.of(&row(0, 0, None, Some(150.0)));
        assert_eq!(undated, Distances { all: Some(1.0 / 3.0), in_sample: Some(0.0), held_out: Some(1.0) });
    }

    #[test]
    fn a_record_that_says_nothing_gives_no_distance() {
        let mut silent = (*schema()).clone();
        silent.outcomes.iter_mut().for_each(|o| o.recorded = None);
        silent.dates.iter_mut().for_each(|d| d.window = None);
        silent.numbers.iter_mut().for_each(|n| n.range = None);
        let none = Distances { all: None, in_sample: None, held_out: None };
        assert_eq!(Nearness::new(&silent).of(&row(0, 0, None, None)), none);
    }
}
