//! The histories nearest to the record ([`crate::nearness`]), in sample and out of it, with what each meets and misses.

use crate::misfit::{Observation, Said};
use crate::nearness::Nearness;
use serde::Serialize;
use tumen_base::Day;
use tumen_ensemble::{HistoryRow, Schema};

/// A history beside the record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Near {
    /// Number of the history.
    pub history: u64,
    /// Mean of its misfits, 0 (all that the record says) to 1 (nothing of it).
    pub distance: f64,
    /// Observations that it meets.
    pub met: Vec<Beside>,
    /// Those that it misses, the farthest off first.
    pub missed: Vec<Beside>,
}

/// An observation, and what the history has.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Beside {
    /// Id of the measure.
    pub id: String,
    /// The question, or what the date or number is.
    pub label: String,
    /// What the history has: an answer in words, a day (ISO, Julian calendar) or a number; nothing if it did not come to
    /// that.
    pub found: Option<Found>,
    /// What the record says, in words.
    pub record: String,
    /// Misfit on a scale from 0 to 1.
    pub part: f64,
    /// Whether it is only ever looked at.
    pub held_out: bool,
}

/// What a history has for a measure.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Found {
    /// An answer, in words.
    Answer(String),
    /// A day.
    Day(#[serde(serialize_with = "iso")] Day),
    /// A number.
    Number(f64),
}

// The form that serde wants.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn iso<S: serde::Serializer>(day: &Day, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(&day.iso())
}

impl Found {
    /// What a row has for an observation.
    #[must_use]
    pub fn of(schema: &Schema, observation: &Observation, row: &HistoryRow) -> Option<Self> {
        let column = observation.column;
        match observation.said {
            Said::Answer(_) => {
                let case = &schema.outcomes[column].cases[usize::from(row.outcomes[column])];
                Some(Self::Answer(case.label.clone()))
            }
            Said::Window(..) => row.dates[column].map(Self::Day),
            Said::Range(..) => row.numbers[column].map(Self::Number),
        }
    }
}

/// The nearest histories, nearest first, at most `most` of them; of two as near the one with the lower number.
/// None if the record says nothing of the scenario.
#[must_use]
pub fn closest(schema: &Schema, rows: &[HistoryRow], most: usize) -> Vec<Near> {
    let nearness = Nearness::new(schema);
    let distance = |row| nearness.of(row).all.map(|distance| (distance, row));
    let mut order: Vec<(f64, &HistoryRow)> = rows.iter().filter_map(distance).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.history.cmp(&b.1.history)));
    order.truncate(most);
    order.into_iter().map(|(distance, row)| near(schema, &nearness.observations, distance, row)).collect()
}

fn near(schema: &Schema, observations: &[Observation], distance: f64, row: &HistoryRow) -> Near {
    let beside = |o: &Observation| Beside {
        id: o.id.clone(),
        label: o.label.clone(),
        found: Found::of(schema, o, row),
        record: o.record.clone(),
        part: o.part(row),
        held_out: o.held_out,
    };
    let (met, mut missed): (Vec<Beside>, Vec<Beside>) = observations.iter().map(beside).partition(|b| b.part == 0.0);
    missed.sort_by(|a, b| b.part.total_cmp(&a.part));
    Near { history: row.history, distance, met, missed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{row, schema};
    use proptest::prelude::*;
    use tumen_base::maths;

    #[test]
    fn the_nearest_come_first_and_say_what_they_miss() {
        let rows = [
            row(0, 1, Some(700), Some(150.0)),
            row(1, 0, Some(450), Some(150.0)),
            row(2, 0, None, None),
            row(3, 0, Some(450), Some(150.0)),
            row(4, 0, Some(600), Some(2000.0)),
        ];
        let found = closest(&schema(), &rows, 4);
        assert_eq!(found.iter().map(|n| n.history).collect::<Vec<_>>(), [1, 3, 4, 0]);
        assert_eq!((found[0].distance, found[0].met.len(), found[0].missed.len()), (0.0, 3, 0));
        // The host is ten times too large, the fall a hundred days too late.
        let missed: Vec<&str> = found[2].missed.iter().map(|b| b.id.as_str()).collect();
        assert_eq!(missed, ["host", "fall"]);
        let (host, fall) = (maths::ln(10.0) / maths::ln(2.0), 100.0 / 365.25);
        let parts = [host, fall].map(|x| x / (1.0 + x));
        assert!((found[2].distance - (parts[0] + parts[1]) / 3.0).abs() < 1e-12);
        assert_eq!(found[2].missed[1].found, Some(Found::Day(Day(600))));
        assert_eq!(found[3].missed[0].found, Some(Found::Answer("the b".into())));
        let json = serde_json::to_value(&found[2].missed).unwrap();
        assert_eq!((&json[0]["found"], &json[1]["found"]), (&2000.0.into(), &Day(600).iso().into()));
    }

    #[test]
    fn without_a_record_nothing_is_near() {
        let mut silent = (*schema()).clone();
        silent.outcomes[0].recorded = None;
        silent.dates[0].window = None;
        silent.numbers[0].range = None;
        assert_eq!(closest(&silent, &[row(0, 0, None, None)], 5), vec![]);
        assert_eq!(closest(&schema(), &[], 5), vec![]);
    }

    proptest! {
        #[test]
        fn distances_grow_and_the_order_of_rows_does_not_matter(
            rows in prop::collection::vec((0u16..3, prop::option::of(0i32..1000), prop::option::of(0.0f64..1e4)), 1..12)
        ) {
            let mut rows: Vec<HistoryRow> =
                rows.into_iter().enumerate().map(|(i, (a, d, n))| row(i as u64, a, d, n)).collect();
            let found = closest(&schema(), &rows, 5);
            prop_assert!(found.windows(2).all(|w| w[0].distance <= w[1].distance));
            for n in &found {
                prop_assert_eq!(n.met.len() + n.missed.len(), 3);
                prop_assert!((0.0..=1.0).contains(&n.distance));
            }
            rows.reverse();
            prop_assert_eq!(found, closest(&schema(), &rows, 5));
        }
    }
}
