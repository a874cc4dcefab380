//! Values of claims as JSON objects that say of which type they are.

use super::dates::{self, InBoth};
use super::values::{limits, tag};
use crate::amount::Figure;
use crate::claim::{Dating, Span, Value};
use crate::record::Record;
use serde::Serialize;

/// A value.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Typed<'a> {
    /// When.
    Date(Date<'a>),
    /// How long.
    Duration(Days<'a>),
    /// A happening, and how long before or after it.
    Order { happening: &'a str, lag: Option<Days<'a>> },
    /// Where.
    Places { things: Vec<&'a str> },
    /// Near where.
    Near { place: &'a str, km: Option<f64>, direction: &'a str },
    /// How many. The limits are null where there is none.
    Amount { figure: &'a Figure, low: Option<f64>, high: Option<f64>, unit: &'a str, told: String },
    /// Who or what.
    Who { things: Vec<&'a str> },
    /// A name.
    Name { form: &'a str, language: &'a str, script: &'a str, tag: String, sort: &'a str, transliteration: &'a str },
    /// In words.
    Text { text: &'a str },
}

/// A date.
#[derive(Serialize)]
pub(super) struct Date<'a> {
    edtf: String,
    calendar: &'a str,
    words: String,
    earliest: Option<InBoth>,
    latest: Option<InBoth>,
}

/// A length of time in days.
#[derive(Serialize)]
pub(super) struct Days<'a> {
    low: i32,
    high: Option<i32>,
    told: &'a str,
}

/// A value with its type.
pub(super) fn typed<'a>(record: &'a Record, value: &'a Value) -> Typed<'a> {
    match value {
        Value::Date(dating) => Typed::Date(date(dating)),
        Value::Duration(span) => Typed::Duration(days(span)),
        Value::Order(other, lag) => {
            Typed::Order { happening: &record.happening(*other).id, lag: lag.as_ref().map(days) }
        }
        Value::Places(things) => Typed::Places { things: things.iter().map(|thing| record.id(*thing)).collect() },
        Value::Near(place, km, direction) => Typed::Near { place: record.id(*place), km: *km, direction },
        Value::Amount(amount) => {
            let (low, high) = limits(&amount.figure);
            let finite = |x: f64| x.is_finite().then_some(x);
            let (low, high) = (finite(low), finite(high));
            Typed::Amount { figure: &amount.figure, low, high, unit: &amount.unit, told: amount.to_string() }
        }
        Value::Who(things) => Typed::Who { things: things.iter().map(|thing| record.id(*thing)).collect() },
        Value::Name(name) => Typed::Name {
            form: &name.form,
            language: &name.language,
            script: &name.script,
            tag: tag(&name.language, &name.script),
            sort: &name.sort,
            transliteration: &name.transliteration,
        },
        Value::Text(text) => Typed::Text { text },
    }
}

/// A date with its bounds in both calendars.
pub(super) fn date(dating: &Dating) -> Date<'_> {
    let (first, last) = dates::bounds(dating);
    Date {
        edtf: dating.edtf.to_string(),
        calendar: dating.calendar.name(),
        words: dates::words(dating),
        earliest: first.map(dates::both),
        latest: last.map(dates::both),
    }
}

fn days(span: &Span) -> Days<'_> {
    Days { low: span.low, high: span.high, told: &span.told }
}
