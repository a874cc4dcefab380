//! `tumen record`: what the documents say, as a person asks for it.

#[allow(dead_code)]
mod common;

use common::{fits, tumen};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The commands with what they cannot do without.
const COMMANDS: [&[&str]; 10] = [
    &["sources"],
    &["claims", "--section", "qatwan.8"],
    &["show", "battle_of_qatwan"],
    &["name", "Zhilegu"],
    &["timeline"],
    &["coverage"],
    &["conflicts"],
    &["check", "--about", "dispatch_of_jebe"],
    &["ledger"],
    &["units", concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md")],
];

fn record(arguments: &[&str]) -> common::Answer {
    tumen(&[&["record"], arguments].concat())
}

fn json(arguments: &[&str]) -> Value {
    record(&[arguments, &["--format", "json"]].concat()).json()
}

/// The message of a command that must refuse.
fn refused(arguments: &[&str]) -> String {
    let answer = record(arguments);
    assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{arguments:?} {}", answer.stderr);
    fits(&answer.stderr);
    answer.stderr
}

fn ids(rows: &Value) -> Vec<&str> {
    rows.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect()
}

#[test]
fn every_command_answers_on_a_page_and_in_json_and_has_help() {
    for command in COMMANDS {
        assert!(!record(command).page().is_empty());
        let value = json(command);
        assert!(value.is_array() || value.is_object(), "{command:?}");
        let help = record(&[command[0], "--help"]);
        assert!(help.page().contains("Usage: tumen record") && help.stdout.contains("Example"), "{command:?}");
    }
}

#[test]
fn bad_use_is_told_with_the_nearest_thing() {
    let messages = [
        &["claims", "--about", "xyzzyplugh"][..],
        &["claims", "--source", "qara_khitay"],
        &["claims", "--source", "atlantis"],
        &["claims", "--section", "qatvan"],
        &["claims", "--property", "dates"],
        &["claims", "--account", "ransom.elefant"],
        &["claims", "--modality", "certain"],
        &["show", "battle_of_quatwan_1"],
        &["show", "qk.qatwan.8.dat"],
        &["show", "qara_khitai/qatwan.99"],
        &["show", "kara_khitai/qatwan.8"],
        &["show", "Sanjar"],
        &["name", " "],
        &["timeline", "--from", "1220", "--to", "1200"],
        &["timeline", "--from", "early"],
        &["timeline", "--kinds", "regin"],
        &["timeline", "--kinds", "tournament"],
        &["timeline", "--out", "."],
        &["conflicts", "--about", "xyzzyplugh"],
        &["coverage", "--text", "qara_khitay=a.txt"],
        &["units", "no-such-file.txt"],
    ]
    .map(|arguments| format!("$ tumen record {}\n{}", arguments.join(" "), refused(arguments)));
    insta::assert_snapshot!(messages.join("\n"));
}

#[test]
fn claims_are_narrowed_by_all_that_is_asked_for() {
    let all = json(&["claims"]);
    let all = all.as_array().unwrap();
    assert!(all.len() > 3000);
    let field = |rows: &Value, key: &str| -> Vec<String> {
        rows.as_array().unwrap().iter().map(|row| row[key].as_str().unwrap_or_default().to_owned()).collect()
    };
    for (flag, value, key, is) in [
        ("--source", "mongol_conquest_of_the_qara_khitai", "source", "mongol_conquest_of_the_qara_khitai"),
        ("--property", "date", "property", "date"),
        ("--modality", "hedged", "modality", "hedged"),
        ("--account", "ransom.elephant", "account", "ransom.elephant"),
    ] {
        let found = field(&json(&["claims", flag, value]), key);
        assert!(!found.is_empty() && found.iter().all(|found| found == is), "{flag}");
        assert_eq!(found.len(), all.iter().filter(|row| row[key] == *is).count(), "{flag}");
    }
    let sets = field(&json(&["claims", "--account", "ransom"]), "account");
    assert!(sets.iter().any(|id| id == "ransom.elephant") && sets.iter().any(|id| id == "ransom.everything"));
    let section = json(&["claims", "--section", "qatwan.8"]);
    assert!(ids(&section).iter().all(|id| id.starts_with("qk.qatwan.8.")), "{section}");
    let title = json(&["claims", "--section", "Battle of Qatwan"]);
    assert!(ids(&title).len() > ids(&section).len());
    let both = json(&["claims", "--about", "Küchlüg", "--property", "date"]);
    assert!(ids(&both).len() < ids(&json(&["claims", "--about", "Küchlüg"])).len());
    let none = record(&["claims", "xyzzyplugh"]);
    assert_eq!((none.code, none.stderr.as_str()), (1, "No claim fits all that was asked for.\n"));
}

#[test]
fn a_claim_for_programs_has_its_value_in_parts() {
    let rows = json(&["claims", "--section", "qatwan.8", "--property", "date"]);
    let date = &rows[0];
    assert_eq!(date["source"], "qara_khitai");
    assert_eq!(date["locus"], serde_json::json!(["qatwan.8"]));
    assert_eq!((&date["edtf"], &date["calendar"]), (&"1141-09-09".into(), &"julian".into()));
    assert_eq!((&date["earliest"], &date["latest"]), (&"1141-09-09".into(), &"1141-09-09".into()));
    let men = json(&["claims", "--property", "men", "--section", "qatwan.5"]);
    let range = men.as_array().unwrap().iter().find(|row| row["high"] == 700_000.0).unwrap();
    assert_eq!((range["low"].as_f64(), range["unit"].as_str()), (Some(20_000.0), Some("men")));
    let names = json(&["claims", "屈出律"]);
    assert_eq!((&names[0]["name"]["script"], &names[0]["name"]["language"]), (&"Hant".into(), &"zh".into()));
}

#[test]
fn whatever_has_an_id_can_be_shown() {
    let show = |what: &str| record(&["show", what]).page().to_owned();
    assert!(show("kuchlug").starts_with("Kuchlug\n  person, kuchlug\n"));
    assert_eq!(show("Küchlüg"), show("kuchlug"));
    assert!(show("kuchlug").contains("屈出律"));
    assert!(show("kashgar").contains("39.5 north"));
    assert!(show("juvayni").contains("What is said on its word"));
    assert!(show("reign_of_zhilugu").contains("a contradiction"));
    assert!(show("battle_of_qatwan").contains("by the claims on it: 9 Sep 1141"));
    assert!(show("ransom.elephant").contains("[ransom.everything]"));
    assert!(show("qara_khitai/qatwan.10").contains("[qk.qatwan.10.outcome]"));
    assert!(show("qatwan.10").contains("[qk.qatwan.10.outcome]"));
    let claim = show("qk.zhilugu.1.start");
    assert!(claim.contains("Contradicts it") && claim.contains("[qk.sovereigns.8.start]"), "{claim}");
    let claim = json(&["show", "qk.zhilugu.1.start"]);
    assert!(claim["contradicts"].as_array().unwrap().contains(&"qk.sovereigns.8.start".into()));
    assert!(!claim["conflicts"].as_array().unwrap().is_empty());
    let person = json(&["show", "kuchlug"]);
    for key in ["id", "label", "what", "names", "claims", "disagreements", "happenings", "named_in"] {
        assert!(person.get(key).is_some(), "{key}");
    }
}

#[test]
fn a_name_is_found_with_slips_and_in_another_script() {
    for (asked, id) in
        [("Zhilegu", "zhilugu"), ("Kuchlgu", "kuchlug"), ("屈出律", "kuchlug"), ("耶律直魯古", "zhilugu")]
    {
        let found = json(&["name", asked]);
        assert_eq!(found[0]["id"], id, "{asked}");
        assert!(found[0]["names"].as_array().unwrap().len() > 1);
        let likeness: Vec<f64> =
            found.as_array().unwrap().iter().map(|row| row["likeness"].as_f64().unwrap()).collect();
        assert!(likeness.is_sorted_by(|a, b| a >= b) && likeness[0] <= 1.0);
    }
    assert!(json(&["name", "Kuchlug", "--all"]).as_array().unwrap().len() > 10);
    let none = record(&["name", "xyzzyplugh"]);
    assert_eq!((none.code, none.stderr.as_str()), (1, "Nothing in the record has a name like `xyzzyplugh`.\n"));
    assert_eq!(json(&["name", "xyzzyplugh"]), serde_json::json!([]));
}

#[test]
fn the_timeline_lists_rival_dates() {
    let reigns = record(&["timeline", "--kinds", "reign", "--from", "1160", "--to", "1180"]);
    let page = reigns.page();
    assert!(page.contains("1177 or 1178 to 1211") && page.contains("- begins 1177: Qara Khitai"), "{page}");
    let rows = json(&["timeline", "--from", "1141", "--to", "1141"]);
    let qatwan = rows.as_array().unwrap().iter().find(|row| row["id"] == "battle_of_qatwan").unwrap();
    assert_eq!((&qatwan["earliest"], &qatwan["agreement"]), (&"1141-09-09".into(), &"same".into()));
    assert_eq!(qatwan["starts"][0]["claims"], serde_json::json!(["qk.qatwan.8.date"]));
    let more = json(&["timeline", "--all"]);
    assert!(more.as_array().unwrap().iter().any(|row| row["inferred"] == true && row["earliest"].is_string()));
    assert!(json(&["timeline"]).as_array().unwrap().iter().all(|row| row["inferred"] == false));
}

#[test]
fn a_chart_is_written_whole_and_the_same_each_time() {
    let room = TempDir::new().unwrap();
    let file = |name: &str| room.path().join(name).to_str().unwrap().to_owned();
    let (one, two) = (file("one.svg"), file("two.svg"));
    for path in [&one, &two] {
        let answer = record(&["timeline", "--from", "1200", "--to", "1220", "--out", path]);
        assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
        assert!(answer.stdout.contains("happenings from 1200 to 1220 on A4"), "{}", answer.stdout);
    }
    let svg = fs::read_to_string(&one).unwrap();
    assert_eq!(svg, fs::read_to_string(&two).unwrap());
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    assert!(!svg.contains("id=\"battle_of_qatwan\"") && svg.contains("id=\"dispatch_of_jebe\""));
    assert_eq!(fs::read_dir(room.path()).unwrap().count(), 2);
    assert!(refused_long(&["timeline", "--out", room.path().to_str().unwrap()]).contains("is a folder"));
    assert!(refused_long(&["timeline", "--out", &file("no/such/folder.svg")]).contains("cannot be written"));
}

#[test]
fn a_fault_in_a_record_is_told_with_file_line_and_nearest_name() {
    let room = TempDir::new().unwrap();
    let pack = room.path().join("pack");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/qara-khitai"), &pack);
    let file = pack.join("record/claims/wars.toml");
    let claim = "\n[[claim]]\nid = \"qk.qatwan.8.odd\"\nlocus = \"qatwan.8\"\nabout = \"battle_of_qatwann\"\n\
                 property = \"date\"\nvalue = \"1141-19-39\"\n";
    fs::write(&file, fs::read_to_string(&file).unwrap() + claim).unwrap();
    let path = pack.to_str().unwrap();
    for command in [&["claims"][..], &["show", "kuchlug"], &["name", "Kuchlug"], &["timeline"], &["check"]] {
        let message = refused_long(&[command, &["--pack", path]].concat());
        assert!(message.contains("wars.toml"), "{message}");
        assert!(message.contains("did you mean `battle_of_qatwan`?"), "{message}");
        assert!(message.contains("`1141-19-39` is not an EDTF date"), "{message}");
    }
}

/// A refusal whose lines may be as long as the path of the pack makes them.
fn refused_long(arguments: &[&str]) -> String {
    let answer = record(arguments);
    assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{}", answer.stderr);
    answer.stderr
}

fn copy(from: &Path, to: &PathBuf) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
