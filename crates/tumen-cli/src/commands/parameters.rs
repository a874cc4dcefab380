//! `tumen parameters`: every number of the rules, with unit, range and source.

use crate::args::{Format, ScenarioArguments};
use crate::failure::Failure;
use crate::words::{self, paragraph};
use crate::{library, out};
use clap::Args;
use serde::Serialize;
use tumen_base::{ParamSpec, Prior};
use tumen_engine::PARAMETERS;
use tumen_scenario::{Scenario, nearest};

/// Arguments of `tumen parameters`.
#[derive(Debug, Args)]
#[command(after_help = "Example: what the model assumes of sieges\n  tumen parameters siege\n\n\
                        Each history draws its own value from the range. A pack may set another range in its parameters.toml.")]
pub struct Arguments {
    /// Only those of this mechanism, such as march or siege [default: all]
    #[arg(value_name = "MECHANISM")]
    mechanism: Option<String>,

    #[command(flatten)]
    scenario: Asked,
}

/// The scenario whose overrides are shown.
#[derive(Debug, Args)]
struct Asked {
    /// Show the ranges that this scenario sets
    #[arg(long, value_name = "SCENARIO")]
    scenario: Option<String>,

    /// Show the ranges that the pack in this folder sets
    #[arg(long, value_name = "DIR")]
    pack: Option<std::path::PathBuf>,
}

/// Lists the parameters.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let asked =
        ScenarioArguments { scenario: arguments.scenario.scenario.clone(), pack: arguments.scenario.pack.clone() };
    let (def, _) = library::open(&asked)?;
    let groups: Vec<&[ParamSpec]> = PARAMETERS.iter().copied().filter(|group| !group.is_empty()).collect();
    let chosen: Vec<&[ParamSpec]> = match &arguments.mechanism {
        None => groups,
        Some(name) => {
            let wanted = groups.iter().copied().filter(|group| group[0].group == name).collect::<Vec<_>>();
            if wanted.is_empty() {
                let names: Vec<&str> = groups.iter().map(|group| group[0].group).collect();
                let near = nearest(name, names.iter().copied());
                let all = format!("the mechanisms are {}", names.join(", "));
                return Err(Failure::unknown(format!("no mechanism `{name}` has parameters"), near, all));
            }
            wanted
        }
    };
    match format {
        Format::Json => {
            out::print_json(&chosen.into_iter().flatten().map(|spec| Parameter::new(&def, spec)).collect::<Vec<_>>())
        }
        Format::Table => out::print(&tell(&def, &chosen)),
    }
}

/// The prior that a scenario sets in place of the model's.
fn set_by<'a>(def: &'a Scenario, spec: &ParamSpec) -> Option<&'a Prior> {
    def.overrides.iter().find(|o| o.path == spec.path()).map(|o| &o.prior)
}

/// A parameter for programs.
#[derive(Serialize)]
struct Parameter {
    name: String,
    meaning: &'static str,
    unit: &'static str,
    low: f64,
    central: f64,
    high: f64,
    source: &'static str,
    /// The prior that the scenario sets, in words; none if the range above holds.
    set_by_scenario: Option<String>,
}

impl Parameter {
    fn new(def: &Scenario, spec: &ParamSpec) -> Self {
        Self {
            name: spec.path(),
            meaning: spec.doc.trim(),
            unit: spec.unit,
            low: spec.low,
            central: spec.central,
            high: spec.high,
            source: spec.source,
            set_by_scenario: set_by(def, spec).map(words::prior),
        }
    }
}

fn tell(def: &Scenario, groups: &[&[ParamSpec]]) -> String {
    let mut text = String::new();
    for group in groups {
        if !text.is_empty() {
            text.push('\n');
        }
        text += &out::heading(group[0].group);
        for spec in *group {
            let range = format!(
                "{} to {}, most likely {}",
                words::number(spec.low),
                words::number(spec.high),
                words::number(spec.central)
            );
            let range = if spec.low == spec.high { words::number(spec.central) } else { range };
            text += &format!("  {}: {range} ({})\n", spec.name, spec.unit);
            if let Some(prior) = set_by(def, spec) {
                text += &paragraph("      set by the scenario: ", "      ", &words::prior(prior));
            }
            text += &paragraph("      ", "      ", spec.doc.trim());
            text += &paragraph("      source: ", "      ", spec.source);
        }
    }
    text
}
