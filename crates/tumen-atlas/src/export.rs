//! The atlas as files for any web host: the page, its data, and some histories. The same version of Tumen writes the same
//! bytes.

mod folder;

pub use folder::ExportError;

use crate::book::Book;
use crate::documents::{Document, DocumentError, SEED, Site};
use crate::ensemble;
use crate::page::Page;
use crate::policy;
use folder::Folder;
use std::collections::BTreeSet;
use std::path::Path;
use tumen_ensemble::Progress;
use tumen_view::{Problem, SetupText, history};

/// How many histories from number 0 on are written, beside the notable ones.
const FIRST: u64 = 10;

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Files.
    pub files: usize,
    /// Bytes of all of them.
    pub bytes: u64,
    /// Histories that can be looked at without the engine.
    pub histories: usize,
}

/// Writes the atlas of a book into a folder, with an ensemble of so many histories. The folder is there whole or not at
/// all; one that an earlier export has written is replaced.
///
/// # Errors
/// If the folder holds anything that no export has written, if a file cannot be written, or if it is cancelled.
pub fn export(
    book: &Book<'_>,
    page: &Page,
    histories: u64,
    folder: &Path,
    progress: &Progress,
) -> Result<Exported, ExportError> {
    let mut folder = Folder::begin(folder)?;
    for (path, bytes) in page.files() {
        match std::str::from_utf8(bytes) {
            Ok(text) if path.ends_with(".html") => folder.write(path, policy::written_into(text).as_bytes())?,
            _ => folder.write(path, bytes)?,
        }
    }
    for document in Document::ALL {
        folder.write(&format!("data/{}", document.file()), &document.make(book)?)?;
    }
    let gathered = ensemble::play(book.stage, SEED, histories, progress).map_err(DocumentError::from)?;
    folder.write("data/ensemble.json", &gathered.json)?;
    folder.write("data/ensemble.bin", &gathered.binary)?;
    let first = book.first(SEED).map_err(DocumentError::from)?;
    let told: BTreeSet<u64> = (0..FIRST).chain(gathered.notable).chain([first]).collect();
    for number in &told {
        let view = history::view(book.stage, &book.meter, SEED, *number, &SetupText::default());
        let view = view.map_err(|Problem { error, .. }| ExportError::History { number: *number, why: error })?;
        let json = serde_json::to_vec(&view).map_err(DocumentError::from)?;
        folder.write(&format!("data/history-{number}.json"), &json)?;
    }
    let site = Site {
        version: env!("CARGO_PKG_VERSION"),
        server: false,
        wasm: page.has_engine(),
        seed: SEED,
        history: first,
        histories: told.iter().copied().collect(),
        ensemble: histories,
    };
    folder.write("data/site.json", &serde_json::to_vec(&site).map_err(DocumentError::from)?)?;
    let (files, bytes) = folder.finish()?;
    Ok(Exported { files, bytes, histories: told.len() })
}
