//! From sorted words to days: months with names, months with numbers, eras, years and parts of them.

use super::tokens::{Count, PartOf, Said};
use super::{ReadError, reach};
use crate::calendar::Calendar;
use crate::era::{Era, Eras};
use crate::phrase::{self, MONTHS, ordinal};
use crate::{chinese, hijri};
use tumen_base::Day;
use tumen_base::problem::nearest;
use tumen_base::text::fold;

/// What is meant.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// A text in EDTF, of this calendar.
    Text(String, Calendar),
    /// Spans of days of which one is meant, in words, with what a reader should know.
    Spans(Vec<(Day, Day)>, String, Vec<String>),
}

/// Finds out what is meant. Without other signs the calendar is the one given.
pub(super) fn resolve(said: &Said, calendar: Calendar, eras: &Eras) -> Result<Meant, ReadError> {
    if said.name.is_empty() {
        return match said.month {
            Some(_) if calendar != Calendar::Chinese => {
                Err(ReadError::new("months have numbers only in the Chinese calendar")
                    .tip("say that the date is Chinese, or give the name of the month or the era"))
            }
            Some(_) => numbered(said),
            None => year(said, calendar),
        };
    }
    if let Some(month) = solar_month(&said.name) {
        if !calendar.is_solar() {
            let message = format!("`{}` is no month of the {} calendar", said.name, calendar.title());
            return Err(ReadError::new(message).tip("read it as a Julian or Gregorian date"));
        }
        return named(said, calendar, month);
    }
    if let Some(month) = hijri_month(&said.name) {
        return named(said, Calendar::Hijri, month);
    }
    let found = eras.find(&said.name);
    if found.is_empty() { Err(unknown(&said.name, eras)) } else { era(said, &found) }
}

/// Finds out which date of an era is meant.
pub(super) fn in_era(said: &Said, text: &str, eras: &Eras) -> Result<Meant, ReadError> {
    if said.name.is_empty() {
        let known: Vec<String> = eras.iter().map(|era| era.name.clone()).collect();
        return Err(ReadError::new(format!("`{text}` names no era")).tip(phrase::listed(&known, "or")));
    }
    match eras.find(&said.name).as_slice() {
        [] => {
            let error = ReadError::new(format!("`{}` is no era", said.name));
            Err(near(error, &said.name, eras.iter().flat_map(Era::names).collect()))
        }
        found => era(said, found),
    }
}

fn unknown(name: &str, eras: &Eras) -> ReadError {
    let error = ReadError::new(format!("`{name}` is neither a month nor an era"));
    near(error, name, MONTHS.into_iter().chain(hijri::MONTHS).chain(eras.iter().flat_map(Era::names)).collect())
}

/// The error with the nearest of the names that are known.
fn near(error: ReadError, name: &str, known: Vec<&str>) -> ReadError {
    let folded: Vec<String> = known.iter().map(|name| fold(name)).collect();
    let near = nearest(&fold(name), folded.iter().map(String::as_str));
    match near.and_then(|near| folded.iter().position(|name| name == near)) {
        Some(at) => error.tip(format!("did you mean `{}`?", known[at])),
        None => error.tip("a date is written as 1141-09-09, 9 September 1141, 5 Safar 536, or an era and its year"),
    }
}

/// A month by its name or at least three letters of it.
fn solar_month(name: &str) -> Option<u32> {
    let name = fold(name);
    let at = MONTHS.iter().position(|month| name.len() >= 3 && fold(month).starts_with(&name))?;
    Some(at as u32 + 1)
}

fn hijri_month(name: &str) -> Option<u32> {
    let name = fold(name);
    let at = hijri::SPELLINGS.iter().position(|spellings| spellings.contains(&name.as_str()))?;
    Some(at as u32 + 1)
}

/// A month with a name: `9 September 1141`, `September 9, 1141`, `late Safar 536`.
fn named(said: &Said, calendar: Calendar, month: u32) -> Result<Meant, ReadError> {
    if said.month.is_some() || said.leap {
        return Err(ReadError::new(format!("`{}` and a number are two months", said.name)).tip("give one of them"));
    }
    let (day, year) = match (said.day, said.numbers.as_slice()) {
        (None, [year]) => (None, *year),
        (Some(day), [year]) => (Some(day), *year),
        (None, [day, year]) if *day <= 31 => (Some(*day), *year),
        (None, [year, day]) => (Some(*day), *year),
        _ => {
            let message = format!("`{}` needs a year, and at most a day", said.name);
            return Err(ReadError::new(message).tip(format!("9 {} 1141", said.name)));
        }
    };
    let year = year_text(said, calendar, year)?;
    let end = calendar.month_length(year.parse().unwrap_or(0), month);
    let month = format!("{year}-{month:02}");
    let text = match (said.part, day) {
        (None, None) => month,
        (None, Some(day)) => format!("{month}-{day:02}"),
        (Some(PartOf::Third(0)), None) => format!("{month}-01/{month}-10"),
        (Some(PartOf::Third(1)), None) => format!("{month}-11/{month}-20"),
        (Some(PartOf::Third(_)), None) => format!("{month}-21/{month}-{end}"),
        _ => return Err(ReadError::new("a day or a month has no such part").tip("early, mid or late, and a month")),
    };
    Ok(Meant::Text(text, calendar))
}

/// A year or a part of one: `early 1156`, `536 AH`.
fn year(said: &Said, calendar: Calendar) -> Result<Meant, ReadError> {
    let calendar = if said.count == Some(Count::Hijri) { Calendar::Hijri } else { calendar };
    let [number] = said.numbers.as_slice() else {
        let message =
            if said.numbers.is_empty() { "there is no year" } else { "there is more than one year and no month" };
        return Err(ReadError::new(message).tip("a date is written as 1141-09-09, 9 September 1141 or 5 Safar 536"));
    };
    if said.day.is_some() || said.leap {
        return Err(ReadError::new("there is a day and no month").tip("name the month"));
    }
    if *number < 100 && said.count.is_none() {
        return Err(ReadError::new(format!("`{number}` alone may be a day or a year"))
            .tip(format!("write {number:04} for the year")));
    }
    let year = year_text(said, calendar, *number)?;
    let (first, last) = match said.part {
        None => return Ok(Meant::Text(year, calendar)),
        Some(PartOf::Third(third)) => (4 * third + 1, 4 * third + 4),
        Some(PartOf::Season(season)) if calendar == Calendar::Chinese => (3 * season + 1, 3 * season + 3),
        Some(PartOf::Season(3)) if calendar.is_solar() => {
            let next = if said.count == Some(Count::Before) { number.saturating_sub(1) } else { number + 1 };
            return Ok(Meant::Text(format!("{year}-12/{}-02", year_text(said, calendar, next)?), calendar));
        }
        Some(PartOf::Season(season)) if calendar.is_solar() => {
            return Ok(Meant::Text(format!("{year}-{}", 21 + season), calendar));
        }
        Some(PartOf::Season(_)) => {
            let message = format!("the {} calendar does not follow the seasons", calendar.title());
            return Err(ReadError::new(message).tip("name the month"));
        }
    };
    if calendar == Calendar::Chinese {
        return months(*number, first, last);
    }
    Ok(Meant::Text(format!("{year}-{first:02}/{year}-{last:02}"), calendar))
}

/// Chinese months from one to another, with the leap month that may follow the last.
fn months(year: u32, first: u32, last: u32) -> Result<Meant, ReadError> {
    let year = covered(year)?;
    let begin = chinese::month_days(year, first, false);
    let end = chinese::month_days(year, last, true).or_else(|| chinese::month_days(year, last, false));
    let span = begin
        .zip(end)
        .map(|(begin, end)| (begin.0, end.1))
        .ok_or_else(|| ReadError::new("there are no such months"))?;
    let words = format!("the {} to the {} month of {year}", ordinal(first), ordinal(last));
    Ok(Meant::Spans(vec![span], words, Vec::new()))
}

/// A year as EDTF has it, counted as was said.
fn year_text(said: &Said, calendar: Calendar, number: u32) -> Result<String, ReadError> {
    let fits = match said.count {
        None => true,
        Some(Count::Hijri) => calendar == Calendar::Hijri,
        Some(Count::Ours | Count::Before) => calendar.is_solar(),
    };
    if !fits {
        let message = format!("years of the {} calendar are not counted so", calendar.title());
        return Err(ReadError::new(message).tip("AH goes with Hijri years, AD and BC with Julian or Gregorian ones"));
    }
    match (number, said.count) {
        (10_000.., _) => Err(ReadError::new(format!("the year {number} is too far away")).tip("a year of four digits")),
        (0, _) | (1, Some(Count::Before)) => Ok("0000".into()),
        (_, Some(Count::Before)) => Ok(format!("-{:04}", number - 1)),
        _ => Ok(format!("{number:04}")),
    }
}

/// A Chinese date: a year by its number, a month by its number, and perhaps a day.
fn numbered(said: &Said) -> Result<Meant, ReadError> {
    let ([year], None, None) = (said.numbers.as_slice(), said.part, said.count) else {
        return Err(ReadError::new("a Chinese date needs one year").tip("1141, 8th month, 8th day"));
    };
    let year = covered(*year)?;
    let days = days(said, year).ok_or_else(|| missing(said, year))?;
    Ok(Meant::Spans(vec![days], format!("{} of {year}", within(said)), Vec::new()))
}

/// A year, month or day of an era, of whichever dynasty had it then.
fn era(said: &Said, found: &[&Era]) -> Result<Meant, ReadError> {
    let name = &found[0].name;
    if said.part.is_some() || said.count.is_some() || (said.day.is_some() && said.month.is_none()) {
        return Err(ReadError::new(format!("a date of {name} is a year, and perhaps a month and a day"))
            .tip(format!("{name} 2, 3rd month")));
    }
    let (candidates, words) = match said.numbers.as_slice() {
        [] if said.month.is_none() => {
            let whole = found.iter().flat_map(|era| era.first.iter().map(|first| (*era, *first, era.last)));
            (whole.collect::<Vec<_>>(), name.clone())
        }
        [number] => {
            let years = found.iter().flat_map(|era| era.years(*number).into_iter().map(|year| (*era, year, year)));
            let comma = if said.month.is_some() { ", " } else { "" };
            (years.collect(), format!("{name} {number}{comma}{}", within_year(said)))
        }
        _ => {
            return Err(
                ReadError::new(format!("{name} needs the number of one year")).tip(format!("{name} 2, 3rd month"))
            );
        }
    };
    if candidates.is_empty() {
        let spans = found.iter().map(|era| format!("{} had {name} 1 to {}", era.dynasty, era.length()));
        let message = format!("there is no such year of {name}");
        return Err(ReadError::new(message).tip(spans.collect::<Vec<_>>().join("; ")));
    }
    let mut spans = Vec::new();
    for (_, first, last) in &candidates {
        for year in [first, last] {
            covered(year.unsigned_abs())?;
        }
        spans.extend(days(said, *first).map(|(begin, end)| (begin, days(said, *last).map_or(end, |days| days.1))));
    }
    spans.sort_unstable();
    spans.dedup();
    if spans.is_empty() {
        return Err(missing(said, candidates[0].1));
    }
    Ok(Meant::Spans(spans, words, notes(&candidates)))
}

/// What a reader should know about the eras that are meant.
fn notes(candidates: &[(&Era, i32, i32)]) -> Vec<String> {
    let mut eras: Vec<&Era> = candidates.iter().map(|(era, ..)| *era).collect();
    eras.dedup();
    let mut notes = Vec::new();
    if let [one, _, ..] = eras.as_slice() {
        let dynasties: Vec<String> = eras.iter().map(|era| era.dynasty.clone()).collect();
        notes.push(format!("{} was an era of {}.", one.name, phrase::listed(&dynasties, "and of")));
    }
    for era in eras.iter().filter(|era| era.first.len() > 1) {
        let years: Vec<String> = era.first.iter().map(ToString::to_string).collect();
        notes.push(format!("The first year of {} was {}.", era.name, phrase::listed(&years, "or")));
    }
    notes
}

/// The year, if the table of months has it.
fn covered(year: u32) -> Result<i32, ReadError> {
    let found = i32::try_from(year).ok().filter(|year| (chinese::FIRST..=chinese::LAST).contains(year));
    found.ok_or_else(|| ReadError::new(format!("the Chinese year {year} is not covered")).tip(reach(Calendar::Chinese)))
}

/// First and last day of the day, month or year that was said.
fn days(said: &Said, year: i32) -> Option<(Day, Day)> {
    match (said.month, said.day) {
        (None, _) => chinese::year_days(year),
        (Some(month), None) => chinese::month_days(year, month, said.leap),
        (Some(month), Some(day)) => {
            let day = chinese::day(chinese::Date { year, month, leap: said.leap, day })?;
            Some((day, day))
        }
    }
}

/// Why there are no such days in a year that is covered.
fn missing(said: &Said, year: i32) -> ReadError {
    let error = ReadError::new(format!("there was no {} of {year}", within(said).trim_start_matches("the ")));
    let month = said.month.unwrap_or(0);
    match (chinese::month_days(year, month, said.leap), chinese::leap_month(year)) {
        (Some((first, last)), _) => error.tip(format!("that month had {} days", last - first + 1)),
        (None, Some(after)) if said.leap => {
            error.tip(format!("the leap month of {year} followed the {}", ordinal(after)))
        }
        (None, None) if said.leap => error.tip(format!("{year} had no leap month")),
        (None, _) => error.tip("months have the numbers 1 to 12"),
    }
}

/// `8th day of the 8th month`, `the 8th month`.
fn within(said: &Said) -> String {
    let month = phrase::chinese_month(said.month.unwrap_or(0), said.leap);
    said.day.map_or(month.clone(), |day| format!("{} day of {month}", ordinal(day)))
}

/// `3rd month, 8th day`; empty for a year.
fn within_year(said: &Said) -> String {
    let leap = if said.leap { "leap " } else { "" };
    let month = said.month.map(|month| format!("{leap}{} month", ordinal(month)));
    let day = said.day.map(|day| format!("{} day", ordinal(day)));
    month.into_iter().chain(day).collect::<Vec<_>>().join(", ")
}
