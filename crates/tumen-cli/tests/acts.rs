//! `--at DATE ACT` and `--act ACT`: what somebody is made to do, told by every command that takes it.

mod common;

use common::tumen;
use insta::assert_snapshot;

const ACT: [&str; 3] = ["--at", "1211-06-01", "kuchlug die"];

#[test]
fn an_act_is_told_and_its_effects_are_counted() {
    let told = tumen(&[&["chronicle", "3", "--kind", "act"], &ACT[..]].concat());
    assert!(told.page().contains("By way of experiment, Kuchlug died."), "{}", told.stdout);

    let answer = tumen(&[&["whatif", "--histories", "30", "--format", "json"], &ACT[..]].concat()).json();
    let done: Vec<u64> = answer["acts_done"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).collect();
    assert_eq!((done.len(), done.iter().sum::<u64>()), (2, 30));
    assert!(done[1] > 20, "he seldom dies before that day: {done:?}");
    assert_eq!(answer["acts"][0]["act"], "kuchlug die");
    let reigns = |side: &str| {
        let row = answer["outcomes"].as_array().unwrap().iter().find(|o| o["id"] == "usurper_end.reigning").unwrap();
        row[side].as_f64().unwrap()
    };
    assert!(
        reigns("after") < 0.05 && reigns("before") > reigns("after"),
        "{} to {}",
        reigns("before"),
        reigns("after")
    );
}

#[test]
fn futures_can_begin_with_an_act() {
    let fork = ["fork", "3", "--at", "1211-06-01", "--histories", "20", "--format", "json"];
    let answer = tumen(&[&fork[..], &["--act", "kuchlug die"]].concat()).json();
    assert_eq!(answer["acts"][0], "kuchlug die");
    assert_eq!(answer["change"]["touched"], 20);
    assert_eq!(answer["acts_done"], serde_json::json!([0, 20]));
}

#[test]
fn where_no_act_can_be_done_nothing_differs() {
    let act = ["--at", "1211-06-01", "mongols leave"];
    let answer = tumen(&[&["whatif", "--histories", "10", "--format", "json"], &act[..]].concat()).json();
    assert_eq!((&answer["touched"], &answer["acts_done"]), (&0.into(), &serde_json::json!([10, 0])));
    let told = tumen(&[&["chronicle", "3", "--kind", "act_void"], &act[..]].concat());
    assert!(told.page().contains("By way of experiment it was to be"), "{}", told.stdout);
}

#[test]
fn what_cannot_be_read_is_refused_with_the_nearest_thing() {
    let refused = |arguments: &[&str]| {
        let answer = tumen(arguments);
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""));
        answer.stderr
    };
    let messages = [
        refused(&["whatif", "--at", "1211-06-01", "khwarasm recall"]),
        refused(&["run", "--at", "1211-06-01", "khwarazm recoil"]),
        refused(&["chronicle", "1", "--at", "1211-06", "khwarazm recall"]),
        refused(&["why", "1", "5", "--at", "1300-06-01", "khwarazm recall"]),
        refused(&["fork", "1", "--at", "1212-06-01", "--act", "khwarazm"]),
        refused(&["fork", "1", "--at", "1220-12-31", "--act", "khwarazm recall"]),
    ];
    assert_snapshot!(messages.join("\n"));
}
