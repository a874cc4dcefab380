//! One cell of a record, whether it stands in a TOML file or a CSV table, and the kinds of value that
//! can be read from it. A parser that fails reports why and returns `None`.

use crate::diagnose::{Desk, Diagnostic, Spot};
use crate::names::nearest;
use toml::de::{DeInteger, DeValue};
use tumen_base::{Day, Months};

/// One value and where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Cell<'a> {
    pub desk: &'a Desk<'a>,
    pub spot: Spot,
    pub key: &'a str,
    pub value: Value<'a>,
}

/// A value as written.
#[derive(Clone, Copy)]
pub(crate) enum Value<'a> {
    Toml(&'a DeValue<'a>),
    /// A cell of a CSV table: a number or a word, as the reader wants it.
    Csv(&'a str),
}

impl<'a> Cell<'a> {
    pub fn put(&self, diagnostic: Diagnostic) {
        self.desk.put(diagnostic);
    }

    pub fn str(&self) -> Option<&'a str> {
        match self.value {
            Value::Toml(DeValue::String(s)) => Some(s),
            Value::Toml(_) => None,
            Value::Csv(s) => Some(s),
        }
    }

    /// Reports that the value is not what was expected.
    pub fn wrong(&self, expected: &str) {
        self.put(Diagnostic::error(self.spot, format!("`{}` is {}", self.key, self.shown())).expected(expected));
    }

    fn shown(&self) -> String {
        match self.value {
            Value::Csv(s) => quoted(s),
            Value::Toml(DeValue::String(s)) => quoted(s),
            Value::Toml(DeValue::Integer(n)) => n.to_string(),
            Value::Toml(DeValue::Float(n)) => n.to_string(),
            Value::Toml(DeValue::Boolean(b)) => b.to_string(),
            Value::Toml(DeValue::Datetime(d)) => d.to_string(),
            Value::Toml(DeValue::Array(_)) => "a list".into(),
            Value::Toml(DeValue::Table(_)) => "a table".into(),
        }
    }

    /// The members, if the value is a list.
    pub fn items(&self) -> Option<Vec<Cell<'a>>> {
        let Value::Toml(DeValue::Array(array)) = self.value else { return None };
        Some(array.iter().map(|v| self.child(v.span(), v.get_ref())).collect())
    }

    pub fn child(&self, span: std::ops::Range<usize>, value: &'a DeValue<'a>) -> Cell<'a> {
        Cell { spot: Spot { start: span.start, end: span.end, ..self.spot }, value: Value::Toml(value), ..*self }
    }

    fn as_number(&self) -> Option<f64> {
        let n = match self.value {
            Value::Csv(s) => s.parse().ok(),
            Value::Toml(DeValue::Float(n)) => n.as_str().parse().ok(),
            Value::Toml(DeValue::Integer(n)) => whole(n),
            Value::Toml(_) => None,
        };
        n.filter(|x: &f64| x.is_finite())
    }
}

fn quoted(text: &str) -> String {
    const LONGEST: usize = 40;
    if text.chars().count() <= LONGEST {
        return format!("\"{text}\"");
    }
    format!("\"{}…\"", text.chars().take(LONGEST).collect::<String>())
}

fn whole(n: &DeInteger<'_>) -> Option<f64> {
    i64::from_str_radix(n.as_str(), n.radix()).ok().map(|n| n as f64)
}

/// Text that is not empty.
pub(crate) fn text(cell: &Cell<'_>) -> Option<String> {
    match cell.str().map(str::trim) {
        Some(s) if !s.is_empty() => Some(s.to_owned()),
        _ => {
            cell.wrong("a text that is not empty");
            None
        }
    }
}

/// Yes or no.
pub(crate) fn flag(cell: &Cell<'_>) -> Option<bool> {
    match cell.value {
        Value::Toml(DeValue::Boolean(b)) => Some(*b),
        Value::Csv("true") => Some(true),
        Value::Csv("false") => Some(false),
        _ => {
            cell.wrong("true or false");
            None
        }
    }
}

/// A range of numbers that make sense for a key.
#[derive(Clone, Copy)]
pub(crate) struct Range {
    low: f64,
    high: f64,
}

/// A share, probability or trait.
pub(crate) const SHARE: Range = Range { low: 0.0, high: 1.0 };
/// Men, dinars, kilometres: nothing below zero.
pub(crate) const AMOUNT: Range = Range { low: 0.0, high: f64::INFINITY };
/// Any number.
pub(crate) const ANY: Range = Range { low: f64::NEG_INFINITY, high: f64::INFINITY };
/// Years of birth and the like.
pub(crate) const YEARS: Range = Range { low: 1.0, high: 9999.0 };
/// Degrees of latitude.
pub(crate) const LATITUDE: Range = Range { low: -90.0, high: 90.0 };
/// Degrees of longitude.
pub(crate) const LONGITUDE: Range = Range { low: -180.0, high: 180.0 };

impl Range {
    /// Whether everything from the one to the other lies in it.
    pub fn holds(self, (low, high): (f64, f64)) -> bool {
        self.low <= low && high <= self.high
    }

    /// What it holds, in words.
    pub fn noun(self) -> String {
        match (self.low.is_finite(), self.high.is_finite()) {
            (true, true) => format!("a number from {} to {}", self.low, self.high),
            (true, false) => "a number that is not negative".into(),
            _ => "a number".into(),
        }
    }

    /// A parser of numbers in the range.
    pub fn number(self) -> impl Fn(&Cell<'_>) -> Option<f64> {
        move |cell| {
            let n = cell.as_number().filter(|n| (self.low..=self.high).contains(n));
            if n.is_none() {
                cell.wrong(&self.noun());
            }
            n
        }
    }
}

/// A date.
pub(crate) fn date(cell: &Cell<'_>) -> Option<Day> {
    const EXPECTED: &str = "a Julian date in quotes, \"YYYY-MM-DD\"";
    match cell.str() {
        Some(s) => match s.parse() {
            Ok(day) => Some(day),
            Err(why) => {
                cell.put(Diagnostic::error(cell.spot, why).expected(EXPECTED));
                None
            }
        },
        None => {
            cell.wrong(EXPECTED);
            None
        }
    }
}

/// Months, `11-04`.
pub(crate) fn months(cell: &Cell<'_>) -> Option<Months> {
    match cell.str().unwrap_or_default().parse() {
        Ok(months) => Some(months),
        Err(why) => {
            cell.put(Diagnostic::error(cell.spot, why));
            None
        }
    }
}

/// A parser of one of a fixed list of words.
pub(crate) fn choice<T: Copy>(words: &[(&'static str, T)]) -> impl Fn(&Cell<'_>) -> Option<T> {
    move |cell| {
        let word = cell.str().unwrap_or_default();
        let found = words.iter().find(|(w, _)| *w == word).map(|(_, t)| *t);
        if found.is_none() {
            let all: Vec<&str> = words.iter().map(|(w, _)| *w).collect();
            cell.put(
                Diagnostic::error(cell.spot, format!("`{}` is {}", cell.key, cell.shown()))
                    .expected(format!("one of {}", all.join(", ")))
                    .nearest(nearest(word, all)),
            );
        }
        found
    }
}

/// A parser of one value or a list of them.
pub(crate) fn one_or_more<T>(parse: impl Fn(&Cell<'_>) -> Option<T>) -> impl Fn(&Cell<'_>) -> Option<Vec<T>> {
    move |cell| match cell.items() {
        Some(items) => {
            if items.is_empty() {
                cell.wrong("one value or a list with at least one");
            }
            let all: Vec<Option<T>> = items.iter().map(&parse).collect();
            all.into_iter().collect::<Option<Vec<T>>>().filter(|list| !list.is_empty())
        }
        None => parse(cell).map(|one| vec![one]),
    }
}
