//! Words for dates: months, ordinals, years, lists.

use crate::calendar::{Calendar, Date};
use crate::{chinese, hijri};

/// Months of the Julian and Gregorian calendars.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `1st`, `2nd`, `3rd`, `11th`.
#[must_use]
pub fn ordinal(n: u32) -> String {
    let ending = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

/// A year as people count, who have no year 0: `1141`, `44 BC`.
#[must_use]
pub fn year(year: i64) -> String {
    if year > 0 { year.to_string() } else { format!("{} BC", 1 - year) }
}

/// A date of a calendar: `9 September 1141`, `5 Safar 536`.
#[must_use]
pub fn date(calendar: Calendar, Date { year: y, month, day }: Date) -> String {
    day_of(calendar, day, month, &year(y))
}

/// A Chinese date: `8th day of the 8th month of 1141`.
#[must_use]
pub fn chinese_date(chinese::Date { year, month, leap, day }: chinese::Date) -> String {
    format!("{} day of {} of {year}", ordinal(day), chinese_month(month, leap))
}

/// A Chinese month: `the 8th month`, `the leap 6th month`.
#[must_use]
pub fn chinese_month(month: u32, leap: bool) -> String {
    format!("the {}{} month", if leap { "leap " } else { "" }, ordinal(month))
}

/// A month of a year.
pub(crate) fn month_of(calendar: Calendar, month: u32, year: &str) -> String {
    match month_name(calendar, month) {
        Some(name) => format!("{name} {year}"),
        None => format!("{} of {year}", chinese_month(month, false)),
    }
}

/// A day of a month of a year.
pub(crate) fn day_of(calendar: Calendar, day: u32, month: u32, year: &str) -> String {
    match month_name(calendar, month) {
        Some(name) => format!("{day} {name} {year}"),
        None => format!("{} day of {} of {year}", ordinal(day), chinese_month(month, false)),
    }
}

/// The name of a month (1 to 12), where months have names.
fn month_name(calendar: Calendar, month: u32) -> Option<&'static str> {
    let names = match calendar {
        Calendar::Julian | Calendar::Gregorian => MONTHS,
        Calendar::Hijri => hijri::MONTHS,
        Calendar::Chinese => return None,
    };
    names.get((month as usize).checked_sub(1)?).copied()
}

/// `a`, `a or b`, `a, b or c`.
#[must_use]
pub fn listed(items: &[String], word: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} {word} {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_years_are_said_as_people_say_them() {
        assert_eq!([1, 2, 3, 4, 11, 12, 13, 21, 30].map(ordinal).join(" "), "1st 2nd 3rd 4th 11th 12th 13th 21st 30th");
        assert_eq!([1141, 1, 0, -43].map(year).join(", "), "1141, 1, 1 BC, 44 BC");
        assert_eq!(listed(&["a".into(), "b".into(), "c".into()], "or"), "a, b or c");
        assert_eq!(date(Calendar::Hijri, Date { year: 536, month: 2, day: 5 }), "5 Safar 536");
        let leap = chinese::Date { year: 1197, month: 6, leap: true, day: 2 };
        assert_eq!(chinese_date(leap), "2nd day of the leap 6th month of 1197");
    }
}
