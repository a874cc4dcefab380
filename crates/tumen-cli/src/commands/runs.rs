//! `tumen runs`: the runs that are kept: which there are, what came out, how two differ, and removing them.

mod compare;

use super::run::kept;
use crate::args::Format;
use crate::failure::Failure;
use crate::stored::{RunsArguments, failed, finished};
use crate::table::Table;
use crate::words::{counted, thousands};
use crate::{out, stored};
use clap::{Args, Subcommand};
use serde::Serialize;
use tumen_store::{Manifest, Runs};

/// Arguments of `tumen runs`.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Example: what two runs say of the same questions\n  tumen run --histories 2000\n  \
                  tumen run --histories 2000 --without persecution\n  tumen runs\n  tumen runs compare FIRST SECOND"
)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,

    #[command(flatten)]
    runs: RunsArguments,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Tell what came out of a run
    #[command(after_help = "Example:\n  tumen runs show usurper-1-10000-3f2a9c1b")]
    Show(One),
    /// Tell how two runs differ, pair by pair if they are of the same histories
    #[command(after_help = "Example:\n  tumen runs compare usurper-1-10000-3f2a9c1b usurper-1-10000-77d0c4e5")]
    Compare(compare::Arguments),
    /// Remove a run with all that is in it. Nothing is asked
    #[command(after_help = "Example:\n  tumen runs delete usurper-1-10000-3f2a9c1b")]
    Delete(One),
}

#[derive(Debug, Args)]
struct One {
    /// Id of the run
    #[arg(value_name = "ID")]
    id: String,

    #[command(flatten)]
    runs: RunsArguments,
}

/// Does what is asked for.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    match &arguments.command {
        None => list(&arguments.runs.runs(), format),
        Some(Command::Show(one)) => {
            let stored = finished(&one.runs.runs(), &one.id)?;
            let tally = stored.tally().map_err(failed)?;
            out::print(&kept::page(&stored, &tally, format)?)
        }
        Some(Command::Compare(arguments)) => compare::run(arguments, format),
        Some(Command::Delete(one)) => {
            one.runs.runs().delete(&one.id).map_err(failed)?;
            match format {
                Format::Json => out::print_json(&Deleted { deleted: &one.id }),
                Format::Table => out::print(&format!("Deleted {}\n", one.id)),
            }
        }
    }
}

#[derive(Serialize)]
struct Deleted<'a> {
    deleted: &'a str,
}

/// A run in the list.
#[derive(Serialize)]
struct Listed {
    id: String,
    /// `run`, `part` or `calibration`.
    kind: &'static str,
    /// Whether it is finished; nothing of a calibration, which tells that itself.
    finished: Option<bool>,
    /// What it is, unless its manifest cannot be read.
    run: Option<Manifest>,
    /// Why not.
    problem: Option<String>,
}

fn list(runs: &Runs, format: Format) -> Result<(), Failure> {
    let ids = runs.list().map_err(failed)?;
    let listed = ids.into_iter().map(|id| listed(runs, id)).collect::<Result<Vec<_>, Failure>>()?;
    if format == Format::Json {
        return out::print_json(&listed);
    }
    let root = runs.root().display();
    if listed.is_empty() {
        return out::print(&format!("No runs in {root}\n"));
    }
    let mut table = Table::new(&["id", ">histories", "", "asked for by: tumen"]);
    for Listed { id, kind, finished, run, problem } in &listed {
        let state = match (problem, finished) {
            (Some(_), _) => "cannot be read",
            (None, Some(false)) => "not finished",
            (None, _) if *kind == "run" => "",
            (None, _) => kind,
        };
        let histories = run.as_ref().map(|run| thousands(run.own_histories())).unwrap_or_default();
        let asked = problem.clone().or_else(|| run.as_ref().and_then(kept::asked)).unwrap_or_default();
        table.row([id.clone(), histories, state.to_owned(), asked]);
    }
    let count = counted(listed.len() as u64, "run", "runs");
    out::print(&format!("{count} in {root}\n\n{}", table.finish()))
}

fn listed(runs: &Runs, id: String) -> Result<Listed, Failure> {
    let folder = runs.find(&id).map_err(failed)?;
    if !stored::is_run(&folder) {
        return Ok(Listed { id, kind: "calibration", finished: None, run: None, problem: None });
    }
    Ok(match Manifest::read(&folder) {
        Ok(run) => {
            let kind = if run.shard.is_some() { "part" } else { "run" };
            Listed { id, kind, finished: Some(run.finished.is_some()), run: Some(run), problem: None }
        }
        Err(error) => Listed { id, kind: "run", finished: None, run: None, problem: Some(error.to_string()) },
    })
}
