//! `tumen fork`: a history up to a day and its futures.

mod common;

use common::{Pack, fits, tumen};
use serde_json::Value;

fn fork(more: &[&str]) -> Value {
    tumen(&[&["fork", "3", "--histories", "30", "--format", "json"], more].concat()).json()
}

/// The shares of all answers of all questions.
fn shares(answer: &Value) -> Vec<f64> {
    answer["futures"]["outcomes"].as_array().unwrap().iter().map(|row| row["share"].as_f64().unwrap()).collect()
}

#[test]
fn on_the_last_day_everything_is_decided() {
    let answer = fork(&["--at", "1220-12-31"]);
    assert!(shares(&answer).iter().all(|share| *share == 0.0 || *share == 1.0), "{answer}");
    let last = answer["last_events"].as_array().unwrap().last().unwrap();
    let told = tumen(&["chronicle", "3", "--format", "json"]).json();
    assert_eq!(last["text"], told.as_array().unwrap().last().unwrap()["text"]);
}

#[test]
fn the_earlier_the_more_is_open_and_threads_do_not_matter() {
    let open = |answer: &Value| shares(answer).iter().filter(|share| **share > 0.0 && **share < 1.0).count();
    let early = ["--at", "1208-02-01"];
    let (one, eight) =
        (fork(&[&early[..], &["--threads", "1"]].concat()), fork(&[&early[..], &["--threads", "8"]].concat()));
    assert_eq!(one["futures"]["digest"], eight["futures"]["digest"]);
    assert_eq!(shares(&one), shares(&eight));
    assert!(open(&one) > open(&fork(&["--at", "1220-06-01"])));
}

#[test]
fn a_change_is_compared_in_the_same_futures() {
    let answer = fork(&["--at", "1209-01-01", "--without", "revolt"]);
    assert_eq!(answer["change"]["pairs"].as_u64(), Some(30));
    assert!(answer["change"]["touched"].as_u64() > Some(0));
    let late = fork(&["--at", "1220-12-31", "--set", "siege.hunger=1"]);
    assert_eq!(late["change"]["touched"].as_u64(), Some(0));
    let page = tumen(&["fork", "3", "--histories", "5", "--at", "1212-01-01", "--without", "pay"]);
    assert!(page.page().contains("as they are and without pay"));
    assert!(tumen(&["fork", "3", "--histories", "5", "--at", "1212-01-01"]).page().contains("from 1 Jan 1212 on"));
}

#[test]
fn histories_of_ones_own_packs_have_futures_too() {
    let pack = Pack::new();
    let answer = tumen(&["fork", "0", "--pack", pack.path(), "--at", "1300-01-01"]);
    assert_eq!(answer.code, 2);
    let starts = answer.stderr.split("it runs from ").nth(1).unwrap()[..10].to_owned();
    let futures = ["fork", "0", "--pack", pack.path(), "--at", &starts, "--histories", "3"];
    assert!(tumen(&futures).page().contains("3 futures from there"));
}

#[test]
fn what_cannot_be_forked_is_refused() {
    let cases: [(&[&str], &str); 4] = [
        (&["--at", "1300-01-01"], "it runs from 1208-01-01 to 1220-12-31"),
        (&["--at", "1212-13-01"], "not a date"),
        (&["--at", "1212-01-01", "--set", "polities.khwarazm.treasury=5"], "a fact of the first day"),
        (&["--at", "1212-01-01", "--set", "siege.hungr=5"], "did you mean `siege.hunger`?"),
    ];
    for (arguments, wanted) in cases {
        let answer = tumen(&[&["fork", "0"], arguments].concat());
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{arguments:?}: {}", answer.stderr);
        assert!(answer.stderr.contains(wanted), "{arguments:?}: {}", answer.stderr);
        fits(&answer.stderr);
    }
}
