//! The histories of a run, played and kept on disk, or read from there.

use super::Arguments;
use crate::failure::Failure;
use crate::out;
use crate::stored::{failed, named};
use crate::watch::watched;
use crate::words::{counted, thousands};
use tumen_analysis::Nearness;
use tumen_engine::{Sim, Stage};
use tumen_ensemble::{BlockError, Meter, Plan, Tally, run_blocks};
use tumen_store::{Columns, FORMAT, History, Manifest, Runs, StoreError, Stored, Unfinished};

/// A run that is on disk.
pub struct Kept {
    /// All its histories.
    pub tally: Tally,
    /// Where it is.
    pub stored: Stored,
    /// How many histories were played just now; the others were there.
    pub played: u64,
}

/// What the run is. `command` is how it was asked for.
pub fn manifest(arguments: &Arguments, stage: &Stage<'_>, plan: &Plan, command: Vec<String>) -> Manifest {
    let set = |(path, value): &(String, String)| format!("{path}={value}");
    Manifest {
        format: FORMAT,
        tumen: env!("CARGO_PKG_VERSION").into(),
        scenario: stage.scenario.id.clone(),
        pack: format!("{:016x}", stage.scenario.hash),
        seed: plan.seed.to_string(),
        first: plan.first,
        histories: plan.histories,
        switched: arguments.draws.flipped().into_iter().map(str::to_owned).collect(),
        set: arguments.draws.set().iter().map(set).collect(),
        inputs: !arguments.keeping.no_inputs,
        events: arguments.keeping.events.unwrap_or(0).min(plan.histories),
        series: plan.years,
        fingerprint: String::new(),
        command,
        shard: arguments.keeping.shard,
        finished: None,
    }
    // The setup names every field and writes every number in full.
    .with_fingerprint(&format!("{:?}", plan.setup))
}

/// Plays what is not on disk yet and keeps it there.
pub fn run(runs: &Runs, manifest: Manifest, again: bool, stage: &Stage<'_>, plan: &Plan) -> Result<Kept, Failure> {
    let id = manifest.id();
    let named = named(runs, &id);
    let meter = plan.meter(stage.scenario);
    let digest = |history| meter.measure(&mut Sim::with(stage, plan.seed, history, &plan.setup), history).digest;
    let fresh = |sample: Option<(u64, u64)>| match sample {
        Some((history, known)) if digest(history) != known => Err(another_build(&id, history)),
        _ => Ok(()),
    };
    if !again && runs.has(&id).map_err(failed)? {
        let folder = runs.find(&id).map_err(failed)?;
        if let Some(stored) = Stored::open(&folder).map_err(failed)? {
            stored.check().map_err(|error| damaged(&named, error))?;
            let tally = stored.tally().map_err(|error| damaged(&named, error))?;
            fresh(stored.first().map_err(failed)?)?;
            return Ok(Kept { tally, stored, played: 0 });
        }
    }
    let inputs = manifest.inputs.then(|| stage.inputs());
    let columns = Columns::new(meter.schema.clone(), inputs);
    let mut unfinished = Unfinished::open(runs, manifest, columns).map_err(failed)?;
    if again {
        unfinished.clear().map_err(failed)?;
    } else {
        fresh(unfinished.first().map_err(failed)?)?;
    }
    for chunk in &unfinished.damaged {
        out::complain(&format!("`{}` was damaged; its histories are played again", chunk.display()));
    }
    let played = play(&unfinished, &named, stage, plan, &meter)?;
    let (stored, tally) = unfinished.finish().map_err(|error| full(&named, error))?;
    Ok(Kept { tally, stored, played })
}

/// Plays the blocks that are missing and says how many histories those were.
fn play(unfinished: &Unfinished, named: &str, stage: &Stage<'_>, plan: &Plan, meter: &Meter) -> Result<u64, Failure> {
    let manifest = &unfinished.manifest;
    let (blocks, missing) = (manifest.blocks(), unfinished.missing());
    let wanted: u64 = missing.iter().map(|block| blocks.histories_of(*block)).map(|r| r.end - r.start).sum();
    let nearness = Nearness::new(&meter.schema);
    let one = |history| {
        let mut sim = Sim::with(stage, plan.seed, history, &plan.setup);
        let row = meter.measure(&mut sim, history);
        let sample = || stage.inputs().sample(plan.seed, history, &plan.setup);
        let inputs = if manifest.inputs { sample() } else { Vec::new() };
        let keeps = history - plan.first < manifest.events;
        let distances = nearness.of(&row);
        let scores = [distances.all, distances.in_sample, distances.held_out];
        History { row, scores, inputs, events: keeps.then(|| sim.world.chronicle.events().to_vec()) }
    };
    let keep = |block, histories: Vec<History>| unfinished.keep(stage.scenario, block, &histories);
    let mut not_kept = None;
    let done = watched(wanted, |progress| match run_blocks(plan, &blocks, missing, progress, one, keep) {
        Ok(()) => Ok(()),
        Err(BlockError::Run(error)) => Err(error),
        Err(BlockError::Taken(error)) => {
            not_kept = Some(error);
            Ok(())
        }
    });
    match (done, not_kept) {
        (_, Some(error)) => Err(full(named, error)),
        (Err(Failure::Interrupted), None) => {
            let kept = manifest.own_histories() - unfinished.count_missing().map_err(failed)?;
            let kept = format!("{} of {}", thousands(kept), counted(manifest.own_histories(), "history", "histories"));
            Err(Failure::Paused(format!("interrupted; {kept} are kept\n\n  go on with: tumen run --resume {named}")))
        }
        (done, None) => done.map(|()| wanted),
    }
}

fn full(named: &str, error: StoreError) -> Failure {
    let go_on = format!("go on with: tumen run --resume {named}");
    let tip = if error.no_room() { format!("what is finished is kept; make room, then {go_on}") } else { go_on };
    match error {
        StoreError::Busy(_) => failed(error),
        error => Failure::with_tip(error.to_string(), tip),
    }
}

fn damaged(named: &str, error: StoreError) -> Failure {
    match error {
        StoreError::Damaged { .. } => Failure::with_tip(
            error.to_string(),
            format!("to run it anew: the same command with --again, or tumen runs delete {named}"),
        ),
        error => failed(error),
    }
}

fn another_build(id: &str, history: u64) -> Failure {
    Failure::with_tip(
        format!("history {history} of the run {id} comes out otherwise now: it was made by another build of Tumen"),
        "to run it anew add --again; to leave it as it is give another folder with --runs DIR",
    )
}
