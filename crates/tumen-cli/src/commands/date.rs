//! `tumen date`: one date in every calendar, with its bounds; and the check of a file of EDTF.

use crate::args::Format;
use crate::failure::Failure;
use crate::library::Pack;
use crate::out;
use crate::table::Table;
use crate::words::paragraph;
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::{fs, io};
use tumen_base::Day;
use tumen_date::cycle::{Sexagenary, weekday};
use tumen_date::{
    Bound, Calendar, Edtf, Era, Eras, ReadError, Reading, calendar, chinese, hijri, phrase, read, read_in_era,
};
use tumen_scenario::{Diagnostic, Diagnostics, Spot};

/// The file of a pack that lists eras.
const ERAS: &str = "record/eras.toml";
/// How far Hijri dates are known.
const SLACK: &str = "Hijri months are those of the table; months begun by sight of the moon may differ by a day.";
/// How far Chinese dates are known.
const ALMANAC: &str = "Chinese months are those of the Song almanac; those of its neighbours may differ by a day.";

/// Arguments of `tumen date`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  tumen date 1141-09-09\n  tumen date \"5 Safar 536\"\n  tumen date \"Tianxi 20, 3rd month\"\n  \
                        tumen date --from chinese \"1141, 8th month, 8th day\"\n  tumen date --check dates.txt\n\n\
                        VALUE is EDTF (ISO 8601-2) or words: early 1156, 1124 or 1125, from 1216 to 1218. Put -- before\n\
                        a VALUE that begins with a dash. Dates without other sign are Julian; --check, as the standard\n\
                        has it, is Gregorian."
)]
pub struct Arguments {
    /// The date
    #[arg(value_name = "VALUE", required_unless_present = "check", allow_negative_numbers = true)]
    value: Option<String>,

    /// The calendar in which VALUE is given
    #[arg(long, value_enum, default_value_t, value_name = "CALENDAR")]
    from: Given,

    /// Use the eras of the pack in this folder
    #[arg(long, value_name = "DIR")]
    pack: Option<PathBuf>,

    /// Read one EDTF text a line from this file (- for standard input) and tell of each whether it is valid
    #[arg(long, value_name = "FILE", conflicts_with_all = ["value", "from", "pack"])]
    check: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Given {
    #[default]
    Julian,
    Gregorian,
    Hijri,
    Chinese,
    Era,
}

/// Shows the date, or checks the file.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    if let Some(file) = &arguments.check {
        return check(file);
    }
    let pack = Pack::open(arguments.pack.as_deref())?;
    let eras = eras(&pack)?;
    let value = arguments.value.as_deref().unwrap_or_default();
    let reading = match arguments.from {
        Given::Julian => read(value, Calendar::Julian, &eras),
        Given::Gregorian => read(value, Calendar::Gregorian, &eras),
        Given::Hijri => read(value, Calendar::Hijri, &eras),
        Given::Chinese => read(value, Calendar::Chinese, &eras),
        Given::Era => read_in_era(value, &eras),
    };
    let reading = reading.map_err(refused)?;
    let answer = Answer::new(&reading, &eras);
    match format {
        Format::Json => out::print_json(&answer),
        Format::Table => out::print(&tell(&reading, &answer, &eras)),
    }
}

fn refused(ReadError { message, tip }: ReadError) -> Failure {
    if tip.is_empty() { Failure::input(message) } else { Failure::with_tip(message, tip) }
}

/// The eras of a pack; none if it lists none.
fn eras(pack: &Pack) -> Result<Eras, Failure> {
    let Some(file) = pack.files.find(ERAS) else { return Ok(Eras::default()) };
    Eras::read(pack.files.text(file)).map_err(|problems| {
        let problems = problems.into_iter().map(|problem| {
            let spot = Spot { file, start: problem.start, end: problem.end };
            Diagnostic::error(spot, problem.message).expected(problem.expected).nearest(problem.nearest)
        });
        let problems = Box::new(Diagnostics::new(&pack.files, problems.collect()));
        Failure::Pack { root: pack.root.clone(), problems }
    })
}

/// The date for programs.
#[derive(Serialize)]
struct Answer {
    /// Normal form, Julian calendar.
    edtf: String,
    /// ISO form of the Julian date, `-inf` if open, nothing if unknown.
    earliest: Option<String>,
    latest: Option<String>,
    julian: String,
    hijri: Option<String>,
    chinese: Option<String>,
    era: Option<String>,
    gregorian: String,
    /// Of a single day.
    weekday: Option<&'static str>,
    notes: Vec<String>,
}

impl Answer {
    fn new(reading: &Reading, eras: &Eras) -> Self {
        let (before, after) = reading.is_open();
        let bound = |day: Option<Day>, open: bool, sign: &str| day.map(Day::iso).or_else(|| open.then(|| sign.into()));
        Self {
            edtf: reading.edtf.to_string(),
            earliest: bound(reading.earliest(), before, "-inf"),
            latest: bound(reading.latest(), after, "inf"),
            julian: reading.spans_in_words(julian),
            hijri: spans(reading, hijri_date, "a day before the first Hijri year"),
            chinese: spans(reading, chinese_date, "a day not covered"),
            era: spans(reading, |day| era_date(day, eras), "a day of no known era"),
            gregorian: reading.spans_in_words(gregorian),
            weekday: single(reading).map(weekday),
            notes: reading.notes.clone(),
        }
    }
}

/// The day, if one day is meant and it is known which.
fn single(reading: &Reading) -> Option<Day> {
    reading.earliest().filter(|day| reading.latest() == Some(*day))
}

fn julian(day: Day) -> String {
    phrase::date(Calendar::Julian, calendar::to_julian(day))
}

fn gregorian(day: Day) -> String {
    phrase::date(Calendar::Gregorian, calendar::to_gregorian(day))
}

fn hijri_date(day: Day) -> Option<String> {
    hijri::date(day).map(|date| phrase::date(Calendar::Hijri, date))
}

fn chinese_date(day: Day) -> Option<String> {
    chinese::date(day).map(phrase::chinese_date)
}

/// A day by the era or eras that counted its year. Whose they were is told where dynasties differ.
fn era_date(day: Day, eras: &Eras) -> Option<String> {
    let date = chinese::date(day)?;
    let found = eras.of_year(date.year);
    let one_court = found.windows(2).all(|pair| pair[0].0.dynasty == pair[1].0.dynasty);
    let name = |era: &Era| if one_court { era.name.clone() } else { format!("{} {}", era.dynasty, era.name) };
    let years: Vec<String> =
        found.iter().flat_map(|(era, numbers)| numbers.iter().map(|n| format!("{} {n}", name(era)))).collect();
    let leap = if date.leap { "leap " } else { "" };
    let [month, number] = [date.month, date.day].map(phrase::ordinal);
    let years = (!years.is_empty()).then(|| phrase::listed(&years, "or"))?;
    Some(format!("{years}, {leap}{month} month, {number} day"))
}

/// The spans by a calendar that has not every day, with words for a day that it has not; nothing if it has
/// none of their ends.
fn spans(reading: &Reading, day: impl Fn(Day) -> Option<String>, otherwise: &str) -> Option<String> {
    let mut ends = reading.spans.iter().flat_map(|span| [span.first, span.last]).flatten();
    let covered = ends.any(|end| day(end).is_some());
    covered.then(|| reading.spans_in_words(|end| day(end).unwrap_or_else(|| otherwise.into())))
}

fn tell(reading: &Reading, answer: &Answer, eras: &Eras) -> String {
    let plain = reading.edtf.in_words();
    let title = if reading.words == plain { plain } else { format!("{}: {plain}", reading.words) };
    let mut text = out::heading(paragraph("", "  ", &title).trim_end()) + "\n";
    let mut table = Table::new(&["calendar", "date"]);
    let with_weekday = |date: &str| answer.weekday.map_or_else(|| date.to_owned(), |day| format!("{day}, {date}"));
    table.row(["Julian".into(), with_weekday(&answer.julian)]);
    table.row(["Gregorian".into(), answer.gregorian.clone()]);
    let endless = reading.spans.iter().all(|span| (span.first, span.last) == (None, None));
    let or = |date: &Option<String>, otherwise: &dyn Fn() -> String| match date {
        Some(date) => date.clone(),
        None if endless => answer.julian.clone(),
        None => otherwise(),
    };
    let before_hijri = || "before the first Hijri year, which began on 16 July 622".into();
    table.row(["Hijri".into(), or(&answer.hijri, &before_hijri)]);
    let uncovered =
        || format!("not covered: the table of months has the years {} to {}", chinese::FIRST, chinese::LAST);
    table.row(["Chinese".into(), or(&answer.chinese, &uncovered)]);
    if let Some((day, date)) = single(reading).and_then(|day| Some((day, chinese::date(day)?))) {
        let (year, day) = (Sexagenary::of_year(date.year), Sexagenary::of_day(day));
        let named = |name: &Sexagenary| format!("{} {}", name.pinyin(), name.hanzi());
        table.row([String::new(), format!("year {}, day {}", named(&year), named(&day))]);
    }
    let no_era = || match (eras.iter().next(), &answer.chinese) {
        (None, _) => "the pack lists no eras".into(),
        (_, None) => "not covered".into(),
        _ => "no era of the pack".into(),
    };
    table.row(["era".into(), or(&answer.era, &no_era)]);
    table.row(["EDTF".into(), answer.edtf.clone()]);
    if reading.edtf.doubt().any() {
        let (first, last) = reading.edtf.fuzzy_days(Calendar::Julian);
        let span = tumen_date::Span { first, last };
        let wider = Reading { spans: vec![span], ..reading.clone() };
        table.row(["with its doubt".into(), wider.spans_in_words(julian)]);
    }
    text += &table.finish();
    let slack = answer.hijri.is_some().then_some(SLACK);
    let almanac = answer.chinese.is_some().then_some(ALMANAC);
    let notes: Vec<&str> = reading.notes.iter().map(String::as_str).chain(slack).chain(almanac).collect();
    if !notes.is_empty() {
        text.push('\n');
    }
    notes.into_iter().fold(text, |text, note| text + &paragraph("", "", note))
}

/// A line of the file that is checked.
#[derive(Serialize)]
struct Line<'a> {
    string: &'a str,
    valid: bool,
    level: Option<u8>,
    earliest: Option<String>,
    latest: Option<String>,
}

impl<'a> Line<'a> {
    fn new(string: &'a str) -> Self {
        const CALENDAR: Calendar = Calendar::Gregorian;
        let bound = |bound: Bound, open: &str| match bound {
            Bound::Unbounded => open.to_owned(),
            Bound::Date(date) => date.to_string(),
        };
        match Edtf::parse_in(string, CALENDAR) {
            Ok(date) => Self {
                string,
                valid: true,
                level: Some(date.level()),
                earliest: Some(bound(date.earliest(CALENDAR), "-inf")),
                latest: Some(bound(date.latest(CALENDAR), "inf")),
            },
            Err(_) => Self { string, valid: false, level: None, earliest: None, latest: None },
        }
    }
}

/// Prints a line of JSON for each line of the file.
fn check(file: &Path) -> Result<(), Failure> {
    let cannot = |error: io::Error| Failure::input(format!("the file `{}` cannot be read: {error}", file.display()));
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes).map_err(cannot)?;
    } else {
        bytes = fs::read(file).map_err(cannot)?;
    }
    // What is not UTF-8 is no date; it is shown as well as it can be.
    let text = String::from_utf8_lossy(&bytes);
    let mut answer = String::new();
    for line in text.trim_start_matches('\u{feff}').lines() {
        answer += &serde_json::to_string(&Line::new(line)).map_err(|error| Failure::Output(error.into()))?;
        answer.push('\n');
    }
    out::print(&answer)
}
