//! `tumen chronology`: networks solved, refused, and told why they cannot be.

#[allow(dead_code)]
mod common;

use common::{command, fits, tumen};
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::process::Stdio;
use tempfile::TempDir;

/// A network with claims: three that quarrel about a death, two about a coronation, and one in no quarrel.
const RECORD: &str = r#"{
    "nodes": ["new year", "battle", "death", "coronation", "treaty"],
    "constraints": [
        {"from": "battle", "to": "death", "min": 20, "max": 20, "claim": "letter"},
        {"from": "new year", "to": "death", "min": 5, "max": 5, "claim": "chronicle"},
        {"from": "new year", "to": "battle", "min": 10, "claim": "inscription"},
        {"from": "new year", "to": "coronation", "max": 99, "claim": ["chronicle", "annals"]},
        {"from": "treaty", "to": "coronation", "min": 0},
        {"from": "new year", "to": "treaty", "min": 100, "claim": "charter"},
        {"from": "new year", "to": "treaty", "max": 400, "claim": "poem"}
    ]
}"#;

/// A file of one test.
struct File {
    _room: TempDir,
    path: String,
}

impl File {
    fn new(text: &str) -> Self {
        let room = TempDir::new().unwrap();
        let path = room.path().join("network.json");
        fs::write(&path, text).unwrap();
        Self { path: path.to_str().unwrap().to_owned(), _room: room }
    }

    fn solve(&self, more: &[&str]) -> common::Answer {
        let answer = tumen(&[&["chronology", self.path.as_str()], more].concat());
        fits(&answer.stdout);
        fits(&answer.stderr.replace(&self.path, "FILE"));
        answer
    }

    /// What the command says to people, with its exit code.
    fn told(&self, more: &[&str]) -> String {
        let answer = self.solve(more);
        let said = answer.stdout + &answer.stderr.replace(&self.path, "FILE");
        format!("{said}exit code {}\n", answer.code)
    }
}

fn published(name: &str) -> String {
    format!("{}/../../validation/chronology/{name}.json", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn help_shows_a_network() {
    insta::assert_snapshot!(tumen(&["chronology", "--help"]).page());
}

#[test]
fn a_published_network_is_solved() {
    let file = published("dechter_meiri_pearl_1991");
    insta::assert_snapshot!(tumen(&["chronology", &file]).page());
    let all = tumen(&["chronology", &file, "--all", "--format", "json"]).json();
    let text: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    let nodes = text["nodes"].as_array().unwrap();
    assert_eq!(all["bounds"].as_array().unwrap().len(), 20);
    for bounds in all["bounds"].as_array().unwrap() {
        let [i, j] = ["from", "to"].map(|end| nodes.iter().position(|node| *node == bounds[end]).unwrap());
        assert_eq!(bounds["max"], text["answer"]["distances"][i][j]);
        assert_eq!(bounds["min"].as_i64().unwrap(), -text["answer"]["distances"][j][i].as_i64().unwrap());
    }
}

#[test]
fn a_network_without_a_solution_is_told_why() {
    let file = published("cormen_exercise_2");
    let answer = tumen(&["chronology", &file]);
    assert_eq!((answer.code, answer.stderr.as_str()), (1, ""));
    fits(&answer.stdout);
    insta::assert_snapshot!(answer.stdout);
    let json = tumen(&["chronology", &file, "--format", "json"]);
    assert_eq!(json.code, 1);
    let json: Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!((&json["consistent"], &json["bounds"], &json["conflicts"]), (&json!(false), &json!([]), &json!([])));
    let weights: i64 = json["cycle"].as_array().unwrap().iter().map(|step| step["max"].as_i64().unwrap()).sum();
    assert_eq!(weights, -1);
}

#[test]
fn claims_that_quarrel_are_told_apart() {
    let file = File::new(RECORD);
    insta::assert_snapshot!(file.told(&[]));
    let answer = file.solve(&["--format", "json"]);
    assert_eq!(answer.code, 1);
    let json: Value = serde_json::from_str(&answer.stdout).unwrap();
    assert_eq!(json["conflicts"], json!([["letter", "chronicle", "inscription"], ["chronicle", "annals", "charter"]]));
    assert_eq!(
        json["maximal"],
        json!([{
            "claims": ["letter", "chronicle", "inscription", "annals", "charter"],
            "kept": [
                ["letter", "inscription", "annals", "charter"],
                ["chronicle", "inscription", "charter"],
                ["chronicle", "inscription", "annals"],
                ["letter", "chronicle", "charter"],
                ["letter", "chronicle", "annals"],
            ],
        }])
    );
    assert_eq!(json["complete"], true);
}

#[test]
fn standard_input_is_read() {
    let mut child = command(&["chronology", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(br#"{"nodes": ["a"], "constraints": []}"#).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "The network is consistent: 1 node, 0 constraints\n");
}

#[test]
fn bounds_that_are_missing_are_no_bounds() {
    let network = r#"{"nodes": ["a", "b", "c"], "constraints": [
        {"from": "a", "to": "b", "min": null, "max": 3, "claim": "x"}, {"from": "c", "to": "b"}]}"#;
    let file = File::new(network);
    insta::assert_snapshot!(file.told(&[]));
    let json = file.solve(&["--format", "json"]).json();
    assert_eq!(json["bounds"][0], json!({"from": "a", "to": "b", "min": null, "max": 3}));
    assert_eq!((&json["cycle"], &json["maximal"]), (&json!([]), &json!([])));
}

#[test]
fn a_quarrel_that_no_claim_causes_is_said_to_be_one() {
    let network = r#"{"nodes": ["a", "b"], "constraints": [
        {"from": "a", "to": "b", "min": 3}, {"from": "b", "to": "a", "min": 0},
        {"from": "a", "to": "b", "max": 5, "claim": "x"}]}"#;
    insta::assert_snapshot!(File::new(network).told(&[]));
}

#[test]
fn what_is_wrong_with_a_file_is_told_with_its_place() {
    let networks = [
        "{\"nodes\": [\"a\", \"b\"],\n \"constraints\": [{\"from\": \"a\" \"to\": \"b\"}]}",
        "{\"nodes\": [\"a\"]}",
        "{\"nodes\": [], \"constraints\": []}",
        "{\"nodes\": [\"a\", \"b\"], \"constraints\": [{\"from\": \"a\", \"to\": \"b\", \"min\": 1.5}]}",
        "{\"nodes\": [\"a\", \"b\"], \"constraints\": [{\"from\": \"a\", \"to\": \"b\", \"min\": 99999999999999999999}]}",
        "{\"nodes\": [\"a\", \"b\"], \"constraints\": [{\"from\": \"a\", \"to\": \"b\", \"claim\": 7}]}",
        "{\"nodes\": [\"a\", \"b\"], \"constraints\": [{\"from\": \"a\", \"to\": \"b\", \"mim\": 7}]}",
        "",
    ];
    let told = networks.map(|text| {
        let file = File::new(text);
        assert_eq!(file.solve(&[]).code, 2);
        format!("{text}\n{}", file.told(&[]))
    });
    insta::assert_snapshot!(told.join("\n"));
    let missing = tumen(&["chronology", "no/such/file.json"]);
    assert!(missing.code == 2 && missing.stderr.contains("no/such/file.json cannot be read"), "{}", missing.stderr);
}

#[test]
fn every_problem_of_a_network_is_told_at_once() {
    let network = r#"{"nodes": ["Qatwan", "Balasagun", "Qatwan", "Otrar"], "constraints": [
        {"from": "Qatwan", "to": "Balasaghun", "min": 1},
        {"from": "Qatwan", "to": "Otrar", "min": 20, "max": 10},
        {"from": "Rome", "to": "Otrar", "max": 1, "min": 3},
        {"from": "Qatwan", "to": "Otrar", "max": 9000000000000000}]}"#;
    insta::assert_snapshot!(File::new(network).told(&["--format", "json"]));
}
