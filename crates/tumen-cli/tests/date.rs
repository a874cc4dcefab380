//! `tumen date`: one date in every calendar, and the check of a file of EDTF.

mod common;

use common::{Pack, command, fits, tumen};
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::process::Stdio;

fn told(arguments: &[&str]) -> Value {
    tumen(&[&["date", "--format", "json"], arguments].concat()).json()
}

fn refused(arguments: &[&str]) -> String {
    let answer = tumen(&[&["date"], arguments].concat());
    assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{}", answer.stderr);
    fits(&answer.stderr);
    answer.stderr
}

#[test]
fn one_day_is_shown_in_every_calendar_whichever_it_was_given_in() {
    let page = tumen(&["date", "1141-09-09"]);
    let page = page.page();
    let parts = [
        "Tuesday, 9 September 1141",
        "16 September 1141",
        "5 Safar 536",
        "8th day of the 8th month of 1141",
        "xinyou 辛酉",
        "Kangguo 8, 8th month, 8th day",
    ];
    for part in parts {
        assert!(page.contains(part), "no {part} in {page}");
    }
    let wanted = json!({
        "edtf": "1141-09-09",
        "earliest": "1141-09-09",
        "latest": "1141-09-09",
        "julian": "9 September 1141",
        "hijri": "5 Safar 536",
        "chinese": "8th day of the 8th month of 1141",
        "era": "Kangguo 8, 8th month, 8th day",
        "gregorian": "16 September 1141",
        "weekday": "Tuesday",
        "notes": [],
    });
    for arguments in [
        &["9 September 1141"][..],
        &["5 Safar 536"],
        &["1141-09-16", "--from", "gregorian"],
        &["0536-02-05", "--from", "hijri"],
        &["1141, 8th month, 8th day", "--from", "chinese"],
        &["Kangguo 8, 8th month, 8th day", "--from", "era"],
        &["康國 8, 8th month, 8th day"],
    ] {
        assert_eq!(told(arguments), wanted, "{arguments:?}");
    }
}

#[test]
fn a_month_of_an_era_lies_in_its_year() {
    let month = told(&["Tianxi 20, 3rd month"]);
    assert_eq!((&month["earliest"], &month["latest"]), (&"1197-03-21".into(), &"1197-04-18".into()));
    assert_eq!(month["era"], "from Tianxi 20, 3rd month, 1st day to Tianxi 20, 3rd month, 29th day");
    let open = told(&["Yanqing 3"]);
    assert!(open["edtf"].as_str().unwrap().starts_with("[1126-"), "{open}");
    assert_eq!(open["notes"], json!(["The first year of Yanqing was 1124 or 1125."]));
}

#[test]
fn what_is_open_unknown_or_not_covered_is_said_to_be() {
    let open = told(&["1218/.."]);
    assert_eq!((&open["earliest"], &open["latest"]), (&"1218-01-01".into(), &"inf".into()));
    let unknown = told(&["1208/"]);
    assert_eq!(
        (&unknown["latest"], &unknown["julian"]),
        (&Value::Null, &"from 1 January 1208 to an unknown day".into())
    );
    let before = told(&["1124"]);
    assert_eq!(before["era"], "from a day of no known era to Yanqing 1, 11th month, 24th day");
    assert_eq!(told(&["../1218"])["earliest"], "-inf");
    let early = told(&["0600-01-01"]);
    assert_eq!((&early["hijri"], &early["chinese"], &early["era"]), (&Value::Null, &Value::Null, &Value::Null));
    let page = tumen(&["date", "0600-01-01"]);
    let page = page.page();
    assert!(page.contains("not covered: the table of months has the years 1100 to 1250"), "{page}");
    assert!(page.contains("before the first Hijri year"), "{page}");
    let doubt = tumen(&["date", "1118?"]);
    assert!(doubt.page().contains("from 1 January 1117 to 31 December 1119"), "{}", doubt.stdout);
}

#[test]
fn bad_dates_are_refused_with_what_is_near() {
    for (arguments, parts) in [
        (&["1141-13"][..], &["`13` cannot be a month", "character 6"][..]),
        (&["5 Safer 536"], &["did you mean `Safar`?"]),
        (&["Tianxy 20"], &["did you mean `Tianxi`?"]),
        (&["Tianxi 42"], &["Western Liao had Tianxi 1 to 41"]),
        (&["September 1141", "--from", "era"], &["`September` is no era"]),
        (&["1251-01", "--from", "chinese"], &["1100 to 1250"]),
        (&["1141", "--from", "persian"], &["possible values: julian, gregorian"]),
        (&[], &["required"]),
        (&["--check", "there-is-no-such-file"], &["cannot be read"]),
        (&["1141", "--check", "x"], &["cannot be used with"]),
        (&["1141", "--pack", "there-is-no-such-folder"], &["there is no folder"]),
    ] {
        let message = refused(arguments);
        for part in parts {
            assert!(message.contains(part), "no {part} in {message}");
        }
    }
}

#[test]
fn eras_are_those_of_the_pack() {
    let pack = Pack::new();
    let none = tumen(&["date", "1141-09-09", "--pack", pack.path()]);
    assert!(none.page().contains("the pack lists no eras"), "{}", none.stdout);
    assert!(refused(&["Tianxi 20", "--pack", pack.path()]).contains("neither a month nor an era"));
    fs::create_dir_all(pack.folder.join("record")).unwrap();
    fs::write(pack.folder.join("record/eras.toml"), "[[era]]\nid = 'a'\nname = 'A'\nfirst = 'x'\n").unwrap();
    let message = refused(&["1141", "--pack", pack.path()]);
    assert!(message.contains("`first` cannot be 'x'") && message.contains("the era has no `last`"), "{message}");
}

#[test]
fn each_line_of_a_checked_file_is_answered() {
    let wanted = [
        json!({"string": "1985-04-12", "valid": true, "level": 0, "earliest": "1985-04-12", "latest": "1985-04-12"}),
        json!({"string": "1100-02-29", "valid": false, "level": null, "earliest": null, "latest": null}),
        json!({"string": "", "valid": false, "level": null, "earliest": null, "latest": null}),
        json!({"string": "[..1760-12-03]", "valid": true, "level": 2, "earliest": "-inf", "latest": "1760-12-03"}),
        json!({"string": "no date", "valid": false, "level": null, "earliest": null, "latest": null}),
    ];
    let text = "1985-04-12\r\n1100-02-29\n\n[..1760-12-03]\nno date";
    let room = tempfile::tempdir().unwrap();
    let path = room.path().join("dates.txt");
    fs::write(&path, text).unwrap();
    let from_file = tumen(&["date", "--check", path.to_str().unwrap()]);

    let mut child = command(&["date", "--check", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let piped = child.wait_with_output().unwrap();
    assert!(piped.status.success() && from_file.code == 0);
    assert_eq!(String::from_utf8(piped.stdout).unwrap(), from_file.stdout);
    let lines: Vec<Value> = from_file.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines, wanted);
}
