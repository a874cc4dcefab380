//! The Islamic calendar by the table: months of 30 and 29 days in turn, and a day more at the end of the
//! years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of each thirty (the commonest rule, called type II),
//! counted from Friday, 16 July 622 Julian (the civil epoch).
//!
//! Months were begun when the new moon was seen, so a date in a document may lie a day or two beside the
//! table; [`SLACK`] says how far.

use crate::calendar::Date;
use tumen_base::Day;

/// Days by which observed months commonly differ from the table, either way.
pub const SLACK: i32 = 1;

/// Day Number of 1 Muharram of the year 1, less one.
const EPOCH: i64 = 1_948_439;
/// Days in thirty years.
const CYCLE: i64 = 10_631;

/// The months, as they are shown.
pub const MONTHS: [&str; 12] = [
    "Muharram",
    "Safar",
    "Rabi I",
    "Rabi II",
    "Jumada I",
    "Jumada II",
    "Rajab",
    "Sha'ban",
    "Ramadan",
    "Shawwal",
    "Dhu'l-Qa'da",
    "Dhu'l-Hijja",
];

/// Spellings of each month, without case, marks, apostrophes, hyphens and blanks.
pub(crate) const SPELLINGS: [&[&str]; 12] = [
    &["muharram", "moharram", "muharam"],
    &["safar"],
    &["rabii", "rabi1", "rabialawwal", "rabialawal", "rabiulawwal", "rabiulawal"],
    &["rabiii", "rabi2", "rabialthani", "rabiaththani", "rabialakhir", "rabiuthani", "rabiulakhir"],
    &["jumadai", "jumada1", "jumadaalula", "jumadaalawwal", "jumadalula"],
    &["jumadaii", "jumada2", "jumadaalakhira", "jumadaalthani", "jumadaalthaniya", "jumadaththaniya"],
    &["rajab"],
    &["shaban", "shaaban"],
    &["ramadan", "ramazan", "ramadhan"],
    &["shawwal", "shawal"],
    &["dhulqada", "dhualqada", "dhualqadah", "zulqada"],
    &["dhulhijja", "dhualhijja", "dhualhijjah", "zulhijja"],
];

/// Whether the last month of a year has 30 days.
const fn is_leap(year: i64) -> bool {
    (11 * year + 14).rem_euclid(30) < 11
}

/// Days in a month (1 to 12).
pub(crate) const fn month_length(year: i64, month: u32) -> u32 {
    if month % 2 == 1 || (month == 12 && is_leap(year)) { 30 } else { 29 }
}

/// The day of a date that exists; none before the year 1.
pub(crate) fn day(Date { year, month, day }: Date) -> Option<Day> {
    if year < 1 {
        return None;
    }
    let month = i64::from(month);
    let before = 354 * (year - 1) + (11 * year + 3).div_euclid(30) + 29 * (month - 1) + month / 2;
    Some(Day((EPOCH + before + i64::from(day)) as i32))
}

/// The date of a day; none before the first day of the calendar.
#[must_use]
pub fn date(on: Day) -> Option<Date> {
    let days = i64::from(on.0) - EPOCH - 1;
    if days < 0 {
        return None;
    }
    let year = (30 * days + 10_646) / CYCLE;
    let first = |month| day(Date { year, month, day: 1 });
    let month = (1..=12).rev().find(|month| first(*month).is_some_and(|first| first <= on))?;
    Some(Date { year, month, day: (on - first(month)?) as u32 + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_days_agree() {
        let known = [
            ((1, 1, 1), Day::julian(622, 7, 16)),
            ((536, 2, 5), Day::julian(1141, 9, 9)),
            // The fall of Baghdad, 4 Safar 656, is given as 10 February 1258.
            ((656, 2, 4), Day::julian(1258, 2, 10)),
            // 1 Muharram 1420 was 17 April 1999 (Gregorian) by the table.
            ((1420, 1, 1), Day(2_451_286)),
        ];
        for ((year, month, number), on) in known {
            let given = Date { year, month, day: number };
            assert_eq!((day(given), date(on)), (Some(on), Some(given)));
        }
        assert_eq!(date(Day::julian(622, 7, 15)), None);
    }

    #[test]
    fn eleven_years_in_thirty_are_long() {
        let long: Vec<i64> = (1..=30).filter(|year| is_leap(*year)).collect();
        assert_eq!(long, [2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29]);
    }

    proptest! {
        #[test]
        fn dates_go_there_and_back(n in 1_948_440i32..3_000_000) {
            let given = date(Day(n)).unwrap();
            prop_assert!(given.day <= month_length(given.year, given.month));
            prop_assert_eq!(day(given), Some(Day(n)));
        }
    }
}
