//! The grammar of EDTF, levels 0 to 2, with what can be wrong in each place.

use super::error::{EdtfError, Fault};
use super::fields::Fields;
use super::figures::{clock, long, significant};
use super::form::{End, Form, Item, Value};
use super::part::{Digits, Doubt, Part};
use super::season;
use crate::calendar::Calendar;
use winnow::LocatingSlice;
use winnow::combinator::{cut_err, eof, opt, peek};
use winnow::error::{ContextError, ErrMode, FromExternalError, ModalResult, StrContext, StrContextValue};
use winnow::prelude::*;
use winnow::stream::{Location, Stream};
use winnow::token::{any, one_of, take_while};

pub(super) type Input<'a> = LocatingSlice<&'a str>;

const MONTH: &str = "a month from 01 to 12, or 21 to 41 for a part of the year";
const DAY: &str = "a day from 01 to 31";

/// Reads a whole text as dates of a calendar.
pub(super) fn read(text: &str, calendar: Calendar) -> Result<Form, EdtfError> {
    let mut whole = |input: &mut Input<'_>| form(input, calendar);
    whole.parse(LocatingSlice::new(text)).map_err(|error| told(text, error.offset(), error.inner()))
}

/// What is told of a failure at a byte of the text.
fn told(text: &str, offset: usize, error: &ContextError) -> EdtfError {
    let before = text.get(..offset).unwrap_or(text);
    let at = before.chars().count();
    if let Some(fault) = error.cause().and_then(|cause| cause.downcast_ref::<Fault>()) {
        return EdtfError { at, message: fault.message.clone(), expected: fault.expected.clone() };
    }
    let message = match text[before.len()..].chars().next() {
        Some(c) => format!("`{c}` cannot stand here"),
        None if text.is_empty() => "there is no date".into(),
        None => "the date ends too early".into(),
    };
    let wanted = error.context().find_map(|context| match context {
        StrContext::Expected(StrContextValue::Description(wanted)) => Some(*wanted),
        _ => None,
    });
    EdtfError { at, message, expected: wanted.unwrap_or("a date such as 1141-09-09").into() }
}

/// Gives a parser words for what it wants.
pub(super) fn wanted(words: &'static str) -> StrContext {
    StrContext::Expected(StrContextValue::Description(words))
}

/// Fails for good at the present place.
pub(super) fn fail<T>(input: &Input<'_>, fault: Fault) -> ModalResult<T> {
    Err(ErrMode::Cut(ContextError::from_external_error(input, fault)))
}

fn form(input: &mut Input<'_>, calendar: Calendar) -> ModalResult<Form> {
    let form = match opt(one_of(['[', '{'])).parse_next(input)? {
        Some(open) => set(input, calendar, open == '{')?,
        None => line(input, calendar)?,
    };
    const END: &str = "the end, or one of - / ? ~ % (a longer year begins with Y)";
    eof.context(wanted(END)).parse_next(input)?;
    Ok(form)
}

/// A date or an interval.
fn line(input: &mut Input<'_>, calendar: Calendar) -> ModalResult<Form> {
    const ONE: &str = "a date after or before the / of an interval";
    let begin = input.checkpoint();
    let start = match end(input, calendar)? {
        End::At(value) if opt(peek('/')).parse_next(input)?.is_none() => return Ok(Form::One(value)),
        start => start,
    };
    '/'.context(wanted("a date, or / and a date")).parse_next(input)?;
    let after = input.checkpoint();
    let finish = end(input, calendar)?;
    for (end, place) in [(&start, begin), (&finish, after)] {
        if !matches!(end, End::At(Value::Timed(..) | Value::Long(_))) {
            continue;
        }
        input.reset(&place);
        return fail(
            input,
            Fault::new("an interval cannot begin or end with a time of day or a year with Y", "a date"),
        );
    }
    match (start.value(), finish.value()) {
        (None, None) if start == End::Unknown && finish == End::Unknown => {
            fail(input, Fault::new("neither end of the interval is known", ONE))
        }
        (Some(first), Some(last)) => {
            in_order(input, calendar, first, last, after)?;
            Ok(Form::Interval(start, finish))
        }
        _ => Ok(Form::Interval(start, finish)),
    }
}

/// Sees to it that an interval does not end before it begins. An end with unspecified digits is taken at its
/// last day.
fn in_order<'a>(
    input: &mut Input<'a>,
    calendar: Calendar,
    first: &Value,
    last: &Value,
    place: <Input<'a> as Stream>::Checkpoint,
) -> ModalResult<()> {
    let (Some((begin, _)), Some((low, high))) = (first.bounds(calendar), last.bounds(calendar)) else { return Ok(()) };
    let end = if last.fields().is_some_and(Fields::has_blanks) { high } else { low };
    if begin <= end {
        return Ok(());
    }
    input.reset(&place);
    fail(input, Fault::new(format!("{last} begins before {first}"), "an end that does not lie before the beginning"))
}

/// An end of an interval.
fn end(input: &mut Input<'_>, calendar: Calendar) -> ModalResult<End> {
    if opt("..").parse_next(input)?.is_some() {
        return Ok(End::Open);
    }
    match opt(peek(any)).parse_next(input)? {
        // An empty text, or the end of one.
        None if input.current_token_start() > 0 => Ok(End::Unknown),
        Some('/') => Ok(End::Unknown),
        _ => value(input, calendar).map(End::At),
    }
}

/// The members of a set and its closing bracket.
fn set(input: &mut Input<'_>, calendar: Calendar, all: bool) -> ModalResult<Form> {
    let close = if all { '}' } else { ']' };
    let mut items = Vec::new();
    let mut blanks = Vec::new();
    loop {
        let place = input.checkpoint();
        let item = item(input, calendar, items.is_empty())?;
        let (start, end) = item.ends();
        if [start, end].into_iter().flatten().any(|value| matches!(value, Value::Timed(..) | Value::Long(_))) {
            input.reset(&place);
            return fail(input, Fault::new("a set cannot have a time of day or a year with Y", "a date"));
        }
        let last = matches!(item, Item::Since(_));
        items.push(item);
        let words = if all { "a comma and another date, or }" } else { "a comma and another date, or ]" };
        let mark = cut_err(one_of([',', close])).context(wanted(words)).parse_next(input)?;
        if mark == close {
            return Ok(Form::Set { all, items });
        }
        if last {
            return fail(
                input,
                Fault::new("a date that is open toward the future stands last in a set", "the end of the set"),
            );
        }
        blanks.push(opt(' ').parse_next(input)?.is_some());
        if blanks[0] != blanks[blanks.len() - 1] {
            return fail(
                input,
                Fault::new("some commas are followed by a blank and others are not", "a set without blanks"),
            );
        }
    }
}

/// A member of a set.
fn item(input: &mut Input<'_>, calendar: Calendar, is_first: bool) -> ModalResult<Item> {
    let place = input.checkpoint();
    if opt("..").parse_next(input)?.is_some() {
        if is_first {
            return value(input, calendar).map(Item::Until);
        }
        input.reset(&place);
        return fail(input, Fault::new("a date that is open toward the past stands first in a set", "a date"));
    }
    let first = value(input, calendar)?;
    if opt("..").parse_next(input)?.is_none() {
        return Ok(Item::One(first));
    }
    if opt(peek(one_of([',', ']', '}']))).parse_next(input)?.is_some() {
        return Ok(Item::Since(first));
    }
    let place = input.checkpoint();
    let last = value(input, calendar)?;
    in_order(input, calendar, &first, &last, place)?;
    Ok(Item::Range(first, last))
}

/// A date of whichever kind, which must exist.
fn value(input: &mut Input<'_>, calendar: Calendar) -> ModalResult<Value> {
    if opt('Y').parse_next(input)?.is_some() {
        return long(input).map(Value::Long);
    }
    let place = input.checkpoint();
    let fields = fields(input)?;
    if fields.season().is_some() && !calendar.is_solar() {
        let message = format!("the {} calendar does not follow the seasons", calendar.title());
        input.reset(&place);
        return fail(input, Fault::new(message, "a month"));
    }
    if fields.bounds(calendar).is_none() {
        let message = format!("there is no day {fields} in the {} calendar", calendar.title());
        input.reset(&place);
        return fail(input, Fault::new(message, "a month that has this day"));
    }
    let plain = !fields.has_blanks() && fields.doubt() == Some(Doubt::NONE) && fields.day.is_some();
    if plain && opt('T').parse_next(input)?.is_some() {
        return Ok(Value::Timed(fields, clock(input)?));
    }
    Ok(Value::Fields(fields))
}

/// Year, or year and month, or year, month and day.
fn fields(input: &mut Input<'_>) -> ModalResult<Fields> {
    let own = sign(input)?;
    let negative = opt('-').parse_next(input)?.is_some();
    let place = input.checkpoint();
    let digits = cut_err(digits::<4>)
        .context(wanted("a year of four digits (X for one that is not known)"))
        .parse_next(input)?;
    if negative && digits.known() == Some(0) {
        input.reset(&place);
        return fail(input, Fault::new("there is no year -0000", "0000, or another year"));
    }
    let mut fields =
        Fields { negative, year: Part { digits, own, group: sign(input)? }, significant: None, month: None, day: None };
    // Neither doubt nor unspecified digits go with significant ones.
    let plain = fields.doubt() == Some(Doubt::NONE) && !fields.has_blanks();
    if plain && opt('S').parse_next(input)?.is_some() {
        fields.significant = Some(cut_err(significant).parse_next(input)?);
        return Ok(fields);
    }
    if opt('-').parse_next(input)?.is_none() {
        return Ok(fields);
    }
    fields.month = Some(part(input, MONTH, is_month)?);
    if fields.season().is_none() && opt('-').parse_next(input)?.is_some() {
        fields.day = Some(part(input, DAY, is_day)?);
    }
    Ok(fields)
}

fn is_month(digits: Digits<2>) -> bool {
    (1..=12).any(|month| digits.fits(month)) || digits.known().is_some_and(|number| season::NUMBERS.contains(&number))
}

fn is_day(digits: Digits<2>) -> bool {
    (1..=31).any(|day| digits.fits(day))
}

/// A month or day with its signs.
fn part(input: &mut Input<'_>, words: &'static str, can_be: fn(Digits<2>) -> bool) -> ModalResult<Part<2>> {
    let own = sign(input)?;
    let place = input.checkpoint();
    let digits = cut_err(digits::<2>).context(wanted(words)).parse_next(input)?;
    if !can_be(digits) {
        input.reset(&place);
        return fail(
            input,
            Fault::new(format!("`{digits}` cannot be {}", words.split(" from").next().unwrap_or(words)), words),
        );
    }
    Ok(Part { digits, own, group: sign(input)? })
}

fn digits<const N: usize>(input: &mut Input<'_>) -> ModalResult<Digits<N>> {
    take_while(N, |c: char| c.is_ascii_digit() || c == 'X').map(Digits::read).parse_next(input)
}

/// A sign of doubt, if there is one.
fn sign(input: &mut Input<'_>) -> ModalResult<Doubt> {
    opt(one_of(['?', '~', '%'])).map(|sign| sign.map(Doubt::of).unwrap_or_default()).parse_next(input)
}
