//! `tumen chronology`: what follows from a network of time points and distances, or why it cannot be.

mod input;
mod page;

use crate::args::Format;
use crate::failure::Failure;
use crate::out;
use clap::Args;
use input::Input;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use tumen_chronology::{Assumption, Bounds, Cluster, Conflicts, Cycle, Limits, Network, PointId, Side, Solution};

/// Arguments of `tumen chronology`.
#[derive(Debug, Args)]
#[command(after_help = "The file holds a network of time points in JSON:\n  \
    {\"nodes\": [\"new year\", \"battle\", \"death\"],\n   \
    \"constraints\": [{\"from\": \"battle\", \"to\": \"death\", \"min\": 10, \"max\": 20, \"claim\": \"chronicle\"}]}\n\
    `min` and `max` are whole days (or any other unit) and may be left out. A constraint with a\n\
    claim, or a list of claims, holds only if they are all true.\n\n\
    Example: what is known of the times of two commuters, or why they cannot be\n  \
    tumen chronology validation/chronology/dechter_meiri_pearl_1991.json\n\n\
    Exit code 0 if all constraints can hold together, 1 if they cannot, 2 if the file cannot be used.")]
pub struct Arguments {
    /// The network, or - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Give the bounds of every pair of nodes, not only from the first node and of each constraint
    #[arg(long)]
    all: bool,
}

/// Solves the network.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let input = Input::read(&arguments.file)?;
    let answer = Answer::of(&input.network, Limits::default());
    match format {
        Format::Json => out::print_json(&Json::new(&input, &answer, arguments.all))?,
        Format::Table => out::print(&page::tell(&input, &answer, arguments.all))?,
    }
    if answer.found.is_ok() { Ok(()) } else { Err(Failure::No(String::new())) }
}

/// What was found out about a network.
struct Answer {
    /// What follows if every claim is true, or else why they cannot all be.
    found: Result<Solution, Cycle>,
    /// The conflicts between claims; none if the constraints that rest on no claim contradict one
    /// another already.
    conflicts: Option<(Conflicts, Vec<Cluster>)>,
}

impl Answer {
    fn of(network: &Network, limits: Limits) -> Self {
        let conflicts = match network.conflicts(limits) {
            Ok(conflicts) => conflicts,
            Err(cycle) => return Self { found: Err(cycle), conflicts: None },
        };
        // The smallest conflict explains best.
        let held = conflicts.minimal.first().map_or_else(|| network.assumptions(), |set| set.iter().copied().collect());
        let clusters = conflicts.clusters();
        Self { found: network.solve(&held), conflicts: Some((conflicts, clusters)) }
    }
}

/// Why these claims cannot all be true.
fn explanation(network: &Network, conflict: &[Assumption]) -> Option<Cycle> {
    network.solve(&conflict.iter().copied().collect::<BTreeSet<_>>()).err()
}

/// The pairs of nodes whose bounds are told: the first node with every other, and those of the
/// constraints; or all.
fn pairs(network: &Network, all: bool) -> Vec<(PointId, PointId)> {
    let others = |from| network.point_ids().filter(move |to| *to != from).map(move |to| (from, to));
    if all {
        return network.point_ids().flat_map(others).collect();
    }
    let constraints = network.constraints().iter().map(|c| (c.from, c.to));
    let mut seen = BTreeSet::new();
    others(Network::ORIGIN).chain(constraints).filter(|pair| seen.insert(*pair)).collect()
}

/// The tightest bounds of each of these pairs.
fn bounds(solution: &Solution, pairs: &[(PointId, PointId)]) -> BTreeMap<(PointId, PointId), Bounds> {
    let mut wanted: BTreeMap<PointId, Vec<PointId>> = BTreeMap::new();
    pairs.iter().for_each(|(from, to)| wanted.entry(*from).or_default().push(*to));
    let one = |(from, ends): (PointId, Vec<PointId>)| {
        let found = solution.bounds_from(from);
        ends.into_iter().map(move |to| ((from, to), found[to.index()]))
    };
    wanted.into_iter().flat_map(one).collect()
}

/// The answer for programs.
#[derive(Serialize)]
struct Json<'a> {
    consistent: bool,
    /// The tightest bounds, if the network is consistent.
    bounds: Vec<Range<'a>>,
    /// The bounds that contradict one another, if it is not; one of the two of each constraint.
    cycle: Vec<Range<'a>>,
    /// Minimal sets of claims that cannot all be true.
    conflicts: Vec<Vec<&'a str>>,
    /// What can be true in each group of claims that are in conflict.
    maximal: Vec<Maximal<'a>>,
    /// Whether these are all conflicts and all maximal sets.
    complete: bool,
}

#[derive(Serialize)]
struct Range<'a> {
    from: &'a str,
    to: &'a str,
    min: Option<i64>,
    max: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claims: Option<Vec<&'a str>>,
}

#[derive(Serialize)]
struct Maximal<'a> {
    /// The claims of the group.
    claims: Vec<&'a str>,
    /// Every largest part of it that can be true, beside all claims outside the group.
    kept: Vec<Vec<&'a str>>,
}

impl<'a> Json<'a> {
    fn new(input: &'a Input, answer: &Answer, all: bool) -> Self {
        let network = &input.network;
        let range = |(from, to): &(PointId, PointId), bounds: Bounds| {
            let (from, to) = (network.name(*from), network.name(*to));
            Range { from, to, min: bounds.min, max: bounds.max, claims: None }
        };
        let (bounds, cycle) = match &answer.found {
            Ok(solution) => {
                let pairs = pairs(network, all);
                let found = bounds(solution, &pairs);
                (pairs.iter().map(|pair| range(pair, found[pair])).collect(), vec![])
            }
            Err(cycle) => {
                let step = |step: &tumen_chronology::Step| {
                    let c = network.constraint(step.constraint);
                    let used = match step.side {
                        Side::Min => Bounds { min: c.min, max: None },
                        Side::Max => Bounds { min: None, max: c.max },
                    };
                    Range { claims: Some(input.claims(&c.rests_on)), ..range(&(c.from, c.to), used) }
                };
                (vec![], cycle.steps.iter().map(step).collect())
            }
        };
        let found = answer.conflicts.as_ref();
        let sets = |sets: &[Vec<Assumption>]| sets.iter().map(|set| input.claims(set)).collect();
        let maximal = |c: &Cluster| Maximal { claims: input.claims(&c.assumptions), kept: sets(&c.maximal()) };
        Self {
            consistent: answer.found.is_ok(),
            bounds,
            cycle,
            conflicts: found.map_or(vec![], |(conflicts, _)| sets(&conflicts.minimal)),
            maximal: found.map_or(vec![], |(_, clusters)| clusters.iter().map(maximal).collect()),
            complete: found.is_some_and(|(conflicts, clusters)| {
                conflicts.complete && clusters.iter().all(|cluster| cluster.complete)
            }),
        }
    }
}
