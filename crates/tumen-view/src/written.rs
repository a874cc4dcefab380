//! Setups as JSON, read with words for a person who made a mistake in writing one.

use crate::problem::Problem;
use crate::setup::SetupText;
use serde_json::{Map, Value};

/// What a setup looks like.
const LOOKS: &str = "{\"set\": [[PATH, VALUE]], \"flip\": [NAME], \"acts\": [[DATE, ACT]]}";
/// What may stand in it.
const KEYS: [&str; 3] = ["set", "flip", "acts"];

impl SetupText {
    /// Reads a setup from the text of its JSON; no text is a setup that changes nothing.
    ///
    /// # Errors
    /// If it is no JSON, or not of the form of a setup.
    pub fn from_json(text: &str) -> Result<Self, Problem> {
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        let value = serde_json::from_str(text).map_err(|error| {
            let at = format!("line {}, column {}", error.line(), error.column());
            Problem::new(format!("the setup cannot be read: from {at} on it is no JSON")).expected(LOOKS)
        })?;
        Self::from_value(&value)
    }

    /// Reads a setup from its JSON.
    ///
    /// # Errors
    /// If it is not of the form of a setup.
    pub fn from_value(value: &Value) -> Result<Self, Problem> {
        let wrong = |what: String| Problem::new(format!("the setup cannot be read: {what}")).expected(LOOKS);
        let Value::Object(parts) = value else {
            return Err(wrong(format!("{} is no setup", shown(value))));
        };
        if let Some(unknown) = parts.keys().find(|key| !KEYS.contains(&key.as_str())) {
            let near = tumen_scenario::nearest(unknown, KEYS);
            return Err(wrong(format!("there is no `{unknown}` in a setup")).nearest(near));
        }
        let pairs = |key: &str, of: &str| list(parts, key, of, pair).map_err(&wrong);
        Ok(Self {
            set: pairs("set", "pairs of a path and a value, both as text")?,
            flip: list(parts, "flip", "names as text", |one| one.as_str().map(str::to_owned)).map_err(&wrong)?,
            acts: pairs("acts", "pairs of a date and an act, both as text")?,
        })
    }
}

/// The list under a key, each of its items read; nothing under the key is an empty list.
fn list<T>(
    parts: &Map<String, Value>,
    key: &str,
    of: &str,
    read: impl Fn(&Value) -> Option<T>,
) -> Result<Vec<T>, String> {
    let Some(value) = parts.get(key) else { return Ok(Vec::new()) };
    let Value::Array(items) = value else { return Err(format!("`{key}` is {}, not a list of {of}", shown(value))) };
    let one = |item: &Value| read(item).ok_or_else(|| format!("{} in `{key}`, which is a list of {of}", shown(item)));
    items.iter().map(one).collect()
}

fn pair(value: &Value) -> Option<(String, String)> {
    match value.as_array()?.as_slice() {
        [Value::String(a), Value::String(b)] => Some((a.clone(), b.clone())),
        _ => None,
    }
}

/// A value as it is told in an error: itself if it is short, else its beginning.
#[must_use]
pub fn shown(value: &Value) -> String {
    const MOST: usize = 40;
    let text = value.to_string();
    let beginning: String = text.chars().take(MOST).collect();
    if beginning.len() < text.len() { format!("`{beginning}…`") } else { format!("`{text}`") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> Problem {
        SetupText::from_json(text).expect_err(text)
    }

    #[test]
    fn a_setup_is_read_back_as_it_is_written() {
        let setup = SetupText {
            set: vec![("siege.hunger".into(), "0.02".into())],
            flip: vec!["pay".into()],
            acts: vec![("1213-01-01".into(), "khwarazm recall".into())],
        };
        assert_eq!(SetupText::from_json(&serde_json::to_string(&setup).unwrap()), Ok(setup));
        for nothing in ["", " ", "{}", r#"{"set": []}"#] {
            assert_eq!(SetupText::from_json(nothing), Ok(SetupText::default()), "{nothing}");
        }
    }

    #[test]
    fn what_is_no_setup_is_told_without_words_of_programs() {
        for (text, words) in [
            ("{", "from line 1, column 1 on it is no JSON"),
            ("[]", "`[]` is no setup"),
            ("7", "`7` is no setup"),
            (r#"{"flip": "pay"}"#, "`flip` is `\"pay\"`, not a list of names as text"),
            (r#"{"set": [["a"]]}"#, "`[\"a\"]` in `set`, which is a list of pairs"),
            (r#"{"set": [["siege.hunger", 0.02]]}"#, "both as text"),
            (r#"{"acts": null}"#, "`acts` is `null`"),
        ] {
            let problem = problem(text);
            assert!(problem.error.contains(words), "{problem}");
            assert!(!["struct", "u64", "sequence", "invalid type"].iter().any(|word| problem.error.contains(word)));
            assert_eq!(problem.expected.as_deref(), Some(LOOKS));
        }
        assert_eq!(problem(r#"{"sets": []}"#).nearest.as_deref(), Some("set"));
    }

    #[test]
    fn a_long_value_is_told_by_its_beginning() {
        assert!(problem(&format!("[{}]", "1,".repeat(100) + "1")).error.ends_with("…` is no setup"));
    }
}
