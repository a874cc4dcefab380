//! `tumen typical`: the history that is most like the others.

use crate::args::Format;
use crate::failure::Failure;
use crate::out;
use crate::out::heading;
use crate::rows::{Rows, RowsArguments};
use crate::words::{beside, paragraph, percent, thousands, told};
use clap::Args;
use serde::Serialize;
use tumen_analysis::{Oddity, Side, Typical, medoid, placed};

/// Room for what a row is about.
const NAME: usize = 50;

/// Arguments of `tumen typical`.
#[derive(Debug, Args)]
#[command(after_help = "Example: the typical history, and the typical one without risings\n  \
                  tumen typical\n  tumen typical --without revolt\n\n\
                  docs/scoring.md says how far apart two histories are.")]
pub struct Arguments {
    #[command(flatten)]
    rows: RowsArguments,
}

/// The typical one for programs.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    run: &'a Rows,
    histories: usize,
    typical: Typical,
    /// What it does, and where it lies among the others.
    measures: Vec<Oddity>,
}

/// Runs the histories and names the typical one.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let run = arguments.rows.rows()?;
    let found = medoid(&run.schema, &run.rows).and_then(|typical| {
        let row = run.rows.iter().find(|row| row.history == typical.history)?;
        Some((typical, placed(&run.schema, &run.rows, row)))
    });
    let Some((typical, measures)) = found else {
        return Err(Failure::input("there is no history to choose from"));
    };
    match format {
        Format::Json => out::print_json(&Answer { histories: run.rows.len(), run: &run, typical, measures }),
        Format::Table => out::print(&tell(&run, typical, &measures)),
    }
}

fn tell(run: &Rows, typical: Typical, measures: &[Oddity]) -> String {
    let mut text = heading(&run.schema.title) + &paragraph("", "  ", &run.lead);
    text += &format!("\n{}", heading("THE TYPICAL HISTORY"));
    text += &paragraph(
        "  ",
        "  ",
        &format!(
            "History {}: on the mean {:.3} from the others, where any two are {:.3} apart (0 alike, 1 different in all \
             that is measured; {} compared). Tell it: tumen chronicle {}",
            typical.history,
            typical.distance,
            typical.mean_distance,
            thousands(typical.compared as u64),
            typical.history,
        ),
    );
    text.push('\n');
    let (missing, there): (Vec<&Oddity>, Vec<&Oddity>) = measures.iter().partition(|measure| measure.found.is_none());
    for measure in there {
        let what = told(measure.found.as_ref());
        let how = match (measure.side, &measure.found) {
            (Side::None, _) => format!("{what}, as in {} of the histories", percent(measure.share)),
            (Side::Low | Side::High, _) => what,
        };
        text += beside("  ", &measure.label, NAME, "").trim_end();
        text.push('\n');
        text += &paragraph("      ", "      ", &how);
    }
    // What never happens in it needs no lines of its own: there may be a hundred such things.
    let one = |measure: &&Oddity| format!("{} ({})", measure.label, percent(measure.share));
    let never: Vec<String> = missing.iter().map(one).collect();
    if !never.is_empty() {
        let lead = "  It does not come to the following, nor does it in so many of the histories: ";
        text += "\n";
        text += &paragraph(lead, "      ", &(never.join("; ") + "."));
    }
    text
}
