//! Everything that a history draws from what is not known, to be searched and set.

use crate::words;
use serde::Serialize;
use tumen_base::Day;
use tumen_engine::{Input, Stage};

/// One value that a history draws: the fields of `tumen inputs --format json`, what it may be set to, and whether it is a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct InputView<'s> {
    /// `siege.hunger_rate`, `hosts.royal.horse_archers`.
    pub path: &'s str,
    /// In words.
    pub label: &'s str,
    /// Unit; `date` for days.
    pub unit: &'s str,
    /// Lowest value that is drawn; days as Julian day numbers.
    pub low: f64,
    /// Highest value that is drawn.
    pub high: f64,
    /// Lowest and highest value that an experiment may set: for days the first and last that can be written.
    pub limits: (f64, f64),
    /// What it is drawn from, in words.
    pub range: String,
    /// Where that comes from; empty if the pack does not say.
    pub source: &'s str,
    /// Whether it is a day.
    pub date: bool,
}

/// All inputs, in the order in which a history takes them.
#[must_use]
pub fn view<'s>(stage: &'s Stage<'_>) -> Vec<InputView<'s>> {
    stage.inputs().list().iter().map(one).collect()
}

fn one(input: &Input) -> InputView<'_> {
    let (low, high) = input.prior.bounds();
    let date = input.is_date();
    let day = |day: Day| f64::from(day.0);
    InputView {
        path: &input.path,
        label: &input.label,
        unit: input.unit,
        low,
        high,
        limits: if date { (day(Day::julian(1, 1, 1)), day(Day::julian(9999, 12, 31))) } else { input.limits() },
        range: if date { words::date_prior(&input.prior) } else { words::prior(&input.prior) },
        source: &input.source,
        date,
    }
}
