//! The report of one run: for each question every answer with its share, for each date and number its
//! quantiles, beside what the documents say. The field names are part of what `tumen run --format json`
//! promises.

use crate::interval::share;
use serde::Serialize;
use tumen_base::Day;
use tumen_ensemble::Tally;
use tumen_ensemble::schema::{DateColumn, NumberColumn, OutcomeColumn};
use tumen_ensemble::tally::{DayCounts, NumberCounts};

/// What a tally does not know of its run.
#[derive(Clone, Debug, PartialEq)]
pub struct RunFacts {
    /// Version of Tumen.
    pub version: String,
    /// Seed.
    pub seed: u64,
    /// Threads used.
    pub threads: usize,
    /// Wall time, seconds.
    pub elapsed_s: f64,
}

/// The report of one run. Days are ISO dates of the Julian calendar.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// `pack/scenario`.
    pub scenario: String,
    /// Title of the scenario.
    pub title: String,
    /// First day.
    pub start: String,
    /// Last day, included.
    pub end: String,
    /// Hash of the files of the pack, 16 hexadecimal digits.
    pub pack: String,
    /// Version of Tumen.
    pub version: String,
    /// Seed.
    pub seed: u64,
    /// Histories.
    pub histories: u64,
    /// Threads.
    pub threads: usize,
    /// Wall time, seconds.
    pub elapsed_s: f64,
    /// Digest of all histories, 16 hexadecimal digits.
    pub digest: String,
    /// One row for each answer of each question.
    pub outcomes: Vec<OutcomeRow>,
    /// One row for each date.
    pub dates: Vec<DateRow>,
    /// One row for each number.
    pub numbers: Vec<NumberRow>,
}

/// One answer to one question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutcomeRow {
    /// `outcome.case`.
    pub id: String,
    /// The answer in words.
    pub label: String,
    /// Share of histories.
    pub share: f64,
    /// Lower end of the 95% interval of the share.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Histories.
    pub count: u64,
    /// Id of the outcome; rows of one outcome follow each other.
    pub outcome: String,
    /// The question in words.
    pub question: String,
    /// What the documents say of the question.
    pub record: Option<String>,
    /// Whether this is the answer of the documents.
    pub recorded: bool,
}

/// When something happened. Quantiles are over the histories in which it did.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DateRow {
    /// Id.
    pub id: String,
    /// In words.
    pub label: String,
    /// Share of histories in which it happened at all.
    pub share: f64,
    /// Lower end of the 95% interval of the share.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Histories in which it happened.
    pub count: u64,
    /// By this day it had happened in 5% of them.
    pub q05: Option<String>,
    /// 25%.
    pub q25: Option<String>,
    /// Half.
    pub q50: Option<String>,
    /// 75%.
    pub q75: Option<String>,
    /// 95%.
    pub q95: Option<String>,
    /// What the documents say.
    pub record: Option<String>,
    /// First and last day that the documents allow.
    pub window: Option<[String; 2]>,
    /// Share of all histories in which it fell on those days.
    pub in_window: Option<f64>,
}

/// A number. Quantiles are over the histories that have one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NumberRow {
    /// Id.
    pub id: String,
    /// In words.
    pub label: String,
    /// Unit.
    pub unit: String,
    /// Share of histories that have the number.
    pub share: f64,
    /// Lower end of the 95% interval of the share.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Histories that have the number.
    pub count: u64,
    /// 5% quantile.
    pub q05: Option<f64>,
    /// 25% quantile.
    pub q25: Option<f64>,
    /// Median.
    pub q50: Option<f64>,
    /// 75% quantile.
    pub q75: Option<f64>,
    /// 95% quantile.
    pub q95: Option<f64>,
    /// What the documents say.
    pub record: Option<String>,
    /// Lowest and highest value that the documents allow.
    pub range: Option<[f64; 2]>,
    /// Share of the histories with a number in which it lies in that range.
    pub in_range: Option<f64>,
}

const QUANTILES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

impl Report {
    /// The report of a tally.
    #[must_use]
    pub fn new(tally: &Tally, facts: RunFacts) -> Self {
        let (schema, of) = (&tally.schema, tally.histories);
        Self {
            scenario: schema.scenario.clone(),
            title: schema.title.clone(),
            start: schema.start.iso(),
            end: schema.end.iso(),
            pack: format!("{:016x}", schema.pack),
            version: facts.version,
            seed: facts.seed,
            histories: of,
            threads: facts.threads,
            elapsed_s: facts.elapsed_s,
            digest: tally.digest(),
            outcomes: schema.outcomes.iter().zip(&tally.outcomes).flat_map(|(o, n)| answers(o, n, of)).collect(),
            dates: schema.dates.iter().zip(&tally.dates).map(|(d, n)| date(d, n, of)).collect(),
            numbers: schema.numbers.iter().zip(&tally.numbers).map(|(c, n)| number(c, n, of)).collect(),
        }
    }
}

fn told(record: &str) -> Option<String> {
    (!record.is_empty()).then(|| record.to_owned())
}

/// Share and interval; all zero of no histories.
fn part(count: u64, of: u64) -> (f64, f64, f64) {
    share(count, of).map_or((0.0, 0.0, 0.0), |e| (e.value, e.low, e.high))
}

fn answers(o: &OutcomeColumn, counts: &[u64], of: u64) -> Vec<OutcomeRow> {
    let row = |(i, (case, count)): (usize, (&tumen_ensemble::schema::CaseColumn, &u64))| {
        let recorded = o.recorded == Some(i);
        // Of the polities that could hold a place, those that never do are not worth a line.
        if o.sparse && *count == 0 && !recorded {
            return None;
        }
        let (share, low, high) = part(*count, of);
        Some(OutcomeRow {
            id: format!("{}.{}", o.id, case.id),
            label: case.label.clone(),
            share,
            low,
            high,
            count: *count,
            outcome: o.id.clone(),
            question: o.label.clone(),
            record: told(&o.record),
            recorded,
        })
    };
    o.cases.iter().zip(counts).enumerate().filter_map(row).collect()
}

fn date(d: &DateColumn, days: &DayCounts, of: u64) -> DateRow {
    let (share, low, high) = part(days.count(), of);
    let [q05, q25, q50, q75, q95] = QUANTILES.map(|q| days.quantile(q).map(Day::iso));
    DateRow {
        id: d.id.clone(),
        label: d.label.clone(),
        share,
        low,
        high,
        count: days.count(),
        q05,
        q25,
        q50,
        q75,
        q95,
        record: told(&d.record),
        window: d.window.map(|(from, to)| [from.iso(), to.iso()]),
        in_window: d.window.map(|(from, to)| part(days.between(from, to), of).0),
    }
}

fn number(c: &NumberColumn, n: &NumberCounts, of: u64) -> NumberRow {
    let count = n.values.count();
    let (share, low, high) = part(count, of);
    let [q05, q25, q50, q75, q95] = QUANTILES.map(|q| n.values.quantile(q));
    NumberRow {
        id: c.id.clone(),
        label: c.label.clone(),
        unit: c.unit.clone(),
        share,
        low,
        high,
        count,
        q05,
        q25,
        q50,
        q75,
        q95,
        record: told(&c.record),
        range: c.range.map(|(low, high)| [low, high]),
        in_range: c.range.filter(|_| count > 0).map(|_| part(n.in_range, count).0),
    }
}
