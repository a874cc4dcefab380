//! What is asked for in an address or a body, read with words for a person who made a mistake in writing it.

use super::answer::Refusal;
use serde_json::Value;
use tumen_view::written::shown;
use tumen_view::{Problem, SetupText};

/// The highest number of a history, as for `tumen chronicle`.
pub const LAST: u64 = 99_999_999;

/// Reads the number of a history. It has one spelling, so that a history has one address.
pub fn history(text: &str) -> Result<u64, Refusal> {
    whole(text).filter(|number| *number <= LAST).ok_or_else(|| {
        let problem = Problem::new(format!("history `{text}` cannot be played"));
        Refusal::wrong(problem.expected(format!("a whole number from 0 to {LAST}")))
    })
}

/// Reads a seed.
pub fn seed(text: &str) -> Result<u64, Refusal> {
    whole(text).ok_or_else(|| {
        let problem = Problem::new(format!("`{text}` is not a seed"));
        Refusal::wrong(problem.expected(format!("a whole number from 0 to {}", u64::MAX)))
    })
}

/// A whole number without signs or leading zeros.
fn whole(text: &str) -> Option<u64> {
    text.parse().ok().filter(|number: &u64| number.to_string() == text)
}

/// What a comparison is asked of.
#[derive(Debug)]
pub struct Comparison {
    /// Seed of the histories.
    pub seed: Option<u64>,
    /// Pairs.
    pub histories: u64,
    /// The change.
    pub setup: SetupText,
    /// What it is a change of; the model as it stands if nothing.
    pub base: SetupText,
}

/// What a request for a comparison looks like.
const LOOKS: &str = "{\"seed\": 1, \"histories\": 500, \"setup\": {}, \"base\": {}}";
/// What may stand in it.
const KEYS: [&str; 4] = ["seed", "histories", "setup", "base"];

/// Reads what a comparison is asked of.
pub fn comparison(body: &[u8]) -> Result<Comparison, Problem> {
    let wrong = |what: String| Problem::new(format!("the request cannot be read: {what}")).expected(LOOKS);
    let value: Value = serde_json::from_slice(body)
        .map_err(|error| wrong(format!("from line {}, column {} on it is no JSON", error.line(), error.column())))?;
    let Value::Object(parts) = &value else { return Err(wrong(format!("{} is no comparison", shown(&value)))) };
    if let Some(unknown) = parts.keys().find(|key| !KEYS.contains(&key.as_str())) {
        let problem = wrong(format!("there is no `{unknown}` in a comparison"));
        return Err(problem.nearest(tumen_scenario::nearest(unknown, KEYS)));
    }
    let number = |key: &str| match parts.get(key) {
        None => Ok(None),
        Some(value) => match value.as_u64() {
            Some(number) => Ok(Some(number)),
            None => Err(wrong(format!("`{key}` is {}, not a whole number from 0 on", shown(value)))),
        },
    };
    let missing = |key: &str| wrong(format!("`{key}` is missing"));
    Ok(Comparison {
        seed: number("seed")?,
        histories: number("histories")?.ok_or_else(|| missing("histories"))?,
        setup: SetupText::from_value(parts.get("setup").ok_or_else(|| missing("setup"))?)?,
        base: parts.get("base").map_or_else(|| Ok(SetupText::default()), SetupText::from_value)?,
    })
}
