//! A small table for tests: a question, a date and a number, each with what the record says of it, and one of
//! each of which it says nothing.

use std::sync::Arc;
use tumen_base::Day;
use tumen_ensemble::schema::{CaseColumn, DateColumn, NumberColumn, OutcomeColumn};
use tumen_ensemble::{HistoryRow, Schema};

/// Days 0 to 1000. The record says: answer `a`, day 400 to 500, 100 to 200 men. The date is held out.
pub(crate) fn schema() -> Arc<Schema> {
    let case = |id: &str| CaseColumn { id: id.into(), label: format!("the {id}") };
    let question = |id: &str, recorded: Option<usize>| OutcomeColumn {
        id: id.into(),
        label: format!("{id}?"),
        record: recorded.map_or(String::new(), |_| "the a".into()),
        recorded,
        held_out: false,
        cases: ["a", "b", "c"].map(case).to_vec(),
        sparse: false,
    };
    let date = |id: &str, window, held_out| DateColumn {
        id: id.into(),
        label: format!("the {id}"),
        record: String::new(),
        window,
        held_out,
    };
    let number = |id: &str, range| NumberColumn {
        id: id.into(),
        label: format!("the {id}"),
        unit: "men".into(),
        record: String::new(),
        range,
        held_out: false,
    };
    Arc::new(Schema {
        scenario: "test/test".into(),
        title: "Test".into(),
        pack: 1,
        start: Day(0),
        end: Day(1000),
        places: vec![],
        flow: vec![],
        outcomes: vec![question("end", Some(0)), question("open", None)],
        dates: vec![date("fall", Some((Day(400), Day(500))), true), date("rise", None, false)],
        numbers: vec![number("host", Some((100.0, 200.0))), number("dead", None)],
        polities: vec![],
    })
}

/// A history with these answers, days and numbers; those of which the record says nothing are `b`, none and
/// none.
pub(crate) fn row(history: u64, answer: u16, day: Option<i32>, number: Option<f64>) -> HistoryRow {
    HistoryRow {
        history,
        outcomes: vec![answer, 1],
        dates: vec![day.map(Day), None],
        numbers: vec![number, None],
        holders: vec![],
        years: vec![],
        acts_done: 0,
        digest: history,
    }
}
