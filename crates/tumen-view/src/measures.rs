//! What a scenario measures, and the kinds of events, beside the claims of the record that each is held against.

use crate::kinds::{self, Group};
use serde::Serialize;
use tumen_base::Day;
use tumen_ensemble::Schema;
use tumen_scenario::{EventKind, Scenario};

/// A kind of event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KindView {
    /// Name in packs.
    pub name: &'static str,
    /// The name in words.
    pub label: String,
    /// What it means.
    pub meaning: &'static str,
    /// What it is about.
    pub group: Group,
    /// 1 everyday, 2 worth a mark, 3 worth a headline.
    pub weight: u8,
}

/// A question with exactly one answer a history.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OutcomeView {
    /// Id.
    pub id: String,
    /// The question.
    pub label: String,
    /// What the documents say; empty if nothing.
    pub record: String,
    /// The answer that the documents give.
    pub recorded: Option<usize>,
    /// Whether it is only ever looked at.
    pub held_out: bool,
    /// The answers.
    pub cases: Vec<CaseView>,
    /// Whether the answers are all the polities, most of which never come up.
    pub sparse: bool,
    /// Claims of the record that it is held against.
    pub claims: Vec<String>,
}

/// One possible answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaseView {
    /// Id.
    pub id: String,
    /// In words.
    pub label: String,
}

/// A date that is measured.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DateView {
    /// Id.
    pub id: String,
    /// In words.
    pub label: String,
    /// What the documents say; empty if nothing.
    pub record: String,
    /// First and last day that the documents allow.
    pub window: Option<(Day, Day)>,
    /// Whether it is only ever looked at.
    pub held_out: bool,
    /// Claims of the record that it is held against.
    pub claims: Vec<String>,
}

/// A number that is measured.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NumberView {
    /// Id.
    pub id: String,
    /// In words.
    pub label: String,
    /// Unit.
    pub unit: String,
    /// What the documents say; empty if nothing.
    pub record: String,
    /// Lowest and highest value that the documents allow.
    pub range: Option<(f64, f64)>,
    /// Whether it is only ever looked at.
    pub held_out: bool,
    /// Claims of the record that it is held against.
    pub claims: Vec<String>,
}

/// Every kind of event, in the order in which events number them.
pub(crate) fn kinds() -> Vec<KindView> {
    let one = |kind: &EventKind| {
        let (group, weight) = kinds::of(*kind);
        KindView { name: kind.name(), label: kinds::label(*kind), meaning: kind.meaning().trim(), group, weight }
    };
    EventKind::ALL.iter().map(one).collect()
}

/// The questions.
pub(crate) fn outcomes(def: &Scenario, schema: &Schema) -> Vec<OutcomeView> {
    let columns = schema.outcomes.iter().map(|o| OutcomeView {
        claims: claims(def, "outcome", &o.id),
        id: o.id.clone(),
        label: o.label.clone(),
        record: o.record.clone(),
        recorded: o.recorded,
        held_out: o.held_out,
        cases: o.cases.iter().map(|c| CaseView { id: c.id.clone(), label: c.label.clone() }).collect(),
        sparse: o.sparse,
    });
    columns.collect()
}

/// The dates.
pub(crate) fn dates(def: &Scenario, schema: &Schema) -> Vec<DateView> {
    let columns = schema.dates.iter().map(|d| DateView {
        claims: claims(def, "date", &d.id),
        id: d.id.clone(),
        label: d.label.clone(),
        record: d.record.clone(),
        window: d.window,
        held_out: d.held_out,
    });
    columns.collect()
}

/// The numbers.
pub(crate) fn numbers(def: &Scenario, schema: &Schema) -> Vec<NumberView> {
    let columns = schema.numbers.iter().map(|n| NumberView {
        claims: claims(def, "number", &n.id),
        id: n.id.clone(),
        label: n.label.clone(),
        unit: n.unit.clone(),
        record: n.record.clone(),
        range: n.range,
        held_out: n.held_out,
    });
    columns.collect()
}

/// The claims that a measure is held against, each once, in the order in which the pack has them.
fn claims(def: &Scenario, kind: &str, id: &str) -> Vec<String> {
    let record = format!("{kind} {id}");
    let mut claims: Vec<String> = Vec::new();
    for used in def.targets.iter().filter(|used| used.record == record) {
        if !claims.contains(&used.claim) {
            claims.push(used.claim.clone());
        }
    }
    claims
}
