//! What an ensemble foretells of one measure, prepared so that it can be scored again and again with other weights.

use crate::bootstrap::quantile;
use crate::crps::{Observed, Span, crps_of_even, crps_of_sorted};
use crate::interval::{Estimate, share};
use crate::log_score::{log_score_of_answers, log_score_of_any_answer};
use crate::misfit::{Observation, Said};
use serde::{Serialize, Serializer};
use tumen_base::{Day, maths};
use tumen_ensemble::{HistoryRow, Schema};

/// How far numbers are scored beyond what the record allows: to a tenth and to ten times, or by widths.
const FAR: f64 = 10.0;
/// Not to come at all is as far from the last day of the scenario, days. So it is no better than to come on the last
/// day where the record ends with it, and the baseline gives it about the chance that it gives a year.
const NEVER: f64 = 365.0;
/// The quantiles that a forecast tells.
const QUANTILES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// What an ensemble foretold of a measure.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Forecast {
    /// An outcome.
    Answers {
        /// Share of the histories that give the recorded answer.
        chance: Estimate,
        /// The likeliest answer.
        likeliest: String,
        /// Its share.
        likeliest_share: f64,
    },
    /// A date, over all histories; nothing where it does not come.
    Dates {
        /// The days by which it has come in 5%, 25%, 50%, 75% and 95% of them.
        #[serde(serialize_with = "iso")]
        quantiles: [Option<Day>; 5],
    },
    /// A number, over the histories that have it.
    Numbers {
        /// Its 5%, 25%, 50%, 75% and 95% quantiles.
        quantiles: [Option<f64>; 5],
    },
}

fn iso<S: Serializer>(days: &[Option<Day>; 5], out: S) -> Result<S::Ok, S::Error> {
    days.map(|day| day.map(Day::iso)).serialize(out)
}

/// The middle part of an ensemble.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Central {
    /// Part of what the record allows that lies in it.
    pub holds: f64,
    /// Share of the histories that do.
    pub mass: f64,
}

/// The values of an ensemble, and what the record says of them.
pub(super) enum Ensemble {
    Answers {
        /// The answer of each row.
        of_rows: Vec<u16>,
        /// Rows with each answer.
        counts: Vec<u64>,
        recorded: usize,
        /// Answers that there are to the baseline.
        answers: usize,
    },
    Values {
        /// In order, on the scale of the score, each with its row; those without are infinite if they count at all.
        sorted: Vec<(f64, usize)>,
        /// Of numbers, the values as they are, in order.
        plain: Vec<f64>,
        with: usize,
        /// What the record allows, on the same scale, and by how much more a window reaches than from its first to its
        /// last value: a day of dates, nothing of numbers.
        low: f64,
        high: f64,
        unit: f64,
        span: Span,
        number: bool,
    },
}

impl Ensemble {
    pub fn new(schema: &Schema, o: &Observation, rows: &[&HistoryRow]) -> Self {
        let column = o.column;
        match o.said {
            Said::Answer(recorded) => {
                let question = &schema.outcomes[column];
                let of_rows: Vec<u16> = rows.iter().map(|row| row.outcomes[column]).collect();
                let mut counts = vec![0; question.cases.len()];
                of_rows.iter().for_each(|answer| counts[usize::from(*answer)] += 1);
                let comes_up = |(i, count): (usize, &u64)| !question.sparse || *count > 0 || i == recorded;
                let answers = counts.iter().enumerate().filter(|each| comes_up(*each)).count();
                Self::Answers { of_rows, counts, recorded, answers }
            }
            Said::Window(from, to) => {
                let value = |row: &HistoryRow| row.dates[column].map_or(f64::INFINITY, |day| f64::from(day.0));
                let with = rows.iter().filter(|row| row.dates[column].is_some()).count();
                let span = Span { start: f64::from(schema.start.0), end: f64::from(schema.end.0) + NEVER };
                let (low, high) = (f64::from(from.0), f64::from(to.0));
                let sorted = in_order(rows.iter().map(|row| value(row)).enumerate());
                Self::Values { sorted, plain: vec![], with, low, high, unit: 1.0, span, number: false }
            }
            Said::Range(low, high) => {
                let scale = Scale::of(low, high);
                let values = rows.iter().enumerate().filter_map(|(i, row)| Some((i, scale.at(row.numbers[column]?))));
                let sorted = in_order(values);
                let mut plain: Vec<f64> = rows.iter().filter_map(|row| row.numbers[column]).collect();
                plain.sort_by(f64::total_cmp);
                let (low, high, with, span) = (scale.at(low), scale.at(high), sorted.len(), scale.span());
                Self::Values { sorted, plain, with, low, high, unit: 0.0, span, number: true }
            }
        }
    }

    /// Rows that have a value.
    pub fn with(&self) -> usize {
        match self {
            Self::Answers { of_rows, .. } => of_rows.len(),
            Self::Values { with, .. } => *with,
        }
    }

    pub fn is_number(&self) -> bool {
        matches!(self, Self::Values { number: true, .. })
    }

    /// The score with each row counting so many times; not a number if no row with a value counts.
    pub fn score(&self, times: &[u32]) -> f64 {
        match self {
            Self::Answers { of_rows, recorded, answers, .. } => {
                let hits = of_rows.iter().zip(times).filter(|(answer, _)| usize::from(**answer) == *recorded);
                let hits: u64 = hits.map(|(_, n)| u64::from(*n)).sum();
                let of: u64 = times.iter().map(|n| u64::from(*n)).sum();
                log_score_of_answers(hits as f64, of as f64, *answers)
            }
            Self::Values { sorted, low, high, span, .. } => {
                let weighted = sorted.iter().map(|(x, row)| (x.clamp(span.start, span.end), f64::from(times[*row])));
                let total: u64 = sorted.iter().map(|(_, row)| u64::from(times[*row])).sum();
                crps_of_sorted(weighted, total as f64, Observed::Between(*low, *high), *span).unwrap_or(f64::NAN)
            }
        }
    }

    /// The score of one who knows nothing but the span.
    pub fn baseline(&self) -> f64 {
        match self {
            Self::Answers { answers, .. } => log_score_of_any_answer(*answers),
            Self::Values { low, high, span, .. } => {
                crps_of_even(Observed::Between(*low, *high), *span).unwrap_or(f64::NAN)
            }
        }
    }

    /// The middle part of the ensemble that has at least this share of it.
    pub fn central(&self, wanted: f64) -> Central {
        match self {
            Self::Answers { counts, recorded, of_rows, .. } => {
                let of = of_rows.len() as f64;
                let enough = |count: u64| {
                    let likelier: u64 = counts.iter().filter(|c| **c > count).sum();
                    count > 0 && (likelier as f64) < wanted * of
                };
                let mass: u64 = counts.iter().filter(|c| enough(**c)).sum();
                Central { holds: f64::from(enough(counts[*recorded])), mass: mass as f64 / of }
            }
            Self::Values { sorted, low, high, unit, .. } => {
                let Some(last) = sorted.len().checked_sub(1) else { return Central { holds: 0.0, mass: 0.0 } };
                // The value at which a share of the histories is reached (Hyndman and Fan 1996, type 1).
                let reached = |q: f64| {
                    let place = (q * sorted.len() as f64).ceil() as usize;
                    sorted[place.saturating_sub(1).min(last)].0
                };
                let (from, to) = (reached(0.5 - wanted / 2.0), reached(0.5 + wanted / 2.0));
                let inside = sorted.iter().filter(|(x, _)| from <= *x && *x <= to).count();
                let holds = part(from.max(*low), to.min(*high), *low, *high, *unit);
                Central { holds, mass: inside as f64 / sorted.len() as f64 }
            }
        }
    }

    pub fn forecast(&self, schema: &Schema, o: &Observation) -> Forecast {
        match self {
            Self::Answers { counts, recorded, of_rows, .. } => {
                let of = of_rows.len() as u64;
                let none = Estimate { value: 0.0, low: 0.0, high: 0.0 };
                // Of answers as likely the first.
                let best = counts.iter().enumerate().rev().max_by_key(|(_, count)| **count).map_or(0, |(i, _)| i);
                Forecast::Answers {
                    chance: share(counts[*recorded], of).unwrap_or(none),
                    likeliest: schema.outcomes[o.column].cases[best].label.clone(),
                    likeliest_share: counts[best] as f64 / of.max(1) as f64,
                }
            }
            Self::Values { sorted, number: false, .. } => {
                let reached = |q: f64| {
                    let place = ((q * sorted.len() as f64).ceil() as usize).saturating_sub(1);
                    sorted.get(place).filter(|(x, _)| x.is_finite()).map(|(x, _)| Day(*x as i32))
                };
                Forecast::Dates { quantiles: QUANTILES.map(reached) }
            }
            Self::Values { plain, .. } => Forecast::Numbers { quantiles: QUANTILES.map(|q| quantile(plain, q)) },
        }
    }
}

/// Part of the values from `low` to `high` that lie between two others; of a single value, all of it or nothing.
fn part(from: f64, to: f64, low: f64, high: f64, unit: f64) -> f64 {
    let all = high - low + unit;
    if all > 0.0 { ((to - from + unit) / all).clamp(0.0, 1.0) } else { f64::from(from <= to) }
}

fn in_order(values: impl Iterator<Item = (usize, f64)>) -> Vec<(f64, usize)> {
    let mut sorted: Vec<(f64, usize)> = values.map(|(row, x)| (x, row)).collect();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    sorted
}

/// The scale on which a number is scored.
#[derive(Clone, Copy)]
enum Scale {
    /// By its logarithm.
    Logarithm { low: f64, high: f64 },
    /// As it is.
    Plain { low: f64, high: f64 },
}

impl Scale {
    fn of(low: f64, high: f64) -> Self {
        if low > 0.0 { Self::Logarithm { low, high } } else { Self::Plain { low, high } }
    }

    fn at(self, x: f64) -> f64 {
        match self {
            // Nought has no logarithm; it counts as the smallest number that does count.
            Self::Logarithm { low, .. } => maths::ln(x.max(low / FAR)),
            Self::Plain { .. } => x,
        }
    }

    fn span(self) -> Span {
        match self {
            Self::Logarithm { low, high } => Span { start: maths::ln(low / FAR), end: maths::ln(high * FAR) },
            Self::Plain { low, high } => {
                let width = if high > low { high - low } else { 1.0 };
                Span { start: low - FAR * width, end: high + FAR * width }
            }
        }
    }
}
