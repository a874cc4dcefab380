//! `tumen export`: what a pack holds, for other programs.

use crate::args::Format;
use crate::failure::Failure;
use crate::library::Pack;
use crate::words::counted;
use crate::{interrupt, out};
use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::{fs, io, process};
use tumen_record::Record;
use tumen_record::export::{ExportError, Frame};

/// What can be exported.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write the record for other programs: as a table, as JSON, as a graph, as a gazetteer
    Record(Arguments),
}

/// Arguments of `tumen export record`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  tumen export record --as csv --out claims.csv\n  \
                        tumen export record --as ttl > record.ttl\n\n\
                        No form holds sentences of the documents. docs/exports.md tells what each form holds.")]
pub struct Arguments {
    /// The form
    #[arg(long = "as", value_name = "FORM")]
    form: Form,

    /// Write this file instead of printing; it is written whole or not at all
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    /// Use the pack in this folder instead of the one built in
    #[arg(long, value_name = "DIR")]
    pack: Option<PathBuf>,
}

/// The forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// The claims as one table
    Csv,
    /// The whole record as one JSON document
    Json,
    /// The whole record as a graph of CIDOC CRM and CRMinf, in JSON-LD
    Jsonld,
    /// The same graph in Turtle
    Ttl,
    /// The gazetteer in the Linked Places format
    Lpf,
}

impl Form {
    fn write(self, record: &Record, frame: &Frame<'_>) -> Result<String, ExportError> {
        match self {
            Self::Csv => record.to_csv(),
            Self::Json => record.to_json(frame),
            Self::Jsonld => record.to_json_ld(frame),
            Self::Ttl => record.to_turtle(frame),
            Self::Lpf => record.to_linked_places(frame),
        }
    }
}

/// What was written, for programs.
#[derive(Serialize)]
struct Written {
    file: String,
    bytes: usize,
    claims: usize,
    places: usize,
}

/// Exports what was asked for.
pub fn run(command: &Command, format: Format) -> Result<(), Failure> {
    let Command::Record(arguments) = command;
    if let Some(path) = &arguments.out {
        refuse_folder(path)?;
    }
    let pack = Pack::open(arguments.pack.as_deref())?;
    let graph = pack.scenario(None)?.graph;
    let record = pack.record(&graph)?;
    let about = pack.about()?;
    let frame = Frame { id: &about.id, title: &about.title, licence: &about.licence, authors: &about.authors };
    let text = arguments.form.write(&record, &frame).map_err(|error| Failure::Bug(error.to_string()))?;
    let Some(path) = &arguments.out else { return out::print(&text) };
    write(path, &text)?;
    let (claims, places) = (record.claims.len(), record.places.len());
    let file = path.display().to_string();
    match format {
        Format::Json => out::print_json(&Written { file, bytes: text.len(), claims, places }),
        Format::Table => out::print(&match arguments.form {
            Form::Lpf => format!("Wrote {file}: {}.\n", counted(places as u64, "place", "places")),
            _ => format!("Wrote {file}: {}.\n", counted(claims as u64, "claim", "claims")),
        }),
    }
}

/// Refuses a path at which no file can be written, before anything is reckoned.
fn refuse_folder(path: &Path) -> Result<(), Failure> {
    let shown = path.display();
    if path.is_dir() || path.file_name().is_none() {
        return Err(Failure::with_tip(format!("`{shown}` is a folder"), "name a file in it, such as record.ttl"));
    }
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
            Err(Failure::input(format!("there is no folder `{}` to write `{shown}` in", folder.display())))
        }
        _ => Ok(()),
    }
}

/// Writes a file beside the one that is wanted, which then takes its name. What is no ordinary file, such
/// as a pipe, is written to as it is.
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let cannot = |error: io::Error| Failure::input(format!("`{}` cannot be written: {error}", path.display()));
    if path.metadata().is_ok_and(|there| !there.is_file()) {
        return fs::write(path, text).map_err(cannot);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.tmp", process::id()));
    let moved = fs::write(&beside, text).map_err(cannot).and_then(|()| {
        interrupt::check()?;
        fs::rename(&beside, path).map_err(cannot)
    });
    if moved.is_err() {
        // If it cannot be removed either, the first error is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    moved
}
