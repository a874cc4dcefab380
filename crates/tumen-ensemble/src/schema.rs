//! The columns of a row: what a scenario measures, in words. A tally carries its schema, so that
//! whoever reads it needs neither the scenario nor a world.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use tumen_base::Day;
use tumen_scenario::measure::{Answer, Outcome};
use tumen_scenario::{LOCALS, Scenario};

/// What is measured on every history of a scenario, in the order of [`HistoryRow`](crate::HistoryRow).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Schema {
    /// `pack/scenario`.
    pub scenario: String,
    /// Title for people.
    pub title: String,
    /// Hash of the files of the pack; 16 hexadecimal digits where it is written down.
    #[serde(serialize_with = "to_digits", deserialize_with = "from_digits")]
    pub pack: u64,
    /// First day of every history.
    pub start: Day,
    /// Last day, included.
    pub end: Day,
    /// Positions of the outcomes that follow from one another, in their order; two or more, or none.
    pub flow: Vec<usize>,
    /// Ids of the places whose holders at the ends of years may be read.
    pub places: Vec<String>,
    /// Questions with exactly one answer a history.
    pub outcomes: Vec<OutcomeColumn>,
    /// When something happened, if it did.
    pub dates: Vec<DateColumn>,
    /// Numbers, if there is one to read.
    pub numbers: Vec<NumberColumn>,
    /// The polities whose holdings at the ends of years may be read; the first are the people of the places that
    /// nobody rules.
    pub polities: Vec<PolityColumn>,
}

/// A polity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolityColumn {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
}

/// A question and its possible answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutcomeColumn {
    /// Id.
    pub id: String,
    /// The question.
    pub label: String,
    /// What the documents say; empty if nothing.
    pub record: String,
    /// The answer that the documents give.
    pub recorded: Option<usize>,
    /// Whether it is only ever looked at: nothing may be set so that histories meet what the documents say.
    pub held_out: bool,
    /// The answers; a row holds a position in this list.
    pub cases: Vec<CaseColumn>,
    /// Whether the answers are all the polities of the scenario, most of which never come up.
    pub sparse: bool,
}

/// One possible answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseColumn {
    /// Id.
    pub id: String,
    /// In words.
    pub label: String,
}

/// A date that is measured.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DateColumn {
    /// Id.
    pub id: String,
    /// In words.
    pub label: String,
    /// What the documents say; empty if nothing.
    pub record: String,
    /// First and last day that the documents allow.
    pub window: Option<(Day, Day)>,
    /// Whether it is only ever looked at: nothing may be set so that histories meet what the documents say.
    pub held_out: bool,
}

/// A number that is measured.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NumberColumn {
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
    /// Whether it is only ever looked at: nothing may be set so that histories meet what the documents say.
    pub held_out: bool,
}

impl Schema {
    /// The columns of a scenario.
    #[must_use]
    pub fn of(def: &Scenario) -> Self {
        let m = &def.measures;
        Self {
            scenario: def.id.clone(),
            title: def.title.clone(),
            pack: def.hash,
            start: def.start,
            end: def.end,
            flow: m.flow.clone(),
            outcomes: m.outcomes.iter().map(|o| outcome(def, o)).collect(),
            dates: m
                .dates
                .iter()
                .map(|d| DateColumn {
                    id: d.id.clone(),
                    label: d.label.clone(),
                    record: d.record.clone(),
                    window: d.window,
                    held_out: d.held_out,
                })
                .collect(),
            numbers: m
                .numbers
                .iter()
                .map(|n| NumberColumn {
                    id: n.id.clone(),
                    label: n.label.clone(),
                    unit: n.unit.clone(),
                    record: n.record.clone(),
                    range: n.range,
                    held_out: n.held_out,
                })
                .collect(),
            places: def.graph.places.iter().map(|p| p.id.clone()).collect(),
            polities: def.polities.iter().map(|p| PolityColumn { id: p.id.clone(), name: p.name.clone() }).collect(),
        }
    }
}

fn to_digits<S: Serializer>(hash: &u64, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&format!("{hash:016x}"))
}

fn from_digits<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
    u64::from_str_radix(&String::deserialize(from)?, 16).map_err(serde::de::Error::custom)
}

fn outcome(def: &Scenario, o: &Outcome) -> OutcomeColumn {
    let case = |id: &str, label: &str| CaseColumn { id: id.into(), label: label.into() };
    let cases = match &o.answer {
        Answer::Cases(cases) => cases.iter().map(|c| case(&c.id, &c.label)).collect(),
        Answer::Holder { .. } => {
            let own = &def.polities[LOCALS.index()].id;
            let name = |p: &tumen_scenario::defs::Polity| {
                if p.id == *own { "its own people".to_owned() } else { p.name.clone() }
            };
            def.polities.iter().map(|p| case(&p.id, &name(p))).collect()
        }
        Answer::Border { .. } => vec![case("no", "no"), case("yes", "yes")],
    };
    OutcomeColumn {
        id: o.id.clone(),
        label: o.label.clone(),
        record: o.record.clone(),
        recorded: o.recorded,
        held_out: o.held_out,
        cases,
        sparse: matches!(o.answer, Answer::Holder { .. }),
    }
}
