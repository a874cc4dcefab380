//! Histories looked at one by one: run for it, or read from a run that is stored.

use crate::args::{HistoryArguments, ScenarioArguments, up_to};
use crate::failure::Failure;
use crate::library;
use crate::stored::{RunsArguments, failed, finished};
use crate::watch::watched;
use crate::words::counted;
use clap::Args;
use serde::Serialize;
use tumen_engine::Stage;
use tumen_ensemble::{HistoryRow, Plan, Schema, run_rows};

/// The rows of all histories are held in memory.
const MOST: u64 = 1_000_000;

/// Which histories to look at.
#[derive(Debug, Args)]
pub struct RowsArguments {
    #[command(flatten)]
    scenario: ScenarioArguments,

    /// How many histories
    #[arg(long, value_name = "N", default_value_t = 2000, allow_negative_numbers = true, value_parser = up_to(MOST))]
    histories: u64,

    #[command(flatten)]
    draws: HistoryArguments,

    /// How many threads [default: one a core]. The answer does not depend on it
    #[arg(long, value_name = "T", allow_negative_numbers = true, value_parser = up_to(1024))]
    threads: Option<u64>,

    /// Read the histories of a stored run instead; tumen runs lists them
    #[arg(
        long,
        value_name = "ID",
        conflicts_with_all =
            ["scenario", "pack", "histories", "seed", "without", "with", "set", "posterior", "threads"]
    )]
    run: Option<String>,

    #[command(flatten)]
    runs: RunsArguments,
}

/// Histories, and what was asked for.
#[derive(Serialize)]
pub struct Rows {
    scenario: String,
    title: String,
    seed: u64,
    switched: Vec<String>,
    set: Vec<(String, String)>,
    /// What the columns mean.
    #[serde(skip)]
    pub schema: Schema,
    /// One row a history, by number.
    #[serde(skip)]
    pub rows: Vec<HistoryRow>,
    /// `2,000 histories of pack/scenario, seed 1, without pay`.
    #[serde(skip)]
    pub lead: String,
}

impl RowsArguments {
    /// Runs them, or reads them.
    pub fn rows(&self) -> Result<Rows, Failure> {
        match &self.run {
            Some(id) => self.read(id),
            None => self.run(),
        }
    }

    fn run(&self) -> Result<Rows, Failure> {
        let (def, priors) = library::open(&self.scenario)?;
        let stage = Stage::new(&def, priors);
        let plan = Plan {
            threads: self.threads.and_then(|n| usize::try_from(n).ok()),
            setup: self.draws.setup(stage.inputs())?,
            ..Plan::new(self.draws.seed, self.histories)
        };
        let rows = watched(plan.histories, |progress| run_rows(&stage, &plan, progress))?;
        let experiment = self.draws.experiment().map(|e| format!(", {e}")).unwrap_or_default();
        let count = counted(self.histories, "history", "histories");
        Ok(Rows {
            lead: format!("{count} of {}, seed {}{experiment}", def.id, self.draws.seed),
            scenario: def.id.clone(),
            title: def.title.clone(),
            seed: self.draws.seed,
            switched: self.draws.flipped().into_iter().map(str::to_owned).collect(),
            set: self.draws.set().to_vec(),
            schema: Schema::of(&def),
            rows,
        })
    }

    fn read(&self, id: &str) -> Result<Rows, Failure> {
        let stored = finished(&self.runs.runs(), id)?;
        let (manifest, histories) = (&stored.manifest, stored.finished.histories);
        if histories > MOST {
            let most = counted(MOST, "history", "histories");
            return Err(Failure::input(format!("the run {id} has more than {most}, which is all that fits in memory")));
        }
        let mut rows = Vec::new();
        stored.for_each_row(|row| rows.push(row)).map_err(failed)?;
        let seed = manifest.seed.parse();
        let seed = seed.map_err(|_| Failure::input(format!("the run {id} has no seed but `{}`", manifest.seed)))?;
        let count = counted(histories, "history", "histories");
        let set = manifest.set.iter().filter_map(|one| one.split_once('='));
        Ok(Rows {
            lead: format!("{count} of {}, seed {seed}, stored as {id}", manifest.scenario),
            scenario: manifest.scenario.clone(),
            title: stored.columns.schema.title.clone(),
            seed,
            switched: manifest.switched.clone(),
            set: set.map(|(path, value)| (path.to_owned(), value.to_owned())).collect(),
            schema: (*stored.columns.schema).clone(),
            rows,
        })
    }
}
