//! Grammar of long years, significant digits and times of day.

use super::error::Fault;
use super::form::{Clock, Long, Zone};
use super::grammar::{Input, fail, wanted};
use winnow::combinator::{cut_err, opt, preceded, terminated};
use winnow::error::{ContextError, ErrMode, ModalResult};
use winnow::prelude::*;
use winnow::stream::Stream;
use winnow::token::{one_of, take_while};

/// The largest year, either way: bounds of it and of what doubt makes of it are still numbers.
const MOST: i64 = 1_000_000_000_000_000;

/// What follows the `Y` of a long year.
pub(super) fn long(input: &mut Input<'_>) -> ModalResult<Long> {
    let place = input.checkpoint();
    let negative = opt('-').parse_next(input)?.is_some();
    let digits = cut_err(take_while(1..=18, |c: char| c.is_ascii_digit()))
        .context(wanted("the digits of a year"))
        .parse_next(input)?;
    let exponent = opt(preceded(
        'E',
        cut_err(take_while(1..=2, |c: char| c.is_ascii_digit()).parse_to::<u32>()).context(wanted("a power of ten")),
    ))
    .parse_next(input)?;
    let significant = opt(preceded('S', cut_err(significant))).parse_next(input)?;
    // No more than 18 digits.
    let mantissa = digits.parse::<i64>().unwrap_or(MOST);
    let year = 10_i64.checked_pow(exponent.unwrap_or(0)).and_then(|power| mantissa.checked_mul(power));
    let fault = match year {
        _ if digits.starts_with('0') => Fault::new("a long year does not begin with 0", "its digits"),
        _ if exponent.is_none() && digits.len() <= 4 => {
            Fault::new(format!("the year {digits} is not long"), "it without Y")
        }
        Some(year) if year <= MOST => {
            let mantissa = if negative { -mantissa } else { mantissa };
            return Ok(Long { mantissa, exponent, significant });
        }
        _ => Fault::new("the year is too far away", format!("at most {MOST} years from now")),
    };
    input.reset(&place);
    fail(input, fault)
}

/// How many digits are significant.
pub(super) fn significant(input: &mut Input<'_>) -> ModalResult<u32> {
    let number = take_while(1..=2, |c: char| c.is_ascii_digit()).parse_to::<u32>().verify(|n| *n > 0);
    number.context(wanted("how many digits are significant")).parse_next(input)
}

/// A time of day.
pub(super) fn clock(input: &mut Input<'_>) -> ModalResult<Clock> {
    let mut two = |most: u8, after: &'static str, words: &'static str| {
        cut_err(terminated(two_digits(most), after)).context(wanted(words)).parse_next(input)
    };
    let time = [
        two(23, ":", "an hour from 00 to 23 and :")?,
        two(59, ":", "a minute from 00 to 59 and :")?,
        two(59, "", "a second from 00 to 59")?,
    ];
    let zone = match opt(one_of(['Z', '+', '-'])).parse_next(input)? {
        None => None,
        Some('Z') => Some(Zone::Universal),
        Some(sign) => {
            let hours = cut_err(two_digits(14)).context(wanted("hours from 00 to 14")).parse_next(input)?;
            let most = if hours == 14 { 0 } else { 59 };
            let mut minutes = opt(preceded(
                ':',
                cut_err(two_digits(most)).context(wanted("minutes, at most 59, and at most 14:00 in all")),
            ));
            Some(Zone::Ahead(sign, hours, minutes.parse_next(input)?))
        }
    };
    Ok(Clock { time, zone })
}

fn two_digits<'a>(most: u8) -> impl Parser<Input<'a>, u8, ErrMode<ContextError>> {
    take_while(2, |c: char| c.is_ascii_digit()).parse_to::<u8>().verify(move |n| *n <= most)
}
