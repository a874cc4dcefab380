//! The stage: what all histories of a scenario share.

use crate::inputs::Inputs;
use crate::rules::RulePriors;
use tumen_base::{FaithId, PlaceId};
use tumen_geo::Planner;
use tumen_scenario::{Audience, Scenario};

/// What all histories of a scenario share: definitions and travel tables.
#[derive(Debug)]
pub struct Stage<'s> {
    /// The scenario.
    pub scenario: &'s Scenario,
    /// Travel times between all places, by month.
    pub planner: Planner,
    /// Priors of the rules.
    pub priors: RulePriors,
    /// Where the courts of each faith look.
    pub audiences: Vec<Option<Audience>>,
    inputs: Inputs,
}

impl<'s> Stage<'s> {
    /// How far [`Stage::near`] looks, days.
    pub const REACH: f64 = 40.0;

    /// A stage for a scenario whose overrides have been checked.
    #[must_use]
    pub fn new(scenario: &'s Scenario, priors: RulePriors) -> Self {
        let planner = Planner::new(&scenario.graph, &tumen_geo::Travel::default());
        let inputs = Inputs::new(scenario, &priors);
        let audiences = audiences(scenario);
        Self { scenario, planner, priors, audiences, inputs }
    }

    /// Everything that a history draws from what is not known.
    #[must_use]
    pub fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// Places near a place, nearest first, with the days a host takes in summer.
    #[must_use]
    pub fn near(&self, place: PlaceId) -> &[(PlaceId, f64)] {
        self.planner.neighbours_within(place, Self::REACH)
    }
}

/// Where the courts of each faith look, by the titles that a pack has for them; none if it has none.
fn audiences(scenario: &Scenario) -> Vec<Option<Audience>> {
    let of = |faith: usize| {
        let settled = scenario.polities.iter().filter(|p| p.faith == FaithId::at(faith));
        let titles: Vec<Audience> =
            settled.flat_map(|p| &p.titles).map(|t| t.audience).filter(|a| *a != Audience::Steppe).collect();
        let count = |a: Audience| titles.iter().filter(|t| **t == a).count();
        Audience::ALL.into_iter().filter(|a| count(*a) > 0).max_by_key(|a| (count(*a), std::cmp::Reverse(*a)))
    };
    (0..scenario.faiths.len()).map(of).collect()
}
