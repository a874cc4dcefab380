//! The atlas as files.

mod common;

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tumen_atlas::export;
use tumen_ensemble::Progress;

const HISTORIES: u64 = 30;

/// All files in a folder with their bytes.
fn files(folder: &Path, inside: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{inside}{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            files(&path, &format!("{name}/"), found);
        } else {
            found.insert(name, fs::read(path).unwrap());
        }
    }
}

fn exported(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let told = export(&common::book(), &common::page().0, HISTORIES, folder, &Progress::new()).unwrap();
    let mut found = BTreeMap::new();
    files(folder, "", &mut found);
    assert_eq!(told.files, found.len());
    assert_eq!(told.bytes, found.values().map(|bytes| bytes.len() as u64).sum::<u64>());
    found
}

#[test]
fn an_export_holds_all_that_a_page_without_a_server_needs() {
    let top = tempfile::tempdir().unwrap();
    let found = exported(&top.path().join("site"));
    let json = |name: &str| serde_json::from_slice::<Value>(&found[name]).unwrap();
    let site = json("data/site.json");
    assert_eq!((&site["server"], &site["wasm"]), (&false.into(), &true.into()));
    let histories = site["histories"].as_array().unwrap();
    assert!(histories.len() >= 10 && histories.contains(&site["history"]));
    for number in histories {
        assert_eq!(json(&format!("data/history-{number}.json"))["history"], *number);
    }
    for notable in json("data/ensemble.json")["notable"].as_array().unwrap() {
        assert!(histories.contains(&notable["history"]));
    }
    for name in ["scenario", "inputs", "land", "record", "pack"] {
        assert!(!json(&format!("data/{name}.json")).is_null());
    }
    let page = String::from_utf8(found["index.html"].clone()).unwrap();
    assert!(page.find("http-equiv=\"Content-Security-Policy\"") < page.find("<script"));
    assert_eq!(found["engine/tumen_bg.wasm"], [0, 97, 115, 109]);
}

#[test]
fn two_exports_are_the_same_bytes() {
    let top = tempfile::tempdir().unwrap();
    let (one, other) = (exported(&top.path().join("one")), exported(&top.path().join("other")));
    assert!(one == other);
    assert!(exported(&top.path().join("one")) == other, "and so is one that replaces another");
}

#[test]
fn what_is_cancelled_leaves_nothing() {
    let top = tempfile::tempdir().unwrap();
    let progress = Progress::new();
    progress.cancel();
    let place = top.path().join("site");
    assert!(export(&common::book(), &common::page().0, HISTORIES, &place, &progress).is_err());
    assert!(fs::read_dir(top.path()).unwrap().next().is_none());
}
