//! EDTF in words.

use super::fields::Fields;
use super::form::{Clock, End, Form, Item, Long, Value, Zone};
use super::part::Doubt;
use super::season;
use crate::calendar::Calendar;
use crate::phrase::{self, listed};

/// The whole text, with the month names of a calendar.
pub(super) fn of(form: &Form, calendar: Calendar) -> String {
    let value = |value: &Value| value_words(value, calendar);
    match form {
        Form::One(one) => value(one),
        Form::Interval(start, end) => match (start, end) {
            (End::At(start), End::At(end)) => format!("from {} to {}", value(start), value(end)),
            (End::At(start), End::Open) => format!("from {} on", value(start)),
            (End::At(start), End::Unknown) => format!("from {} to an unknown day", value(start)),
            (End::Open, End::At(end)) => format!("until {}", value(end)),
            (End::Unknown, End::At(end)) => format!("from an unknown day to {}", value(end)),
            (End::Open, End::Open) => "at all times".into(),
            (End::Open, End::Unknown) => "until an unknown day".into(),
            (End::Unknown, _) => "from an unknown day on".into(),
        },
        Form::Set { all, items } => {
            let items = items.iter().map(|item| match item {
                Item::One(one) => value(one),
                Item::Range(start, end) => format!("{} to {}", value(start), value(end)),
                Item::Until(end) => format!("{} or earlier", value(end)),
                Item::Since(start) => format!("{} or later", value(start)),
            });
            listed(&items.collect::<Vec<_>>(), if *all { "and" } else { "or" })
        }
    }
}

fn value_words(value: &Value, calendar: Calendar) -> String {
    match value {
        Value::Fields(fields) => fields_words(fields, calendar),
        Value::Timed(fields, clock) => format!("{}, {}", fields_words(fields, calendar), clock_words(clock)),
        Value::Long(long) => long_words(long),
    }
}

fn clock_words(Clock { time: [hour, minute, second], zone }: &Clock) -> String {
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    match zone {
        None => time,
        Some(Zone::Universal) => time + " universal time",
        Some(Zone::Ahead(sign, hours, minutes)) => {
            let side = if *sign == '+' { "ahead of" } else { "behind" };
            format!("{time}, {hours:02}:{:02} {side} universal time", minutes.unwrap_or(0))
        }
    }
}

fn long_words(long: &Long) -> String {
    significant(phrase::year(long.year()), long.significant)
}

fn significant(year: String, digits: Option<u32>) -> String {
    match digits {
        None => year,
        Some(1) => format!("{year} (only its first digit is certain)"),
        Some(digits) => format!("{year} (only its first {digits} digits are certain)"),
    }
}

fn fields_words(fields: &Fields, calendar: Calendar) -> String {
    let plain = plain(fields, calendar);
    if let Some(doubt) = fields.doubt() {
        return format!("{}{plain}", doubt.words());
    }
    let names = ["year", "month", "day"];
    let told = fields.doubts().into_iter().zip(names).filter_map(|(doubt, name)| {
        let doubt = doubt.filter(|doubt| doubt.any())?;
        Some(format!("{name} {}", adjective(doubt)))
    });
    format!("{plain} ({})", told.collect::<Vec<_>>().join(", "))
}

const fn adjective(doubt: Doubt) -> &'static str {
    match (doubt.uncertain, doubt.approximate) {
        (true, true) => "uncertain and approximate",
        (true, false) => "uncertain",
        _ => "approximate",
    }
}

/// Without its doubt.
fn plain(fields: &Fields, calendar: Calendar) -> String {
    if let (Some(season), Some(year)) = (fields.season(), year(fields)) {
        let (before, after) = season::name(season);
        return format!("{before}{year}{after}");
    }
    let month = fields.month.map(|month| month.digits);
    let day = fields.day.map(|day| day.digits);
    match (year(fields), month, day) {
        (Some(year), None, _) => significant(year, fields.significant),
        (Some(year), Some(month), None) => match month.known() {
            Some(number) => phrase::month_of(calendar, number, &year),
            None if month.is_blank() => format!("some month of {year}"),
            None => fitting(fields),
        },
        (Some(year), Some(month), Some(day)) => match (month.known(), day.known()) {
            (Some(number), Some(day)) => phrase::day_of(calendar, day, number, &year),
            (Some(number), None) if day.is_blank() => {
                format!("some day of {}", phrase::month_of(calendar, number, &year))
            }
            (None, None) if month.is_blank() && day.is_blank() => format!("some day of {year}"),
            _ => fitting(fields),
        },
        (None, None, _) if fields.year.digits.blank_at_end() && !fields.negative => {
            match (fields.bounds(calendar), fields.year.digits.blanks_at_end()) {
                (Some((first, _)), 1) => format!("the {}s", first.year),
                (Some((first, last)), _) => format!("some year from {} to {}", first.year, last.year),
                (None, _) => fitting(fields),
            }
        }
        _ => fitting(fields),
    }
}

/// The year, if all its digits are known.
fn year(fields: &Fields) -> Option<String> {
    let year = i64::from(fields.year.digits.known()?);
    Some(phrase::year(if fields.negative { -year } else { year }))
}

/// The bare digits of what has no simple words.
fn fitting(fields: &Fields) -> String {
    let sign = if fields.negative { "-" } else { "" };
    let rest = [fields.month, fields.day].into_iter().flatten().map(|part| format!("-{}", part.digits));
    format!("a date that fits {sign}{}{}", fields.year.digits, rest.collect::<String>())
}
