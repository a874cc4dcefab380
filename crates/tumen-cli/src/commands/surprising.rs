//! `tumen surprising`: the strangest histories, and what is strange about each.

use crate::args::{Format, up_to};
use crate::failure::Failure;
use crate::out;
use crate::out::heading;
use crate::rows::{Rows, RowsArguments};
use crate::words::{paragraph, percent, told};
use clap::Args;
use serde::Serialize;
use tumen_analysis::{Found, Oddity, Side, Surprising, surprising};

/// How many reasons are told of each.
const REASONS: usize = 8;

/// Arguments of `tumen surprising`.
#[derive(Debug, Args)]
#[command(after_help = "Example: the strangest of five thousand histories, and why it came to that\n  \
                  tumen surprising --histories 5000 --count 1\n  tumen chronicle N\n\n\
                  docs/scoring.md says how strange a history is.")]
pub struct Arguments {
    #[command(flatten)]
    rows: RowsArguments,

    /// How many to name
    #[arg(long, value_name = "K", default_value_t = 5, allow_negative_numbers = true, value_parser = up_to(1000))]
    count: u64,
}

/// The strangest for programs.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    run: &'a Rows,
    histories: usize,
    #[serde(flatten)]
    surprising: Surprising,
}

/// Runs the histories and names the strangest.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let run = arguments.rows.rows()?;
    let most = usize::try_from(arguments.count).unwrap_or(usize::MAX);
    let surprising = surprising(&run.schema, &run.rows, most, REASONS);
    match format {
        Format::Json => out::print_json(&Answer { histories: run.rows.len(), run: &run, surprising }),
        Format::Table => out::print(&tell(&run, &surprising)),
    }
}

fn tell(run: &Rows, surprising: &Surprising) -> String {
    let mut text = heading(&run.schema.title) + &paragraph("", "  ", &run.lead);
    text += &format!("\n{}", heading("THE STRANGEST"));
    text += &paragraph(
        "  ",
        "  ",
        &format!(
            "strangeness: mean surprise of all that is measured, in bits; {:.2} is usual. What half of the histories do \
             has 1 bit, what one in a thousand does about 10. Tell one: tumen chronicle N",
            surprising.usual_bits
        ),
    );
    for strange in &surprising.strangest {
        text += &format!("\n  History {}: {:.2} bits\n", strange.history, strange.bits);
        // What all histories have is no reason.
        for odd in strange.why.iter().filter(|odd| odd.bits > 0.0) {
            text += &paragraph("    - ", "      ", &reason(odd));
        }
    }
    text
}

fn reason(odd: &Oddity) -> String {
    let colon = if odd.label.ends_with('?') { "" } else { ":" };
    let share = percent(odd.share);
    let rare = match (odd.side, &odd.found) {
        (Side::None, _) => format!("as in {share} of the histories"),
        (Side::Low, Some(Found::Day(_))) => format!("so early in {share} of the histories"),
        (Side::High, Some(Found::Day(_))) => format!("so late in {share} of the histories"),
        (Side::Low, _) => format!("so little in {share} of the histories"),
        (Side::High, _) => format!("so much in {share} of the histories"),
    };
    format!("{}{colon} {}, {rare}", odd.label, told(odd.found.as_ref()))
}
