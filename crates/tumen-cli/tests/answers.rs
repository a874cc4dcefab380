//! Every command, used as it should be. Numbers that tuning the model may change are not pinned.

mod common;

use common::{Pack, fits, tumen};
use serde_json::Value;

const COMMANDS: [&[&str]; 30] = [
    &[],
    &["run"],
    &["runs"],
    &["runs", "show"],
    &["runs", "compare"],
    &["runs", "delete"],
    &["merge"],
    &["chronicle"],
    &["why"],
    &["route"],
    &["battle"],
    &["check"],
    &["new"],
    &["parameters"],
    &["date"],
    &["chronology"],
    &["inputs"],
    &["whatif"],
    &["fork"],
    &["sensitivity"],
    &["calibrate"],
    &["score"],
    &["closest"],
    &["typical"],
    &["surprising"],
    &["record", "check"],
    &["record", "conflicts"],
    &["record", "ledger"],
    &["export", "record"],
    &["atlas"],
];

#[test]
fn every_command_has_help_with_an_example() {
    for command in COMMANDS {
        let answer = tumen(&[command, &["--help"]].concat());
        let page = answer.page();
        assert!(page.contains("Example") || command.is_empty(), "{page}");
        insta::assert_snapshot!(format!("help_{}", command.join("_")), page);
    }
}

#[test]
fn a_new_pack_is_sound_and_runs() {
    let pack = Pack::new();
    let check = tumen(&["check", pack.path()]);
    assert_eq!((check.code, check.stderr.as_str()), (0, ""));
    assert!(check.stdout.contains("is sound"), "{}", check.stdout);
    assert_eq!(tumen(&["check", pack.path(), "--format", "json"]).json(), Value::Array(vec![]));
    let run = tumen(&["run", "--pack", pack.path(), "--histories", "60"]);
    let page = run.page();
    for word in ["WHAT BECAME OF IT", "◆", "The record: ", "WHEN", "HOW MANY", "60 histories in", "Digest "] {
        assert!(page.contains(word), "no {word} in {page}");
    }
}

#[test]
fn a_run_for_programs_has_what_was_promised() {
    let pack = Pack::new();
    let run = |threads: &str| {
        tumen(&[
            "run",
            "--pack",
            pack.path(),
            "--histories",
            "40",
            "--seed",
            "7",
            "--threads",
            threads,
            "--format",
            "json",
        ])
        .json()
    };
    let (one, three) = (run("1"), run("3"));
    assert_eq!(one["digest"], three["digest"]);
    assert_eq!(
        (&one["scenario"], &one["seed"], &one["histories"]),
        (&"my-pack/succession".into(), &7.into(), &40.into())
    );
    assert_eq!((&one["threads"], &three["threads"]), (&1.into(), &3.into()));
    assert!(one["version"].is_string() && one["elapsed_s"].as_f64().unwrap() > 0.0);
    let outcomes = one["outcomes"].as_array().unwrap();
    let of = |question: &str| {
        outcomes.iter().filter(|o| o["outcome"] == question).map(|o| o["count"].as_u64().unwrap()).sum::<u64>()
    };
    assert_eq!((of("ardan_end"), of("ford")), (40, 40));
    for row in outcomes {
        let [low, share, high] = ["low", "share", "high"].map(|key| row[key].as_f64().unwrap());
        assert!(low <= share && share <= high && row["id"].is_string() && row["label"].is_string());
    }
    for row in one["dates"].as_array().unwrap() {
        for key in ["id", "label", "share", "q05", "q25", "q50", "q75", "q95", "record"] {
            assert!(row.get(key).is_some(), "{key} in {row}");
        }
    }
}

#[test]
fn switches_change_the_run_and_are_named() {
    let pack = Pack::new();
    let run = |more: &[&str]| tumen(&[&["run", "--pack", pack.path(), "--histories", "40"], more].concat());
    let json = |more: &[&str]| run(&[more, &["--format", "json"]].concat()).json();
    let plain = json(&[]);
    let off = json(&["--without", "pay", "--without", "revolt", "--without", "pay"]);
    assert_eq!(off["switched"], serde_json::json!(["pay", "revolt"]));
    assert_ne!(plain["digest"], off["digest"]);
    let page = run(&["--without", "pay", "--with", "third-party-aid"]);
    assert!(page.page().contains("seed 1, without pay, with third-party-aid"));
}

#[test]
fn a_history_is_told_and_told_in_part() {
    let pack = Pack::new();
    let tell = |more: &[&str]| tumen(&[&["chronicle", "3", "--pack", pack.path()], more].concat());
    let json = |more: &[&str]| tell(&[more, &["--format", "json"]].concat()).json().as_array().unwrap().clone();
    assert!(tell(&[]).page().contains("History 3 of seed 1: "));
    let all = json(&[]);
    assert!(all.iter().enumerate().all(|(i, event)| event["event"] == i));
    assert!(all.iter().any(|event| event["kind"] == "arrival"));
    let arrivals = json(&["--kind", "arrival", "--kind", "crossing"]);
    assert!(arrivals.iter().all(|event| event["kind"] == "arrival"));
    let kesra = json(&["--actor", "Kesra"]);
    assert!(!kesra.is_empty() && kesra.len() < all.len());
    let here = json(&["--place", "velin-pastures"]);
    assert!(!here.is_empty() && here.iter().all(|event| event["place"] == "velin"));
    let span = json(&["--from", "1302-01-01", "--to", "1303-12-31"]);
    assert!(span.iter().all(|event| ("1302-01-01"..="1303-12-31").contains(&event["date"].as_str().unwrap())));
    assert!(tell(&["--from", "1306-12-31", "--kind", "arrival"]).page().contains("No event"));
}

#[test]
fn causes_are_told_as_a_tree() {
    let pack = Pack::new();
    // Which history has an event with a cause is the model's business.
    let caused = |history: &String| {
        let told = tumen(&["chronicle", history, "--pack", pack.path(), "--format", "json"]).json();
        let event = told.as_array().unwrap().iter().find(|e| !e["causes"].as_array().unwrap().is_empty())?;
        Some((history.clone(), event["event"].to_string()))
    };
    let histories: Vec<String> = (0..20).map(|n| n.to_string()).collect();
    let (history, event) = histories.iter().find_map(caused).expect("something had a cause");
    let why = |format: &str| tumen(&["why", &history, &event, "--pack", pack.path(), "--format", format]);
    let page = why("table");
    assert!(page.page().starts_with(&format!("[{event}] ")) && page.stdout.contains("└─ "), "{}", page.stdout);
    let tree = why("json").json();
    assert_eq!(tree["event"].to_string(), event);
    assert!(tree["causes"][0]["text"].is_string());
}

#[test]
fn a_journey_has_days_stations_and_waits() {
    let winter =
        tumen(&["route", "almaliq", "Cascar", "--party", "riders", "--depart", "1217-12-01", "--format", "json"])
            .json();
    let [days, low, high, km] = ["days", "days_low", "days_high", "km"].map(|key| winter[key].as_f64().unwrap());
    assert!(low <= days && days <= high && km > 500.0);
    let legs = winter["legs"].as_array().unwrap();
    assert_eq!((&legs[0]["from"], &legs[legs.len() - 1]["to"]), (&"almaliq".into(), &"kashgar".into()));
    assert!((legs.iter().map(|leg| leg["km"].as_f64().unwrap()).sum::<f64>() - km).abs() < 1e-6);
    assert_eq!(winter["depart"], "1217-12-01");
    assert!(winter["arrive"].as_str() > Some("1217-12-01"));
    let page = tumen(&["route", "Almaliq", "Kashgar", "--party", "ox-carts", "--men", "1"]);
    assert!(page.page().contains("Almaliq to Kashgar: ox-carts, 1 man, ready on 1 May 1217"), "{}", page.stdout);
    let nowhere = tumen(&["route", "Kashgar", "Kashgar", "--party", "host"]);
    assert!(nowhere.page().contains("there already"));
}

#[test]
fn a_battle_has_odds_and_losses() {
    let battle = |men: &str| {
        tumen(&["battle", "--men", men, "--against", "10000", "--trials", "400", "--format", "json"]).json()
    };
    let [few, many] = ["4000", "30000"].map(battle);
    assert!(few["high"].as_f64() < many["low"].as_f64());
    for answer in [&few, &many] {
        for side in ["winner_losses", "loser_losses"] {
            let [a, b, c] = ["q25", "q50", "q75"].map(|q| answer[side][q].as_f64().unwrap());
            assert!(0.0 <= a && a <= b && b <= c && c <= 1.0);
        }
        let all = ["win", "lose", "draw"].map(|key| answer[key].as_f64().unwrap()).iter().sum::<f64>();
        assert!((all - 1.0).abs() < 1e-9);
    }
    let page = tumen(&["battle", "--men", "20000", "--against", "30000", "--ground", "river-line", "--trials", "100"]);
    assert!(page.page().contains("20,000 men (attack) against 30,000 (attack) on river-line ground, fought 100 times"));
}

#[test]
fn the_built_in_pack_is_sound_and_can_be_told() {
    let check = tumen(&["check"]);
    assert!(check.page().contains("qara-khitai/usurper"));
    assert!(tumen(&["chronicle", "0"]).page().contains("1208"));
}

#[test]
fn parameters_and_ledger_are_listed() {
    let march = tumen(&["parameters", "march", "--format", "json"]).json();
    let march = march.as_array().unwrap();
    assert!(march.iter().all(|p| p["name"].as_str().unwrap().starts_with("march.") && p["source"].is_string()));
    let pack = Pack::new();
    let set = tumen(&["parameters", "march", "--pack", pack.path()]);
    assert!(set.page().contains("set by the scenario: 18 to 30, most likely 24"), "{}", set.stdout);
    fits(&tumen(&["parameters"]).stdout);
    let ledger = tumen(&["record", "ledger", "--format", "json"]).json();
    assert!(!ledger["inputs"]["outside"].as_array().unwrap().is_empty());
    for input in ledger["inputs"]["outside"].as_array().unwrap() {
        assert!(!input["source"].as_str().unwrap().is_empty(), "{input}");
    }
    let told = tumen(&["record", "ledger", "--pack", pack.path()]);
    for word in ["the riders of Kesra come over the hills", "TARGETS", "the record: invented: it broke away"] {
        assert!(told.page().contains(word), "{word}: {}", told.stdout);
    }
    assert!(tumen(&["record", "ledger", "--all", "--pack", pack.path()]).page().contains("polity ardan: invented"));
}
