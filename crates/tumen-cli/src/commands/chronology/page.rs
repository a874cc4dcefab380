//! The answer of `tumen chronology` for people.

use super::input::Input;
use super::{Answer, bounds, explanation, pairs};
use crate::out;
use crate::table::Table;
use crate::words::{counted, paragraph, thousands};
use tumen_chronology::{Assumption, Bounds, Cluster, Conflicts, Cycle, Network, PointId, Side, Solution, Step};

/// Sets of claims that are listed at most under one heading; programs get all.
const SHOWN: usize = 20;

/// Tells the answer.
pub fn tell(input: &Input, answer: &Answer, all: bool) -> String {
    let network = &input.network;
    let size = format!(
        "{}, {}",
        counted(network.points() as u64, "node", "nodes"),
        counted(network.constraints().len() as u64, "constraint", "constraints")
    );
    let claims = network.assumptions().len() as u64;
    let mut text = match &answer.found {
        Ok(solution) => {
            let all_true = match claims {
                0 => String::new(),
                1 => "The one claim can be true.\n".into(),
                n => format!("All {} claims can be true together.\n", thousands(n)),
            };
            out::heading(&format!("The network is consistent: {size}")) + &all_true + &solved(input, solution, all)
        }
        Err(_) => out::heading(&format!("The network is not consistent: {size}")),
    };
    match (&answer.conflicts, &answer.found) {
        (Some((conflicts, clusters)), Err(_)) if !conflicts.minimal.is_empty() => {
            text += &quarrels(input, conflicts, clusters);
        }
        (conflicts, Err(cycle)) => {
            text += &format!("\nThese bounds cannot all hold:\n{}", reasons(input, cycle));
            if conflicts.is_some() {
                text += "The search for the smallest sets of claims in conflict was ended early.\n";
            } else if claims > 0 {
                text += "None of them rests on a claim, so no choice of claims can be true.\n";
            }
        }
        (_, Ok(_)) => {}
    }
    text
}

/// The bounds that follow.
fn solved(input: &Input, solution: &Solution, all: bool) -> String {
    let network = &input.network;
    let pairs = pairs(network, all);
    let found = bounds(solution, &pairs);
    let name = |node: PointId| network.name(node).to_owned();
    if all {
        let mut table = Table::new(&["from", "to", "distance"]);
        for pair in &pairs {
            table.row([name(pair.0), name(pair.1), range(found[pair])]);
        }
        return format!("\n{}\n{}", out::heading("Every pair of nodes"), table.finish());
    }
    let mut text = String::new();
    if network.points() > 1 {
        let mut table = Table::new(&["node", ">no earlier than", ">no later than"]);
        let shown = |bound: Option<i64>| bound.map_or("-".to_owned(), thousands);
        for pair in pairs.iter().filter(|(from, _)| *from == Network::ORIGIN) {
            table.row([name(pair.1), shown(found[pair].min), shown(found[pair].max)]);
        }
        let heading = out::heading(&format!("Every node, counted from {}", network.name(Network::ORIGIN)));
        text += &format!("\n{heading}\n{}", table.finish());
    }
    if !network.constraints().is_empty() {
        let mut table = Table::new(&["from", "to", "given", "tightened"]);
        for c in network.constraints() {
            let given = Bounds { min: c.min, max: c.max };
            let tightened = found[&(c.from, c.to)];
            let tightened = if tightened == given { "the same".to_owned() } else { range(tightened) };
            table.row([name(c.from), name(c.to), range(given), tightened]);
        }
        text += &format!("\n{}\n{}", out::heading("Every constraint"), table.finish());
    }
    text
}

/// The claims that are in conflict, and what can be true of them.
fn quarrels(input: &Input, conflicts: &Conflicts, clusters: &[Cluster]) -> String {
    let count = conflicts.minimal.len();
    let sets = counted(count as u64, "set of claims", "sets of claims");
    let mut text = format!("\n{}", out::heading(&format!("What cannot all be true: {sets}")));
    for conflict in conflicts.minimal.iter().take(SHOWN) {
        let verdict = if conflict.len() == 1 { "cannot be true" } else { "cannot all be true" };
        text += "\n";
        text += &paragraph("", "  ", &format!("{} {verdict}:", listed(input, conflict)));
        text += &explanation(&input.network, conflict).map_or(String::new(), |cycle| reasons(input, &cycle));
    }
    text += &more(count, conflicts.complete);
    text += &format!("\n{}", out::heading("What can be true together, beside all claims that are in no conflict"));
    for cluster in clusters {
        text += "\n";
        text += &paragraph("", "  ", &format!("Of {}:", listed(input, &cluster.assumptions)));
        let kept = cluster.maximal();
        for (kept, dropped) in kept.iter().zip(&cluster.corrections).take(SHOWN) {
            let kept = if kept.is_empty() { "none".into() } else { listed(input, kept) };
            text += &paragraph("  - ", "    ", &format!("{kept}, without {}", listed(input, dropped)));
        }
        text += &more(kept.len(), cluster.complete);
    }
    text
}

/// What a list leaves out.
fn more(count: usize, complete: bool) -> String {
    let mut text = String::new();
    if count > SHOWN {
        text += &format!("  and {} more, which --format json lists\n", thousands((count - SHOWN) as u64));
    }
    if !complete {
        text += "  There may be others: the search was ended early.\n";
    }
    text
}

/// A cycle in words, bound by bound.
fn reasons(input: &Input, cycle: &Cycle) -> String {
    let mut text = String::new();
    for step in &cycle.steps {
        let rests_on = &input.network.constraint(step.constraint).rests_on;
        let by = if rests_on.is_empty() { String::new() } else { format!(" ({})", listed(input, rests_on)) };
        text += &paragraph("  - ", "    ", &format!("{}{by}", bound(input, step)));
    }
    let first = cycle.steps.first().map_or("", |step| input.network.name(step.from));
    text + &paragraph(
        "  ",
        "  ",
        &format!("Together they put {first} at least {} before itself.", thousands(-cycle.total)),
    )
}

/// A bound in words: `b is at least 40 after a`.
fn bound(input: &Input, step: &Step) -> String {
    let constraint = input.network.constraint(step.constraint);
    let [from, to] = [constraint.from, constraint.to].map(|node| input.network.name(node));
    match (step.side, step.weight) {
        (Side::Max, 0) => format!("{to} is no later than {from}"),
        (Side::Max, days) if days > 0 => format!("{to} is at most {} after {from}", thousands(days)),
        (Side::Max, days) => format!("{to} is at least {} before {from}", thousands(-days)),
        (Side::Min, 0) => format!("{to} is no earlier than {from}"),
        (Side::Min, days) if days < 0 => format!("{to} is at least {} after {from}", thousands(-days)),
        (Side::Min, days) => format!("{to} is at most {} before {from}", thousands(days)),
    }
}

/// Bounds in words: `10 to 20`.
fn range(bounds: Bounds) -> String {
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min == max => format!("exactly {}", thousands(min)),
        (Some(min), Some(max)) => format!("{} to {}", thousands(min), thousands(max)),
        (Some(min), None) => format!("at least {}", thousands(min)),
        (None, Some(max)) => format!("at most {}", thousands(max)),
        (None, None) => "any".into(),
    }
}

/// `A`, `A and B`, `A, B and C`.
fn listed(input: &Input, claims: &[Assumption]) -> String {
    let names = input.claims(claims);
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}
