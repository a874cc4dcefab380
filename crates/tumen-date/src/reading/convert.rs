//! EDTF of any calendar as spans of days, and as EDTF of the Julian calendar.

use super::{ReadError, Span};
use crate::calendar::{self, Calendar};
use crate::edtf::form::{End, Form, Item, Value};
use crate::edtf::{Doubt, Edtf};
use crate::phrase::listed;
use tumen_base::Day;

/// First and last day, with the doubt about them.
type Days = (Day, Day, Doubt);

/// The same dates in the Julian calendar, and the spans of days that they can mean: one for each member of a
/// set, else one in all. What is Julian already stays as it is written.
pub(super) fn to_julian(date: &Edtf, from: Calendar) -> Result<(Edtf, Vec<Span>), ReadError> {
    let (text, spans) = match date.form() {
        Form::One(value) => {
            let days = days(value, from)?;
            (joined(days, "/"), vec![Span::closed(days.0, days.1)])
        }
        Form::Interval(start, end) => {
            let (start, first) = side(start, from, true)?;
            let (end, last) = side(end, from, false)?;
            (format!("{start}/{end}"), vec![Span { first, last }])
        }
        Form::Set { all, items } => {
            let members: Vec<(String, Span)> = items.iter().map(|item| member(item, from)).collect::<Result<_, _>>()?;
            let (texts, spans): (Vec<String>, Vec<Span>) = members.into_iter().unzip();
            let (open, close) = if *all { ('{', '}') } else { ('[', ']') };
            (format!("{open}{}{close}", texts.join(",")), spans)
        }
    };
    if from == Calendar::Julian {
        return Ok((date.clone(), spans));
    }
    Ok((julian(&text)?, spans))
}

/// EDTF of spans of which one is meant.
pub(super) fn of_spans(spans: &[(Day, Day)], doubt: Doubt) -> Result<Edtf, ReadError> {
    match spans {
        [(first, last)] => julian(&joined((*first, *last, doubt), "/")),
        _ => {
            let members: Vec<String> = spans.iter().map(|(first, last)| joined((*first, *last, doubt), "..")).collect();
            julian(&format!("[{}]", members.join(",")))
        }
    }
}

/// A text that was made of Julian days; only years of more than four digits have none.
pub(super) fn julian(text: &str) -> Result<Edtf, ReadError> {
    Edtf::parse(text).map_err(|_| ReadError::new("it cannot be written as a Julian date of four-digit years"))
}

/// The days of a date.
fn days(value: &Value, calendar: Calendar) -> Result<Days, ReadError> {
    let Some((first, last)) = value.bounds(calendar).and_then(|bounds| value.days(calendar, bounds)) else {
        let message = format!("the {} calendar has no day for `{value}`", calendar.title());
        return Err(ReadError::new(message).tip(super::reach(calendar)));
    };
    Ok((first, last, value.doubt()))
}

/// One side of an interval as text and day.
fn side(end: &End, calendar: Calendar, is_start: bool) -> Result<(String, Option<Day>), ReadError> {
    match end {
        End::Unknown => Ok((String::new(), None)),
        End::Open => Ok(("..".into(), None)),
        End::At(value) => {
            let days = days(value, calendar)?;
            Ok((edge(days, is_start), Some(if is_start { days.0 } else { days.1 })))
        }
    }
}

/// A member of a set as text and span.
fn member(item: &Item, calendar: Calendar) -> Result<(String, Span), ReadError> {
    Ok(match item {
        Item::One(value) => {
            let days = days(value, calendar)?;
            (joined(days, ".."), Span::closed(days.0, days.1))
        }
        Item::Range(start, end) => {
            let (start, end) = (days(start, calendar)?, days(end, calendar)?);
            (format!("{}..{}", edge(start, true), edge(end, false)), Span::closed(start.0, end.1))
        }
        Item::Until(end) => {
            let end = days(end, calendar)?;
            (format!("..{}", edge(end, false)), Span { first: None, last: Some(end.1) })
        }
        Item::Since(start) => {
            let start = days(start, calendar)?;
            (format!("{}..", edge(start, true)), Span { first: Some(start.0), last: None })
        }
    })
}

/// The first or last day of a span, or the month or year that it fills.
fn edge((first, last, doubt): Days, is_start: bool) -> String {
    whole(first, last).unwrap_or_else(|| iso(if is_start { first } else { last })) + &doubt.to_string()
}

/// A span in one piece if it is a day, month or year, else its ends with a sign between.
fn joined(days: Days, sign: &str) -> String {
    let (first, last, doubt) = days;
    match whole(first, last) {
        Some(text) => format!("{text}{doubt}"),
        None => format!("{}{sign}{}", edge(days, true), edge(days, false)),
    }
}

/// The day, month or year that a span fills.
fn whole(first: Day, last: Day) -> Option<String> {
    let (begin, after) = (calendar::to_julian(first), calendar::to_julian(last + 1));
    let text = iso(first);
    if first == last {
        Some(text)
    } else if (begin.day, after.day) != (1, 1) {
        None
    } else if (after.year, after.month) == (begin.year + i64::from(begin.month == 12), begin.month % 12 + 1) {
        Some(text[..text.len() - 3].to_owned())
    } else {
        ((begin.month, after.month, after.year) == (1, 1, begin.year + 1)).then(|| text[..text.len() - 6].to_owned())
    }
}

fn iso(day: Day) -> String {
    calendar::to_julian(day).to_string()
}

/// Spans in words, `from … to …`, of which one is meant. An end that is not there is open or unknown.
pub(super) fn spans_in_words(spans: &[Span], unknown: bool, day: impl Fn(Day) -> String) -> String {
    let span = |span: &Span| match (span.first, span.last) {
        (Some(first), Some(last)) if first == last => day(first),
        (Some(first), Some(last)) => format!("from {} to {}", day(first), day(last)),
        (Some(first), None) if unknown => format!("from {} to an unknown day", day(first)),
        (None, Some(last)) if unknown => format!("from an unknown day to {}", day(last)),
        (Some(first), None) => format!("from {} on", day(first)),
        (None, Some(last)) => format!("until {}", day(last)),
        (None, None) => "at any time".into(),
    };
    listed(&spans.iter().map(span).collect::<Vec<_>>(), "or")
}
