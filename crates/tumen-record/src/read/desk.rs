//! Values of one source, with a message for each that is not what it should be. What cannot be read is
//! left empty, for nothing is handed out then.

use crate::source::{Kind, Years};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use tumen_base::Problem;

/// A stretch of text with the value that stands there.
pub(crate) type Value<'t, 'a> = &'t Spanned<DeValue<'a>>;

/// Where problems are put.
pub(crate) struct Desk<'a> {
    pub text: &'a str,
    pub problems: Vec<Problem>,
}

impl Desk<'_> {
    pub fn put(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Reports that a value is not what was expected.
    pub fn wrong(&mut self, key: &str, value: Value<'_, '_>, expected: &str) {
        let message = format!("`{key}` is {}", shown(value.get_ref()));
        self.put(Problem::new(self.text, value.span(), message).expected(expected));
    }

    /// The id; empty if there is none.
    pub fn id(&mut self, table: &DeTable<'_>) -> String {
        let id = self.words(table, "id");
        let good = id.starts_with(|c: char| c.is_ascii_lowercase())
            && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if let Some(value) = table.get("id").filter(|_| !id.is_empty() && !good) {
            let message = format!("`{id}` cannot be an id");
            self.put(Problem::new(self.text, value.span(), message).expected("lower case letters, digits and _"));
        }
        id
    }

    /// The kind; unknown if there is none.
    pub fn kind(&mut self, table: &DeTable<'_>) -> Kind {
        let text = self.words(table, "kind");
        let Some(value) = table.get("kind").filter(|_| !text.is_empty()) else { return Kind::Unknown };
        text.parse().unwrap_or_else(|expected: String| {
            let names = Kind::ALL.iter().map(|kind| kind.name());
            let message = format!("`kind` is \"{text}\"");
            self.put(Problem::new(self.text, value.span(), message).expected(expected).near(&text, names));
            Kind::Unknown
        })
    }

    /// Text that is not empty; nothing if the key is not there.
    pub fn words(&mut self, table: &DeTable<'_>, key: &str) -> String {
        match table.get(key).map(|value| (value, value.get_ref())) {
            Some((_, DeValue::String(words))) if !words.trim().is_empty() => words.trim().to_owned(),
            Some((value, _)) => {
                self.wrong(key, value, "a text that is not empty");
                String::new()
            }
            None => String::new(),
        }
    }

    /// A list of texts, with where they stand.
    pub fn names(&mut self, table: &DeTable<'_>, key: &str) -> Vec<(String, Range<usize>)> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(key, value, "a list of texts, [\"…\", \"…\"]");
            return Vec::new();
        };
        let mut names: Vec<(String, Range<usize>)> = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::String(name) if !name.trim().is_empty() => {
                    let name = name.trim().to_owned();
                    if names.iter().any(|(other, _)| *other == name) {
                        let message = format!("`{name}` stands in `{key}` twice");
                        self.put(Problem::new(self.text, item.span(), message));
                    }
                    names.push((name, item.span()));
                }
                _ => self.wrong(key, item, "a text that is not empty"),
            }
        }
        names
    }

    /// The year or years.
    pub fn date(&mut self, table: &DeTable<'_>) -> Option<Years> {
        let value = table.get("date")?;
        let years = match value.get_ref() {
            DeValue::Array(items) => items.iter().map(|item| year(item.get_ref())).collect::<Option<Vec<i32>>>(),
            one => year(one).map(|year| vec![year]),
        };
        match years.as_deref() {
            Some(&[year]) => Some(Years { first: year, last: year }),
            Some(&[first, last]) if first <= last => Some(Years { first, last }),
            _ => {
                self.wrong("date", value, "a year, or [first, last] in this order");
                None
            }
        }
    }
}

fn year(value: &DeValue<'_>) -> Option<i32> {
    match value {
        DeValue::Integer(n) => i32::from_str_radix(n.as_str(), n.radix()).ok(),
        _ => None,
    }
}

fn shown(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("\"{text}\""),
        DeValue::Integer(n) => n.to_string(),
        DeValue::Float(n) => n.to_string(),
        DeValue::Boolean(b) => b.to_string(),
        DeValue::Datetime(d) => d.to_string(),
        DeValue::Array(_) => "a list".into(),
        DeValue::Table(_) => "a table".into(),
    }
}
