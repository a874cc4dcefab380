//! What the record says of each measure, and how far one history is from it.
//!
//! - An **outcome** is met or missed: 0 if the history gives the answer of the record, else 1.
//! - A **date** is off by the days that lack to the nearer end of its window, 0 within it. What does not happen is
//!   off by the whole span of the scenario.
//! - A **number** is off by the natural logarithm of the ratio to the nearer end of its range, 0 within it: half and
//!   double are as wrong, whatever the size. A tenfold is the most that counts, so that nought, too, has a misfit. A
//!   range that reaches to nought or below has no ratios; there the misfit is the difference in widths of the range,
//!   and ten of them are the most. A number that a history does not have counts as the most.
//!
//! These are in units that cannot be added up. [`Observation::part`] is a misfit on a scale from 0 to 1, which can: a
//! wrong answer, an event that does not happen and a number that there is not count 1; a date that is off by a year and
//! a number that is off by half or double (or by a width of its range) count one half, by x of these x / (1 + x). It depends on
//! the history alone and not on an ensemble, so a history is as near to the record whichever others were run with it. A
//! calibration has scales of its own ([`crate::smc::distance`]).
//!
//! What the record does not say has no observation, and is not scored.

use serde::Serialize;
use tumen_base::{Day, maths};
use tumen_ensemble::{HistoryRow, Schema};

/// The most that a ratio counts for.
const TENFOLD: f64 = 10.0;
/// The most that a difference counts for, in widths of the range.
const WIDTHS: f64 = 10.0;
/// A date that is off by so many days counts one half.
const YEAR: f64 = 365.25;
/// A number that is off by such a factor counts one half.
const DOUBLE: f64 = 2.0;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A question with one answer.
    Outcome,
    /// When something happened.
    Date,
    /// A number.
    Number,
}

/// What the record says of a measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Said {
    /// The answer, as a position in the cases of the question.
    Answer(usize),
    /// First and last day that it allows.
    Window(Day, Day),
    /// Lowest and highest value that it allows.
    Range(f64, f64),
}

impl Said {
    /// The kind of measure that this is said of.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Answer(_) => Kind::Outcome,
            Self::Window(..) => Kind::Date,
            Self::Range(..) => Kind::Number,
        }
    }
}

/// A measure of which the record says something.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// Id of the measure.
    pub id: String,
    /// The question, or what the date or number is.
    pub label: String,
    /// What the record says, in words; may be empty.
    pub record: String,
    /// The same for reckoning.
    pub said: Said,
    /// Whether it is only ever looked at, and never used to set a parameter.
    pub held_out: bool,
    /// Position among the outcomes, the dates or the numbers of a row.
    pub column: usize,
    /// Days from the first to the last of the scenario.
    pub span: f64,
}

/// The observations of a scenario: outcomes, dates, numbers, each in the order of the schema.
#[must_use]
pub fn observations(schema: &Schema) -> Vec<Observation> {
    let span = f64::from(schema.end - schema.start);
    let one = |column, id: &str, label: &str, record: &str, held_out, said: Option<Said>| {
        let (id, label, record) = (id.into(), label.into(), record.into());
        said.map(|said| Observation { id, label, record, said, held_out, column, span })
    };
    let outcomes = schema.outcomes.iter().enumerate();
    let outcomes = outcomes.map(|(i, o)| one(i, &o.id, &o.label, &o.record, o.held_out, o.recorded.map(Said::Answer)));
    let dates = schema.dates.iter().enumerate().map(|(i, d)| {
        one(i, &d.id, &d.label, &d.record, d.held_out, d.window.map(|(from, to)| Said::Window(from, to)))
    });
    let numbers = schema.numbers.iter().enumerate().map(|(i, n)| {
        one(i, &n.id, &n.label, &n.record, n.held_out, n.range.map(|(low, high)| Said::Range(low, high)))
    });
    outcomes.chain(dates).chain(numbers).flatten().collect()
}

impl Observation {
    /// What is measured.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.said.kind()
    }

    /// How far a history is from what the record says: 0 or 1, days, or a logarithm (see the top of this page).
    #[must_use]
    pub fn misfit(&self, row: &HistoryRow) -> f64 {
        let most = self.most();
        match self.said {
            Said::Answer(answer) => f64::from(usize::from(row.outcomes[self.column]) != answer),
            Said::Window(from, to) => {
                row.dates[self.column].map_or(most, |day| f64::from((from - day).max(day - to).max(0)).min(most))
            }
            Said::Range(low, high) => row.numbers[self.column].map_or(most, |x| off(x, low, high).min(most)),
        }
    }

    /// The largest misfit there can be, in the same unit.
    #[must_use]
    pub fn most(&self) -> f64 {
        match self.said {
            Said::Answer(_) => 1.0,
            Said::Window(..) => self.span,
            Said::Range(low, _) if low > 0.0 => maths::ln(TENFOLD),
            Said::Range(..) => WIDTHS,
        }
    }

    /// The misfit on a scale from 0, as the record says, to 1, which is a wrong answer or nothing at all.
    #[must_use]
    pub fn part(&self, row: &HistoryRow) -> f64 {
        let (missing, half) = match self.said {
            Said::Answer(_) => return self.misfit(row),
            Said::Window(..) => (row.dates[self.column].is_none(), YEAR),
            Said::Range(low, _) if low > 0.0 => (row.numbers[self.column].is_none(), maths::ln(DOUBLE)),
            Said::Range(..) => (row.numbers[self.column].is_none(), 1.0),
        };
        let misfit = self.misfit(row);
        if missing { 1.0 } else { misfit / (misfit + half) }
    }
}

/// The misfit of each observation, in their order.
#[must_use]
pub fn misfits(observations: &[Observation], row: &HistoryRow) -> Vec<f64> {
    observations.iter().map(|o| o.misfit(row)).collect()
}

fn off(x: f64, low: f64, high: f64) -> f64 {
    if low > 0.0 {
        let ratio = if x < low { low / x.max(0.0) } else { (x / high).max(1.0) };
        return maths::ln(ratio.min(TENFOLD));
    }
    let width = if high > low { high - low } else { 1.0 };
    (low - x).max(x - high).max(0.0) / width
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{row, schema};
    use proptest::prelude::*;

    #[test]
    fn only_what_the_record_says_is_an_observation() {
        let all = observations(&schema());
        let told: Vec<_> = all.iter().map(|o| (o.id.as_str(), o.kind(), o.column, o.held_out)).collect();
        assert_eq!(
            told,
            [("end", Kind::Outcome, 0, false), ("fall", Kind::Date, 0, true), ("host", Kind::Number, 0, false)]
        );
    }

    #[test]
    fn misfits_are_answers_days_and_ratios() {
        let all = observations(&schema());
        let of = |answer, day, number| misfits(&all, &row(0, answer, day, number));
        let two = maths::ln(2.0);
        assert_eq!(of(0, Some(450), Some(150.0)), [0.0, 0.0, 0.0]);
        assert_eq!(of(1, Some(399), Some(50.0)), [1.0, 1.0, two]);
        assert_eq!(of(2, Some(600), Some(400.0)), [1.0, 100.0, two]);
        assert_eq!(of(0, Some(500), Some(1e9)), [0.0, 0.0, maths::ln(10.0)]);
        assert_eq!(of(0, None, Some(0.0)), [0.0, 1000.0, maths::ln(10.0)]);
        assert_eq!(of(0, None, None), of(0, None, Some(0.0)));
    }

    #[test]
    fn ranges_that_reach_to_nought_are_off_by_their_widths() {
        assert_eq!([-3.0, 0.0, 5.0, 10.0, 15.0].map(|x| off(x, 0.0, 10.0)), [0.3, 0.0, 0.0, 0.0, 0.5]);
        assert_eq!(off(2.0, 0.0, 0.0), 2.0);
    }

    #[test]
    fn a_year_and_a_double_count_one_half() {
        let all = observations(&schema());
        let of = |day, number| all.iter().map(|o| o.part(&row(0, 1, day, number))).collect::<Vec<f64>>();
        let half = of(Some(135), Some(400.0));
        assert_eq!((half[0], half[2]), (1.0, 0.5));
        assert!((half[1] - 0.42).abs() < 0.01, "{}", half[1]);
        assert_eq!(of(None, None), [1.0, 1.0, 1.0]);
        assert_eq!(of(Some(400), Some(100.0)), [1.0, 0.0, 0.0]);
    }

    proptest! {
        #[test]
        fn parts_lie_between_nothing_and_all_and_grow_with_the_distance(
            answer in 0u16..3, day in prop::option::of(0i32..=1000), a in 0.0f64..1e6, more in 0.0f64..1e6,
        ) {
            let all = observations(&schema());
            let part = |number| all.iter().map(|o| o.part(&row(0, answer, day, number))).collect::<Vec<f64>>();
            let (near, far, none) = (part(Some(200.0 + a)), part(Some(200.0 + a + more)), part(None));
            prop_assert!(near.iter().chain(&none).all(|p| (0.0..=1.0).contains(p)));
            prop_assert!(near[2] <= far[2] && far[2] <= none[2]);
            prop_assert_eq!(near[0] == 0.0, answer == 0);
        }
    }
}
