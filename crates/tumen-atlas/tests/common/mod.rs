//! The small pack of the repository as a book, and a page of three files.

use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tumen_atlas::{Book, Page};
use tumen_engine::{RulePriors, Stage};
use tumen_scenario::{Files, load, pack, record};

/// The texts in a folder.
fn texts(folder: &Path, inside: &str, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{inside}{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            texts(&path, &format!("{name}/"), found);
        } else if path.extension().is_some_and(|ending| ending == "toml" || ending == "csv") {
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

/// A book of the small pack. What it borrows stays until the tests are over.
pub fn book() -> Book<'static> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/tiny");
    let mut found = Vec::new();
    texts(&folder, "", &mut found);
    let files = Files::new(found);
    let def = Box::leak(Box::new(load(&files, None).unwrap()));
    let priors = RulePriors::new(&def.overrides).unwrap();
    let record = record(&files, &def.graph).unwrap();
    let about = pack(&files).unwrap();
    let stage = Box::leak(Box::new(Stage::new(def, priors)));
    Book::new(stage, files, about, record)
}

/// A page of three files in a folder.
pub fn page() -> (Page, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let html = "<!doctype html><html><head><script type=\"module\" src=\"./a.js\"></script></head></html>";
    fs::write(folder.path().join("index.html"), html).unwrap();
    fs::write(folder.path().join("a.js"), "export {}").unwrap();
    fs::create_dir(folder.path().join("engine")).unwrap();
    fs::write(folder.path().join("engine/tumen_bg.wasm"), [0, 97, 115, 109]).unwrap();
    (Page::in_folder(folder.path()).unwrap().unwrap(), folder)
}
