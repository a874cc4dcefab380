//! A run that is on disk, told: with nothing but its folder.

use super::page;
use crate::args::Format;
use crate::failure::Failure;
use crate::stored::failed;
use crate::words::paragraph;
use serde::Serialize;
use tumen_analysis::{Report, RunFacts};
use tumen_ensemble::Tally;
use tumen_store::{Manifest, Stored, atomic};

/// Name of the report in the folder of a run.
const REPORT: &str = "report.html";

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    report: Report,
    stored: String,
    run: &'a Manifest,
}

/// What came out of it.
pub fn page(stored: &Stored, tally: &Tally, format: Format) -> Result<String, Failure> {
    let (manifest, report) = (&stored.manifest, report(stored, tally));
    if format == Format::Json {
        let answer = Answer { report, stored: stored.folder.display().to_string(), run: manifest };
        let text = serde_json::to_string_pretty(&answer).map_err(|error| Failure::Output(error.into()))?;
        return Ok(text + "\n");
    }
    let experiment = asked(manifest).map(|asked| format!("as asked for by: tumen {asked}"));
    Ok(page::of(&report, None, 0)
        + &paragraph("", "  ", &experiment.unwrap_or_default())
        + &super::keeping::told(stored))
}

/// The report of a run of which nobody knows how long it took.
pub fn report(stored: &Stored, tally: &Tally) -> Report {
    let manifest = &stored.manifest;
    let seed = manifest.seed.parse().unwrap_or_default();
    Report::new(tally, RunFacts { version: manifest.tumen.clone(), seed, threads: 0, elapsed_s: 0.0 })
}

/// Whether the report is there.
pub fn has_report(stored: &Stored) -> bool {
    stored.folder.join(REPORT).is_file()
}

/// Writes the report of a run into its folder, for reading and printing.
pub fn write_report(stored: &Stored, tally: &Tally, report: &Report) -> Result<(), Failure> {
    let command = asked(&stored.manifest).map(|asked| format!("tumen {asked}"));
    let page = tumen_report::page(report, tally, command.as_deref());
    atomic::write(&stored.folder.join(REPORT), page.as_bytes()).map_err(failed)
}

/// The command that a run was asked for with; nothing if nobody knows.
pub fn asked(manifest: &Manifest) -> Option<String> {
    let word = |word: &String| if word.contains(char::is_whitespace) { format!("\"{word}\"") } else { word.clone() };
    (!manifest.command.is_empty()).then(|| manifest.command.iter().map(word).collect::<Vec<_>>().join(" "))
}
