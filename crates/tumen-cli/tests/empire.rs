//! The century, qara-khitai/empire: every command can be used with it. What a command answers is tested beside these on packs
//! that take less time; here it is that nothing is too long, too wide or too strange for it.

mod common;

use common::{tumen, tumen_in};
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

const EMPIRE: &str = "qara-khitai/empire";

/// The command with this scenario, as a page.
fn page(command: &[&str]) -> String {
    let at = if matches!(command[0], "record" | "chronicle" | "fork") { 2 } else { 1 };
    let (verb, more) = command.split_at(at);
    let answer = tumen(&[verb, &[EMPIRE], more].concat());
    answer.page().to_owned()
}

fn rows<'a>(answer: &'a Value, key: &str) -> &'a [Value] {
    answer[key].as_array().unwrap_or_else(|| panic!("no {key}"))
}

#[test]
fn a_run_is_kept_read_again_and_shown() {
    let room = TempDir::new().unwrap();
    let tumen = |arguments: &[&str]| tumen_in(room.path(), arguments);
    let ask = ["run", EMPIRE, "--histories", "6", "--events", "2", "--format", "json"];
    let first = tumen(&ask).json();
    assert_eq!(
        (&first["scenario"], &first["start"], &first["end"]),
        (&EMPIRE.into(), &"1124-01-01".into(), &"1220-12-31".into())
    );
    assert!(rows(&first, "dates").len() > 70 && rows(&first, "numbers").len() > 15);
    let second = tumen(&ask).json();
    assert_eq!((second["played"].as_u64(), &second["digest"]), (Some(0), &first["digest"]));
    let folder = room.path().join(first["stored"].as_str().unwrap());
    let report = fs::read_to_string(folder.join("report.html")).unwrap();
    assert!(report.contains("The empire: from a frontier garrison to the end") && report.contains("Balasagun"));
    let id = folder.file_name().unwrap().to_str().unwrap();
    assert!(tumen(&["runs"]).page().contains(id));
    assert!(tumen(&["runs", "show", id]).page().contains("Do the exiles become masters of Balasagun?"));
    for command in ["score", "closest", "typical", "surprising"] {
        let answer = tumen(&[command, "--run", id]);
        assert!(answer.page().contains("6 histories"), "{command}: {}", answer.stdout);
    }
    // Played anew and not kept, it is the same run.
    let again = tumen(&["run", EMPIRE, "--histories", "6", "--no-store", "--threads", "1", "--format", "json"]).json();
    assert_eq!(again["digest"], first["digest"]);
}

#[test]
fn a_history_is_told_and_its_causes() {
    let told = page(&["chronicle", "7"]);
    assert!(told.starts_with("The empire: from a frontier garrison to the end, 1124-1220\n"));
    for wrong in
        ["its host", "its own ", " {", "one without a name", "nobody", "an unknown place", "its commanders", ", son of"]
    {
        assert!(!told.contains(wrong), "{wrong}");
    }
    let events = tumen(&["chronicle", "7", EMPIRE, "--format", "json"]).json();
    let last = events.as_array().unwrap().len() - 1;
    assert!(last > 500);
    let founder = page(&["chronicle", "7", "--actor", "Yelu Dashi", "--to", "1130-12-31"]);
    assert!(founder.contains("Yelu Dashi"), "{founder}");
    let why = tumen(&["why", "7", &last.to_string(), EMPIRE]);
    assert!(why.page().starts_with(&format!("[{last}]")), "{}", why.stdout);
}

/// The events of a history in which somebody was born: who, and of which house.
fn born(history: &str) -> Vec<String> {
    let told = tumen(&["chronicle", history, EMPIRE, "--kind", "born", "--format", "json"]).json();
    told.as_array().unwrap().iter().map(|event| event["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn children_of_one_father_bear_names_of_their_own() {
    // Two fathers of one name in two houses may each have a son of one name.
    let mut names = born("7");
    let all = names.len();
    assert!(
        all > 20 && names.iter().all(|name| name.contains(" son of ") || name.contains(" daughter of ")),
        "{names:?}"
    );
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[test]
fn changes_and_futures_are_told_without_what_does_not_differ() {
    let change = ["--set", "hosts.dashi_host.horse_archers=40000"];
    let told = page(&[&["whatif", "--histories", "6"], &change[..]].concat());
    assert!(told.contains("Anything at all differs in") && told.contains("nothing differs: left off"), "{told}");
    let futures = page(&["fork", "7", "--at", "1200-01-01", "--histories", "4"]);
    assert!(futures.contains("the same in all futures: left off"), "{futures}");
    assert!(!futures.contains("What comes of the first attack on Kashgar?"), "{futures}");
}

#[test]
fn the_nearest_and_the_most_typical_history_are_told_within_a_few_pages() {
    for (command, most) in
        [(&["closest", "--histories", "6", "--count", "1"][..], 180), (&["typical", "--histories", "6"], 180)]
    {
        let lines = page(command).lines().count();
        assert!(lines < most, "{command:?}: {lines} lines");
    }
}

#[test]
fn inputs_that_matter_are_looked_for() {
    let slopes = page(&["sensitivity", "--histories", "24", "--inputs", "polities.qara_khitai", "--of", "founded"]);
    assert!(slopes.contains("polities.qara_khitai.") && !slopes.contains(" -0%"), "{slopes}");
    let room = TempDir::new().unwrap();
    let runs = room.path().to_str().unwrap();
    let small =
        ["--population", "12", "--generations", "2", "--simulations", "40", "--check", "6", "--inputs", "yelu_dashi"];
    let answer = tumen(&[&["calibrate", EMPIRE, "--runs", runs], &small[..]].concat());
    assert!(answer.page().contains("persons.yelu_dashi.boldness"), "{}", answer.stdout);
}

#[test]
fn what_the_scenario_holds_is_listed_and_checked() {
    for name in [EMPIRE, "empire"] {
        let check = tumen(&["check", name]);
        assert!(check.page().contains("qara-khitai/empire, 1 Jan 1124 to 31 Dec 1220"), "{}", check.stdout);
        assert!(!check.stdout.contains("usurper"), "{}", check.stdout);
    }
    assert!(tumen(&["check", "qara-khitai"]).page().contains("qara-khitai/usurper"));
    let missing = tumen(&["check", "qara-khitai/empires"]);
    assert!((missing.code, missing.stderr.contains("there is no")) == (2, true), "{}", missing.stderr);
    assert!(tumen(&["inputs", "dashi", "--scenario", EMPIRE]).page().contains("hosts.dashi_host.horse_archers"));
    assert!(tumen(&["parameters", "siege", "--scenario", EMPIRE]).page().contains("hunger"));
    assert!(page(&["record", "ledger"]).contains("Qara Khitai"));
}

#[test]
fn the_atlas_is_written_out() {
    let room = TempDir::new().unwrap();
    let (from, to) = (room.path().join("page"), room.path().join("atlas"));
    fs::create_dir(&from).unwrap();
    fs::write(from.join("index.html"), "<!doctype html><head></head>").unwrap();
    let (from, to_text) = (from.to_str().unwrap(), to.to_str().unwrap());
    let told = tumen(&["atlas", EMPIRE, "--export", to_text, "--page", from, "--histories", "6"]);
    assert_eq!(told.code, 0, "{}", told.stderr);
    let scenario: Value = serde_json::from_str(&fs::read_to_string(to.join("data/scenario.json")).unwrap()).unwrap();
    assert_eq!(scenario["start"], 2_131_599);
    assert!(rows(&scenario, "conditions").len() >= 15);
    assert!(to.join("data/history-0.json").exists());
}
