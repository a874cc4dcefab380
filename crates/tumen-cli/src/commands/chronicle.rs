//! `tumen chronicle`: one history told in order.

use crate::acts::ActArguments;
use crate::args::{Format, HistoryArguments, ScenarioArguments, history_number};
use crate::failure::Failure;
use crate::names::{self, Actor};
use crate::words::{counted, paragraph};
use crate::{library, out};
use clap::Args;
use serde::Serialize;
use tumen_base::{Day, PersonId, PlaceId, PolityId};
use tumen_engine::{Cause, Event, EventId, Setup, Sim, Stage, World, story};
use tumen_scenario::{EventKind, Scenario, nearest};

/// Arguments of `tumen chronicle`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: what Kashgar lived through in history 17\n  tumen chronicle 17 --place Kashgar --from 1213-01-01\n\n\
                        The number before each sentence is that of the event: tumen why 17 EVENT tells why it happened."
)]
pub struct Arguments {
    /// Number of the history, from 0
    #[arg(value_name = "N", allow_negative_numbers = true, value_parser = history_number())]
    history: u64,

    #[command(flatten)]
    scenario: ScenarioArguments,

    #[command(flatten)]
    draws: HistoryArguments,

    #[command(flatten)]
    acts: ActArguments,

    /// Only events in which this polity or person takes part (id or name)
    #[arg(long, value_name = "NAME")]
    actor: Option<String>,

    /// Only events at this place (id, name or other spelling)
    #[arg(long, value_name = "PLACE")]
    place: Option<String>,

    /// Only events of this kind, such as battle (may be given several times)
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Vec<EventKind>,

    /// Only events on or after this day, YYYY-MM-DD (Julian calendar)
    #[arg(long, value_name = "DATE")]
    from: Option<Day>,

    /// Only events on or before this day
    #[arg(long, value_name = "DATE")]
    to: Option<Day>,
}

/// Tells the history.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let (def, priors) = library::open(&arguments.scenario)?;
    let filter = Filter::new(&def, arguments)?;
    let stage = Stage::new(&def, priors);
    let setup = Setup { acts: arguments.acts.read(&def)?, ..arguments.draws.setup(stage.inputs())? };
    let mut sim = Sim::with(&stage, arguments.draws.seed, arguments.history, &setup);
    sim.run();
    let chronicle = &sim.world.chronicle;
    let told: Vec<(EventId, &Event)> = chronicle.iter().filter(|(_, event)| filter.takes(event)).collect();
    match format {
        Format::Json => {
            out::print_json(&told.iter().map(|(id, event)| Told::new(&def, &sim.world, *id, event)).collect::<Vec<_>>())
        }
        Format::Table => out::print(&tell(&def, arguments, &sim.world, &told)),
    }
}

fn tell(def: &Scenario, arguments: &Arguments, world: &World, told: &[(EventId, &Event)]) -> String {
    let (all, mut text) = (&world.chronicle, out::heading(&def.title));
    let events = counted(all.events().len() as u64, "event", "events");
    let shown = if told.len() == all.events().len() { String::new() } else { format!(", {} told here", told.len()) };
    let experiment = arguments.acts.join(arguments.draws.experiment()).map(|e| format!(", {e}")).unwrap_or_default();
    text += &format!("History {} of seed {}{experiment}: {events}{shown}\n", arguments.history, arguments.draws.seed);
    let mut year = None;
    for (id, event) in told {
        if year != Some(event.day.year()) {
            year = Some(event.day.year());
            text.push('\n');
        }
        let first = format!("{:>5}  {:>11}  ", id.0, event.day.to_string());
        text += &paragraph(&first, &" ".repeat(first.chars().count()), &story::sentence(def, world, event));
    }
    if told.is_empty() {
        text += "\nNo event of this history is of that kind.\n";
    }
    text
}

/// Reads the name of a kind of event.
fn kind(name: &str) -> Result<EventKind, String> {
    let wanted = name.to_lowercase().replace(['-', ' '], "_");
    EventKind::named(&wanted).ok_or_else(|| {
        let names = EventKind::ALL.iter().map(|k| k.name());
        match nearest(&wanted, names) {
            Some(near) => format!("not a kind of event; did you mean `{near}`?"),
            None => "not a kind of event, such as battle or coup".to_owned(),
        }
    })
}

/// Which events are told.
struct Filter<'a> {
    arguments: &'a Arguments,
    place: Option<PlaceId>,
    actors: Option<Vec<Actor>>,
}

impl<'a> Filter<'a> {
    fn new(def: &Scenario, arguments: &'a Arguments) -> Result<Self, Failure> {
        if let (Some(from), Some(to)) = (arguments.from, arguments.to)
            && from > to
        {
            return Err(Failure::input(format!("--from {} is after --to {}", from.iso(), to.iso())));
        }
        Ok(Self {
            arguments,
            place: arguments.place.as_deref().map(|word| names::place(def, word)).transpose()?,
            actors: arguments.actor.as_deref().map(|word| names::actors(def, word)).transpose()?,
        })
    }

    fn takes(&self, event: &Event) -> bool {
        let takes_part = |actor: &Actor| match actor {
            Actor::Polity(p) => [event.actor, event.other].contains(&Some(*p)),
            Actor::Person(p) => [event.person, event.target].contains(&Some(*p)),
        };
        self.place.is_none_or(|place| event.place == Some(place))
            && self.actors.as_ref().is_none_or(|actors| actors.iter().any(takes_part))
            && (self.arguments.kind.is_empty() || self.arguments.kind.contains(&event.kind))
            && self.arguments.from.is_none_or(|from| event.day >= from)
            && self.arguments.to.is_none_or(|to| event.day <= to)
    }
}

/// An event for programs.
#[derive(Serialize)]
pub struct Told<'a> {
    event: u32,
    date: String,
    kind: &'static str,
    text: String,
    place: Option<&'a str>,
    actor: Option<&'a str>,
    other: Option<&'a str>,
    person: Option<String>,
    target: Option<String>,
    men: u32,
    other_men: u32,
    losses: u32,
    other_losses: u32,
    amount: Option<i64>,
    causes: Vec<u32>,
}

impl<'a> Told<'a> {
    /// The event with the ids of whatever it concerns. Causes are events; facts of day one are told by `why`.
    pub fn new(def: &'a Scenario, world: &World, id: EventId, event: &Event) -> Self {
        let polity = |p: Option<PolityId>| p.map(|p| def.polities[p.index()].id.as_str());
        let person = |p: Option<PersonId>| p.map(|p| story::person_id(def, p));
        Self {
            event: id.0,
            date: event.day.iso(),
            kind: event.kind.name(),
            text: story::sentence(def, world, event),
            place: event.place.map(|p| def.graph.place(p).id.as_str()),
            actor: polity(event.actor),
            other: polity(event.other),
            person: person(event.person),
            target: person(event.target),
            men: event.men,
            other_men: event.other_men,
            losses: event.losses,
            other_losses: event.other_losses,
            amount: event.detail.number(),
            causes: event.causes().filter_map(|c| if let Cause::Event(e) = c { Some(e.0) } else { None }).collect(),
        }
    }
}
