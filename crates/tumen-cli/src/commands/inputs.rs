//! `tumen inputs`: everything that a history draws from what is not known.

use crate::args::{Format, ScenarioArguments};
use crate::failure::Failure;
use crate::words::{self, counted, paragraph};
use crate::{library, out};
use clap::Args;
use serde::Serialize;
use tumen_engine::{Input, Stage};
use tumen_scenario::nearest;

/// Arguments of `tumen inputs`.
#[derive(Debug, Args)]
#[command(after_help = "Example: what is not known of the treasuries\n  tumen inputs treasury\n\n\
                        Any of them can be set: tumen whatif --set polities.khwarazm.treasury=500000")]
pub struct Arguments {
    /// Only those with this in their path, such as siege or hosts.qk_royal [default: all]
    #[arg(value_name = "PATTERN")]
    pattern: Option<String>,

    /// The scenario [default: qara-khitai/usurper]
    #[arg(long, value_name = "SCENARIO")]
    scenario: Option<String>,

    /// Use the pack in this folder instead of the one built in
    #[arg(long, value_name = "DIR")]
    pack: Option<std::path::PathBuf>,
}

/// An input for programs.
#[derive(Serialize)]
struct Shown<'a> {
    path: &'a str,
    label: &'a str,
    unit: &'a str,
    /// Lowest and highest value; days as Julian day numbers.
    low: f64,
    high: f64,
    /// What it is drawn from, in words.
    range: String,
    source: &'a str,
}

impl<'a> Shown<'a> {
    fn new(input: &'a Input) -> Self {
        let (low, high) = input.prior.bounds();
        let range = if input.is_date() { words::date_prior(&input.prior) } else { words::prior(&input.prior) };
        Self { path: &input.path, label: &input.label, unit: input.unit, low, high, range, source: &input.source }
    }
}

/// Lists the inputs.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let asked = ScenarioArguments { scenario: arguments.scenario.clone(), pack: arguments.pack.clone() };
    let (def, priors) = library::open(&asked)?;
    let stage = Stage::new(&def, priors);
    let all = stage.inputs().list();
    let wanted = arguments.pattern.as_deref().unwrap_or_default();
    let chosen: Vec<Shown<'_>> = all.iter().filter(|i| i.path.contains(wanted)).map(Shown::new).collect();
    if chosen.is_empty() {
        let parts = all.iter().flat_map(|i| [i.path.as_str()].into_iter().chain(i.path.split('.')));
        let message = format!("no input has `{wanted}` in its path");
        return Err(Failure::unknown(message, nearest(wanted, parts), "tumen inputs lists them all"));
    }
    match format {
        Format::Json => out::print_json(&chosen),
        Format::Table => out::print(&tell(&chosen)),
    }
}

fn tell(inputs: &[Shown<'_>]) -> String {
    let mut text = counted(inputs.len() as u64, "input", "inputs") + "\n\n";
    for input in inputs {
        let unit = if input.unit == Input::DATE { String::new() } else { format!(" ({})", input.unit) };
        text += &paragraph(&format!("{}: ", input.path), "    ", &format!("{}{unit}", input.range));
        text += &paragraph("    ", "    ", input.label);
        if !input.source.is_empty() {
            text += &paragraph("    source: ", "    ", input.source);
        }
    }
    text
}
