//! What an experiment changes in the histories of a scenario before they begin.

use super::{InputId, Key};
use crate::rules::Switches;
use std::collections::BTreeMap;
use std::sync::Arc;
use tumen_base::{Draws, Prior};

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
}

impl From<Switches> for Setup {
    fn from(switches: Switches) -> Self {
        Self { switches, ..Self::default() }
    }
}

impl Setup {
    /// The value of an input in the history with these draws.
    pub(crate) fn value(&self, id: InputId, key: Key, prior: &Prior, draws: &Draws) -> f64 {
        if let Some(value) = self.values.as_ref().and_then(|values| values.get(id.index())) {
            return *value;
        }
        match self.set.get(&id).unwrap_or(prior) {
            Prior::Fixed(x) => *x,
            prior => prior.sample(&mut draws.at(key.mechanism as u16, key.entity, key.occasion)),
        }
    }
}
