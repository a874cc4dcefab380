//! `tumen why`: the causes of one event, and their causes, as a tree.

use crate::acts::ActArguments;
use crate::args::{Format, HistoryArguments, ScenarioArguments, history_number, up_to};
use crate::failure::Failure;
use crate::words::{counted, paragraph};
use crate::{library, out};
use clap::Args;
use serde::Serialize;
use std::collections::BTreeSet;
use tumen_base::Day;
use tumen_engine::{Cause, EventId, Setup, Sim, Stage, World, story};
use tumen_scenario::{EventKind, Scenario};

/// Arguments of `tumen why`.
#[derive(Debug, Args)]
#[command(after_help = "Example: why event 120 of history 17 happened\n  tumen why 17 120\n\n\
                        The numbers of the events stand before the sentences of tumen chronicle 17.")]
pub struct Arguments {
    /// Number of the history, from 0
    #[arg(value_name = "N", allow_negative_numbers = true, value_parser = history_number())]
    history: u64,

    /// Number of the event in that history
    #[arg(value_name = "EVENT")]
    event: u32,

    #[command(flatten)]
    scenario: ScenarioArguments,

    #[command(flatten)]
    draws: HistoryArguments,

    #[command(flatten)]
    acts: ActArguments,

    /// How many steps to go back
    #[arg(long, value_name = "STEPS", default_value_t = 6, value_parser = up_to(60))]
    depth: u64,
}

/// Tells the causes.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let (def, priors) = library::open(&arguments.scenario)?;
    let stage = Stage::new(&def, priors);
    let setup = Setup { acts: arguments.acts.read(&def)?, ..arguments.draws.setup(stage.inputs())? };
    let mut sim = Sim::with(&stage, arguments.draws.seed, arguments.history, &setup);
    sim.run();
    let events = sim.world.chronicle.events().len() as u64;
    if u64::from(arguments.event) >= events {
        let message = format!("history {} has no event {}", arguments.history, arguments.event);
        let known = counted(events, "event", "events");
        let tip = format!("it has {known}, numbered from 0; tumen chronicle {} tells them", arguments.history);
        return Err(Failure::with_tip(message, tip));
    }
    let mut teller = Teller { def: &def, world: &sim.world, told: BTreeSet::new() };
    let tree = teller.node(Cause::Event(EventId(arguments.event)), arguments.depth);
    match format {
        Format::Json => out::print_json(&tree),
        Format::Table => {
            let mut text = String::new();
            draw(&tree, "", "", &mut text);
            if tree.causes.is_empty() {
                let kind = sim.world.chronicle.events()[arguments.event as usize].kind;
                text += match kind {
                    EventKind::Act | EventKind::ActVoid => "\nIts cause is the experiment.\n",
                    _ => {
                        "\nNo cause is recorded for it: it belongs to the state of day one, or to the course of nature.\n"
                    }
                };
            }
            out::print(&text)
        }
    }
}

/// A cause and its causes.
#[derive(Default, Serialize)]
struct Node {
    /// Number of the event; none for a fact of day one.
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<u32>,
    #[serde(skip)]
    day: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    text: String,
    /// Whether its causes stand at an earlier place of the tree.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    told_above: bool,
    /// Causes that lie deeper than was asked.
    #[serde(skip_serializing_if = "is_zero")]
    deeper: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    causes: Vec<Node>,
}

fn is_zero(n: &usize) -> bool {
    *n == 0
}

struct Teller<'a> {
    def: &'a Scenario,
    world: &'a World,
    told: BTreeSet<EventId>,
}

impl Teller<'_> {
    /// Causes are earlier events, so this ends; `depth` bounds it besides.
    fn node(&mut self, cause: Cause, depth: u64) -> Node {
        let blank = Node::default();
        let Cause::Event(id) = cause else {
            return Node { text: story::cause(self.def, self.world, cause), ..blank };
        };
        let Some(event) = self.world.chronicle.get(id) else {
            return Node { text: story::cause(self.def, self.world, cause), ..blank };
        };
        let node = Node {
            event: Some(id.0),
            day: Some(event.day),
            date: Some(event.day.iso()),
            kind: Some(event.kind.name()),
            text: story::sentence(self.def, self.world, event),
            ..blank
        };
        let causes = event.causes().count();
        if causes == 0 {
            node
        } else if depth == 0 {
            Node { deeper: causes, ..node }
        } else if !self.told.insert(id) {
            Node { told_above: true, ..node }
        } else {
            Node { causes: event.causes().map(|cause| self.node(cause, depth - 1)).collect(), ..node }
        }
    }
}

/// Draws a node; `first` goes before its first line, `rest` before all others.
fn draw(node: &Node, first: &str, rest: &str, text: &mut String) {
    let line = match (node.day, node.event) {
        (Some(day), Some(event)) => format!("[{event}] {day}: {}", node.text),
        _ => node.text.clone(),
    };
    let after = match (node.told_above, node.deeper) {
        (true, _) => " (causes told above)".to_owned(),
        (_, 0) => String::new(),
        (_, n) => format!(" ({} not followed)", counted(n as u64, "cause", "causes")),
    };
    let under = if node.causes.is_empty() { format!("{rest}    ") } else { format!("{rest}│   ") };
    *text += &paragraph(first, &under, &format!("{line}{after}"));
    for (i, cause) in node.causes.iter().enumerate() {
        let (branch, stem) = if i + 1 == node.causes.len() { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        draw(cause, &format!("{rest}{branch}"), &format!("{rest}{stem}"), text);
    }
}
