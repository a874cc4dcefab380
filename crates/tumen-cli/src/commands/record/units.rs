//! `tumen record units`: a document's sentences as a pack lists them.

use crate::args::Format;
use crate::failure::Failure;
use crate::out;
use clap::Args;
use std::fs;
use std::path::PathBuf;
use tumen_record::split;

/// Arguments of `tumen record units`.
#[derive(Debug, Args)]
#[command(after_help = "Example: begin a record of a document of your own\n  \
                        tumen record units article.txt > mypack/record/documents/article.csv\n\n\
                        The list keeps no text: place, first words, number of words and a digest of each sentence.")]
pub struct Arguments {
    /// The text of the document
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Lists the units of a text, as CSV or JSON.
pub fn run(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let text = fs::read_to_string(&arguments.file)
        .map_err(|error| Failure::input(format!("the file `{}` cannot be read: {error}", arguments.file.display())))?;
    let units = split::units(&text);
    if units.is_empty() {
        return Err(Failure::input(format!("the file `{}` has no sentences", arguments.file.display())));
    }
    if matches!(format, Format::Json) {
        return out::print_json(&units);
    }
    let bug = |error: String| Failure::Bug(format!("the units cannot be written as CSV: {error}"));
    let mut writer = csv::Writer::from_writer(Vec::new());
    units.iter().try_for_each(|unit| writer.serialize(unit)).map_err(|error| bug(error.to_string()))?;
    let bytes = writer.into_inner().map_err(|error| bug(error.to_string()))?;
    out::print(&String::from_utf8_lossy(&bytes))
}
