//! What an EDTF text is made of: dates, with a time or with long years, alone, as ends of an interval, or as
//! members of a set. Written out again they give the normal form.

use super::fields::{Fields, agreeing};
use super::part::Doubt;
use crate::calendar::{Calendar, Date};
use crate::chinese;
use std::fmt;
use tumen_base::Day;

/// A whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// One date.
    One(Value),
    /// From one end to the other.
    Interval(End, End),
    /// Some of these.
    Set {
        /// Whether all of them are meant (`{…}`) or one, nobody knows which (`[…]`).
        all: bool,
        /// The members, at least one.
        items: Vec<Item>,
    },
}

/// End of an interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// There is one, and nobody knows when.
    Unknown,
    /// There is none.
    Open,
    /// This date.
    At(Value),
}

/// Member of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    /// A date.
    One(Value),
    /// All from one date to another.
    Range(Value, Value),
    /// All up to a date.
    Until(Value),
    /// All from a date on.
    Since(Value),
}

/// A date of whichever kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// Of a year of four digits.
    Fields(Fields),
    /// With a time of day.
    Timed(Fields, Clock),
    /// A year that may have more digits.
    Long(Long),
}

/// A year that begins with `Y`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Long {
    /// Before the exponent.
    pub mantissa: i64,
    /// Power of ten that it is multiplied with, if one is written.
    pub exponent: Option<u32>,
    /// How many digits are significant, if not all.
    pub significant: Option<u32>,
}

/// A time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    /// Hour, minute and second.
    pub time: [u8; 3],
    /// Difference from universal time, as written.
    pub zone: Option<Zone>,
}

/// Difference from universal time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Zone {
    /// None.
    Universal,
    /// Hours, and minutes if they are written.
    Ahead(char, u8, Option<u8>),
}

impl Long {
    /// The year.
    pub fn year(&self) -> i64 {
        self.mantissa * 10_i64.pow(self.exponent.unwrap_or(0))
    }

    fn fuzzy_years(&self) -> (i64, i64) {
        let digits = self.year().unsigned_abs().checked_ilog10().unwrap_or(0) + 1;
        self.significant.map_or((self.year(), self.year()), |significant| agreeing(self.year(), digits, significant))
    }
}

impl Value {
    /// Year, month and day, unless it is a long year.
    pub fn fields(&self) -> Option<&Fields> {
        match self {
            Self::Fields(fields) | Self::Timed(fields, _) => Some(fields),
            Self::Long(_) => None,
        }
    }

    /// Doubt about any of its parts.
    pub fn doubt(&self) -> Doubt {
        let doubts = self.fields().map(Fields::doubts).unwrap_or_default();
        doubts.into_iter().flatten().fold(Doubt::NONE, Doubt::and)
    }

    /// First and last day that it can mean; none if there is no such day.
    pub fn bounds(&self, calendar: Calendar) -> Option<(Date, Date)> {
        match self {
            Self::Fields(fields) | Self::Timed(fields, _) => fields.bounds(calendar),
            Self::Long(long) => Some(years(calendar, (long.year(), long.year()))),
        }
    }

    /// The same, widened by the doubt about its parts.
    pub fn fuzzy_bounds(&self, calendar: Calendar) -> Option<(Date, Date)> {
        match self {
            Self::Fields(fields) | Self::Timed(fields, _) => fields.fuzzy_bounds(calendar),
            Self::Long(long) => Some(years(calendar, long.fuzzy_years())),
        }
    }

    /// Bounds as days; none if the calendar cannot say. The leap month that may end a Chinese year has no
    /// number, so a year without month goes on to the end of it.
    pub fn days(&self, calendar: Calendar, (first, last): (Date, Date)) -> Option<(Day, Day)> {
        let month = self.fields().and_then(|fields| fields.month);
        let whole_year = month.is_none_or(|month| month.digits.is_blank()) && last.month == 12;
        let end = match calendar {
            Calendar::Chinese if whole_year => chinese::year_days(i32::try_from(last.year).ok()?)?.1,
            _ => calendar.day(last)?,
        };
        Some((calendar.day(first)?, end))
    }
}

/// Bounds of whole years.
fn years(calendar: Calendar, (first, last): (i64, i64)) -> (Date, Date) {
    let day = calendar.month_length(last, 12);
    (Date { year: first, month: 1, day: 1 }, Date { year: last, month: 12, day })
}

impl Form {
    /// Every date in it, in order; one that begins and ends a member by itself comes twice.
    pub fn values(&self) -> Vec<&Value> {
        match self {
            Self::One(value) => vec![value],
            Self::Interval(start, end) => [start, end].into_iter().filter_map(End::value).collect(),
            Self::Set { items, .. } => {
                items.iter().map(Item::ends).flat_map(|(start, end)| [start, end]).flatten().collect()
            }
        }
    }
}

impl End {
    /// The date, if there is one.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::At(value) => Some(value),
            Self::Unknown | Self::Open => None,
        }
    }
}

impl Item {
    /// Where it begins and where it ends, unless it is open there.
    pub const fn ends(&self) -> (Option<&Value>, Option<&Value>) {
        match self {
            Self::One(value) => (Some(value), Some(value)),
            Self::Range(start, end) => (Some(start), Some(end)),
            Self::Until(end) => (None, Some(end)),
            Self::Since(start) => (Some(start), None),
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(value) => value.fmt(f),
            Self::Interval(start, end) => write!(f, "{start}/{end}"),
            Self::Set { all, items } => {
                let (open, close) = if *all { ('{', '}') } else { ('[', ']') };
                let items: Vec<String> = items.iter().map(Item::to_string).collect();
                write!(f, "{open}{}{close}", items.join(","))
            }
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => Ok(()),
            Self::Open => f.write_str(".."),
            Self::At(value) => value.fmt(f),
        }
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(value) => value.fmt(f),
            Self::Range(start, end) => write!(f, "{start}..{end}"),
            Self::Until(value) => write!(f, "..{value}"),
            Self::Since(value) => write!(f, "{value}.."),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fields(fields) => fields.fmt(f),
            Self::Timed(fields, clock) => write!(f, "{fields}T{clock}"),
            Self::Long(long) => long.fmt(f),
        }
    }
}

impl fmt::Display for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.year.write(f, if self.negative { "-" } else { "" })?;
        if let Some(digits) = self.significant {
            write!(f, "S{digits}")?;
        }
        for part in [self.month, self.day].into_iter().flatten() {
            f.write_str("-")?;
            part.write(f, "")?;
        }
        Ok(())
    }
}

impl fmt::Display for Long {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Y{}", self.mantissa)?;
        self.exponent.map_or(Ok(()), |exponent| write!(f, "E{exponent}"))?;
        self.significant.map_or(Ok(()), |digits| write!(f, "S{digits}"))
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [hour, minute, second] = self.time;
        write!(f, "{hour:02}:{minute:02}:{second:02}")?;
        match self.zone {
            None => Ok(()),
            Some(Zone::Universal) => f.write_str("Z"),
            Some(Zone::Ahead(sign, hours, None)) => write!(f, "{sign}{hours:02}"),
            Some(Zone::Ahead(sign, hours, Some(minutes))) => write!(f, "{sign}{hours:02}:{minutes:02}"),
        }
    }
}
