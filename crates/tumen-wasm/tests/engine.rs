//! The engine of the browser, without a browser.

use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use tumen_wasm::engine::Engine;

fn texts(folder: &Path, inside: &str, found: &mut serde_json::Map<String, Value>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{inside}{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            texts(&path, &format!("{name}/"), found);
        } else if path.extension().is_some_and(|ending| ending == "toml" || ending == "csv") {
            found.insert(name, fs::read_to_string(&path).unwrap().into());
        }
    }
}

/// The small pack of the repository, as a page is given it.
fn pack() -> Value {
    let mut files = serde_json::Map::new();
    texts(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/tiny"), "", &mut files);
    json!({"scenario": "two-towns", "files": files})
}

fn engine() -> Engine {
    Engine::new(&pack().to_string()).unwrap()
}

#[test]
fn rows_of_several_calls_are_those_of_one() {
    let engine = engine();
    let change = r#"{"flip": ["pay"]}"#;
    let in_parts =
        |setup| [engine.rows(1.0, 0.0, 7.0, setup).unwrap(), engine.rows(1.0, 7.0, 13.0, setup).unwrap()].concat();
    let whole = |setup| engine.rows(1.0, 0.0, 20.0, setup).unwrap();
    let comparison = engine.compare(&in_parts("{}"), &in_parts(change), 0.0).unwrap();
    assert_eq!(comparison, engine.compare(&whole(""), &whole(change), 0.0).unwrap());
    let comparison: Value = serde_json::from_str(&comparison).unwrap();
    assert_eq!(comparison["pairs"], 20);
    assert!(comparison["touched"].as_u64().unwrap() > 0);
    assert_eq!(comparison["acts_done"], json!([]));
}

#[test]
fn it_is_told_in_how_many_histories_an_act_could_be_done() {
    let engine = engine();
    let rows = |setup| engine.rows(1.0, 0.0, 20.0, setup).unwrap();
    // A vassal does not make peace with its suzerain, but may once it has left.
    let act = rows(r#"{"acts": [["1433-01-01", "tisrit peace awlil"]]}"#);
    let comparison: Value = serde_json::from_str(&engine.compare(&rows(""), &act, 1.0).unwrap()).unwrap();
    let [none, one] = [0, 1].map(|i| comparison["acts_done"][i].as_u64().unwrap());
    assert!(none > 0 && none + one == 20, "{none} and {one}");
}

#[test]
fn a_history_is_that_of_its_number_and_setup() {
    let engine = engine();
    let history =
        |number, setup| -> Value { serde_json::from_str(&engine.history(1.0, number, setup).unwrap()).unwrap() };
    assert_eq!(history(4.0, "{}")["history"], 4);
    assert_ne!(history(4.0, "{}")["digest"], history(5.0, "{}")["digest"]);
    assert_ne!(history(4.0, "{}")["digest"], history(4.0, r#"{"flip": ["pay"]}"#)["digest"]);
    assert_eq!(engine.digest(1.0, 10.0).unwrap().len(), 16);
    assert_ne!(engine.digest(1.0, 10.0), engine.digest(2.0, 10.0));
}

#[test]
fn what_is_wrong_is_told_in_words() {
    let engine = engine();
    let errors = [
        engine.history(1.0, -1.0, "").unwrap_err(),
        engine.history(0.5, 1.0, "").unwrap_err(),
        engine.digest(1.0, f64::NAN).unwrap_err(),
        engine.history(1.0, 1.0, "{").unwrap_err(),
        engine.rows(1.0, 1.0, 1.0, r#"{"flip": ["pax"]}"#).unwrap_err(),
        engine.compare(&[1, 2, 3], &[], 0.0).unwrap_err(),
        engine.compare(&[], &[], 65.0).unwrap_err(),
        Engine::new("{}").unwrap_err(),
        Engine::new(r#"{"scenario": null, "files": {}}"#).unwrap_err(),
    ];
    let words = [
        "-1",
        "0.5",
        "NaN",
        "setup cannot be read",
        "`pax`",
        "not histories",
        "too many acts",
        "pack cannot be read",
        "pack.toml",
    ];
    for (problem, word) in errors.iter().zip(words) {
        assert!(problem.error.contains(word), "{problem}");
    }
    assert_eq!(errors[4].nearest.as_deref(), Some("pay"));
    let mut of_nobody = pack();
    of_nobody["scenario"] = "nowhere".into();
    assert!(Engine::new(&of_nobody.to_string()).unwrap_err().error.contains("nowhere"));
}
