//! Many histories at once: shares and quantiles as JSON, and beside it a binary of what each history came to, so that a
//! page can filter them without asking again.

use crate::notable::{self, Notable};
use serde::Serialize;
use tumen_analysis::share;
use tumen_base::Day;
use tumen_engine::{Setup, Sim, Stage};
use tumen_ensemble::{HistoryRow, Meter, Tally, year_ends};

/// Quantiles of dates and numbers.
const QUANTILES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// Many histories. The binary beside it holds, little-endian and with the history fastest: dates as i32 by date with -1
/// for never, numbers as f32 by number with NaN for none, outcomes as u8 by outcome, holders as u8 by day and place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EnsembleView {
    /// Seed of all histories.
    pub seed: u64,
    /// How many, from number 0 on.
    pub histories: u64,
    /// Digest of all of them, 16 hexadecimal digits: that of `tumen run` over the same.
    pub digest: String,
    /// Histories worth a look.
    pub notable: Vec<Notable>,
    /// By outcome.
    pub outcomes: Vec<Cases>,
    /// By date.
    pub dates: Vec<Dates>,
    /// By number.
    pub numbers: Vec<Numbers>,
    /// Days on which holders were read: the ends of years.
    pub days: Vec<Day>,
    /// Where the parts of the binary begin.
    pub offsets: Offsets,
}

/// How often an outcome had each answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cases {
    /// By case.
    pub cases: Vec<Share>,
}

/// How often something happened, and when.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dates {
    /// How often.
    pub happened: Share,
    /// Days by which 5, 25, 50, 75 and 95% of those in which it happened have had it.
    pub quantiles: [Option<Day>; 5],
}

/// How often there was a number, and which.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Numbers {
    /// How often.
    pub had: Share,
    /// Quantiles 5, 25, 50, 75 and 95% of those that have it.
    pub quantiles: [Option<f64>; 5],
}

/// A share of histories with its 95% interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Share {
    /// Histories.
    pub count: u64,
    /// Share of all.
    pub share: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Byte offsets into the binary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Offsets {
    /// Of the dates.
    pub dates: usize,
    /// Of the numbers.
    pub numbers: usize,
    /// Of the outcomes.
    pub outcomes: usize,
    /// Of the holders.
    pub holders: usize,
}

/// What one history came to.
#[derive(Clone, Debug, PartialEq)]
pub struct OneHistory {
    /// What was measured.
    pub row: HistoryRow,
    /// Positions of the holders of all places, at the end of the first year, of the second and so on.
    pub holders: Vec<u8>,
}

/// Plays one history of an ensemble. A meter without years is quicker and enough.
#[must_use]
pub fn one(stage: &Stage<'_>, meter: &Meter, seed: u64, history: u64) -> OneHistory {
    let def = stage.scenario;
    let mut sim = Sim::with(stage, seed, history, &Setup::default());
    let (mut halfway, mut holders) = (meter.begin(), Vec::new());
    for day in year_ends(def.start, def.end) {
        meter.advance(&mut sim, day, &mut halfway);
        holders.extend(sim.world.places.iter().map(|place| byte(place.holder.index())));
    }
    OneHistory { row: meter.finish(&mut sim, history, &halfway), holders }
}

/// Adds histories up, which are put in the order of their numbers: the JSON, and the binary beside it.
#[must_use]
pub fn gather(stage: &Stage<'_>, meter: &Meter, seed: u64, mut all: Vec<OneHistory>) -> (EnsembleView, Vec<u8>) {
    all.sort_by_key(|one| one.row.history);
    let (rows, holders): (Vec<HistoryRow>, Vec<Vec<u8>>) = all.into_iter().map(|one| (one.row, one.holders)).unzip();
    let mut tally = Tally::new(&meter.schema);
    rows.iter().for_each(|row| tally.add(row));
    let of = tally.histories;
    let (binary, offsets) = binary(&rows, &holders);
    let def = stage.scenario;
    let view = EnsembleView {
        seed,
        histories: of,
        digest: tally.digest(),
        notable: notable::of(&meter.schema, &rows),
        outcomes: tally
            .outcomes
            .iter()
            .map(|cases| Cases { cases: cases.iter().map(|count| share_of(*count, of)).collect() })
            .collect(),
        dates: tally
            .dates
            .iter()
            .map(|d| Dates { happened: share_of(d.count(), of), quantiles: QUANTILES.map(|q| d.quantile(q)) })
            .collect(),
        numbers: tally
            .numbers
            .iter()
            .map(|n| Numbers {
                had: share_of(n.values.count(), of),
                quantiles: QUANTILES.map(|q| n.values.quantile(q)),
            })
            .collect(),
        days: year_ends(def.start, def.end).collect(),
        offsets,
    };
    (view, binary)
}

fn share_of(count: u64, of: u64) -> Share {
    let (share, low, high) = share(count, of).map_or((0.0, 0.0, 0.0), |e| (e.value, e.low, e.high));
    Share { count, share, low, high }
}

/// The binary, part after part; the parts of four bytes stand first, so that all begin at a multiple of their size.
fn binary(rows: &[HistoryRow], holders: &[Vec<u8>]) -> (Vec<u8>, Offsets) {
    let mut out = Vec::new();
    let columns = |count: fn(&HistoryRow) -> usize| rows.first().map_or(0, count);
    let dates = out.len();
    for column in 0..columns(|row| row.dates.len()) {
        rows.iter().for_each(|row| out.extend(row.dates[column].map_or(-1, |day| day.0).to_le_bytes()));
    }
    let numbers = out.len();
    for column in 0..columns(|row| row.numbers.len()) {
        rows.iter().for_each(|row| out.extend(row.numbers[column].map_or(f32::NAN, |x| x as f32).to_le_bytes()));
    }
    let outcomes = out.len();
    for column in 0..columns(|row| row.outcomes.len()) {
        out.extend(rows.iter().map(|row| byte(usize::from(row.outcomes[column]))));
    }
    let places = out.len();
    for cell in 0..holders.first().map_or(0, Vec::len) {
        out.extend(holders.iter().map(|one| one[cell]));
    }
    (out, Offsets { dates, numbers, outcomes, holders: places })
}

/// Positions of polities and cases fit a byte; a scenario with more than 255 would show the last.
fn byte(position: usize) -> u8 {
    u8::try_from(position).unwrap_or(u8::MAX)
}
