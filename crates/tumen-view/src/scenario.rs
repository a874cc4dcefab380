//! A scenario as a page shows it: everything that does not depend on a history.

use crate::laboratory::{self, ActView, ConditionView, SwitchView};
use crate::land::{self, PlaceView, RouteView};
use crate::measures::{self, DateView, KindView, NumberView, OutcomeView};
use serde::Serialize;
use tumen_base::Day;
use tumen_engine::Stage;
use tumen_ensemble::Meter;
use tumen_scenario::{Form, Office, Scenario};

/// A scenario.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScenarioView {
    /// `pack/scenario`.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// Hash of the pack, 16 hexadecimal digits.
    pub pack: String,
    /// First day.
    pub start: Day,
    /// Last day, included.
    pub end: Day,
    /// Places.
    pub places: Vec<PlaceView>,
    /// Roads between them.
    pub routes: Vec<RouteView>,
    /// Polities; the first are the people of the places that nobody rules.
    pub polities: Vec<PolityView>,
    /// Persons.
    pub persons: Vec<PersonView>,
    /// Faiths.
    pub faiths: Vec<FaithView>,
    /// Peoples.
    pub peoples: Vec<PeopleView>,
    /// Hosts of day one, and those that arrive later.
    pub hosts: Vec<HostView>,
    /// Every kind of event.
    pub kinds: Vec<KindView>,
    /// Questions with exactly one answer a history.
    pub outcomes: Vec<OutcomeView>,
    /// When something happened.
    pub dates: Vec<DateView>,
    /// Numbers.
    pub numbers: Vec<NumberView>,
    /// Positions of the outcomes that follow from one another.
    pub flow: Vec<usize>,
    /// What a laboratory offers to change.
    pub conditions: Vec<ConditionView>,
    /// Mechanisms that can be switched.
    pub switches: Vec<SwitchView>,
    /// Forms of acts, with what they mean.
    pub acts: Vec<ActView>,
}

/// A polity on day one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PolityView {
    /// Id in the pack.
    pub id: String,
    /// Name.
    pub name: String,
    /// Adjective.
    pub adjective: String,
    /// `empire`, `kingdom`, `tribe`, `band`, `city`, `outpost` or `outside`.
    pub form: &'static str,
    /// `#rrggbb`.
    pub colour: String,
    /// People of the ruling stratum.
    pub people: usize,
    /// Faith of the court.
    pub faith: usize,
}

/// A person on day one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PersonView {
    /// Id in the pack.
    pub id: String,
    /// Name.
    pub name: String,
    /// Whether a man.
    pub male: bool,
    /// Polity served.
    pub polity: usize,
    /// `ruler`, `heir`, `commander`, `vizier`, `regent`, `consort` or `none`.
    pub office: &'static str,
}

/// A faith.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FaithView {
    /// Id in the pack.
    pub id: String,
    /// Name, `Islam`.
    pub name: String,
    /// Its people, `Muslims`.
    pub adherents: String,
}

/// A people.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PeopleView {
    /// Id in the pack.
    pub id: String,
    /// Name, `Naiman`.
    pub name: String,
    /// `Naimans`.
    pub plural: String,
}

/// A host of the pack.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HostView {
    /// Id in the pack.
    pub id: String,
    /// Name.
    pub name: String,
    /// Owner on day one.
    pub polity: usize,
}

/// The scenario of a stage. The meter says how much land each place has, if it reads what polities have
/// ([`Meter::with_years`]); without that all land is 0.
#[must_use]
pub fn view(stage: &Stage<'_>, meter: &Meter) -> ScenarioView {
    let def = stage.scenario;
    ScenarioView {
        id: def.id.clone(),
        title: def.title.clone(),
        pack: format!("{:016x}", def.hash),
        start: def.start,
        end: def.end,
        places: land::places(def, meter.areas_km2()),
        routes: land::routes(&def.graph),
        polities: polities(def),
        persons: persons(def),
        faiths: def
            .faiths
            .iter()
            .map(|f| FaithView { id: f.id.clone(), name: f.name.clone(), adherents: f.adherents.clone() })
            .collect(),
        peoples: def
            .peoples
            .iter()
            .map(|p| PeopleView { id: p.id.clone(), name: p.name.clone(), plural: p.plural.clone() })
            .collect(),
        hosts: def
            .hosts
            .iter()
            .map(|h| HostView { id: h.id.clone(), name: h.name.clone(), polity: h.polity.index() })
            .collect(),
        kinds: measures::kinds(),
        outcomes: measures::outcomes(def, &meter.schema),
        dates: measures::dates(def, &meter.schema),
        numbers: measures::numbers(def, &meter.schema),
        flow: meter.schema.flow.clone(),
        conditions: laboratory::conditions(def),
        switches: laboratory::switches(),
        acts: laboratory::acts(),
    }
}

fn polities(def: &Scenario) -> Vec<PolityView> {
    let one = |p: &tumen_scenario::defs::Polity| PolityView {
        id: p.id.clone(),
        name: p.name.clone(),
        adjective: p.adjective.clone(),
        form: match p.form {
            Form::Empire => "empire",
            Form::Kingdom => "kingdom",
            Form::Tribe => "tribe",
            Form::Band => "band",
            Form::City => "city",
            Form::Outpost => "outpost",
            Form::Outside => "outside",
            Form::Remote => "remote",
            Form::Vacant => "vacant",
        },
        colour: p.colour.clone(),
        people: p.people.index(),
        faith: p.faith.index(),
    };
    def.polities.iter().map(one).collect()
}

fn persons(def: &Scenario) -> Vec<PersonView> {
    let one = |p: &tumen_scenario::defs::Person| PersonView {
        id: p.id.clone(),
        name: p.name.clone(),
        male: p.male,
        polity: p.polity.index(),
        office: match p.office {
            Office::Ruler => "ruler",
            Office::Heir => "heir",
            Office::Commander => "commander",
            Office::Vizier => "vizier",
            Office::Regent => "regent",
            Office::Consort => "consort",
            Office::None => "none",
        },
    };
    def.persons.iter().map(one).collect()
}
