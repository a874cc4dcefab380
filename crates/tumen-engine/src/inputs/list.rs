//! The list of inputs: what each is called, what it may be, and what a history draws for it.

use super::{Intake, Key, Setup};
use crate::rules::RulePriors;
use crate::world::World;
use std::collections::BTreeMap;
use tumen_base::{Day, Draws, Prior};
use tumen_scenario::{Scenario, nearest};

/// Position of an input in the list of its stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct InputId(pub u32);

impl InputId {
    /// The position.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One value that a history draws.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// `siege.hunger_rate`, `hosts.royal.horse_archers`.
    pub path: String,
    /// In words.
    pub label: String,
    /// Unit; [`Input::DATE`] for days, whose prior is over Julian day numbers.
    pub unit: &'static str,
    /// What it is drawn from.
    pub prior: Prior,
    /// Where that comes from; empty if the pack does not say.
    pub source: String,
    pub(crate) key: Key,
}

/// No input has such a path.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no input `{path}`")]
pub struct UnknownInput {
    /// The path as given.
    pub path: String,
    /// The nearest path that exists.
    pub nearest: Option<String>,
}

impl Input {
    /// The unit of inputs that are days.
    pub const DATE: &'static str = "date";

    /// Whether it is a day.
    #[must_use]
    pub fn is_date(&self) -> bool {
        self.unit == Self::DATE
    }

    /// Reads `VALUE` or `LOW..HIGH`, a date for inputs that are days.
    ///
    /// # Errors
    /// What is wrong with the text, and what was expected.
    pub fn read(&self, text: &str) -> Result<Prior, String> {
        let prior = match text.split_once("..") {
            None => Prior::Fixed(self.number(text)?),
            Some((low, high)) => Prior::Uniform { low: self.number(low)?, high: self.number(high)? },
        };
        prior.check()?;
        Ok(prior)
    }

    fn number(&self, text: &str) -> Result<f64, String> {
        let text = text.trim();
        if self.is_date() {
            return text.parse::<Day>().map(|day| f64::from(day.0));
        }
        let x: f64 = text.parse().map_err(|_| format!("`{text}` is not a number"))?;
        let (low, high) = self.limits();
        if (low..=high).contains(&x) {
            Ok(x)
        } else {
            Err(format!("{text} is outside of {low} to {high} {}", self.unit))
        }
    }

    /// Between which values the model can reckon at all: shares from 0 to 1, births within a long life of
    /// the earliest or latest thought possible, nothing negative that was not, and nothing a hundred times
    /// as large.
    #[must_use]
    pub fn limits(&self) -> (f64, f64) {
        let (low, high) = self.prior.bounds();
        match self.unit {
            "share" | "probability" => (0.0, 1.0),
            "year" => (low - 60.0, high + 15.0),
            "men" | "dinars" | "dinars/year" | "households" => (0.0, 1e7),
            _ => {
                let far = 100.0 * low.abs().max(high.abs()).max(1.0);
                (if low < 0.0 { -far } else { low / 100.0 }, far)
            }
        }
    }
}

/// All inputs of a stage: the parameters of the rules first, then those of day one.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    list: Vec<Input>,
    by_path: BTreeMap<String, InputId>,
    parameters: usize,
    pack: u64,
}

impl Inputs {
    /// Sets up a history and notes what it asks for.
    pub(crate) fn new(def: &Scenario, priors: &RulePriors) -> Self {
        let setup = Setup::default();
        let mut intake = Intake::noting(Draws::new(0, 0), &setup);
        let _ = priors.take(&mut intake);
        let parameters = intake.taken();
        let _ = World::first_day(def, &mut intake);
        let mut list = intake.noted();
        let mut by_path = BTreeMap::new();
        for (i, input) in list.iter_mut().enumerate() {
            // Two old wrongs between the same two, for instance.
            let (path, mut n) = (input.path.clone(), 2);
            while by_path.contains_key(&input.path) {
                input.path = format!("{path}-{n}");
                n += 1;
            }
            by_path.insert(input.path.clone(), InputId(i as u32));
        }
        Self { list, by_path, parameters, pack: def.hash }
    }

    /// All inputs, in order.
    #[must_use]
    pub fn list(&self) -> &[Input] {
        &self.list
    }

    /// One of them, if the stage has so many.
    #[must_use]
    pub fn get(&self, id: InputId) -> Option<&Input> {
        self.list.get(id.index())
    }

    /// Hash of the files of the pack that they are inputs of.
    #[must_use]
    pub fn pack(&self) -> u64 {
        self.pack
    }

    /// Whether an input is a parameter of the rules, which can change in the middle of a history; all
    /// others are facts of day one.
    #[must_use]
    pub fn is_parameter(&self, id: InputId) -> bool {
        id.index() < self.parameters
    }

    /// The input with a path.
    ///
    /// # Errors
    /// If there is none, with the nearest that exists.
    pub fn find(&self, path: &str) -> Result<InputId, UnknownInput> {
        self.by_path.get(path).copied().ok_or_else(|| UnknownInput {
            path: path.to_owned(),
            nearest: nearest(path, self.by_path.keys().map(String::as_str)).map(str::to_owned),
        })
    }

    /// What a history takes for each input, in order.
    #[must_use]
    pub fn sample(&self, seed: u64, history: u64, setup: &Setup) -> Vec<f64> {
        let draws = Draws::new(seed, history);
        let chosen = setup.choose(&draws);
        let value =
            |(i, input): (usize, &Input)| setup.value(InputId(i as u32), input.key, &input.prior, &draws, chosen);
        self.list.iter().enumerate().map(value).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(unit: &'static str, prior: Prior) -> Input {
        let key = Key::Parameter(0);
        Input { path: "a.b.c".into(), label: "c".into(), unit, prior, source: String::new(), key }
    }

    #[test]
    fn values_and_ranges_are_read_in_the_unit_of_the_input() {
        let men = input("men", Prior::Uniform { low: 10.0, high: 20.0 });
        assert_eq!(men.read("15"), Ok(Prior::Fixed(15.0)));
        assert_eq!(men.read("15..40"), Ok(Prior::Uniform { low: 15.0, high: 40.0 }));
        let date = input(Input::DATE, Prior::Fixed(0.0));
        let day = |m| f64::from(Day::julian(1211, m, 1).0);
        assert_eq!(date.read("1211-03-01..1211-05-01"), Ok(Prior::Uniform { low: day(3), high: day(5) }));
    }

    #[test]
    fn values_that_cannot_be_are_refused() {
        let men = input("men", Prior::Fixed(10.0));
        for text in ["many", "-5", "1e300", "NaN", "20..10", "5..", ""] {
            assert!(men.read(text).is_err(), "{text}");
        }
        assert!(input("share", Prior::Fixed(0.5)).read("1.5").is_err());
        assert!(input(Input::DATE, Prior::Fixed(0.0)).read("1211-02-30").is_err());
        assert!(input("logit", Prior::Fixed(0.5)).read("-3").is_err());
        assert!(input("logit", Prior::Uniform { low: -1.0, high: 1.0 }).read("-3").is_ok());
    }
}
