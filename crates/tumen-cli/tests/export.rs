//! `tumen export`: printed, written, refused.

#[allow(dead_code)]
mod common;

use common::{Pack, fits, tumen};
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

/// What is printed in a form.
fn printed(form: &str) -> String {
    let answer = tumen(&["export", "record", "--as", form]);
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
    answer.stdout
}

/// The message of a command that must refuse, which prints nothing else.
fn refused(arguments: &[&str]) -> String {
    let answer = tumen(&[&["export", "record"], arguments].concat());
    assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{}", answer.stderr);
    answer.stderr
}

#[test]
fn each_form_is_what_it_says() {
    assert!(printed("csv").starts_with("id,source,locus,section,about,"));
    let json: Value = serde_json::from_str(&printed("json")).unwrap();
    assert_eq!((json["format"].as_str(), json["pack"]["id"].as_str()), (Some("tumen-record/1"), Some("qara-khitai")));
    let graph: Value = serde_json::from_str(&printed("jsonld")).unwrap();
    assert_eq!(graph["@context"]["pack"], "https://tumen.example/qara-khitai/");
    assert!(printed("ttl").lines().any(|line| line == "@prefix crm: <http://www.cidoc-crm.org/cidoc-crm/> ."));
    let places: Value = serde_json::from_str(&printed("lpf")).unwrap();
    assert_eq!(places["type"], "FeatureCollection");
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    for form in ["csv", "json", "jsonld", "ttl", "lpf"] {
        assert!(printed(form) == printed(form), "{form}");
    }
}

#[test]
fn a_file_holds_what_would_have_been_printed_and_nothing_is_left_beside_it() {
    let room = TempDir::new().unwrap();
    let path = room.path().join("record.ttl");
    fs::write(&path, "an older one").unwrap();
    let shown = path.to_str().unwrap();
    let answer = tumen(&["export", "record", "--as", "ttl", "--out", shown]);
    assert!(answer.page().replace(shown, "FILE").starts_with("Wrote FILE: "), "{}", answer.stdout);
    assert!(fs::read_to_string(&path).unwrap() == printed("ttl"));
    assert_eq!(fs::read_dir(room.path()).unwrap().count(), 1);
    let json = tumen(&["export", "record", "--as", "csv", "--out", shown, "--format", "json"]).json();
    assert_eq!(json["bytes"], fs::metadata(&path).unwrap().len());
}

#[test]
fn what_cannot_be_written_is_refused() {
    let room = TempDir::new().unwrap();
    let folder = room.path().to_str().unwrap();
    let message = refused(&["--as", "csv", "--out", folder]).replace(folder, "DIR");
    assert_eq!(message, "error: `DIR` is a folder\n\n  tip: name a file in it, such as record.ttl\n");
    let lost = format!("{folder}/nowhere/claims.csv");
    let message = refused(&["--as", "csv", "--out", &lost]).replace(folder, "DIR");
    assert_eq!(message, "error: there is no folder `DIR/nowhere` to write `DIR/nowhere/claims.csv` in\n");
    assert!(refused(&["--as", "xml"]).contains("csv, json, jsonld, ttl, lpf"));
    assert!(refused(&[]).contains("--as"));
    let message = refused(&["--as", "csv", "--pack", &lost]).replace(folder, "DIR");
    fits(&message);
    assert!(message.starts_with("error: there is no folder `DIR/nowhere/claims.csv`"), "{message}");
}

#[test]
fn a_pack_without_a_record_has_places_and_no_claims() {
    let pack = Pack::new();
    let export = |form: &str| tumen(&["export", "record", "--as", form, "--pack", pack.path()]);
    let table = export("csv");
    assert_eq!((table.code, table.stdout.lines().count()), (0, 1), "{}", table.stderr);
    let places = export("lpf").json();
    assert!(!places["features"].as_array().unwrap().is_empty());
}
