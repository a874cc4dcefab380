//! Acts of an experiment on the command line: what somebody is made to do, and when.

use crate::failure::Failure;
use clap::{ArgAction, Args};
use serde::Serialize;
use tumen_base::Day;
use tumen_engine::{Act, acts::FORMS};
use tumen_scenario::Scenario;

/// Acts with their days.
#[derive(Clone, Debug, Default, Args)]
pub struct ActArguments {
    /// Have somebody do something on a day, such as: --at 1211-06-01 "khwarazm recall" (may be given several
    /// times; docs/experiments.md lists what can be done)
    #[arg(long, value_names = ["DATE", "ACT"], num_args = 2, action = ArgAction::Append)]
    at: Vec<String>,
}

/// An act as it was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// Its day, `YYYY-MM-DD` (Julian calendar).
    pub date: String,
    /// The act.
    pub act: String,
}

impl ActArguments {
    /// The acts as they were asked for.
    pub fn asked(&self) -> Vec<Asked> {
        let asked = |pair: &[String]| Asked { date: pair[0].trim().into(), act: pair[1].trim().into() };
        self.at.chunks_exact(2).map(asked).collect()
    }

    /// The acts, read with the ids of the scenario.
    pub fn read(&self, def: &Scenario) -> Result<Vec<(Day, Act)>, Failure> {
        let one = |Asked { date, act }: Asked| {
            let day: Day = date.parse().map_err(|e| Failure::input(format!("--at {date}: {e}")))?;
            Ok((within(def, day)?, read(&act, def).map_err(|failure| failure.of(&format!("--at {date}")))?))
        };
        self.asked().into_iter().map(one).collect()
    }

    /// An experiment in words, with the acts behind it.
    pub fn join(&self, experiment: Option<String>) -> Option<String> {
        let acts = self.asked().into_iter().map(|Asked { date, act }| format!("`{act}` on {date}"));
        let parts: Vec<String> = experiment.into_iter().chain(acts).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// Reads one act.
pub fn read(act: &str, def: &Scenario) -> Result<Act, Failure> {
    Act::read(act, def).map_err(|error| {
        let forms: Vec<&str> = FORMS.iter().map(|(form, _)| *form).collect();
        Failure::unknown(error.to_string(), error.nearest(), format!("an act is one of: {}", forms.join("; ")))
    })
}

fn within(def: &Scenario, day: Day) -> Result<Day, Failure> {
    if (def.start..=def.end).contains(&day) {
        return Ok(day);
    }
    let tip = format!("it runs from {} to {}", def.start.iso(), def.end.iso());
    Err(Failure::with_tip(format!("--at {} lies outside the scenario", day.iso()), tip))
}
