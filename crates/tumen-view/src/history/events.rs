//! Events as sentences, with their causes and what they decided.

use super::places::Places;
use serde::Serialize;
use std::collections::BTreeMap;
use tumen_base::Day;
use tumen_engine::{Cause, Event, EventId, Sim, story};
use tumen_ensemble::{HistoryRow, Meter};
use tumen_scenario::Scenario;
use tumen_scenario::measure::Answer;

/// An event.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EventView {
    /// The day.
    pub day: Day,
    /// Position of its kind in the kinds of the scenario.
    pub kind: usize,
    /// The sentence, without its date.
    pub text: String,
    /// Where.
    pub place: Option<usize>,
    /// The polity that acts.
    pub actor: Option<usize>,
    /// The other polity.
    pub other: Option<usize>,
    /// The person who acts.
    pub person: Option<usize>,
    /// The person acted upon.
    pub target: Option<usize>,
    /// The host concerned.
    pub host: Option<usize>,
    /// Men of the actor.
    pub men: u32,
    /// Men of the other.
    pub other_men: u32,
    /// Losses of the actor.
    pub losses: u32,
    /// Losses of the other.
    pub other_losses: u32,
    /// Why, most important first.
    pub causes: Vec<CauseView>,
    /// Ids of the outcomes and dates that it decided.
    pub measures: Vec<String>,
}

/// Why something happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum CauseView {
    /// An earlier event.
    Event {
        /// Its position in the history.
        event: u32,
    },
    /// A fact of day one, or of a person.
    Fact {
        /// In words.
        fact: String,
        /// Where it comes from; empty if the pack does not say.
        source: String,
    },
}

/// By event: the ids of the outcomes and dates that it decided.
pub(super) fn measures(sim: &Sim<'_>, meter: &Meter, row: &HistoryRow, places: &Places) -> Vec<Vec<String>> {
    let def = sim.stage.scenario;
    let events = sim.world.chronicle.events();
    let mut all = vec![Vec::new(); events.len()];
    let mut mark = |event: EventId, id: &str| all[event.0 as usize].push(id.to_owned());
    let decided = meter.decided(&sim.world, row);
    for (outcome, by) in def.measures.outcomes.iter().zip(&decided.outcomes) {
        by.iter().for_each(|event| mark(*event, &outcome.id));
        if let Answer::Holder { place, at, .. } = &outcome.answer
            && let Some(event) = places.taken(*place, at.unwrap_or(def.end))
        {
            mark(event, &outcome.id);
        }
    }
    for (date, by) in def.measures.dates.iter().zip(&decided.dates) {
        by.iter().for_each(|event| mark(*event, &date.id));
    }
    all
}

/// All events of a history, with what each decided.
pub(super) fn told(sim: &Sim<'_>, measures: Vec<Vec<String>>) -> Vec<EventView> {
    let def = sim.stage.scenario;
    let sources: BTreeMap<&str, &str> =
        // Of two records with one name the first counts.
        def.sources.iter().rev().map(|note| (note.record.as_str(), note.source.as_str())).collect();
    let cause = |cause: Cause| match cause {
        Cause::Event(id) => CauseView::Event { event: id.0 },
        fact => CauseView::Fact {
            fact: story::cause(def, &sim.world, fact),
            source: match fact {
                Cause::Character(p) if p.index() >= def.persons.len() => BORN.to_owned(),
                Cause::Ambition(p) if sim.world.polity(p).arose.is_some() => ARISEN.to_owned(),
                fact => sources.get(record(def, fact).as_str()).map_or_else(String::new, |source| (*source).to_owned()),
            },
        },
    };
    let one = |(event, measures): (&Event, Vec<String>)| EventView {
        day: event.day,
        kind: event.kind as usize,
        text: story::sentence(def, &sim.world, event),
        place: event.place.map(|p| p.index()),
        actor: event.actor.map(|p| p.index()),
        other: event.other.map(|p| p.index()),
        person: event.person.map(|p| p.index()),
        target: event.target.map(|p| p.index()),
        host: event.host.map(|h| h.index()),
        men: event.men,
        other_men: event.other_men,
        losses: event.losses,
        other_losses: event.other_losses,
        causes: event.causes().map(cause).collect(),
        measures,
    };
    sim.world.chronicle.events().iter().zip(measures).map(one).collect()
}

/// Where the character of somebody comes from whom the pack does not name.
const BORN: &str = "drawn for this history, not far from the father's";

/// Where the ambition of a power comes from that arose in a history.
const ARISEN: &str = "half its first ruler's boldness, half the ambition of the court that he came from";

/// The record of the pack that a fact stands in, as its note on sources calls it.
fn record(def: &Scenario, fact: Cause) -> String {
    let polity = |p: tumen_base::PolityId| def.polities[p.index()].id.as_str();
    match fact {
        Cause::Event(_) => String::new(),
        Cause::Grudge(row) => {
            let grudge = &def.grudges[usize::from(row)];
            format!("grudge {} {}", polity(grudge.of), polity(grudge.against))
        }
        Cause::Vassalage(row) => {
            let vassal = &def.vassals[usize::from(row)];
            format!("vassal {} {}", polity(vassal.polity), polity(vassal.of))
        }
        Cause::Claim(row) => {
            let (of, place) = def.claims[usize::from(row)];
            format!("claim {} {}", polity(of), def.graph.place(place).id)
        }
        Cause::Outside(row) => {
            let outside = &def.outside[usize::from(row)];
            let kind = outside.what.name();
            format!("{kind} {}", outside.id)
        }
        Cause::Character(p) => format!("person {}", story::person_id(def, p)),
        Cause::Ambition(p) | Cause::OldPolicy(p, _) => format!("polity {}", polity(p)),
    }
}
