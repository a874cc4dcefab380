//! Year, month and day of an EDTF date, and the days that it can mean.

use super::part::{Doubt, Part};
use super::season;
use crate::calendar::{Calendar, Date};

/// A date of the four-digit years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fields {
    /// Whether the year lies before the year 0.
    pub negative: bool,
    /// Year.
    pub year: Part<4>,
    /// How many digits of the year are significant, if not all.
    pub significant: Option<u32>,
    /// Month or part of the year.
    pub month: Option<Part<2>>,
    /// Day.
    pub day: Option<Part<2>>,
}

impl Fields {
    /// Number of the part of the year, if that stands in place of a month.
    pub fn season(&self) -> Option<u32> {
        self.month.and_then(|month| month.digits.known()).filter(|number| season::NUMBERS.contains(number))
    }

    /// Whether any digit is unspecified.
    pub fn has_blanks(&self) -> bool {
        let known = |part: &Option<Part<2>>| part.is_none_or(|part| part.digits.known().is_some());
        self.year.digits.known().is_none() || !known(&self.month) || !known(&self.day)
    }

    /// Doubt about year, month and day, where they are given, those signs included that stand farther right.
    pub fn doubts(&self) -> [Option<Doubt>; 3] {
        let day = self.day.map(|day| day.group);
        let month = self.month.map(|month| month.group.and(day.unwrap_or_default()));
        let year = self.year.group.and(month.or(day).unwrap_or_default());
        [
            Some(year.and(self.year.own)),
            self.month.zip(month).map(|(part, doubt)| doubt.and(part.own)),
            self.day.zip(day).map(|(part, doubt)| doubt.and(part.own)),
        ]
    }

    /// The doubt about the date as a whole; none if its parts differ in doubt.
    pub fn doubt(&self) -> Option<Doubt> {
        let [year, rest @ ..] = self.doubts();
        rest.into_iter().flatten().all(|doubt| Some(doubt) == year).then_some(year).flatten()
    }

    /// First and last day that it can mean; none if there is no such day.
    pub fn bounds(&self, calendar: Calendar) -> Option<(Date, Date)> {
        if let Some(number) = self.season() {
            let (first, last) = season::months(number);
            let (from, to) = (self.years().next()?, self.years().next_back()?);
            let day = calendar.month_length(to, last);
            return Some((Date { year: from, month: first, day: 1 }, Date { year: to, month: last, day }));
        }
        let first = self.years().find_map(|year| self.in_year(calendar, year, false));
        let last = self.years().rev().find_map(|year| self.in_year(calendar, year, true));
        first.zip(last)
    }

    /// The bounds, widened by one unit of each part for each kind of doubt about it, and for a year with few
    /// significant digits to all years that agree in them.
    pub fn fuzzy_bounds(&self, calendar: Calendar) -> Option<(Date, Date)> {
        let (mut first, mut last) = self.bounds(calendar)?;
        if let Some(digits) = self.significant {
            (first.year, last.year) = agreeing(first.year, 4, digits);
        }
        let [years, months, days] = self.doubts().map(|doubt| doubt.unwrap_or_default().units());
        let years = years * 10_i64.pow(self.year.digits.blanks_at_end());
        let months = months * self.season().map_or(1, season::length);
        Some((shift(calendar, first, [-years, -months, -days]), shift(calendar, last, [years, months, days])))
    }

    /// The years that can be meant, in order.
    fn years(&self) -> impl DoubleEndedIterator<Item = i64> {
        let digits = self.year.digits;
        let (first, last) = digits.known().map_or((i64::from(self.negative), 9999), |n| (i64::from(n), i64::from(n)));
        let years = if self.negative { -last..=-first } else { first..=last };
        years.filter(move |year| digits.fits(year.unsigned_abs() as u32))
    }

    /// The first or last day of a year that can be meant.
    fn in_year(&self, calendar: Calendar, year: i64, last: bool) -> Option<Date> {
        let fits = |part: Option<Part<2>>, number: u32| part.is_none_or(|part| part.digits.fits(number));
        let in_month = |month: u32| {
            let mut days = (1..=calendar.month_length(year, month)).filter(|day| fits(self.day, *day));
            let day = if last { days.next_back() } else { days.next() };
            Some(Date { year, month, day: day? })
        };
        let mut months = (1..=12).filter(|month| fits(self.month, *month));
        if last { months.rev().find_map(in_month) } else { months.find_map(in_month) }
    }
}

/// First and last of the years that agree with one in its first `significant` digits of `all`.
pub(crate) fn agreeing(year: i64, all: u32, significant: u32) -> (i64, i64) {
    let unit = 10_i64.pow(all.saturating_sub(significant));
    let low = year.abs() / unit * unit;
    let high = low + unit - 1;
    if year < 0 { (-high, -low) } else { (low, high) }
}

/// A date so many years, months and days on. After years and months the day is brought back to the end of
/// the month if that is shorter.
pub(crate) fn shift(calendar: Calendar, date: Date, [years, months, days]: [i64; 3]) -> Date {
    let month = i64::from(date.month) - 1 + months;
    let mut year = date.year + years + month.div_euclid(12);
    let mut month = month.rem_euclid(12) as u32 + 1;
    let mut day = i64::from(date.day.min(calendar.month_length(year, month))) + days;
    while day < 1 {
        (year, month) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
        day += i64::from(calendar.month_length(year, month));
    }
    while day > i64::from(calendar.month_length(year, month)) {
        day -= i64::from(calendar.month_length(year, month));
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    Date { year, month, day: day as u32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn date(year: i64, month: u32, day: u32) -> Date {
        Date { year, month, day }
    }

    #[test]
    fn shifting_keeps_to_the_calendar() {
        let julian = |from, by| shift(Calendar::Julian, from, by);
        assert_eq!(julian(date(1156, 2, 29), [1, 0, 0]), date(1157, 2, 28));
        assert_eq!(julian(date(1156, 1, 31), [0, 1, 1]), date(1156, 3, 1));
        assert_eq!(julian(date(1156, 1, 1), [0, -1, -1]), date(1155, 11, 30));
        assert_eq!(julian(date(1156, 12, 31), [0, 0, 1]), date(1157, 1, 1));
    }

    #[test]
    fn significant_digits_keep_the_first_ones() {
        assert_eq!(agreeing(1953, 4, 2), (1900, 1999));
        assert_eq!(agreeing(-1859, 4, 5), (-1859, -1859));
        assert_eq!(agreeing(-171_010_000, 9, 2), (-179_999_999, -170_000_000));
    }
}
