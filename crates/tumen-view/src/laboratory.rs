//! What a laboratory can change: conditions of the pack, switches and acts of the engine.

use crate::setup::SetupText;
use serde::Serialize;
use tumen_engine::acts::FORMS;
use tumen_engine::{Setup, Switches};
use tumen_scenario::Scenario;
use tumen_scenario::laboratory::Condition;

/// A sentence with one blank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConditionView {
    /// Id.
    pub id: String,
    /// With `{}` where the blank is.
    pub sentence: String,
    /// What it is about, and where its numbers come from.
    pub note: String,
    /// What may stand in the blank; the first is the model as it stands.
    pub options: Vec<OptionView>,
}

/// One thing that may stand in the blank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OptionView {
    /// The words.
    pub label: String,
    /// What it changes.
    pub setup: SetupText,
}

/// A mechanism that can be switched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SwitchView {
    /// Name in a setup.
    pub name: &'static str,
    /// What it is about.
    pub label: &'static str,
    /// Whether it is on in the model as it stands.
    pub on: bool,
}

/// A form of acts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActView {
    /// How it is written.
    pub form: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// The conditions of a scenario.
pub(crate) fn conditions(def: &Scenario) -> Vec<ConditionView> {
    let one = |c: &Condition| ConditionView {
        id: c.id.clone(),
        sentence: c.sentence.clone(),
        note: format!("{} {}", c.note, c.source),
        options: c.options.iter().map(|o| OptionView { label: o.label.clone(), setup: SetupText::of(o) }).collect(),
    };
    def.laboratory.iter().map(one).collect()
}

/// The switches of the engine.
pub(crate) fn switches() -> Vec<SwitchView> {
    let as_it_stands = Setup::default().switches;
    let one = |name: &'static str| {
        let (label, on) = match name {
            "persecution" => ("rulers may restrict or persecute a faith", as_it_stands.persecution),
            "proclamation" => ("invaders may proclaim relief to the oppressed", as_it_stands.proclamation),
            "pay" => ("salaried soldiers are paid, and unpaid armies dissolve", as_it_stands.pay),
            "revolt" => ("communities may rise", as_it_stands.revolt),
            _ => ("a strong neighbour sends a usurper under attack its own host", as_it_stands.third_party_aid),
        };
        SwitchView { name, label, on }
    };
    Switches::NAMES.into_iter().map(one).collect()
}

/// The forms of acts.
pub(crate) fn acts() -> Vec<ActView> {
    FORMS.into_iter().map(|(form, meaning)| ActView { form, meaning }).collect()
}
