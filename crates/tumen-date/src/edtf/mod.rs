//! Dates in the Extended Date/Time Format, ISO 8601-2:2019, levels 0 to 2.
//!
//! A text says year, month and day and leaves the calendar open: the standard means the proleptic Gregorian
//! one, documents of the Middle Ages the Julian one. So a text is read in a calendar (which decides whether a
//! day exists) and its bounds are asked for in one.
//!
//! | what | written | level |
//! |---|---|---|
//! | date, month, year | `1141-09-09`, `1141-09`, `1141` | 0 |
//! | with a time of day | `1985-04-12T23:20:30+04:30` | 0 |
//! | interval | `1216/1218` | 0 |
//! | uncertain, approximate, both | `1118?`, `1170~`, `1156-03%` | 1 |
//! | digits not specified | `115X`, `1156-XX` | 1 |
//! | spring, summer, autumn, winter | `1156-21` to `1156-24` | 1 |
//! | before the year 0; of more than four digits | `-0043`, `Y17000` | 1 |
//! | open end, unknown end | `1218/..`, `1218/` | 1 |
//! | one of, all of | `[1124,1125]`, `{1177..1178}` | 2 |
//! | a part in doubt: it alone, it and those before it | `1156-?03`, `1156-03~-01` | 2 |
//! | digits not specified anywhere | `11X6-X1-2X` | 2 |
//! | other parts of the year | `1156-25` to `1156-41` | 2 |
//! | exponents, significant digits | `Y17E7`, `1950S2` | 2 |

mod error;
mod fields;
mod figures;
pub(crate) mod form;
mod grammar;
mod level;
pub(crate) mod part;
mod season;
mod words;

pub use error::EdtfError;
pub use part::Doubt;

use crate::calendar::{Calendar, Date};
use fields::shift;
use form::{End, Form, Item, Value};
use std::fmt;
use std::str::FromStr;
use tumen_base::Day;

/// Years by which the unknown end of an interval is taken to lie from the other one when a bound is asked for:
/// the standard has no number, this one is that of the published vectors. [`Edtf::days`] does not use it.
pub const UNKNOWN_YEARS: i64 = 10;

/// A date, an interval or a set of dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edtf {
    form: Form,
}

/// The first or last day that a date can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// There is none: the date is open on this side.
    Unbounded,
    /// This day.
    Date(Date),
}

impl Bound {
    /// The day as a [`Day`]; none if there is no bound, or the calendar cannot say.
    #[must_use]
    pub fn day(self, calendar: Calendar) -> Option<Day> {
        match self {
            Self::Unbounded => None,
            Self::Date(date) => calendar.day(date),
        }
    }
}

/// A pair of bounds in the making: `None` is unbounded.
type Pair = (Option<Date>, Option<Date>);
/// How the bounds of one date are found: with or without what doubt adds to them.
type Of = fn(&Value, Calendar) -> Option<(Date, Date)>;

impl Edtf {
    /// Reads a text as dates of the Julian calendar, in which most sources of this project reckon.
    ///
    /// # Errors
    /// What is wrong, where, and what was expected there.
    pub fn parse(text: &str) -> Result<Self, EdtfError> {
        Self::parse_in(text, Calendar::Julian)
    }

    /// Reads a text as dates of a calendar.
    ///
    /// # Errors
    /// What is wrong, where, and what was expected there: faults of grammar, days that the calendar does not
    /// have, intervals that end before they begin.
    pub fn parse_in(text: &str, calendar: Calendar) -> Result<Self, EdtfError> {
        grammar::read(text, calendar).map(|form| Self { form })
    }

    /// Level of the standard that it needs, 0 to 2.
    #[must_use]
    pub fn level(&self) -> u8 {
        level::of(&self.form)
    }

    /// The first day that it can mean. Of an interval it is the first day, of a set the first day of the
    /// earliest member, whatever the doubt.
    #[must_use]
    pub fn earliest(&self, calendar: Calendar) -> Bound {
        bound(self.bounds(calendar, Value::bounds).0)
    }

    /// The last day that it can mean.
    #[must_use]
    pub fn latest(&self, calendar: Calendar) -> Bound {
        bound(self.bounds(calendar, Value::bounds).1)
    }

    /// The earliest day if doubt is taken at one unit (year, month, day) of the part in doubt for each of
    /// uncertain and approximate. A year without its last digits has units of ten, a hundred or a thousand.
    #[must_use]
    pub fn fuzzy_earliest(&self, calendar: Calendar) -> Bound {
        bound(self.bounds(calendar, Value::fuzzy_bounds).0)
    }

    /// The latest day if doubt is taken as in [`Edtf::fuzzy_earliest`].
    #[must_use]
    pub fn fuzzy_latest(&self, calendar: Calendar) -> Bound {
        bound(self.bounds(calendar, Value::fuzzy_bounds).1)
    }

    /// First and last day that it can mean. None where it is open or its end is unknown, and where the
    /// calendar cannot say.
    #[must_use]
    pub fn days(&self, calendar: Calendar) -> (Option<Day>, Option<Day>) {
        self.days_by(calendar, Value::bounds)
    }

    /// The same, widened by its doubt as in [`Edtf::fuzzy_earliest`].
    #[must_use]
    pub fn fuzzy_days(&self, calendar: Calendar) -> (Option<Day>, Option<Day>) {
        self.days_by(calendar, Value::fuzzy_bounds)
    }

    /// First and last day of each of the dates of which one is meant: of the members of `[…]` one each, of
    /// anything else its own.
    #[must_use]
    pub fn alternatives(&self, calendar: Calendar) -> Vec<(Bound, Bound)> {
        match &self.form {
            Form::Set { all: false, items } => {
                let pairs = items.iter().map(|item| item_bounds(item, calendar, Value::bounds));
                pairs.map(|(first, last)| (bound(first), bound(last))).collect()
            }
            _ => vec![(self.earliest(calendar), self.latest(calendar))],
        }
    }

    /// Whether any part of it is marked as uncertain, `?` or `%`.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.doubt().uncertain
    }

    /// Whether any part of it is marked as approximate, `~` or `%`.
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.doubt().approximate
    }

    /// Doubt about any part of it.
    #[must_use]
    pub fn doubt(&self) -> Doubt {
        self.form.values().into_iter().map(Value::doubt).fold(Doubt::NONE, Doubt::and)
    }

    /// Whether it begins or ends on a day that is unknown (`1218/`), which is something else than open.
    #[must_use]
    pub const fn has_unknown_end(&self) -> bool {
        matches!(&self.form, Form::Interval(End::Unknown, _) | Form::Interval(_, End::Unknown))
    }

    /// For people, with the month names of the Julian calendar: `9 September 1141`, `perhaps 1118`.
    #[must_use]
    pub fn in_words(&self) -> String {
        self.in_words_of(Calendar::Julian)
    }

    /// For people, with the month names of a calendar: `5 Safar 536`.
    #[must_use]
    pub fn in_words_of(&self, calendar: Calendar) -> String {
        words::of(&self.form, calendar)
    }

    /// What it is made of.
    pub(crate) const fn form(&self) -> &Form {
        &self.form
    }

    fn bounds(&self, calendar: Calendar, of: Of) -> Pair {
        match &self.form {
            Form::One(value) => closed(of(value, calendar)),
            Form::Interval(start, end) => interval(calendar, of, start, end),
            Form::Set { items, .. } => {
                let pairs: Vec<Pair> = items.iter().map(|item| item_bounds(item, calendar, of)).collect();
                let first = pairs.iter().map(|(first, _)| *first).min().flatten();
                let last = pairs.iter().map(|(_, last)| *last).collect::<Option<Vec<Date>>>();
                (first, last.and_then(|last| last.into_iter().max()))
            }
        }
    }

    fn days_by(&self, calendar: Calendar, of: Of) -> (Option<Day>, Option<Day>) {
        let days = |value: &Value| of(value, calendar).and_then(|bounds| value.days(calendar, bounds));
        let first = |value: Option<&Value>| value.and_then(days).map(|days| days.0);
        let last = |value: Option<&Value>| value.and_then(days).map(|days| days.1);
        match &self.form {
            Form::One(value) => (first(Some(value)), last(Some(value))),
            Form::Interval(start, end) => (first(start.value()), last(end.value())),
            Form::Set { items, .. } => {
                let ends = || items.iter().map(Item::ends);
                let latest: Option<Vec<Day>> = ends().map(|(_, end)| last(end)).collect();
                (ends().map(|(start, _)| first(start)).min().flatten(), latest.and_then(|days| days.into_iter().max()))
            }
        }
    }
}

fn bound(date: Option<Date>) -> Bound {
    date.map_or(Bound::Unbounded, Bound::Date)
}

fn closed(pair: Option<(Date, Date)>) -> Pair {
    (pair.map(|pair| pair.0), pair.map(|pair| pair.1))
}

/// Bounds of a member of a set.
fn item_bounds(item: &Item, calendar: Calendar, of: Of) -> Pair {
    let (start, end) = item.ends();
    let bounds = |value: Option<&Value>| closed(value.and_then(|value| of(value, calendar)));
    (bounds(start).0, bounds(end).1)
}

/// Bounds of an interval. An unknown end is reckoned from the other end without its doubt.
fn interval(calendar: Calendar, of: Of, start: &End, end: &End) -> Pair {
    let beside = |other: &End, years: i64| {
        let (first, last) = other.value()?.bounds(calendar)?;
        Some(shift(calendar, if years < 0 { last } else { first }, [years, 0, 0]))
    };
    let first = match start {
        End::At(value) => closed(of(value, calendar)).0,
        End::Unknown => beside(end, -UNKNOWN_YEARS),
        End::Open => None,
    };
    let last = match end {
        End::At(value) => closed(of(value, calendar)).1,
        End::Unknown => beside(start, UNKNOWN_YEARS),
        End::Open => None,
    };
    (first, last)
}

/// The normal form: no blanks, everything else as it was written.
impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.form.fmt(f)
    }
}

/// Reads as [`Edtf::parse`] does.
impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        Self::parse(text)
    }
}

/// ISO form of a date, `-0043-03-15`; years of more than four digits without `Y`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}-{:02}-{:02}", self.year.unsigned_abs(), self.month, self.day)
    }
}

#[cfg(test)]
mod tests;
