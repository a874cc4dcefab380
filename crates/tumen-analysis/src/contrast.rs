//! One run against another of the same histories with something changed. Both share all randomness
//! that the change does not touch, so each history is its own control and differences are sharp.

use crate::interval::{Estimate, mean, paired_difference};
use crate::pairing::Pairing;
use serde::Serialize;
use std::cmp::Ordering;
use tumen_base::Day;
use tumen_ensemble::{HistoryRow, Schema};

/// What changes between two runs of the same histories.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Contrast {
    /// Pairs of histories compared.
    pub pairs: u64,
    /// Pairs in which anything at all differs.
    pub touched: u64,
    /// For each answer of each question.
    pub outcomes: Vec<OutcomeContrast>,
    /// For each date.
    pub dates: Vec<DateContrast>,
    /// For each number.
    pub numbers: Vec<NumberContrast>,
}

/// How much oftener a question has an answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutcomeContrast {
    /// `outcome.case`.
    pub id: String,
    /// The answer in words.
    pub label: String,
    /// The question in words.
    pub question: String,
    /// Whether this is the answer of the documents.
    pub recorded: bool,
    /// Share without the change.
    pub before: f64,
    /// Share with it.
    pub after: f64,
    /// After less before, with its 95% interval.
    pub difference: Estimate,
    /// What pairing saved; none where no pair differs.
    pub pairing: Option<Pairing>,
}

/// How much oftener, and how much sooner or later, something happens.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DateContrast {
    /// Id.
    pub id: String,
    /// In words.
    pub label: String,
    /// Share of histories in which it happens, without the change.
    pub before: f64,
    /// With it.
    pub after: f64,
    /// After less before, with its 95% interval.
    pub difference: Estimate,
    /// What pairing saved; none where no pair differs.
    pub pairing: Option<Pairing>,
    /// Median day without the change, over the histories in which it happens.
    pub median_before: Option<String>,
    /// With it.
    pub median_after: Option<String>,
}

/// How a number changes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NumberContrast {
    /// Id.
    pub id: String,
    /// In words.
    pub label: String,
    /// Unit.
    pub unit: String,
    /// Share of histories that have the number, without the change.
    pub before: f64,
    /// With it.
    pub after: f64,
    /// Median without the change, over the histories that have the number.
    pub median_before: Option<f64>,
    /// With it.
    pub median_after: Option<f64>,
    /// Mean change over the pairs in which both have the number, with its 95% interval; none if
    /// there are fewer than two.
    pub mean_change: Option<Estimate>,
    /// What pairing saved of the variance of that mean; none where no pair differs.
    pub pairing: Option<Pairing>,
}

/// Compares two runs. Rows are paired by the number of the history; those without a partner are left
/// out. Both lists must be in the order of that number, as [`run_rows`](tumen_ensemble::run_rows)
/// gives them.
#[must_use]
pub fn contrast(schema: &Schema, before: &[HistoryRow], after: &[HistoryRow]) -> Contrast {
    let pairs = pair(before, after);
    let n = pairs.len() as u64;
    Contrast {
        pairs: n,
        touched: pairs.iter().filter(|(b, a)| b.digest != a.digest).count() as u64,
        outcomes: (0..schema.outcomes.len()).flat_map(|i| outcomes(schema, i, &pairs)).collect(),
        dates: (0..schema.dates.len()).filter_map(|i| date(schema, i, &pairs)).collect(),
        numbers: (0..schema.numbers.len()).filter_map(|i| number(schema, i, &pairs)).collect(),
    }
}

pub(crate) type Pair<'r> = (&'r HistoryRow, &'r HistoryRow);

pub(crate) fn pair<'r>(before: &'r [HistoryRow], after: &'r [HistoryRow]) -> Vec<Pair<'r>> {
    let partner = |b: &'r HistoryRow| {
        let i = after.binary_search_by_key(&b.history, |a| a.history).ok()?;
        Some((b, &after[i]))
    };
    before.iter().filter_map(partner).collect()
}

struct Shift {
    before: f64,
    after: f64,
    difference: Estimate,
    pairing: Option<Pairing>,
}

/// Shares before and after, and their difference; `None` of no pairs.
fn shift(pairs: &[Pair<'_>], has: impl Fn(&HistoryRow) -> bool) -> Option<Shift> {
    let (mut first, mut second, mut gained, mut lost) = (0_u64, 0_u64, 0, 0);
    for (b, a) in pairs {
        let (b, a) = (has(b), has(a));
        first += u64::from(b);
        second += u64::from(a);
        gained += u64::from(a && !b);
        lost += u64::from(b && !a);
    }
    let n = pairs.len() as u64;
    let difference = paired_difference(gained, lost, n)?;
    let (before, after) = (first as f64 / n as f64, second as f64 / n as f64);
    Some(Shift { before, after, difference, pairing: Pairing::of_shares(first, second, gained, lost, n) })
}

fn outcomes(schema: &Schema, i: usize, pairs: &[Pair<'_>]) -> Vec<OutcomeContrast> {
    let o = &schema.outcomes[i];
    let one = |(c, case): (usize, &tumen_ensemble::schema::CaseColumn)| {
        let Shift { before, after, difference, pairing } = shift(pairs, |row| usize::from(row.outcomes[i]) == c)?;
        let recorded = o.recorded == Some(c);
        if o.sparse && before == 0.0 && after == 0.0 && !recorded {
            return None;
        }
        Some(OutcomeContrast {
            id: format!("{}.{}", o.id, case.id),
            label: case.label.clone(),
            question: o.label.clone(),
            recorded,
            before,
            after,
            difference,
            pairing,
        })
    };
    o.cases.iter().enumerate().filter_map(one).collect()
}

fn date(schema: &Schema, i: usize, pairs: &[Pair<'_>]) -> Option<DateContrast> {
    let d = &schema.dates[i];
    let Shift { before, after, difference, pairing } = shift(pairs, |row| row.dates[i].is_some())?;
    Some(DateContrast {
        id: d.id.clone(),
        label: d.label.clone(),
        before,
        after,
        difference,
        pairing,
        median_before: median(pairs.iter().filter_map(|(b, _)| b.dates[i]), Day::cmp).map(Day::iso),
        median_after: median(pairs.iter().filter_map(|(_, a)| a.dates[i]), Day::cmp).map(Day::iso),
    })
}

fn number(schema: &Schema, i: usize, pairs: &[Pair<'_>]) -> Option<NumberContrast> {
    let c = &schema.numbers[i];
    let Shift { before, after, .. } = shift(pairs, |row| row.numbers[i].is_some())?;
    let both: Vec<(f64, f64)> = pairs.iter().filter_map(|(b, a)| Some((b.numbers[i]?, a.numbers[i]?))).collect();
    let changes: Vec<f64> = both.iter().map(|(b, a)| a - b).collect();
    Some(NumberContrast {
        id: c.id.clone(),
        label: c.label.clone(),
        unit: c.unit.clone(),
        before,
        after,
        median_before: median(pairs.iter().filter_map(|(b, _)| b.numbers[i]), f64::total_cmp),
        median_after: median(pairs.iter().filter_map(|(_, a)| a.numbers[i]), f64::total_cmp),
        mean_change: mean(&changes),
        pairing: Pairing::of_values(&both),
    })
}

/// The middle of a list, the lower of two.
fn median<T: Copy>(list: impl Iterator<Item = T>, order: impl Fn(&T, &T) -> Ordering) -> Option<T> {
    let mut list: Vec<T> = list.collect();
    list.sort_unstable_by(order);
    list.get(list.len().saturating_sub(1) / 2).copied()
}
