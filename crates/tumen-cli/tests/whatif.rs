//! `tumen whatif`, `tumen inputs`, and the same change told by the other commands.

mod common;

use common::{Pack, command, fits, tumen};
use serde_json::Value;
use std::process::Stdio;

fn whatif(more: &[&str]) -> Value {
    tumen(&[&["whatif", "--histories", "40", "--format", "json"], more].concat()).json()
}

#[test]
fn no_change_is_no_difference() {
    // They owe allegiance to nobody, so there is nobody to leave.
    let answer = whatif(&["--at", "1211-06-01", "mongols leave"]);
    assert_eq!((answer["pairs"].as_u64(), answer["touched"].as_u64()), (Some(40), Some(0)));
    for row in answer["outcomes"].as_array().unwrap() {
        assert_eq!(row["before"], row["after"], "{row}");
        assert_eq!(row["difference"]["value"].as_f64(), Some(0.0), "{row}");
        assert!(row["pairing"].is_null(), "{row}");
    }
    assert_eq!(answer["most_changed"].as_array().map(Vec::len), Some(0));
}

#[test]
fn threads_do_not_change_the_answer() {
    let change = ["--without", "persecution", "--set", "polities.khwarazm.treasury=2000000..3000000"];
    let on = |threads| whatif(&[&change[..], &["--threads", threads]].concat());
    let one = on("1");
    assert_eq!(one, on("2"));
    assert_eq!(one, on("8"));
    assert!(one["touched"].as_u64() > Some(0));
    assert_eq!(one["set"][0][0], "polities.khwarazm.treasury");
}

#[test]
fn a_history_that_changed_can_be_told_as_it_became() {
    let change = ["--set", "outside.kuchlug_comes.date=1212-06-01"];
    let answer = whatif(&change);
    let most = &answer["most_changed"][0];
    let number = most["history"].as_u64().unwrap().to_string();
    assert!(!most["flips"].as_array().unwrap().is_empty(), "{most}");
    let told = |more: &[&str]| {
        let arguments = [&["chronicle", number.as_str(), "--kind", "arrival", "--format", "json"], more].concat();
        tumen(&arguments).json()[0]["date"].as_str().map(str::to_owned)
    };
    assert_eq!(told(&change).as_deref(), Some("1212-06-01"));
    assert!(told(&[]).is_some_and(|date| date.starts_with("1208")));
}

#[test]
fn the_page_is_a_page() {
    let answer = tumen(&["whatif", "--histories", "20", "--without", "persecution"]);
    assert!(answer.page().contains("as they are and without persecution"));
    assert!(answer.stdout.contains("WHERE IT MATTERED MOST"));
}

#[test]
fn packs_of_ones_own_have_inputs_too() {
    let pack = Pack::new();
    let inputs = tumen(&["inputs", "--pack", pack.path(), "--format", "json"]).json();
    let path = inputs.as_array().unwrap().iter().find_map(|i| i["path"].as_str().filter(|p| p.ends_with(".treasury")));
    let set = format!("{}=12345", path.unwrap());
    let answer = whatif(&["--pack", pack.path(), "--set", &set]);
    assert_eq!(answer["set"][0][1], "12345");
}

#[test]
fn inputs_are_listed_by_parts_of_their_paths() {
    let all = tumen(&["inputs", "--format", "json"]).json();
    let some = tumen(&["inputs", "persons.kuchlug.", "--format", "json"]).json();
    let (all, some) = (all.as_array().unwrap(), some.as_array().unwrap());
    assert!(all.len() > 500 && some.len() == 6, "{} {}", all.len(), some.len());
    assert!(some.iter().all(|input| all.contains(input)));
    assert!(tumen(&["inputs", "siege"]).page().contains("siege.hunger: "));
}

#[test]
fn what_cannot_be_set_is_refused_with_what_is_wrong() {
    let cases: [(&[&str], &str); 9] = [
        (&["whatif"], "nothing is changed"),
        (&["whatif", "--set", "siege.hunger=1", "--set", "siege.hunger=2"], "is given twice"),
        (&["whatif", "--at", "1211-06-01", "khwarazm war khwarazm"], "that takes two polities"),
        (&["whatif", "--set", "siege.hungr=1"], "did you mean `siege.hunger`?"),
        (&["whatif", "--set", "siege.hunger=much"], "`much` is not a number"),
        (&["whatif", "--set", "persons.kuchlug.boldness=1.5"], "outside of 0 to 1 share"),
        (&["whatif", "--set", "persons.kuchlug.boldness=0.9..0.1"], "above the high bound"),
        (&["chronicle", "0", "--set", "outside.kuchlug_comes.date=1212-02-30"], "there is no 30 Feb 1212"),
        (&["inputs", "seige"], "did you mean"),
    ];
    for (arguments, wanted) in cases {
        let answer = tumen(arguments);
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{arguments:?}: {}", answer.stderr);
        assert!(answer.stderr.contains(wanted), "{arguments:?}: {}", answer.stderr);
        fits(&answer.stderr);
    }
    let answer = tumen(&["run", "--set", "siege.hunger"]);
    assert!(answer.code == 2 && answer.stderr.contains("PATH=VALUE"), "{}", answer.stderr);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut child = command(&["inputs"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
}
