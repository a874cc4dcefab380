//! `tumen closest`: the histories nearest to the record.

use crate::args::{Format, up_to};
use crate::failure::Failure;
use crate::out;
use crate::out::heading;
use crate::rows::{Rows, RowsArguments};
use crate::words::{paragraph, told};
use clap::Args;
use serde::Serialize;
use tumen_analysis::{Beside, Near, closest};

/// Arguments of `tumen closest`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example: the three histories nearest to what the documents say, and then the nearest one told\n  \
                  tumen closest --count 3\n  tumen chronicle N\n\n\
                  docs/scoring.md says how far apart a history and the record are."
)]
pub struct Arguments {
    #[command(flatten)]
    rows: RowsArguments,

    /// How many to name
    #[arg(long, value_name = "K", default_value_t = 5, allow_negative_numbers = true, value_parser = up_to(1000))]
    count: u64,
}

/// The nearest for programs.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    run: &'a Rows,
    histories: usize,
    closest: Vec<Near>,
}

/// Runs the histories and names the nearest.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let run = arguments.rows.rows()?;
    let closest = closest(&run.schema, &run.rows, usize::try_from(arguments.count).unwrap_or(usize::MAX));
    match format {
        Format::Json => out::print_json(&Answer { histories: run.rows.len(), run: &run, closest }),
        Format::Table => out::print(&tell(&run, &closest)),
    }
}

fn tell(run: &Rows, closest: &[Near]) -> String {
    let mut text = heading(&run.schema.title) + &paragraph("", "  ", &run.lead);
    text += &format!("\n{}", heading("NEAREST TO THE RECORD"));
    if closest.is_empty() {
        return text + "  The record says nothing that these histories could be held against.\n";
    }
    text += &paragraph(
        "  ",
        "  ",
        "distance: 0 is all that the record says, 1 nothing of it; ○ is out of sample. Tell one: tumen chronicle N",
    );
    for near in closest {
        let all = near.met.len() + near.missed.len();
        text += &format!(
            "\n  History {}: meets {} of {all}, distance {:.3}\n",
            near.history,
            near.met.len(),
            near.distance
        );
        let meets: Vec<String> = near.met.iter().map(label).collect();
        if !meets.is_empty() {
            text += &paragraph("    meets   ", "            ", &meets.join("; "));
        }
        let (missing, other): (Vec<&Beside>, Vec<&Beside>) =
            near.missed.iter().partition(|missed| missed.found.is_none());
        for (i, missed) in other.iter().enumerate() {
            let first = if i == 0 { "    misses  " } else { "            " };
            let record =
                if missed.record.is_empty() { String::new() } else { format!("; the record: {}", missed.record) };
            let line = format!("{} {}{record}", label(missed), told(missed.found.as_ref()));
            text += &paragraph(first, "              ", &line);
        }
        // What never happens in it needs no line of its own: there may be a hundred such things.
        let never: Vec<String> = missing.iter().map(|missed| name(missed)).collect();
        if !never.is_empty() {
            text += &paragraph("    never   ", "            ", &never.join("; "));
        }
    }
    text
}

/// What it is about, marked if out of sample, before what the history has.
fn label(beside: &Beside) -> String {
    let colon = if beside.label.ends_with('?') || beside.part <= 0.0 { "" } else { ":" };
    format!("{}{colon}", name(beside))
}

/// What it is about, marked if out of sample.
fn name(beside: &Beside) -> String {
    let mark = if beside.held_out { "○ " } else { "" };
    format!("{mark}{}", beside.label)
}
