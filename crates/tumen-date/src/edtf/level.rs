//! Level of the standard that a text needs: 0 (plain), 1 (extended) or 2 (the rest).

use super::fields::Fields;
use super::form::{End, Form, Value};

/// The level of a whole text.
pub(crate) fn of(form: &Form) -> u8 {
    match form {
        Form::One(value) => value_level(value, false),
        Form::Interval(start, end) => end_level(start).max(end_level(end)),
        Form::Set { .. } => 2,
    }
}

fn end_level(end: &End) -> u8 {
    end.value().map_or(1, |value| value_level(value, true))
}

fn value_level(value: &Value, in_interval: bool) -> u8 {
    match value {
        Value::Fields(fields) | Value::Timed(fields, _) => fields_level(fields, in_interval),
        Value::Long(long) if long.exponent.is_some() || long.significant.is_some() => 2,
        Value::Long(_) => 1,
    }
}

/// Unspecified digits in an interval, and doubt about a part of the year that stands alone, are named by the
/// standard on no level; the published vectors have them on level 2.
fn fields_level(fields: &Fields, in_interval: bool) -> u8 {
    let whole = fields.doubt().is_some() && !own_sign(fields);
    let season = fields.season();
    let season_above = season.is_some_and(|n| n > 24 || (fields.doubts()[0].is_some_and(|d| d.any()) && !in_interval));
    let blanks_above = fields.has_blanks() && (in_interval || !simple_blanks(fields));
    if !whole || season_above || blanks_above || fields.significant.is_some() {
        2
    } else {
        let extended = fields.negative || season.is_some() || fields.has_blanks();
        u8::from(extended || fields.doubts()[0].is_some_and(|doubt| doubt.any()))
    }
}

/// Whether a sign stands before a part.
fn own_sign(fields: &Fields) -> bool {
    let own = |part: Option<super::part::Part<2>>| part.is_some_and(|part| part.own.any());
    fields.year.own.any() || own(fields.month) || own(fields.day)
}

/// Whether digits are unspecified only as level 1 has it: the last ones of a year alone, a day, a month
/// without day, or month and day.
fn simple_blanks(fields: &Fields) -> bool {
    let full = fields.year.digits.known().is_some();
    let month = fields.month.map(|month| month.digits);
    let day = fields.day.map(|day| day.digits);
    match (month, day) {
        (None, _) => fields.year.digits.blank_at_end(),
        (Some(month), None) => full && month.is_blank(),
        (Some(month), Some(day)) => full && day.is_blank() && (month.known().is_some() || month.is_blank()),
    }
}
