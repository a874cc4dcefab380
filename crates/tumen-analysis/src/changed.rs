//! The histories that a change moved most: those whose questions have other answers, and then those whose
//! dates lie farthest apart.

use crate::contrast::{Pair, pair};
use serde::Serialize;
use std::cmp::Reverse;
use tumen_ensemble::{HistoryRow, Schema};

/// What a change did to one history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// Number of the history.
    pub history: u64,
    /// Questions with another answer.
    pub flips: Vec<Flip>,
    /// By how many days its dates moved, all together. What happens in only one of the two counts as moved
    /// by the whole span.
    pub days: u64,
}

/// A question with another answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Flip {
    /// Id of the question.
    pub outcome: String,
    /// The question.
    pub question: String,
    /// The answer without the change.
    pub before: String,
    /// With it.
    pub after: String,
}

/// The histories that moved most, the most moved first, at most `most` of them; those of which nothing that
/// is measured changed are left out. Both lists in the order of the histories.
#[must_use]
pub fn changed(schema: &Schema, before: &[HistoryRow], after: &[HistoryRow], most: usize) -> Vec<Changed> {
    let mut all: Vec<Changed> = pair(before, after).into_iter().map(|both| compare(schema, both)).collect();
    all.retain(|c| !c.flips.is_empty() || c.days > 0);
    all.sort_by_key(|c| (Reverse(c.flips.len()), Reverse(c.days), c.history));
    all.truncate(most);
    all
}

fn compare(schema: &Schema, (before, after): Pair<'_>) -> Changed {
    let answers = schema.outcomes.iter().zip(&before.outcomes).zip(&after.outcomes);
    let flips = answers.filter(|((_, b), a)| a != b).map(|((o, b), a)| Flip {
        outcome: o.id.clone(),
        question: o.label.clone(),
        before: o.cases[usize::from(*b)].label.clone(),
        after: o.cases[usize::from(*a)].label.clone(),
    });
    let span = u64::from(schema.start.0.abs_diff(schema.end.0));
    let days = before.dates.iter().zip(&after.dates).map(|(b, a)| match (b, a) {
        (Some(b), Some(a)) => u64::from(b.0.abs_diff(a.0)),
        (None, None) => 0,
        _ => span,
    });
    Changed { history: before.history, flips: flips.collect(), days: days.sum() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tumen_base::Day;
    use tumen_ensemble::schema::{CaseColumn, DateColumn, OutcomeColumn};

    fn schema() -> Schema {
        let case = |id: &str| CaseColumn { id: id.into(), label: id.into() };
        let outcome = OutcomeColumn {
            id: "o".into(),
            label: "who?".into(),
            record: String::new(),
            recorded: None,
            held_out: false,
            cases: vec![case("he"), case("she")],
            sparse: false,
        };
        let date =
            DateColumn { id: "d".into(), label: "d".into(), record: String::new(), window: None, held_out: false };
        Schema {
            scenario: "t/t".into(),
            title: "T".into(),
            pack: 1,
            start: Day(0),
            end: Day(100),
            places: vec![],
            flow: vec![],
            outcomes: vec![outcome],
            dates: vec![date],
            numbers: vec![],
            polities: vec![],
        }
    }

    fn row(history: u64, answer: u16, day: Option<i32>) -> HistoryRow {
        HistoryRow {
            history,
            outcomes: vec![answer],
            dates: vec![day.map(Day)],
            numbers: vec![],
            holders: vec![],
            years: vec![],
            acts_done: 0,
            digest: 0,
        }
    }

    #[test]
    fn answers_come_before_dates_and_what_is_the_same_is_left_out() {
        let before = [row(0, 0, Some(5)), row(1, 0, Some(5)), row(2, 0, Some(5)), row(3, 0, None)];
        let after = [row(0, 0, Some(5)), row(1, 0, Some(9)), row(2, 1, Some(5)), row(3, 0, Some(7))];
        let found = changed(&schema(), &before, &after, 9);
        assert_eq!(
            found.iter().map(|c| (c.history, c.flips.len(), c.days)).collect::<Vec<_>>(),
            [(2, 1, 0), (3, 0, 100), (1, 0, 4)]
        );
        assert_eq!((found[0].flips[0].before.as_str(), found[0].flips[0].after.as_str()), ("he", "she"));
        assert_eq!(changed(&schema(), &before, &after, 1).len(), 1);
        assert_eq!(changed(&schema(), &before, &before, 9), vec![]);
    }
}
