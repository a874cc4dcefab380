//! The strangest histories, and what is strange about each.
//!
//! The surprisal of an answer is minus the logarithm of its share of the ensemble (Shannon 1948), here to the base 2: what
//! half of the histories do has one bit, one in a thousand some ten. A day or a number that only few pass in one
//! direction is as strange as a rare answer: of those that have it, the share that is at least as far out on that side is
//! doubled for the two sides, and multiplied by the share that has it. Not to have it is as strange as it is rare.
//!
//! The strangeness of a history is the mean over all its measures, recorded or not. A history is compared with an ensemble
//! that it is part of, so the strangest answer that can be is one in as many as there are.

use crate::closest::Found;
use serde::Serialize;
use tumen_base::maths;
use tumen_ensemble::{HistoryRow, Schema};

/// The strangest histories of an ensemble.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Surprising {
    /// Mean surprisal of a measure of a history, over all of them, bits.
    pub usual_bits: f64,
    /// The strangest, the strangest first.
    pub strangest: Vec<Strange>,
}

/// A strange history.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Strange {
    /// Number of the history.
    pub history: u64,
    /// Mean surprisal of its measures, bits.
    pub bits: f64,
    /// What is strangest about it, the strangest first.
    pub why: Vec<Oddity>,
}

/// Something strange.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Oddity {
    /// Id of the measure.
    pub id: String,
    /// The question, or what the date or number is.
    pub label: String,
    /// What the history has; nothing if it did not come to that.
    pub found: Option<Found>,
    /// On which side of the others it lies.
    pub side: Side,
    /// Share of the ensemble: that gives the answer, that does not come to it, or that is at least as far out on this side.
    pub share: f64,
    /// Surprisal, bits.
    pub bits: f64,
}

/// On which side of the other histories something lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// No order: an answer, or what did not happen.
    None,
    /// Earlier, or less.
    Low,
    /// Later, or more.
    High,
}

/// What the ensemble does, for the surprisal of its histories.
struct Shares {
    of: f64,
    /// Histories with each answer of each question.
    answers: Vec<Vec<u64>>,
    /// Sorted, of those that have one: each date as a number, then each number.
    values: Vec<Vec<f64>>,
}

/// The strangest histories, at most `most` of them, with at most `reasons` reasons each; of two as strange the one
/// with the lower number first.
#[must_use]
pub fn surprising(schema: &Schema, rows: &[HistoryRow], most: usize, reasons: usize) -> Surprising {
    let shares = Shares::new(schema, rows);
    let mut order: Vec<(f64, &HistoryRow)> = rows.iter().map(|row| (shares.mean(row), row)).collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.history.cmp(&b.1.history)));
    // In the order of what they add, so that the order of the rows does not matter.
    let usual_bits = order.iter().map(|(bits, _)| bits).sum::<f64>() / rows.len().max(1) as f64;
    order.truncate(most);
    let tell = |(bits, row): (f64, &HistoryRow)| {
        let mut why: Vec<Oddity> = shares.each(row).map(|one| one.told(schema, row)).collect();
        why.sort_by(|a, b| b.bits.total_cmp(&a.bits));
        why.truncate(reasons);
        Strange { history: row.history, bits, why }
    };
    Surprising { usual_bits, strangest: order.into_iter().map(tell).collect() }
}

/// Where one history of an ensemble lies among the others: every measure, outcomes, dates and then numbers.
#[must_use]
pub fn placed(schema: &Schema, rows: &[HistoryRow], row: &HistoryRow) -> Vec<Oddity> {
    Shares::new(schema, rows).each(row).map(|one| one.told(schema, row)).collect()
}

/// How rare one measure of one history is. Measures count through outcomes, dates and numbers.
struct Rare {
    measure: usize,
    side: Side,
    share: f64,
    bits: f64,
}

impl Shares {
    fn new(schema: &Schema, rows: &[HistoryRow]) -> Self {
        let mut answers: Vec<Vec<u64>> = schema.outcomes.iter().map(|o| vec![0; o.cases.len()]).collect();
        let mut values = vec![Vec::new(); schema.dates.len() + schema.numbers.len()];
        for row in rows {
            answers.iter_mut().zip(&row.outcomes).for_each(|(counts, answer)| counts[usize::from(*answer)] += 1);
            values.iter_mut().zip(measured(row)).for_each(|(all, value)| all.extend(value));
        }
        values.iter_mut().for_each(|all| all.sort_by(f64::total_cmp));
        Self { of: rows.len() as f64, answers, values }
    }

    fn mean(&self, row: &HistoryRow) -> f64 {
        let measures = self.answers.len() + self.values.len();
        self.each(row).map(|rare| rare.bits).sum::<f64>() / measures.max(1) as f64
    }

    fn each<'a>(&'a self, row: &'a HistoryRow) -> impl Iterator<Item = Rare> + 'a {
        let answers = self.answers.iter().zip(&row.outcomes).enumerate();
        let answers = answers.map(|(measure, (counts, answer))| {
            let share = counts[usize::from(*answer)] as f64 / self.of;
            Rare { measure, side: Side::None, share, bits: bits(share) }
        });
        let before = self.answers.len();
        let values = self.values.iter().zip(measured(row)).enumerate();
        answers.chain(values.map(move |(i, (all, value))| self.rare(before + i, all, value)))
    }

    fn rare(&self, measure: usize, all: &[f64], value: Option<f64>) -> Rare {
        let Some(value) = value else {
            let share = 1.0 - all.len() as f64 / self.of;
            return Rare { measure, side: Side::None, share, bits: bits(share) };
        };
        let low = all.partition_point(|x| *x <= value) as f64;
        let high = (all.len() - all.partition_point(|x| *x < value)) as f64;
        let (side, tail) = if low <= high { (Side::Low, low) } else { (Side::High, high) };
        // Both sides together are no more than all that have it.
        let chance = (2.0 * tail).min(all.len() as f64) / self.of;
        Rare { measure, side, share: tail / self.of, bits: bits(chance) }
    }
}

impl Rare {
    fn told(self, schema: &Schema, row: &HistoryRow) -> Oddity {
        let (outcomes, dates) = (schema.outcomes.len(), schema.dates.len());
        let (id, label, found) = if let Some(question) = schema.outcomes.get(self.measure) {
            let answer = &question.cases[usize::from(row.outcomes[self.measure])];
            (&question.id, &question.label, Some(Found::Answer(answer.label.clone())))
        } else if let Some(date) = schema.dates.get(self.measure - outcomes) {
            (&date.id, &date.label, row.dates[self.measure - outcomes].map(Found::Day))
        } else {
            let column = self.measure - outcomes - dates;
            let number = &schema.numbers[column];
            (&number.id, &number.label, row.numbers[column].map(Found::Number))
        };
        let (id, label) = (id.clone(), label.clone());
        Oddity { id, label, found, side: self.side, share: self.share, bits: self.bits }
    }
}

/// The dates and the numbers of a row, as numbers.
fn measured(row: &HistoryRow) -> impl Iterator<Item = Option<f64>> + '_ {
    let dates = row.dates.iter().map(|day| day.map(|day| f64::from(day.0)));
    dates.chain(row.numbers.iter().copied())
}

/// Surprisal of what has a chance, bits.
fn bits(chance: f64) -> f64 {
    // Not -0.0 of what is certain.
    -maths::ln(chance.clamp(f64::MIN_POSITIVE, 1.0)) / core::f64::consts::LN_2 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{row, schema};
    use proptest::prelude::*;
    use tumen_base::Day;

    #[test]
    fn rare_answers_and_days_far_out_are_strange() {
        // Seven alike, and one with another answer, a late day and no host.
        let mut rows: Vec<HistoryRow> = (0..7).map(|i| row(i, 0, Some(400), Some(150.0))).collect();
        rows.push(row(7, 1, Some(900), None));
        let found = surprising(&schema(), &rows, 2, 3).strangest;
        assert_eq!(found.iter().map(|s| s.history).collect::<Vec<_>>(), [7, 0]);
        // One in eight answers so (3 bits) and has no host (3 bits); two in eight are as far out on either side (2 bits).
        let told: Vec<_> = found[0].why.iter().map(|o| (o.id.as_str(), o.side, o.bits.round() as i32)).collect();
        assert_eq!(told, [("end", Side::None, 3), ("host", Side::None, 3), ("fall", Side::High, 2)]);
        assert!((found[0].bits - 8.0 / 6.0).abs() < 1e-12, "{}", found[0].bits);
        assert_eq!((found[0].why[2].found.clone(), found[0].why[2].share), (Some(Found::Day(Day(900))), 0.125));
        assert_eq!(found[0].why[1].found, None);
    }

    #[test]
    fn what_all_do_is_no_surprise() {
        let rows: Vec<HistoryRow> = (0..5).map(|i| row(i, 0, Some(400), None)).collect();
        let found = surprising(&schema(), &rows, 1, 9);
        assert_eq!((found.strangest[0].history, found.strangest[0].bits, found.usual_bits), (0, 0.0, 0.0));
        assert!(found.strangest[0].bits.is_sign_positive());
        assert_eq!(surprising(&schema(), &[], 3, 3).strangest, vec![]);
    }

    #[test]
    fn a_history_is_placed_measure_by_measure() {
        let rows: Vec<HistoryRow> = (0..4).map(|i| row(i, u16::from(i == 3), Some(100 * i as i32), None)).collect();
        let found = placed(&schema(), &rows, &rows[0]);
        assert_eq!(
            found.iter().map(|o| (o.id.as_str(), o.share)).collect::<Vec<_>>(),
            [("end", 0.75), ("open", 1.0), ("fall", 0.25), ("rise", 1.0), ("host", 1.0), ("dead", 1.0)]
        );
        assert_eq!(found[2].side, Side::Low);
    }

    proptest! {
        #[test]
        fn surprisals_are_those_of_shares_of_the_ensemble(
            rows in prop::collection::vec((0u16..3, prop::option::of(0i32..1000), prop::option::of(0.0f64..1e4)), 1..20)
        ) {
            let rows: Vec<HistoryRow> =
                rows.into_iter().enumerate().map(|(i, (a, d, n))| row(i as u64, a, d, n)).collect();
            let least = 1.0 / rows.len() as f64;
            let found = surprising(&schema(), &rows, rows.len(), 99).strangest;
            prop_assert!(found.windows(2).all(|w| w[0].bits >= w[1].bits));
            for strange in &found {
                prop_assert_eq!(strange.why.len(), 6);
                for odd in &strange.why {
                    prop_assert!(least <= odd.share + 1e-12 && odd.share <= 1.0);
                    prop_assert!(0.0 <= odd.bits && odd.bits <= bits(least) + 1e-9);
                }
                let mean = strange.why.iter().map(|o| o.bits).sum::<f64>() / 6.0;
                prop_assert!((mean - strange.bits).abs() < 1e-9);
            }
        }
    }
}
