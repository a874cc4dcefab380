//! What an experiment changes in the histories of a scenario before they begin.

use super::{InputId, Key, Population};
use crate::acts::Act;
use crate::rules::Switches;
use std::collections::BTreeMap;
use std::sync::Arc;
use tumen_base::{Day, Draws, Prior};

/// What differs from the model as it stands; the default is nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Setup {
    /// Mechanisms switched off or on.
    pub switches: Switches,
    /// Inputs with another value or range. All others keep the draws they had.
    pub set: BTreeMap<InputId, Prior>,
    /// The value of every input, in the order of [`Inputs`](super::Inputs), for designs that choose all of
    /// them themselves. It goes before `set`; inputs beyond its end are drawn.
    pub values: Option<Arc<[f64]>>,
    /// Sets of values of some inputs, of which each history takes one whole, in place of what it would draw for
    /// them. An input that is `set` is as it is set.
    pub posterior: Option<Arc<Population>>,
    /// What somebody is made to do, and when.
    pub acts: Vec<(Day, Act)>,
}

impl From<Switches> for Setup {
    fn from(switches: Switches) -> Self {
        Self { switches, ..Self::default() }
    }
}

impl Setup {
    /// The set of the posterior that the history with these draws takes.
    pub(crate) fn choose(&self, draws: &Draws) -> Option<usize> {
        self.posterior.as_ref().map(|posterior| posterior.choose(draws))
    }

    /// The value of an input in the history with these draws, which has taken this set of the posterior.
    pub(crate) fn value(&self, id: InputId, key: Key, prior: &Prior, draws: &Draws, chosen: Option<usize>) -> f64 {
        if let Some(value) = self.values.as_ref().and_then(|values| values.get(id.index())) {
            return *value;
        }
        let of_posterior = || self.posterior.as_ref().zip(chosen).and_then(|(sets, set)| sets.value(set, id));
        let prior = match self.set.get(&id) {
            Some(set) => set,
            None => match of_posterior() {
                Some(value) => return value,
                None => prior,
            },
        };
        match prior {
            Prior::Fixed(x) => *x,
            prior => prior.sample(&mut key.draw(draws)),
        }
    }
}
