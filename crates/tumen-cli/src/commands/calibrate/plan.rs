//! What a calibration looks for, and what it holds histories against.

use super::card::{Card, FORMAT, hash};
use super::{Arguments, BATCH};
use crate::commands::sensitivity::{Bench, Varied, survey, varied};
use crate::failure::Failure;
use tumen_analysis::misfit::{Observation, observations};
use tumen_analysis::smc::{Problem, Settings, Spread, Target};
use tumen_base::Prior;
use tumen_engine::{InputId, Inputs, Setup, Stage};
use tumen_ensemble::{HistoryRow, Schema, Simulator};
use tumen_scenario::{Scenario, nearest};

/// Least scale of a misfit, as a part of the most that it can be: what hardly any history meets counts no more than
/// what one in fifteen does.
const FLOOR: f64 = 0.25;
/// Histories of the survey that chooses inputs.
const SURVEYED: usize = 10_000;

/// Inputs and targets.
pub struct Wanted {
    /// Inputs that are looked for.
    pub inputs: Vec<Varied>,
    /// How they were chosen.
    pub chosen: String,
    /// What histories are to come near to.
    pub targets: Vec<Observation>,
    /// What is only looked at.
    pub held_out: Vec<Observation>,
}

impl Wanted {
    /// As the arguments say, or else by a survey of all.
    pub fn new(arguments: &Arguments, def: &Scenario, stage: &Stage<'_>, setup: &Setup) -> Result<Self, Failure> {
        let (targets, held_out) = targets(def, &arguments.targets)?;
        let all = varied(stage.inputs(), setup, &arguments.inputs)?;
        let (inputs, chosen) = if arguments.inputs.is_empty() {
            let wanted = usize::try_from(arguments.top).unwrap_or(usize::MAX);
            let bench = Bench::new(stage, setup, arguments.draws.seed, 1, arguments.threads);
            (
                surveyed(&bench, all, &targets, wanted)?,
                format!("rival accounts, and the clearest slopes of {SURVEYED} histories"),
            )
        } else {
            (all, format!("paths with {}", arguments.inputs.join(", ")))
        };
        Ok(Self { inputs, chosen, targets, held_out })
    }

    /// As a stored calibration has them.
    pub fn again(def: &Scenario, inputs: &Inputs, setup: &Setup, card: &Card) -> Result<Self, Failure> {
        let (targets, held_out) = targets(def, &card.targets)?;
        let all = varied(inputs, setup, &[])?;
        let of = |path: &String| {
            let found = all.iter().find(|input| input.path == *path).cloned();
            found.ok_or_else(|| {
                Failure::input(format!("the calibration has an input `{path}` that the scenario has not"))
            })
        };
        let inputs = card.inputs.iter().map(of).collect::<Result<_, _>>()?;
        Ok(Self { inputs, chosen: card.chosen.clone(), targets, held_out })
    }

    /// Positions of the inputs.
    pub fn ids(&self) -> Vec<InputId> {
        self.inputs.iter().map(|input| input.id).collect()
    }

    /// The card of a calibration that has not begun.
    pub fn card(&self, arguments: &Arguments, def: &Scenario) -> Card {
        let ids = |of: &[Observation]| of.iter().map(|o| o.id.clone()).collect();
        Card {
            format: FORMAT,
            version: env!("CARGO_PKG_VERSION").into(),
            scenario: def.id.clone(),
            pack_hash: hash(def.hash),
            seed: arguments.draws.seed.to_string(),
            replicates: arguments.replicates,
            switched: arguments.draws.flipped().into_iter().map(str::to_owned).collect(),
            set: arguments.draws.set().to_vec(),
            inputs: self.inputs.iter().map(|input| input.path.clone()).collect(),
            chosen: self.chosen.clone(),
            targets: ids(&self.targets),
            held_out: ids(&self.held_out),
            population: arguments.population,
            most_generations: arguments.generations,
            most_simulations: arguments.simulations,
            finished: String::new(),
            simulations: 0,
            generation: Vec::new(),
        }
    }

    /// The problem: each target is to be missed by nothing.
    pub fn problem(&self) -> Problem {
        let target = |_: &Observation| Target { low: 0.0, high: 0.0, missing: 1.0 };
        Problem {
            priors: self.inputs.iter().map(|input| input.prior.clone()).collect(),
            targets: self.targets.iter().map(target).collect(),
        }
    }

    /// Mean misfits of the histories of one proposal, which have numbers of their own, as parts of the most that they
    /// can be.
    pub fn misfits(&self, simulator: &Simulator<'_>, values: &[f64], number: u64, replicates: u64) -> Vec<f64> {
        let mut sums = vec![0.0; self.targets.len()];
        for more in 0..replicates {
            let row = simulator.history(values, number * replicates + more);
            for (sum, part) in sums.iter_mut().zip(parts(&self.targets, &row)) {
                *sum += part / replicates as f64;
            }
        }
        sums
    }
}

/// Misfits as parts of the most that they can be.
fn parts(targets: &[Observation], row: &HistoryRow) -> Vec<f64> {
    targets.iter().map(|target| target.part(row)).collect()
}

/// What is used and what is held out.
fn targets(def: &Scenario, wanted: &[String]) -> Result<(Vec<Observation>, Vec<Observation>), Failure> {
    let (held_out, mut targets): (Vec<Observation>, Vec<Observation>) =
        observations(&Schema::of(def)).into_iter().partition(|o| o.held_out);
    for id in wanted {
        if held_out.iter().any(|o| o.id == *id) {
            let message = format!("--targets: `{id}` is held out: it is only ever looked at");
            return Err(Failure::with_tip(message, "the answer says how near histories come to it"));
        }
        if !targets.iter().any(|o| o.id == *id) {
            let near = nearest(id, targets.iter().map(|o| o.id.as_str()));
            let all: Vec<&str> = targets.iter().map(|o| o.id.as_str()).collect();
            let message = format!("--targets: the documents say nothing of a measure `{id}`");
            return Err(Failure::unknown(message, near, format!("the targets are {}", all.join(", "))));
        }
    }
    targets.retain(|o| wanted.is_empty() || wanted.contains(&o.id));
    if targets.is_empty() {
        let message = "the documents say nothing that histories could be held against";
        return Err(Failure::with_tip(message, "a measure needs `recorded`, `window` or `range` in outcomes.toml"));
    }
    Ok((targets, held_out))
}

/// The inputs with rival accounts, and of the others those that move misfits most. What an input does is the sum,
/// over targets, of the squares of the slope of the misfit over its standard error.
fn surveyed(
    bench: &Bench<'_>,
    all: Vec<Varied>,
    targets: &[Observation],
    wanted: usize,
) -> Result<Vec<Varied>, Failure> {
    let survey = survey(bench, all, &[], SURVEYED, |row| parts(targets, row))?;
    let size = |input: usize| survey.slopes.iter().map(|slopes| slopes[input].errors * slopes[input].errors).sum();
    let sizes: Vec<f64> = (0..survey.inputs.len()).map(size).collect();
    let is_rival = |input: usize| matches!(survey.inputs[input].prior, Prior::Any { .. });
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by(|a, b| is_rival(*b).cmp(&is_rival(*a)).then(sizes[*b].total_cmp(&sizes[*a])));
    let rivals = order.iter().filter(|input| is_rival(**input)).count();
    order.truncate(wanted.max(rivals));
    Ok(order.into_iter().map(|input| survey.inputs[input].clone()).collect())
}

/// How the calibration goes about it.
pub fn settings(arguments: &Arguments) -> Settings {
    let size = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    Settings {
        population: size(arguments.population),
        seed: arguments.draws.seed,
        batch: BATCH,
        generations: size(arguments.generations),
        simulations: arguments.simulations,
        spread: Spread::Square(FLOOR),
        ..Settings::default()
    }
}
