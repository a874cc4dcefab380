//! Days and the Julian calendar. A [`Day`] is a Julian Day Number (the day that begins at noon is
//! counted by its civil date), so differences are days and every calendar can be reached from it.

use core::fmt;
use core::ops::{Add, Sub};
use core::str::FromStr;

/// A day, as Julian Day Number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Day(pub i32);

/// Days in a mean Julian year.
pub const YEAR: f64 = 365.25;
/// Days in a mean month.
pub const MONTH: f64 = YEAR / 12.0;

const MONTH_NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Day {
    /// The day with this date in the Julian calendar (months and days from 1). Algorithm: Fliegel
    /// and Van Flandern (1968), Julian form.
    #[must_use]
    pub fn julian(year: i32, month: u32, day: u32) -> Self {
        let (m, d) = (month as i32, day as i32);
        let a = (14 - m) / 12;
        let (y, m) = (year + 4800 - a, m + 12 * a - 3);
        Self(d + (153 * m + 2) / 5 + 365 * y + y.div_euclid(4) - 32083)
    }

    /// Year, month and day of the month in the Julian calendar.
    #[must_use]
    pub fn to_julian(self) -> (i32, u32, u32) {
        let c = self.0 + 32082;
        let d = (4 * c + 3).div_euclid(1461);
        let e = c - (1461 * d).div_euclid(4);
        let m = (5 * e + 2) / 153;
        let day = e - (153 * m + 2) / 5 + 1;
        (d - 4800 + m / 10, (m + 3 - 12 * (m / 10)) as u32, day as u32)
    }

    /// Calendar year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.to_julian().0
    }

    /// Month, 1 to 12. In the engine's hot path [`Months`] is cheaper.
    #[must_use]
    pub fn month(self) -> u32 {
        self.to_julian().1
    }

    /// The day as a year with its fraction, for plots and quantiles.
    #[must_use]
    pub fn as_year(self) -> f64 {
        let (y, _, _) = self.to_julian();
        let start = Self::julian(y, 1, 1);
        let length = Self::julian(y + 1, 1, 1) - start;
        f64::from(y) + f64::from(self - start) / f64::from(length)
    }

    /// ISO form of the Julian date, `1218-03-05`.
    #[must_use]
    pub fn iso(self) -> String {
        let (y, m, d) = self.to_julian();
        format!("{y:04}-{m:02}-{d:02}")
    }
}

/// `5 Mar 1218`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (y, m, d) = self.to_julian();
        write!(f, "{d} {} {y}", MONTH_NAMES[m as usize - 1])
    }
}

/// Reads `YYYY-MM-DD` (Julian). The error says what is wrong.
impl FromStr for Day {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let bad = || format!("`{text}` is not a date of the form YYYY-MM-DD");
        let mut parts = text.splitn(3, '-');
        let mut number = || parts.next().and_then(|p| p.parse::<i32>().ok()).ok_or_else(bad);
        let (y, m, d) = (number()?, number()?, number()?);
        if !(1..=9999).contains(&y) || !(1..=12).contains(&m) || !(1..=31).contains(&d) {
            return Err(bad());
        }
        let day = Self::julian(y, m as u32, d as u32);
        if day.to_julian() != (y, m as u32, d as u32) {
            return Err(format!("there is no {d} {} {y} in the Julian calendar", MONTH_NAMES[m as usize - 1]));
        }
        Ok(day)
    }
}

impl Add<i32> for Day {
    type Output = Self;
    fn add(self, days: i32) -> Self {
        Self(self.0 + days)
    }
}

impl Sub<i32> for Day {
    type Output = Self;
    fn sub(self, days: i32) -> Self {
        Self(self.0 - days)
    }
}

impl Sub for Day {
    type Output = i32;
    fn sub(self, other: Self) -> i32 {
        self.0 - other.0
    }
}

/// A set of months, such as those in which a pass is closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Months(u16);

impl Months {
    /// From one month to another, both included, over the new year if need be.
    #[must_use]
    pub fn range(first: u32, last: u32) -> Self {
        let mut set = 0;
        let mut m = first;
        loop {
            set |= 1 << (m - 1);
            if m == last {
                return Self(set);
            }
            m = m % 12 + 1;
        }
    }

    /// Whether the month (1 to 12) is in the set.
    #[must_use]
    pub fn contains(self, month: u32) -> bool {
        self.0 >> (month - 1) & 1 == 1
    }

    /// Whether the set has no month.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the day falls in the set.
    #[must_use]
    pub fn covers(self, day: Day) -> bool {
        self.0 != 0 && self.contains(day.month())
    }

    /// The first day from `day` on that is not in the set; `None` if the set is the whole year.
    #[must_use]
    pub fn next_open(self, day: Day) -> Option<Day> {
        if self.0 & 0xfff == 0xfff {
            return None;
        }
        let (mut y, mut m, _) = day.to_julian();
        if !self.contains(m) {
            return Some(day);
        }
        while self.contains(m) {
            m = m % 12 + 1;
            y += i32::from(m == 1);
        }
        Some(Day::julian(y, m, 1))
    }
}

/// Reads `11-04`: November to April. The error says what is wrong.
impl FromStr for Months {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let bad = || format!("`{text}` is not a range of months of the form MM-MM (11-04 is November to April)");
        let (a, b) = text.split_once('-').ok_or_else(bad)?;
        let month = |p: &str| p.trim().parse::<u32>().ok().filter(|m| (1..=12).contains(m)).ok_or_else(bad);
        Ok(Self::range(month(a)?, month(b)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_day_numbers() {
        // 9 September 1141, the battle of Qatwan, was a Tuesday: JDN mod 7 = 1.
        let qatwan = Day::julian(1141, 9, 9);
        assert_eq!(qatwan.0, 2_138_060);
        assert_eq!(qatwan.0.rem_euclid(7), 1);
        // 1 January 2000 (Gregorian) is 19 December 1999 (Julian), JDN 2451545.
        assert_eq!(Day::julian(1999, 12, 19).0, 2_451_545);
        assert_eq!(Day::julian(1218, 3, 5).to_string(), "5 Mar 1218");
    }

    #[test]
    fn a_closed_pass_opens_on_the_first_of_the_month() {
        let winter: Months = "11-04".parse().unwrap();
        assert_eq!(winter.next_open(Day::julian(1217, 12, 20)), Some(Day::julian(1218, 5, 1)));
        assert_eq!(winter.next_open(Day::julian(1217, 7, 2)), Some(Day::julian(1217, 7, 2)));
        assert_eq!(Months::range(1, 12).next_open(Day::julian(1217, 7, 2)), None);
    }

    #[test]
    fn bad_dates_are_refused_with_a_reason() {
        assert!("1217-02-30".parse::<Day>().unwrap_err().contains("no 30 Feb 1217"));
        assert!("spring".parse::<Day>().is_err());
        assert!("13-02".parse::<Months>().is_err());
    }

    proptest! {
        #[test]
        fn julian_round_trip(n in 1_722_000i32..3_000_000) {
            let (y, m, d) = Day(n).to_julian();
            prop_assert_eq!(Day::julian(y, m, d), Day(n));
            prop_assert_eq!(Day(n).iso().parse::<Day>().unwrap(), Day(n));
        }
    }
}
