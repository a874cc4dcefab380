//! Holds the travel model against recorded speeds: predicted days beside recorded days, and the
//! median absolute error in per cent. Prints the table of `docs/validation/march.md`.
//!
//! `cargo run --release -p tumen-geo --example march_validation`

use serde::Deserialize;
use std::fmt::Write;
use tumen_base::{Day, Draws, Months, PlaceId};
use tumen_geo::{Closure, Column, Party, Route, Terrain, Travel};

/// A row of `validation/journeys.csv`.
#[derive(Deserialize)]
struct Recorded {
    label: String,
    party: Party,
    men: f64,
    horses: f64,
    km: f64,
    days_low: Option<f64>,
    days: f64,
    days_high: f64,
    /// `sustained`, `burst` or `at most`.
    kind: String,
    /// The parameter that the same figure was used to set, if any.
    informs: String,
}

impl Recorded {
    /// The recorded days with their range, for the table.
    fn recorded(&self) -> String {
        match self.days_low {
            None => format!("at most {:.0}", self.days_high),
            Some(low) => format!("{} ({low} to {})", self.days, self.days_high),
        }
    }

    /// Days for this journey on open steppe in any season.
    fn predicted(&self, travel: &Travel) -> f64 {
        let route = Route {
            a: PlaceId(0),
            b: PlaceId(1),
            km: self.km,
            terrain: Terrain::Steppe,
            climb_m: 0.0,
            closed: Months::default(),
            closure: Closure::Closed,
            crossing: None,
            high_water: Months::default(),
            trap_risk: 0.0,
            km_method: String::new(),
            source: String::new(),
        };
        let column = Column { remounts: self.horses, ..Column::of(self.party, self.men) };
        travel.leg(&route, &column, Day::julian(1218, 7, 1)).expect("open all year").days
    }

    /// Error of a prediction, per cent of the recorded days. An upper bound that is kept is no error.
    fn error(&self, predicted: f64) -> f64 {
        let error = 100.0 * (predicted - self.days) / self.days;
        if self.kind == "at most" { error.max(0.0) } else { error }
    }
}

/// Samples of the whole prior for the range of predictions.
const SAMPLES: u64 = 2000;

fn sampled() -> Vec<Travel> {
    let one = |history| {
        let draws = Draws::new(1, history);
        let values: Vec<f64> = Travel::SPECS.iter().map(|s| s.prior().sample(&mut draws.at(0, s.key(), 0))).collect();
        Travel::from_values(&values)
    };
    (0..SAMPLES).map(one).collect()
}

fn quantile(sorted: &[f64], q: f64) -> f64 {
    sorted[(q * (sorted.len() - 1) as f64).round() as usize]
}

fn median_error(rows: &[(&Recorded, f64)]) -> String {
    let mut errors: Vec<f64> = rows.iter().map(|(r, p)| r.error(*p).abs()).collect();
    errors.sort_by(f64::total_cmp);
    let middle = errors.len() / 2;
    let median = if errors.len() % 2 == 1 { errors[middle] } else { (errors[middle - 1] + errors[middle]) / 2.0 };
    format!("{median:.0}% (n = {})", errors.len())
}

/// The table and the figures under it.
fn report() -> String {
    let mut reader = csv::Reader::from_reader(include_str!("../../../validation/journeys.csv").as_bytes());
    let rows: Vec<Recorded> = reader.deserialize().collect::<Result<_, _>>().expect("journeys.csv is well formed");
    let (central, prior) = (Travel::default(), sampled());
    let mut out = String::from(
        "| journey | km | recorded days (range) | predicted days | 5% to 95% of the prior | error | same figure sets |\n|---|---|---|---|---|---|---|\n",
    );
    let mut scored = Vec::new();
    let mut inside = 0;
    for row in &rows {
        let predicted = row.predicted(&central);
        let mut range: Vec<f64> = prior.iter().map(|t| row.predicted(t)).collect();
        range.sort_by(f64::total_cmp);
        let (low, high) = (quantile(&range, 0.05), quantile(&range, 0.95));
        let bound = row.kind == "at most";
        inside += usize::from(low <= row.days && (bound || row.days <= high));
        writeln!(
            out,
            "| {} | {:.0} | {} | {predicted:.1} | {low:.1} to {high:.1} | {:+.0}% | {} |",
            row.label,
            row.km,
            row.recorded(),
            row.error(predicted),
            if row.informs.is_empty() { "nothing" } else { &row.informs },
        )
        .expect("a string takes what is written");
        scored.push((row, predicted));
    }
    let of = |keep: &dyn Fn(&Recorded) -> bool| {
        median_error(&scored.iter().copied().filter(|(r, _)| keep(r)).collect::<Vec<_>>())
    };
    write!(
        out,
        "\nMedian absolute error of days: all {}; sustained marches {}; figures that set no parameter {}.\n\
         Recorded days within the 5% to 95% range of the prior: {inside} of {}.\n",
        of(&|_| true),
        of(&|r| r.kind == "sustained"),
        of(&|r| r.informs.is_empty()),
        rows.len(),
    )
    .expect("a string takes what is written");
    out
}

fn main() {
    print!("{}", report());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_shows_what_the_example_prints() {
        let page = include_str!("../../../docs/validation/march.md");
        assert!(page.contains(&report()), "docs/validation/march.md is out of date; it should hold:\n{}", report());
    }
}
