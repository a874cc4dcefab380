//! The Chinese lunisolar calendar from 1100 to 1250, by a table of the first days of its months.
//!
//! The months of these centuries followed the almanac in force, which its makers reckoned by rules of their
//! own: astronomy of today gives other days for some of them, so they are looked up and not computed. The
//! table (`data/months.csv`) was written by `data/months.py` with the package sxtwl 2.0.7, which keeps the
//! months of the Song almanacs. Its limits:
//!
//! - It is the calendar of the Song court. Its neighbours had almanacs of their own, whose months could begin a
//!   day earlier or later and whose leap months could stand elsewhere: the Jin put the first day of 1135 a day
//!   after the Song (History of Jin, treatise on astronomy).
//! - Before 1100 and after 1250 there is no answer.
//!
//! A year is numbered by the Julian year in which it begins; its last weeks lie in the next.

use std::sync::LazyLock;
use tumen_base::Day;

/// First year of the table.
pub const FIRST: i32 = 1100;
/// Last year of the table.
pub const LAST: i32 = 1250;

/// A date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Year, by the Julian year in which it begins.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u32,
    /// Whether it is the leap month that follows the month of that number.
    pub leap: bool,
    /// Day of the month, from 1.
    pub day: u32,
}

/// A month of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Month {
    year: i32,
    month: u32,
    leap: bool,
    first: Day,
}

/// Days of the last month of the table, by which it ends.
const LAST_MONTH: i32 = 29;

static MONTHS: LazyLock<Vec<Month>> =
    LazyLock::new(|| include_str!("../data/months.csv").lines().skip(1).filter_map(month).collect());

/// A line of the table.
fn month(line: &str) -> Option<Month> {
    let mut cells = line.split(',').map(|cell| cell.parse::<i32>().ok());
    let mut next = || cells.next().flatten();
    Some(Month { year: next()?, month: next()? as u32, leap: next()? == 1, first: Day(next()?) })
}

/// The first day after a month of the table.
fn end(at: usize) -> Day {
    MONTHS.get(at + 1).map_or_else(|| MONTHS[at].first + LAST_MONTH, |next| next.first)
}

/// The date of a day; none outside the table.
#[must_use]
pub fn date(day: Day) -> Option<Date> {
    let at = MONTHS.partition_point(|month| month.first <= day).checked_sub(1)?;
    let Month { year, month, leap, first } = MONTHS[at];
    (day < end(at)).then(|| Date { year, month, leap, day: (day - first) as u32 + 1 })
}

/// The day of a date; none if there is no such day or the table does not have it.
#[must_use]
pub fn day(date: Date) -> Option<Day> {
    let (first, last) = month_days(date.year, date.month, date.leap)?;
    let day = first + i32::try_from(date.day.checked_sub(1)?).ok()?;
    (day <= last).then_some(day)
}

/// First and last day of a month; none if the table does not have it.
#[must_use]
pub fn month_days(year: i32, month: u32, leap: bool) -> Option<(Day, Day)> {
    let at = MONTHS.iter().position(|m| (m.year, m.month, m.leap) == (year, month, leap))?;
    Some((MONTHS[at].first, end(at) - 1))
}

/// First and last day of a year; none if the table does not have it.
#[must_use]
pub fn year_days(year: i32) -> Option<(Day, Day)> {
    let first = MONTHS.iter().position(|m| m.year == year)?;
    let last = MONTHS.iter().rposition(|m| m.year == year)?;
    Some((MONTHS[first].first, end(last) - 1))
}

/// Number of the month that the leap month of a year follows; none if it has no leap month.
#[must_use]
pub fn leap_month(year: i32) -> Option<u32> {
    MONTHS.iter().find(|m| m.year == year && m.leap).map(|m| m.month)
}

/// Days in a month that is not a leap month; none if the table does not have it.
pub(crate) fn month_length(year: i64, month: u32) -> Option<u32> {
    let (first, last) = month_days(i32::try_from(year).ok()?, month, false)?;
    Some((last - first) as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cycle::Sexagenary;

    #[test]
    fn the_table_is_whole() {
        assert_eq!(MONTHS.len(), include_str!("../data/months.csv").lines().count() - 1);
        for year in FIRST..=LAST {
            let plain: Vec<u32> = MONTHS.iter().filter(|m| m.year == year && !m.leap).map(|m| m.month).collect();
            assert_eq!(plain, (1..=12).collect::<Vec<_>>(), "{year}");
            assert!(MONTHS.iter().filter(|m| m.year == year && m.leap).count() <= 1, "{year}");
        }
        for at in 0..MONTHS.len() - 1 {
            let (this, next) = (MONTHS[at], MONTHS[at + 1]);
            assert!(matches!(next.first - this.first, 29 | 30), "{this:?}");
            assert!(!next.leap || next.month == this.month, "{next:?}");
        }
    }

    #[test]
    fn every_day_goes_there_and_back_and_others_have_no_date() {
        let (first, last) = (year_days(FIRST).unwrap().0, year_days(LAST).unwrap().1);
        for n in first.0..=last.0 {
            assert_eq!(day(date(Day(n)).unwrap()), Some(Day(n)));
        }
        assert_eq!((date(first - 1), date(last + 1)), (None, None));
        assert_eq!(day(Date { year: 1099, month: 1, leap: false, day: 1 }), None);
        assert_eq!(day(Date { year: 1141, month: 8, leap: false, day: 31 }), None);
        assert_eq!(day(Date { year: 1141, month: 8, leap: true, day: 1 }), None);
        assert_eq!(day(Date { year: 1141, month: 8, leap: false, day: 0 }), None);
    }

    #[test]
    fn a_known_day_has_its_date() {
        let given = Date { year: 1141, month: 8, leap: false, day: 8 };
        assert_eq!(date(Day::julian(1141, 9, 9)), Some(given));
        assert_eq!((leap_month(1197), leap_month(1141)), (Some(6), None));
        assert_eq!(month_days(1197, 3, false), Some((Day(2_158_342), Day(2_158_370))));
    }

    /// Days on which an eclipse was recorded or foretold, each the first of its month, with the year that
    /// the record gives by era, its month, and the name of the day: History of Song, treatise on astronomy
    /// (1148 to 1221), and History of Jin, treatise on astronomy (1140 to 1145).
    #[test]
    fn months_begin_on_the_days_that_the_dynastic_histories_name() {
        let recorded = [
            (1140, 7, "癸卯"),
            (1143, 12, "癸未"),
            (1144, 6, "辛巳"),
            (1145, 6, "乙亥"),
            (1148, 4, "戊子"),
            (1149, 3, "癸未"),
            (1154, 5, "癸丑"),
            (1155, 5, "丁未"),
            (1158, 3, "辛酉"),
            (1160, 8, "丙午"),
            (1161, 1, "甲戌"),
            (1162, 1, "戊辰"),
            (1163, 6, "庚申"),
            (1164, 6, "甲寅"),
            (1169, 8, "甲申"),
            (1173, 5, "壬辰"),
            (1174, 11, "甲申"),
            (1176, 3, "丙午"),
            (1177, 9, "丁酉"),
            (1183, 11, "壬戌"),
            (1188, 8, "甲子"),
            (1189, 2, "辛酉"),
            (1195, 3, "丙戌"),
            (1198, 1, "己亥"),
            (1199, 1, "癸巳"),
            (1200, 6, "乙酉"),
            (1202, 5, "甲辰"),
            (1203, 4, "己亥"),
            (1206, 2, "壬子"),
            (1210, 6, "丁巳"),
            (1211, 11, "己酉"),
            (1214, 9, "壬戌"),
            (1216, 2, "甲申"),
            (1217, 7, "丙子"),
            (1218, 7, "庚午"),
            (1221, 5, "甲申"),
        ];
        for (year, month, name) in recorded {
            let (first, _) = month_days(year, month, false).unwrap();
            assert_eq!(Sexagenary::of_day(first).hanzi(), name, "{year}, month {month}");
        }
    }
}
