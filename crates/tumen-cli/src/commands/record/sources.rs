//! `tumen record sources`: the documents, the works they rest on, and what they share.

use super::{PackArgument, open};
use crate::args::Format;
use crate::failure::Failure;
use crate::out;
use crate::words::paragraph;
use clap::Args;
use serde::Serialize;
use tumen_record::{SourceId, Years};

/// Arguments of `tumen record sources`.
#[derive(Debug, Args)]
#[command(after_help = "Example: who stands behind the documents of the built-in pack\n  tumen record sources\n\n\
                        Two documents that rest on one author are not two witnesses.")]
pub struct Arguments {
    #[command(flatten)]
    pack: PackArgument,
}

/// A source for programs.
#[derive(Serialize)]
struct SourceRow<'a> {
    id: &'a str,
    title: &'a str,
    kind: &'static str,
    authors: &'a [String],
    date: Option<String>,
    citation: &'a str,
    cites: Vec<&'a str>,
    note: &'a str,
}

/// Lists the sources.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let opened = open(&arguments.pack)?.record;
    // A record without claims yet has no list of sentences: then what nobody cites is a document.
    let documents: Vec<SourceId> = match opened.documents.as_slice() {
        [] => opened.sources.documents(),
        listed => listed.iter().map(|document| document.source).collect(),
    };
    let record = opened.sources;
    let id = |s: &SourceId| record.get(*s).id.as_str();
    let rows: Vec<SourceRow<'_>> = record
        .iter()
        .map(|(_, s)| SourceRow {
            id: &s.id,
            title: &s.title,
            kind: s.kind.name(),
            authors: &s.authors,
            date: s.date.as_ref().map(Years::to_string),
            citation: &s.citation,
            cites: s.cites.iter().map(id).collect(),
            note: &s.note,
        })
        .collect();
    if matches!(format, Format::Json) {
        return out::print_json(&rows);
    }
    let mut text = out::heading("The documents and the works they rest on");
    for row in &rows {
        text.push('\n');
        let date = row.date.as_ref().map_or(String::new(), |d| format!(", {d}"));
        text += &paragraph("  - ", "    ", &format!("{} ({}{date})", row.title, row.kind));
        text += &paragraph("    ", "      ", row.citation);
        if !row.cites.is_empty() {
            text += &paragraph("    rests on: ", "      ", &row.cites.join(", "));
        }
        if !row.note.is_empty() {
            text += &paragraph("    note: ", "      ", row.note);
        }
    }
    text += "\nWHAT THE DOCUMENTS SHARE\n\n";
    for (i, a) in documents.iter().enumerate() {
        for b in &documents[i + 1..] {
            let shared: Vec<&str> = record.shared_authorities(*a, *b).iter().map(id).collect();
            let said =
                if record.independent(*a, *b) { "nothing that is known of".to_owned() } else { shared.join(", ") };
            text +=
                &paragraph("  - ", "    ", &format!("{} and {}: {said}", record.get(*a).title, record.get(*b).title));
        }
    }
    out::print(&text)
}
