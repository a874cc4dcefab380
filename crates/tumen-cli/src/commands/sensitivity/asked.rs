//! Which output of a history is asked for: `--of MEASURE`.

use crate::failure::Failure;
use tumen_ensemble::{HistoryRow, Schema};
use tumen_scenario::nearest;

/// What stands after a date or a number for whether there is one.
const HAPPENS: &str = "happens";

/// One output of a history.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// As it was asked for, in full: `recorded_course.all`.
    pub id: String,
    /// In words.
    pub label: String,
    /// Unit of the output; empty of a share.
    pub unit: String,
    /// How it is read.
    pub read: Read,
}

/// Where an output stands in a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Read {
    /// 1 if the outcome has this answer, else 0.
    Answer(usize, usize),
    /// The Julian day number of a date; the last day of the scenario if it does not happen.
    Day(usize),
    /// 1 if there is such a date, else 0.
    DayThere(usize),
    /// A number; nothing if there is none.
    Number(usize),
    /// 1 if there is such a number, else 0.
    NumberThere(usize),
}

impl Asked {
    /// The output that a text names: `OUTCOME.ANSWER`, `OUTCOME` for the answer of the documents, `DATE`,
    /// `NUMBER`, and either of these with `.happens`.
    pub fn new(schema: &Schema, text: &str) -> Result<Self, Failure> {
        let (name, more) = text.split_once('.').map_or((text, None), |(name, more)| (name, Some(more)));
        if let Some(column) = schema.outcomes.iter().position(|o| o.id == name) {
            return answer(schema, column, more);
        }
        let dates = schema.dates.iter().map(|d| (&d.id, &d.label, "")).enumerate();
        let dates = dates.map(|(i, (id, label, unit))| (id, label, unit, Read::Day(i), Read::DayThere(i)));
        let numbers = schema.numbers.iter().map(|n| (&n.id, &n.label, n.unit.as_str())).enumerate();
        let numbers = numbers.map(|(i, (id, label, unit))| (id, label, unit, Read::Number(i), Read::NumberThere(i)));
        match (dates.chain(numbers).find(|(id, ..)| *id == name), more) {
            (Some((_, label, unit, read, _)), None) => {
                let unit = if unit.is_empty() { "days" } else { unit };
                Ok(Self { id: text.into(), label: label.clone(), unit: unit.into(), read })
            }
            (Some((_, label, _, _, there)), Some(HAPPENS)) => Ok(Self {
                id: text.into(),
                label: format!("whether there is: {label}"),
                unit: String::new(),
                read: there,
            }),
            (Some(_), Some(_)) => {
                let message = format!("`{text}`: after a date or a number only `.{HAPPENS}` can stand");
                Err(Failure::with_tip(message, format!("{name} or {name}.{HAPPENS}")))
            }
            (None, _) => Err(unknown(schema, text)),
        }
    }

    /// The first question that the documents answer, or the first there is.
    pub fn usual(schema: &Schema) -> Result<Self, Failure> {
        let recorded = schema.outcomes.iter().position(|o| o.recorded.is_some());
        match recorded.or((!schema.outcomes.is_empty()).then_some(0)) {
            Some(column) => answer(
                schema,
                column,
                schema.outcomes[column].cases.first().map(|c| c.id.as_str()).filter(|_| recorded.is_none()),
            ),
            None => Err(Failure::with_tip("the scenario asks no questions", "say what is wanted: --of MEASURE")),
        }
    }

    /// The output of a history; not a number if there is none.
    pub fn of(&self, schema: &Schema, row: &HistoryRow) -> f64 {
        match self.read {
            Read::Answer(column, case) => f64::from(usize::from(row.outcomes[column]) == case),
            Read::Day(column) => f64::from(row.dates[column].unwrap_or(schema.end).0),
            Read::DayThere(column) => f64::from(row.dates[column].is_some()),
            Read::Number(column) => row.numbers[column].unwrap_or(f64::NAN),
            Read::NumberThere(column) => f64::from(row.numbers[column].is_some()),
        }
    }

    /// Whether the output is the share of histories in which something is so.
    pub fn is_share(&self) -> bool {
        matches!(self.read, Read::Answer(..) | Read::DayThere(_) | Read::NumberThere(_))
    }

    /// Whether it is a day.
    pub fn is_day(&self) -> bool {
        matches!(self.read, Read::Day(_))
    }
}

fn answer(schema: &Schema, column: usize, case: Option<&str>) -> Result<Asked, Failure> {
    let outcome = &schema.outcomes[column];
    let at = match case {
        None => outcome.recorded.ok_or_else(|| {
            let message = format!("`{}`: the documents give no answer to it, so an answer must be named", outcome.id);
            let cases: Vec<String> = outcome.cases.iter().take(8).map(|c| format!("{}.{}", outcome.id, c.id)).collect();
            Failure::with_tip(message, format!("such as {}", cases.join(", ")))
        })?,
        Some(case) => outcome.cases.iter().position(|c| c.id == case).ok_or_else(|| {
            let near = nearest(case, outcome.cases.iter().map(|c| c.id.as_str()));
            let near = near.map(|near| format!("{}.{near}", outcome.id));
            let cases: Vec<&str> = outcome.cases.iter().take(8).map(|c| c.id.as_str()).collect();
            let message = format!("`{}` has no answer `{case}`", outcome.id);
            Failure::unknown(message, near.as_deref(), format!("its answers are {}", cases.join(", ")))
        })?,
    };
    let case = &outcome.cases[at];
    Ok(Asked {
        id: format!("{}.{}", outcome.id, case.id),
        label: format!("{} {}", outcome.label, case.label),
        unit: String::new(),
        read: Read::Answer(column, at),
    })
}

fn unknown(schema: &Schema, text: &str) -> Failure {
    let outcomes = schema.outcomes.iter().flat_map(|o| {
        let full = o.cases.iter().map(|c| format!("{}.{}", o.id, c.id));
        full.chain([o.id.clone()]).collect::<Vec<_>>()
    });
    let others = schema.dates.iter().map(|d| d.id.clone()).chain(schema.numbers.iter().map(|n| n.id.clone()));
    let all: Vec<String> = outcomes.chain(others).collect();
    let near = nearest(text, all.iter().map(String::as_str));
    let tip = "it measures what outcomes.toml lists: tumen run --format json names all of it";
    Failure::unknown(format!("the scenario measures no `{text}`"), near, tip)
}
