//! What an experiment changes, as it comes from a page, and what is wrong with it.

use crate::problem::Problem;
use serde::{Deserialize, Serialize};
use tumen_base::Day;
use tumen_engine::acts::FORMS;
use tumen_engine::{Act, Setup, Stage, Switches};
use tumen_scenario::laboratory::Choice;
use tumen_scenario::{Scenario, nearest};

/// The most that may be set, switched or done at once: more than any laboratory offers.
pub const MOST: usize = 64;

/// A setup as text: ids, paths and values as they are written on the command line. Everything may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SetupText {
    /// Inputs with a value, or a range as `LOW..HIGH`. Of two values for one input the last one holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub set: Vec<(String, String)>,
    /// Names of mechanisms that are switched to the other side. Asking twice is asking once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub flip: Vec<String>,
    /// Acts with their day, `YYYY-MM-DD` of the Julian calendar.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub acts: Vec<(String, String)>,
}

impl SetupText {
    /// The setup that an option of a laboratory stands for.
    #[must_use]
    pub fn of(choice: &Choice) -> Self {
        let acts = choice.acts.iter().map(|(day, act)| (day.iso(), act.clone()));
        Self { set: choice.set.clone(), flip: choice.flip.clone(), acts: acts.collect() }
    }

    /// Reads it with the inputs and ids of a stage.
    ///
    /// # Errors
    /// The first thing that is wrong: too much of it, an input, mechanism or act that there is not, a value with which
    /// the model cannot reckon, a day outside the scenario.
    pub fn read(&self, stage: &Stage<'_>) -> Result<Setup, Problem> {
        for (what, n) in [("inputs", self.set.len()), ("mechanisms", self.flip.len()), ("acts", self.acts.len())] {
            if n > MOST {
                return Err(
                    Problem::new(format!("{n} {what} at once are too many")).expected(format!("at most {MOST}"))
                );
            }
        }
        let mut setup = Setup { switches: switches(&self.flip)?, ..Setup::default() };
        for (path, value) in &self.set {
            let id = stage.inputs().find(path).map_err(|unknown| {
                let problem = Problem::new(unknown.to_string()).nearest(unknown.nearest.as_deref());
                problem.expected("the path of an input, such as `persons.NAME.boldness`")
            })?;
            // What has just been found is in the list.
            let Some(input) = stage.inputs().get(id) else { continue };
            let prior = input.read(value).map_err(|why| {
                let expected = if input.is_date() {
                    "a day as YYYY-MM-DD, or two with `..` between them".to_owned()
                } else {
                    let (low, high) = input.limits();
                    let (low, high) = (crate::words::number(low), crate::words::number(high));
                    format!("a number from {low} to {high}, or two with `..` between them ({})", input.unit)
                };
                Problem::new(format!("{path}: {why}")).expected(expected)
            })?;
            setup.set.insert(id, prior);
        }
        setup.acts =
            self.acts.iter().map(|(date, text)| act(date, text, stage.scenario)).collect::<Result<_, Problem>>()?;
        Ok(setup)
    }
}

fn switches(flip: &[String]) -> Result<Switches, Problem> {
    let mut switches = Switches::default();
    if let Some(unknown) = flip.iter().find(|name| !Switches::NAMES.contains(&name.as_str())) {
        let problem = Problem::new(format!("there is no mechanism `{unknown}` that can be switched"));
        let expected = format!("one of {}", Switches::NAMES.join(", "));
        return Err(problem.nearest(nearest(unknown, Switches::NAMES)).expected(expected));
    }
    for name in Switches::NAMES.iter().filter(|name| flip.iter().any(|asked| asked == *name)) {
        switches.flip(name);
    }
    Ok(switches)
}

fn act(date: &str, text: &str, def: &Scenario) -> Result<(Day, Act), Problem> {
    let day: Day = date.trim().parse().map_err(|why: String| {
        Problem::new(format!("the day of `{text}`: {why}")).expected("a day as YYYY-MM-DD (Julian calendar)")
    })?;
    if !(def.start..=def.end).contains(&day) {
        let problem = Problem::new(format!("`{text}` on {day} lies outside the scenario"));
        return Err(problem.expected(format!("a day from {} to {}", def.start.iso(), def.end.iso())));
    }
    let act = Act::read(text, def).map_err(|error| {
        let forms: Vec<&str> = FORMS.iter().map(|(form, _)| *form).collect();
        let problem = Problem::new(format!("on {}: {error}", day.iso())).nearest(error.nearest());
        problem.expected(format!("one of: {}", forms.join("; ")))
    })?;
    Ok((day, act))
}
