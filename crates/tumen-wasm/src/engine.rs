//! The engine as the page uses it, without what is particular to a browser.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tumen_engine::{RulePriors, Stage};
use tumen_ensemble::{Meter, Tally};
use tumen_scenario::{Files, Scenario, load};
use tumen_view::packed::{rows_from_bytes, rows_to_bytes};
use tumen_view::{Problem, SetupText, comparison, history, play, setup};

/// The largest whole number that a number of JavaScript holds exactly: 2^53 - 1.
const MOST: f64 = 9_007_199_254_740_991.0;

/// A pack as it is sent to a page.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pack {
    /// Id of the scenario in the pack; its default one if none.
    scenario: Option<String>,
    /// Its texts by path.
    files: BTreeMap<String, String>,
}

/// One scenario, ready to be played.
#[derive(Debug)]
pub struct Engine {
    stage: Stage<'static>,
    /// Reads also what polities have at the ends of years.
    meter: Meter,
    /// For rows, without that.
    quick: Meter,
}

impl Engine {
    /// An engine for the scenario of a pack, given as JSON: `{"scenario": id or null, "files": {path: text}}`.
    ///
    /// # Errors
    /// If that is no pack, or the scenario has mistakes.
    pub fn new(pack: &str) -> Result<Self, Problem> {
        let Pack { scenario, files } =
            serde_json::from_str(pack).map_err(|error| Problem::new(format!("the pack cannot be read: {error}")))?;
        let files = Files::new(files);
        let scenario = load(&files, scenario.as_deref()).map_err(|problems| {
            let first = problems.iter().next().map_or("no reason is given", |problem| problem.message.as_str());
            Problem::new(format!("the pack cannot be used: {first}"))
        })?;
        // A stage borrows its scenario, and what JavaScript holds may borrow nothing. There is one engine a page or
        // worker, which keeps its scenario until it is closed, so the room is never wanted back.
        let scenario: &'static Scenario = Box::leak(Box::new(scenario));
        let priors = RulePriors::new(&scenario.overrides).map_err(|unknown| {
            let paths: Vec<&str> = unknown.iter().map(|(given, _)| given.path.as_str()).collect();
            Problem::new(format!("the pack cannot be used: the model has no parameter {}", paths.join(", ")))
        })?;
        let (meter, quick) = (Meter::with_years(scenario), Meter::new(scenario));
        Ok(Self { stage: Stage::new(scenario, priors), meter, quick })
    }

    /// One history as a page shows it, as JSON.
    ///
    /// # Errors
    /// If a number is not whole or the setup cannot be used.
    pub fn history(&self, seed: f64, history: f64, setup: &str) -> Result<String, Problem> {
        let (seed, number) = (whole("the seed", seed)?, whole("the history", history)?);
        json(&history::view(&self.stage, &self.meter, seed, number, &SetupText::from_json(setup)?)?)
    }

    /// What is measured on histories `first` to `first + count - 1`, as bytes. Those of several calls may be joined.
    ///
    /// # Errors
    /// As [`Engine::history`].
    pub fn rows(&self, seed: f64, first: f64, count: f64, setup: &str) -> Result<Vec<u8>, Problem> {
        let (seed, first, count) =
            (whole("the seed", seed)?, whole("the history", first)?, whole("the number of histories", count)?);
        let setup = SetupText::from_json(setup)?.read(&self.stage)?;
        Ok(rows_to_bytes(&play(&self.stage, &self.quick, seed, first, count, &setup))?)
    }

    /// What a change of so many acts did to the same histories, as JSON: rows without it and with it.
    ///
    /// # Errors
    /// If the bytes are not rows of this scenario, or there are more acts than a setup may have.
    pub fn compare(&self, before: &[u8], after: &[u8], acts: f64) -> Result<String, Problem> {
        let schema = &self.quick.schema;
        let acts = usize::try_from(whole("the number of acts", acts)?).ok().filter(|acts| *acts <= setup::MOST);
        let acts = acts.ok_or_else(|| {
            Problem::new("there are too many acts in one change").expected(format!("at most {}", setup::MOST))
        })?;
        json(&comparison(schema, &rows_from_bytes(schema, before)?, &rows_from_bytes(schema, after)?, acts))
    }

    /// The digest of the first `histories` histories: that of `tumen run` with the same seed.
    ///
    /// # Errors
    /// If a number is not whole.
    pub fn digest(&self, seed: f64, histories: f64) -> Result<String, Problem> {
        let (seed, histories) = (whole("the seed", seed)?, whole("the number of histories", histories)?);
        let mut tally = Tally::new(&self.quick.schema);
        let as_it_stands = SetupText::default().read(&self.stage)?;
        play(&self.stage, &self.quick, seed, 0, histories, &as_it_stands).iter().for_each(|row| tally.add(row));
        Ok(tally.digest())
    }
}

/// A number of JavaScript as a whole number.
fn whole(what: &str, number: f64) -> Result<u64, Problem> {
    if number.fract() == 0.0 && (0.0..=MOST).contains(&number) {
        return Ok(number as u64);
    }
    Err(Problem::new(format!("{what} is {number}")).expected("a whole number that is not negative"))
}

fn json(what: &impl Serialize) -> Result<String, Problem> {
    serde_json::to_string(what).map_err(|error| Problem::new(format!("the answer cannot be written: {error}")))
}
