//! `tumen runs compare`: how two runs that are kept differ, in every outcome.

use crate::args::Format;
use crate::commands::whatif;
use crate::failure::Failure;
use crate::out::{self, heading};
use crate::stored::{RunsArguments, failed, finished};
use crate::words::{beside, counted, paragraph, percent, points};
use clap::Args;
use serde::Serialize;
use tumen_analysis::interval::difference;
use tumen_analysis::{Contrast, Estimate, contrast};
use tumen_ensemble::{HistoryRow, Schema, Tally};
use tumen_store::Stored;

/// Rows of both runs are held in memory when they are paired.
const MOST: u64 = 1_000_000;
/// Room for an answer in words.
const NAME: usize = 46;

/// Arguments of `tumen runs compare`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Id of the one run
    #[arg(value_name = "FIRST")]
    first: String,

    /// Id of the other
    #[arg(value_name = "SECOND")]
    second: String,

    #[command(flatten)]
    runs: RunsArguments,
}

/// How they differ.
#[derive(Serialize)]
struct Answer {
    first: String,
    second: String,
    /// Pair by pair, if they are of the same histories.
    paired: Option<Contrast>,
    /// Each by itself, if they are not.
    apart: Option<Vec<Apart>>,
}

/// How much oftener something happens in the second of two runs that share no histories.
#[derive(Serialize)]
struct Apart {
    /// `outcome.case`, or the id of a date.
    id: String,
    label: String,
    question: String,
    first: f64,
    second: f64,
    difference: Estimate,
}

/// Compares them.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let runs = arguments.runs.runs();
    let (first, second) = (finished(&runs, &arguments.first)?, finished(&runs, &arguments.second)?);
    let schema = &first.columns.schema;
    if !same_questions(schema, &second.columns.schema) {
        let message = format!("{} and {} do not measure the same", arguments.first, arguments.second);
        return Err(Failure::with_tip(
            message,
            "runs of one scenario can be compared, as long as its outcomes.toml stays",
        ));
    }
    let pairs = same_histories(&first, &second);
    let (paired, apart) = if pairs {
        (Some(contrast(schema, &rows(&first)?, &rows(&second)?)), None)
    } else {
        (None, Some(apart(schema, &first.tally().map_err(failed)?, &second.tally().map_err(failed)?)))
    };
    let answer = Answer { first: arguments.first.clone(), second: arguments.second.clone(), paired, apart };
    if format == Format::Json {
        return out::print_json(&answer);
    }
    let of = |stored: &Stored| counted(stored.finished.histories, "history", "histories");
    out::print(&match (&answer.paired, &answer.apart) {
        (Some(paired), _) => {
            let lead = format!("{}: before {}, after {}", of(&first), answer.first, answer.second);
            whatif::page::write(&schema.title, &lead, paired, &[])
        }
        (None, apart) => {
            let (a, b) = (of(&first), of(&second));
            let lead = format!(
                "{a} of {} and {b} of {}. They are not the same histories, so they are not paired.",
                answer.first, answer.second
            );
            page(&schema.title, &lead, apart.as_deref().unwrap_or_default())
        }
    })
}

fn rows(stored: &Stored) -> Result<Vec<HistoryRow>, Failure> {
    let mut rows = Vec::new();
    stored.for_each_row(|row| rows.push(row)).map_err(failed)?;
    Ok(rows)
}

/// Whether every column of the one has its counterpart in the other.
fn same_questions(a: &Schema, b: &Schema) -> bool {
    let ids = |s: &Schema| {
        let cases = s.outcomes.iter().flat_map(|o| o.cases.iter().map(|c| format!("{}.{}", o.id, c.id)));
        let others = s.dates.iter().map(|d| &d.id).chain(s.numbers.iter().map(|n| &n.id)).cloned();
        cases.chain(others).collect::<Vec<String>>()
    };
    a.scenario == b.scenario && ids(a) == ids(b)
}

/// Whether the runs have seed and numbers in common, so that histories can be paired.
fn same_histories(a: &Stored, b: &Stored) -> bool {
    let of = |s: &Stored| (s.manifest.seed.clone(), s.manifest.first, s.manifest.shard);
    let fewer = a.finished.histories.max(b.finished.histories) <= MOST;
    of(a) == of(b) && fewer
}

fn apart(schema: &Schema, first: &Tally, second: &Tally) -> Vec<Apart> {
    let (n, m) = (first.histories, second.histories);
    let one = |id: String, label: &str, question: &str, a: u64, b: u64| {
        Some(Apart {
            id,
            label: label.to_owned(),
            question: question.to_owned(),
            first: a as f64 / n as f64,
            second: b as f64 / m as f64,
            difference: difference((a, n), (b, m))?,
        })
    };
    let mut all = Vec::new();
    for (o, outcome) in schema.outcomes.iter().enumerate() {
        for (c, case) in outcome.cases.iter().enumerate() {
            let (a, b) = (first.outcomes[o][c], second.outcomes[o][c]);
            if outcome.sparse && a == 0 && b == 0 {
                continue;
            }
            all.extend(one(format!("{}.{}", outcome.id, case.id), &case.label, &outcome.label, a, b));
        }
    }
    for (d, date) in schema.dates.iter().enumerate() {
        let (a, b) = (first.dates[d].count(), second.dates[d].count());
        all.extend(one(date.id.clone(), &date.label, "How often does it happen at all?", a, b));
    }
    all
}

fn page(title: &str, lead: &str, apart: &[Apart]) -> String {
    let cells = |a: &str, b: &str, d: &str, i: &str| format!("{a:>8} {b:>8} {d:>8}  {i:^18}");
    let mut text = heading(title) + &paragraph("", "  ", lead) + "\n";
    text += &beside(
        "  ",
        "shares; change in percentage points",
        NAME + 4,
        &cells("first", "second", "change", "95% interval"),
    );
    for question in apart.chunk_by(|a, b| a.question == b.question) {
        text.push('\n');
        text += &paragraph("  ", "  ", &question[0].question);
        for Apart { label, first, second, difference: d, .. } in question {
            let interval = format!("{} to {}", points(d.low), points(d.high));
            let cells = cells(&percent(*first), &percent(*second), &points(d.value), &interval);
            text += &beside("      ", label, NAME, &cells);
        }
    }
    text
}
