//! Calendars: how long their months are, and which [`Day`] a date of theirs is.

use crate::{chinese, hijri};
use std::fmt;
use std::str::FromStr;
use tumen_base::Day;

/// A calendar in which a date can be given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Calendar {
    /// The calendar of Christian writers until 1582, also before it was made and after it was given up.
    #[default]
    Julian,
    /// The calendar of today, also before 1582. The EDTF standard means this one.
    Gregorian,
    /// The Islamic calendar by the table, see [`hijri`](mod@crate::hijri).
    Hijri,
    /// The Chinese lunisolar calendar, see [`chinese`](mod@crate::chinese). Leap months have no number of
    /// their own and cannot be meant by year, month and day alone.
    Chinese,
}

/// Year, month and day in some calendar. Years are counted with a year 0, as astronomers do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Year; 0 is the year before 1.
    pub year: i64,
    /// Month, from 1.
    pub month: u32,
    /// Day of the month, from 1.
    pub day: u32,
}

/// Years whose days are reckoned: far more than anybody needs, and few enough for a [`Day`].
const YEARS: i64 = 1_000_000;
/// Day Number of the day before 1 March of the year 0 in the Gregorian calendar.
const GREGORIAN_ZERO: i64 = 1_721_119;

impl Calendar {
    /// Every calendar.
    pub const ALL: [Self; 4] = [Self::Julian, Self::Gregorian, Self::Hijri, Self::Chinese];

    /// Name on the command line and in packs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Julian => "julian",
            Self::Gregorian => "gregorian",
            Self::Hijri => "hijri",
            Self::Chinese => "chinese",
        }
    }

    /// Name in a sentence.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Julian => "Julian",
            Self::Gregorian => "Gregorian",
            Self::Hijri => "Hijri",
            Self::Chinese => "Chinese",
        }
    }

    /// Whether it follows the sun, so that its months have the seasons of ours.
    #[must_use]
    pub const fn is_solar(self) -> bool {
        matches!(self, Self::Julian | Self::Gregorian)
    }

    /// Days in a month (1 to 12). Where the Chinese table does not reach it is the most that a month can have.
    #[must_use]
    pub fn month_length(self, year: i64, month: u32) -> u32 {
        let leap = match self {
            Self::Julian => year.rem_euclid(4) == 0,
            Self::Gregorian => year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0),
            Self::Hijri => return hijri::month_length(year, month),
            Self::Chinese => return chinese::month_length(year, month).unwrap_or(30),
        };
        match month {
            2 => 28 + u32::from(leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    /// The day of a date of this calendar. None if there is no such date, if it lies a million years away,
    /// before the first Hijri year, or outside the table of Chinese months.
    #[must_use]
    pub fn day(self, date: Date) -> Option<Day> {
        let Date { year, month, day } = date;
        let exists = (1..=12).contains(&month) && (1..=self.month_length(year, month)).contains(&day);
        if !exists || year.abs() > YEARS {
            return None;
        }
        match self {
            Self::Julian => Some(Day::julian(year as i32, month, day)),
            Self::Gregorian => Some(gregorian(date)),
            Self::Hijri => hijri::day(date),
            Self::Chinese => chinese::day(chinese::Date { year: year as i32, month, leap: false, day }),
        }
    }
}

/// Reads the names that [`Calendar::name`] gives. The error lists them.
impl FromStr for Calendar {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|calendar| calendar.name() == text);
        found.ok_or_else(|| format!("one of {}", Self::ALL.map(Self::name).join(", ")))
    }
}

impl fmt::Display for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The day of a Gregorian date, years counted from March so that the leap day is the last. The algorithm is
/// Fliegel and Van Flandern's (1968).
fn gregorian(Date { year, month, day }: Date) -> Day {
    let (month, year) = if month > 2 { (i64::from(month) - 3, year) } else { (i64::from(month) + 9, year - 1) };
    let before = 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Day((before + (153 * month + 2) / 5 + i64::from(day) + GREGORIAN_ZERO) as i32)
}

/// The date of a day in the Julian calendar.
#[must_use]
pub fn to_julian(day: Day) -> Date {
    let (year, month, day) = day.to_julian();
    Date { year: i64::from(year), month, day }
}

/// The date of a day in the Gregorian calendar.
#[must_use]
pub fn to_gregorian(day: Day) -> Date {
    let days = i64::from(day.0) - GREGORIAN_ZERO - 1;
    let (era, rest) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let of_era = (rest - rest / 1460 + rest / 36_524 - rest / 146_096) / 365;
    let of_year = rest - (365 * of_era + of_era / 4 - of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    Date { year: 400 * era + of_era + i64::from(month <= 2), month: month as u32, day: day as u32 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const fn date(year: i64, month: u32, day: u32) -> Date {
        Date { year, month, day }
    }

    #[test]
    fn known_days_agree() {
        // The reform of 1582: 4 October Julian was followed by 15 October Gregorian.
        let last = Day::julian(1582, 10, 4);
        assert_eq!(Calendar::Gregorian.day(date(1582, 10, 15)), Some(last + 1));
        assert_eq!(Calendar::Gregorian.day(date(2000, 1, 1)), Some(Day(2_451_545)));
        // In the 12th century the calendars are seven days apart.
        assert_eq!(to_gregorian(Day::julian(1141, 9, 9)), date(1141, 9, 16));
        assert_eq!(Calendar::Gregorian.day(date(1100, 2, 29)), None);
        assert_eq!(Calendar::Julian.day(date(1100, 2, 29)), Some(Day::julian(1100, 2, 29)));
        for calendar in Calendar::ALL {
            assert_eq!(calendar.day(date(1141, 13, 1)), None);
            assert_eq!(calendar.day(date(i64::MAX, 1, 1)), None);
            assert_eq!(calendar.name().parse(), Ok(calendar));
        }
    }

    proptest! {
        #[test]
        fn solar_dates_go_there_and_back(n in -2_000_000i32..6_000_000) {
            prop_assert_eq!(Calendar::Julian.day(to_julian(Day(n))), Some(Day(n)));
            prop_assert_eq!(Calendar::Gregorian.day(to_gregorian(Day(n))), Some(Day(n)));
        }
    }
}
