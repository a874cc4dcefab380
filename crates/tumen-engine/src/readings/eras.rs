//! Of eras: the year by which a day is counted.

use crate::readings;
use tumen_base::Day;

/// The year of a day by which eras are counted: the Chinese one, by the Julian year in which it begins. Days that the
/// tables of that calendar do not have are counted by the Julian year itself.
#[must_use]
pub fn calendar_year(day: Day) -> i32 {
    tumen_date::chinese::date(day).map_or_else(|| day.year(), |date| date.year)
}

/// The year of an era that a day falls in, from 1, if the era began in the calendar year `first`.
#[must_use]
pub fn year_of_era(first: i32, day: Day) -> u16 {
    u16::try_from(readings::calendar_year(day) - first + 1).unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_without_a_table_are_counted_by_the_julian_year() {
        assert_eq!(calendar_year(Day::julian(1300, 6, 1)), 1300);
        assert_eq!(year_of_era(1300, Day::julian(1302, 6, 1)), 3);
    }
}
