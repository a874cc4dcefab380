//! Days in the calendars that other programs expect.

use crate::claim::Dating;
use crate::source::Years;
use serde::Serialize;
use tumen_base::Day;
use tumen_date::calendar::{to_gregorian, to_julian};

/// First year that is taken as Gregorian when a source is dated by year only: the first whole one
/// after the reform of October 1582.
const GREGORIAN_FROM: i32 = 1583;

/// A day in both solar calendars, as ISO 8601 writes it.
#[derive(Serialize)]
pub(super) struct InBoth {
    julian: String,
    gregorian: String,
}

/// A day in both calendars.
pub(super) fn both(day: Day) -> InBoth {
    InBoth { julian: julian(day), gregorian: gregorian(day) }
}

/// A day in the Julian calendar: `1141-09-09`.
pub(super) fn julian(day: Day) -> String {
    to_julian(day).to_string()
}

/// A day in the proleptic Gregorian calendar, which ISO 8601 and XML Schema mean: `1141-09-16`.
pub(super) fn gregorian(day: Day) -> String {
    to_gregorian(day).to_string()
}

/// First and last day that a date can mean.
pub(super) fn bounds(dating: &Dating) -> (Option<Day>, Option<Day>) {
    dating.edtf.days(dating.calendar)
}

/// A date in words, with the months of its own calendar: `9 September 1141`.
pub(super) fn words(dating: &Dating) -> String {
    dating.edtf.in_words_of(dating.calendar)
}

/// First and last day of years of publication.
pub(super) fn of_years(years: Years) -> (Option<Day>, Option<Day>) {
    let day = |year: i32, month, day| match tumen_date::Calendar::Gregorian {
        calendar if year >= GREGORIAN_FROM => calendar.day(tumen_date::Date { year: i64::from(year), month, day }),
        _ => Some(Day::julian(year, month, day)),
    };
    (day(years.first, 1, 1), day(years.last, 12, 31))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tumen_date::{Calendar, Edtf};

    #[test]
    fn days_of_the_twelfth_century_move_by_a_week() {
        let dating = Dating { edtf: Edtf::parse("1141-09-09").unwrap(), calendar: Calendar::Julian };
        let (first, last) = bounds(&dating);
        assert_eq!(first, last);
        assert_eq!(first.map(gregorian).as_deref(), Some("1141-09-16"));
        assert_eq!(first.map(julian).as_deref(), Some("1141-09-09"));
    }

    #[test]
    fn a_modern_year_is_gregorian_and_an_old_one_julian() {
        let first = |year| of_years(Years { first: year, last: year }).0.map(gregorian);
        assert_eq!(first(2005).as_deref(), Some("2005-01-01"));
        assert_eq!(first(1252).as_deref(), Some("1252-01-08"));
    }
}
