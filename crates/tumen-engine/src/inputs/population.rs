//! Sets of values that belong together, such as the posterior of a calibration: a history takes one of them,
//! each with the chance of its weight.

use super::InputId;
use crate::chance;
use std::collections::BTreeMap;
use tumen_base::Draws;

/// Weighted sets of values of some inputs.
#[derive(Clone, Debug, PartialEq)]
pub struct Population {
    /// Column of each input.
    columns: BTreeMap<InputId, usize>,
    weights: Vec<f64>,
    rows: Vec<Vec<f64>>,
}

/// Sets of values that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PopulationError {
    /// No set has any weight.
    #[error("no set of values has any weight")]
    NoWeight,
    /// A weight below nothing, or one that is not a number.
    #[error("set {0} has a weight that is not a number from nought up (sets count from 0)")]
    Weight(usize),
    /// A set without a value for each input, or with one that is not a number.
    #[error("set {0} does not have a finite number for each input (sets count from 0)")]
    Values(usize),
    /// An input that comes twice.
    #[error("an input has two columns")]
    Twice,
}

impl Population {
    /// Sets of values (`rows`, each with a value for each of the inputs) and their weights, which need not add
    /// up to 1.
    ///
    /// # Errors
    /// Weights or values that make no sense.
    pub fn new(inputs: &[InputId], weights: Vec<f64>, rows: Vec<Vec<f64>>) -> Result<Self, PopulationError> {
        if let Some(bad) = weights.iter().position(|w| !(w.is_finite() && *w >= 0.0)) {
            return Err(PopulationError::Weight(bad));
        }
        if weights.iter().sum::<f64>() <= 0.0 {
            return Err(PopulationError::NoWeight);
        }
        let whole = |row: &Vec<f64>| row.len() == inputs.len() && row.iter().all(|x| x.is_finite());
        let bad = rows.iter().position(|row| !whole(row));
        if let Some(bad) = bad.or((rows.len() != weights.len()).then_some(rows.len().min(weights.len()))) {
            return Err(PopulationError::Values(bad));
        }
        let columns: BTreeMap<InputId, usize> = inputs.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        if columns.len() < inputs.len() {
            return Err(PopulationError::Twice);
        }
        Ok(Self { columns, weights, rows })
    }

    /// The set that the history with these draws takes.
    pub(super) fn choose(&self, draws: &Draws) -> usize {
        chance::POSTERIOR.at(draws, (), 0).pick(&self.weights).unwrap_or(0)
    }

    /// The value of an input in a set, if the sets say anything of it.
    pub(super) fn value(&self, set: usize, id: InputId) -> Option<f64> {
        Some(self.rows[set][*self.columns.get(&id)?])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDS: [InputId; 2] = [InputId(4), InputId(1)];

    #[test]
    fn sets_are_taken_by_their_weights() {
        let rows = vec![vec![1.0, 10.0], vec![2.0, 20.0], vec![3.0, 30.0]];
        let sets = Population::new(&IDS, vec![1.0, 0.0, 3.0], rows).expect("sound");
        let chosen: Vec<usize> = (0..4000).map(|history| sets.choose(&Draws::new(7, history))).collect();
        let of = |set| chosen.iter().filter(|c| **c == set).count();
        assert!(of(1) == 0 && (900..1100).contains(&of(0)), "{}", of(0));
        assert_eq!([4, 1, 0].map(|id| sets.value(2, InputId(id))), [Some(3.0), Some(30.0), None]);
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        let sets = |weights: &[f64], rows: &[&[f64]]| {
            Population::new(&IDS, weights.to_vec(), rows.iter().map(|r| r.to_vec()).collect()).map(|_| ())
        };
        assert_eq!(sets(&[1.0], &[&[1.0, 2.0]]), Ok(()));
        assert_eq!(sets(&[], &[]), Err(PopulationError::NoWeight));
        assert_eq!(sets(&[1.0, -1.0], &[&[1.0, 2.0], &[1.0, 2.0]]), Err(PopulationError::Weight(1)));
        assert_eq!(sets(&[1.0], &[&[1.0]]), Err(PopulationError::Values(0)));
        assert_eq!(sets(&[1.0], &[&[1.0, f64::NAN]]), Err(PopulationError::Values(0)));
        assert_eq!(sets(&[1.0, 1.0], &[&[1.0, 2.0]]), Err(PopulationError::Values(1)));
        assert_eq!(Population::new(&[IDS[0]; 2], vec![1.0], vec![vec![1.0, 1.0]]), Err(PopulationError::Twice));
    }
}
