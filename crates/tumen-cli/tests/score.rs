//! `tumen score`, `closest`, `typical` and `surprising`.

mod common;

use common::{Pack, tumen};
use serde_json::Value;

/// What a command answers for programs about 60 histories of a pack.
fn json(command: &str, pack: &Pack, more: &[&str]) -> Value {
    tumen(&[&[command, "--pack", pack.path(), "--histories", "60", "--format", "json"], more].concat()).json()
}

fn list<'a>(answer: &'a Value, key: &str) -> &'a Vec<Value> {
    answer[key].as_array().unwrap_or_else(|| panic!("no {key} in {answer}"))
}

#[test]
fn every_observation_is_scored_or_said_not_to_be() {
    let pack = Pack::new();
    let answer = json("score", &pack, &[]);
    assert_eq!((&answer["histories"], &answer["seed"]), (&60.into(), &1.into()));
    let scored = list(&answer, "observations");
    let ids: Vec<&Value> = scored.iter().chain(list(&answer, "unscored")).map(|o| &o["id"]).collect();
    let targets = tumen(&["record", "ledger", "--pack", pack.path(), "--format", "json"]).json();
    assert!(!ids.is_empty() && ids.iter().all(|id| list(&targets, "targets").iter().any(|t| t["id"] == **id)));
    for o in scored {
        let [low, value, high] = ["low", "value", "high"].map(|key| o["score"][key].as_f64().unwrap());
        assert!(0.0 <= low && low <= value && value <= high, "{o}");
        for key in ["in_50", "in_90", "mass_50", "mass_90", "share_with"] {
            assert!((0.0..=1.0).contains(&o[key].as_f64().unwrap()), "{key} of {o}");
        }
        assert!(o["held_out"].is_boolean() && o["label"].is_string() && o["allows"].is_object());
    }
    let total = &list(&answer, "totals")[0];
    assert_eq!(total["observations"].as_u64(), Some(scored.len() as u64));
}

#[test]
fn what_is_held_out_is_marked_and_counted_apart() {
    let pack = Pack::new();
    let id = json("score", &pack, &[])["observations"][0]["id"].as_str().unwrap().to_owned();
    let line = format!("id = \"{id}\"");
    pack.edit("succession/outcomes.toml", &line, &format!("{line}\nheld_out = true"));
    let answer = json("score", &pack, &[]);
    let held: Vec<&Value> = list(&answer, "observations").iter().filter(|o| o["held_out"] == true).collect();
    assert_eq!(held.iter().map(|o| o["id"].as_str().unwrap()).collect::<Vec<_>>(), [id.as_str()]);
    let outside: Vec<&Value> = list(&answer, "totals").iter().filter(|t| t["held_out"] == true).collect();
    assert!(outside.iter().all(|t| t["observations"] == 1) && outside.len() == 2);
    let page = tumen(&["score", "--pack", pack.path(), "--histories", "60"]);
    assert!(page.page().contains("\n  ○ ") && page.stdout.contains("out of sample"), "{}", page.stdout);
}

#[test]
fn the_page_begins_with_a_verdict_and_goes_from_best_to_worst() {
    let pack = Pack::new();
    let page = tumen(&["score", "--pack", pack.path(), "--histories", "60", "--without", "pay"]);
    for words in [
        "60 histories of my-pack/succession, seed 1, without pay",
        "HOW WELL DO THE HISTORIES MATCH THE RECORD?",
        "the middle half of the histories holds",
        "IN ALL",
        "EACH, FROM BEST TO WORST FORETOLD",
    ] {
        assert!(page.page().contains(words), "no {words} in {}", page.stdout);
    }
}

#[test]
fn threads_change_nothing() {
    let pack = Pack::new();
    for command in ["score", "closest", "typical", "surprising"] {
        let on = |threads| json(command, &pack, &["--threads", threads]);
        assert_eq!(on("1"), on("3"), "{command}");
    }
}

#[test]
fn the_nearest_meet_and_miss_what_the_record_says() {
    let pack = Pack::new();
    let answer = json("closest", &pack, &["--count", "4"]);
    let near = list(&answer, "closest");
    assert_eq!(near.len(), 4);
    let distances: Vec<f64> = near.iter().map(|n| n["distance"].as_f64().unwrap()).collect();
    assert!(distances.is_sorted(), "{distances:?}");
    for n in near {
        assert!(list(n, "met").iter().all(|b| b["part"] == 0.0));
        assert!(list(n, "missed").iter().all(|b| b["part"].as_f64() > Some(0.0)));
        assert_eq!(
            list(n, "met").len() + list(n, "missed").len(),
            list(&near[0], "met").len() + list(&near[0], "missed").len()
        );
    }
    let first = near[0]["history"].to_string();
    let page = tumen(&["closest", "--pack", pack.path(), "--histories", "60", "--count", "1"]);
    assert!(page.page().contains(&format!("History {first}: meets ")), "{}", page.stdout);
    assert!(
        tumen(&["chronicle", &first, "--pack", pack.path()]).page().contains(&format!("History {first} of seed 1"))
    );
}

#[test]
fn the_typical_history_is_nearer_to_the_others_than_most() {
    let pack = Pack::new();
    let answer = json("typical", &pack, &[]);
    let typical = &answer["typical"];
    assert!(typical["distance"].as_f64() <= typical["mean_distance"].as_f64() && typical["compared"] == 60);
    assert!(typical["history"].as_u64() < Some(60));
    let page = tumen(&["typical", "--pack", pack.path(), "--histories", "60"]);
    assert!(page.page().contains(&format!("tumen chronicle {}", typical["history"])), "{}", page.stdout);
}

#[test]
fn the_strangest_say_what_is_strange_about_them() {
    let pack = Pack::new();
    let answer = json("surprising", &pack, &["--count", "3"]);
    let strange = list(&answer, "strangest");
    let bits: Vec<f64> = strange.iter().map(|s| s["bits"].as_f64().unwrap()).collect();
    assert!(bits.len() == 3 && bits.is_sorted_by(|a, b| a >= b) && bits[0] > answer["usual_bits"].as_f64().unwrap());
    for s in strange {
        assert!(list(s, "why").iter().all(|odd| (0.0..=1.0).contains(&odd["share"].as_f64().unwrap())));
    }
    let page = tumen(&["surprising", "--pack", pack.path(), "--histories", "60", "--count", "1"]);
    assert!(page.page().contains(&format!("History {}: ", strange[0]["history"])), "{}", page.stdout);
}

#[test]
fn a_pack_that_measures_nothing_has_nothing_to_score() {
    let pack = Pack::new();
    std::fs::write(pack.folder.join("succession/outcomes.toml"), "").unwrap();
    let run = |command: &str| tumen(&[command, "--pack", pack.path(), "--histories", "5"]);
    for command in ["score", "closest"] {
        assert!(run(command).page().contains("could be held against"), "{command}");
    }
    assert!(run("typical").page().contains("THE TYPICAL HISTORY"));
    assert!(run("surprising").page().contains("THE STRANGEST"));
}

#[test]
fn a_stored_run_is_scored_as_if_it_were_run_again() {
    let pack = Pack::new();
    let runs = pack.folder.join("kept");
    let kept = ["--runs", runs.to_str().unwrap()];
    let run = tumen(&[&["run", "--pack", pack.path(), "--histories", "60", "--without", "pay"], &kept[..]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    let id = std::fs::read_dir(&runs).unwrap().next().unwrap().unwrap().file_name().into_string().unwrap();
    for command in ["score", "closest", "typical", "surprising"] {
        let stored = tumen(&[&[command, "--run", &id, "--format", "json"], &kept[..]].concat()).json();
        assert_eq!(stored, json(command, &pack, &["--without", "pay"]), "{command}");
    }
    let both = tumen(&[&["score", "--run", &id, "--seed", "2"], &kept[..]].concat());
    assert_eq!(both.code, 2, "{}", both.stdout);
    let other = tumen(&[&["score", "--run", "no-such-run"], &kept[..]].concat());
    assert_eq!(other.code, 2);
    assert!(other.stderr.contains("no-such-run"), "{}", other.stderr);
}

#[test]
fn bad_use_is_refused_with_the_nearest_that_is_good() {
    let pack = Pack::new();
    let cases: [(&[&str], &str); 6] = [
        (&["score", "--histories", "0"], "a whole number from 1"),
        (&["closest", "--count", "0"], "a whole number from 1"),
        (&["score", "--set", "siege.hungr=1"], "did you mean `siege.hunger`?"),
        (&["surprising", "--without", "pa"], "pay"),
        (&["typical", "nowhere"], "there is no scenario `nowhere`"),
        (&["typical", "--count", "3"], "--count"),
    ];
    for (arguments, wanted) in cases {
        let answer = tumen(arguments);
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{arguments:?}: {}", answer.stderr);
        assert!(answer.stderr.contains(wanted), "{arguments:?}: {}", answer.stderr);
    }
    pack.edit("succession/outcomes.toml", "\nlabel = ", "\nheld_ot = true\nlabel = ");
    let answer = tumen(&["score", "--pack", pack.path()]);
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains("held_out"), "{}", answer.stderr);
}
