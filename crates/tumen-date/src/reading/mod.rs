//! Dates as people write them.
//!
//! | written | meant |
//! |---|---|
//! | EDTF, `1141-09`, `[1124,1125]` | in the calendar that is given |
//! | `9 September 1141`, `September 9, 1141`, `Sep 1141` | Julian, or Gregorian if that is given |
//! | `5 Safar 536`, `Rabi' al-awwal 536`, `536 AH` | Hijri, whatever is given |
//! | `1141, 8th month, 8th day`, `leap 6th month of 1197` | Chinese, if that is given |
//! | an era's name; with a year; `…, 3rd month, 8th day` | the eras of the pack with that name |
//! | `early 1156`, `mid 1156`, `late 1156` | January to April, May to August, September to December |
//! | `early May 1156`, `mid …`, `late …` | days 1 to 10, 11 to 20, 21 to the end |
//! | `spring 1156`, `summer`, `autumn` | March to May, June to August, September to November |
//! | `winter 1156` | from December 1156 to February 1157 |
//! | spring to winter of a Chinese year | months 1 to 3, 4 to 6, 7 to 9, 10 to 12 |
//! | `perhaps …`, `about …` | `…?`, `…~` |
//! | `… or …`, `from … to …`, `between … and …` | one of both, all between, one between |

mod convert;
mod named;
mod tokens;

use crate::calendar::Calendar;
use crate::edtf::{Bound, Edtf};
use crate::era::Eras;
use named::Meant;
use tumen_base::Day;

/// A date that was read, by days, so that every calendar can be reached from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What was read, in words of the calendar it was read in.
    pub words: String,
    /// The same in EDTF of the Julian calendar.
    pub edtf: Edtf,
    /// The spans of days that can be meant: several where it is open which, one after the other in the order
    /// of the text. Never empty.
    pub spans: Vec<Span>,
    /// What a reader should know, in whole sentences.
    pub notes: Vec<String>,
}

/// Days from one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First day; none if it is open or unknown.
    pub first: Option<Day>,
    /// Last day; none if it is open or unknown.
    pub last: Option<Day>,
}

impl Span {
    /// From one day to another, both included.
    #[must_use]
    pub const fn closed(first: Day, last: Day) -> Self {
        Self { first: Some(first), last: Some(last) }
    }
}

impl Reading {
    /// The first day that can be meant; none if it is open or unknown.
    #[must_use]
    pub fn earliest(&self) -> Option<Day> {
        self.spans.iter().map(|span| span.first).min().flatten()
    }

    /// The last day that can be meant; none if it is open or unknown.
    #[must_use]
    pub fn latest(&self) -> Option<Day> {
        let days: Option<Vec<Day>> = self.spans.iter().map(|span| span.last).collect();
        days.and_then(|days| days.into_iter().max())
    }

    /// Whether it is open toward the past, and toward the future, which is something else than unknown.
    #[must_use]
    pub fn is_open(&self) -> (bool, bool) {
        let open = |bound| bound == Bound::Unbounded;
        (open(self.edtf.earliest(Calendar::Julian)), open(self.edtf.latest(Calendar::Julian)))
    }

    /// Its spans in words, each day as it is told to be.
    #[must_use]
    pub fn spans_in_words(&self, day: impl Fn(Day) -> String) -> String {
        convert::spans_in_words(&self.spans, self.edtf.has_unknown_end(), day)
    }
}

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ReadError {
    /// What is wrong.
    pub message: String,
    /// What to do about it, or the nearest valid thing; may be empty.
    pub tip: String,
}

impl ReadError {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), tip: String::new() }
    }

    fn tip(self, tip: impl Into<String>) -> Self {
        Self { tip: tip.into(), ..self }
    }
}

/// Which dates a calendar has days for.
fn reach(calendar: Calendar) -> String {
    match calendar {
        Calendar::Julian | Calendar::Gregorian => "days are reckoned for a million years".into(),
        Calendar::Hijri => "Hijri years begin with the year 1, on 16 July 622".into(),
        Calendar::Chinese => {
            format!("the table of Chinese months has the years {} to {}", crate::chinese::FIRST, crate::chinese::LAST)
        }
    }
}

/// Reads a date. What has no sign of its own is taken for a date of the calendar that is given.
///
/// # Errors
/// What is wrong, with the nearest valid thing: a text that cannot be understood, a day that its calendar does
/// not have, a year outside the table of Chinese months.
pub fn read(text: &str, calendar: Calendar, eras: &Eras) -> Result<Reading, ReadError> {
    let text = text.trim();
    if let Some(reading) = several(text, calendar, eras) {
        return reading;
    }
    match Edtf::parse_in(text, calendar) {
        Ok(edtf) => of_edtf(&edtf, calendar),
        Err(_) if text.is_empty() => {
            Err(ReadError::new("there is no date").tip("a date such as 1141-09-09 or 9 September 1141"))
        }
        Err(error) if is_in_signs(text) => Err(ReadError::new(format!("`{text}` is no date: {}", error.message))
            .tip(format!("at character {}, expected {}", error.at + 1, error.expected))),
        Err(_) => of_words(text, calendar, eras),
    }
}

/// Reads a date of an era: its name, a year, and perhaps a month and a day.
///
/// # Errors
/// As [`read`], and if no era of this name is known.
pub fn read_in_era(text: &str, eras: &Eras) -> Result<Reading, ReadError> {
    let text = text.trim();
    let said = sorted(text)?;
    let meant = named::in_era(&said, text, eras)?;
    of_meant(text, &said, meant)
}

/// Whether a text is meant as EDTF: it has the signs of it and no other, and is no bare number.
fn is_in_signs(text: &str) -> bool {
    let sign = |c: char| c.is_ascii_digit() || "-XYEST:Z./[]{},?~%+ ".contains(c);
    text.chars().all(sign) && !text.bytes().all(|b| b.is_ascii_digit())
}

fn of_edtf(edtf: &Edtf, calendar: Calendar) -> Result<Reading, ReadError> {
    let (julian, spans) = convert::to_julian(edtf, calendar)?;
    Ok(Reading { words: edtf.in_words_of(calendar), edtf: julian, spans, notes: Vec::new() })
}

fn of_words(text: &str, calendar: Calendar, eras: &Eras) -> Result<Reading, ReadError> {
    let said = sorted(text)?;
    let meant = named::resolve(&said, calendar, eras)?;
    of_meant(text, &said, meant)
}

fn sorted(text: &str) -> Result<tokens::Said, ReadError> {
    tokens::sort(text).map_err(|word| {
        ReadError::new(format!("`{word}` has no place in `{text}`"))
            .tip("a date such as 9 September 1141 or early 1156")
    })
}

fn of_meant(text: &str, said: &tokens::Said, meant: Meant) -> Result<Reading, ReadError> {
    match meant {
        Meant::Spans(spans, words, notes) => {
            let edtf = convert::of_spans(&spans, said.doubt)?;
            let spans = spans.into_iter().map(|(first, last)| Span::closed(first, last)).collect();
            Ok(Reading { words: format!("{}{words}", said.doubt.words()), edtf, spans, notes })
        }
        Meant::Text(written, calendar) => {
            let sign = said.doubt.to_string();
            let written = written.replace('/', &format!("{sign}/")) + &sign;
            let edtf = Edtf::parse_in(&written, calendar).map_err(|error| {
                ReadError::new(format!("`{text}` is no date: {}", error.message))
                    .tip(format!("expected {}", error.expected))
            })?;
            of_edtf(&edtf, calendar)
        }
    }
}

/// Two dates with a word between, if the text is that.
fn several(text: &str, calendar: Calendar, eras: &Eras) -> Option<Result<Reading, ReadError>> {
    let pair = |text: &str, word: &str| {
        let (left, right) = text.split_once(word)?;
        Some(read(left, calendar, eras).and_then(|left| Ok((left, read(right, calendar, eras)?))))
    };
    if let Some(rest) = text.strip_prefix("between ") {
        return pair(rest, " and ").map(|pair| pair.and_then(|(a, b)| both(&a, &b, " and ", "between ")));
    }
    if let Some(sides) = pair(text, " or ") {
        return Some(sides.and_then(|(a, b)| either(a, b)));
    }
    let rest = text.strip_prefix("from ").unwrap_or(text);
    pair(rest, " to ").map(|pair| pair.and_then(|(a, b)| both(&a, &b, " to ", "from ")))
}

/// All days from one date to another, or one of them.
fn both(first: &Reading, last: &Reading, word: &str, front: &str) -> Result<Reading, ReadError> {
    let (a, b) = (first.edtf.to_string(), last.edtf.to_string());
    if a.starts_with(['[', '{']) || b.starts_with(['[', '{']) {
        return Err(ReadError::new("a span cannot begin or end with several dates").tip("give one date on each side"));
    }
    let (a, b) = (a.split('/').next().unwrap_or_default(), b.rsplit('/').next().unwrap_or_default());
    let text = if front == "between " { format!("[{a}..{b}]") } else { format!("{a}/{b}") };
    let edtf = Edtf::parse(&text).map_err(|error| ReadError::new(error.message).tip("give the earlier date first"))?;
    let spans = vec![Span { first: first.earliest(), last: last.latest() }];
    let notes = [first.notes.clone(), last.notes.clone()].concat();
    Ok(Reading { words: format!("{front}{}{word}{}", first.words, last.words), edtf, spans, notes })
}

/// One of two dates.
fn either(a: Reading, b: Reading) -> Result<Reading, ReadError> {
    let members = [&a, &b].map(|side| side.edtf.to_string());
    if [&a, &b].iter().any(|side| side.edtf.has_unknown_end()) || members.iter().any(|text| text.starts_with('{')) {
        return Err(
            ReadError::new("of these dates one cannot be chosen").tip("give dates, or spans that begin and end")
        );
    }
    let members = members.map(|text| text.trim_matches(['[', ']']).replace('/', ".."));
    let edtf = convert::julian(&format!("[{}]", members.join(",")))?;
    let words = format!("{} or {}", a.words, b.words);
    Ok(Reading { words, edtf, spans: [a.spans, b.spans].concat(), notes: [a.notes, b.notes].concat() })
}

#[cfg(test)]
mod tests;
