//! Histories worth a look: the nearest to the record, the most typical and the strangest, with a word why.

use crate::words;
use serde::Serialize;
use tumen_analysis::closest::Found;
use tumen_analysis::{Near, Oddity, Strange, Typical, closest, medoid, surprising};
use tumen_ensemble::{HistoryRow, Schema};

/// How many reasons are given.
const REASONS: usize = 2;

/// A history worth a look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notable {
    /// Its number.
    pub history: u64,
    /// What it is.
    pub title: String,
    /// Why.
    pub why: String,
}

/// The notable histories of an ensemble; those that cannot be named, as of a record that says nothing, are left out.
pub(crate) fn of(schema: &Schema, rows: &[HistoryRow]) -> Vec<Notable> {
    let nearest = closest(schema, rows, 1).into_iter().map(|near| nearest(&near));
    let typical = medoid(schema, rows).into_iter().map(typical);
    let strangest = surprising(schema, rows, 1, REASONS).strangest;
    nearest.chain(typical).chain(strangest.iter().map(self::strangest)).collect()
}

fn nearest(near: &Near) -> Notable {
    let all = near.met.len() + near.missed.len();
    let missed: Vec<String> =
        near.missed.iter().take(REASONS).map(|beside| told(&beside.label, beside.found.as_ref())).collect();
    let but = if missed.is_empty() { String::new() } else { format!("; farthest off: {}", missed.join("; ")) };
    let why = format!("it meets {} of the {all} things that the documents say{but}", near.met.len());
    Notable { history: near.history, title: "Nearest to the record".into(), why }
}

fn typical(typical: Typical) -> Notable {
    let why = format!(
        "it differs from the others in {:.0}% of what is measured, where any two differ in {:.0}%",
        100.0 * typical.distance,
        100.0 * typical.mean_distance
    );
    Notable { history: typical.history, title: "Most typical".into(), why }
}

fn strangest(strange: &Strange) -> Notable {
    let one =
        |odd: &Oddity| format!("{} (in {:.1}% of histories)", told(&odd.label, odd.found.as_ref()), 100.0 * odd.share);
    let why: Vec<String> = strange.why.iter().map(one).collect();
    Notable { history: strange.history, title: "Strangest".into(), why: why.join("; ") }
}

/// A measure and what the history has for it: `men of the first host: 12,000`.
fn told(label: &str, found: Option<&Found>) -> String {
    format!("{label}{} {}", if label.ends_with('?') { "" } else { ":" }, words::told(found))
}
