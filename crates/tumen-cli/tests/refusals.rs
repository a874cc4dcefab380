//! Bad use and bad input: a clear message on standard error, the right exit code, and no panic.

mod common;

use common::{Pack, command, fits, tumen};
use std::fs;
use std::process::Stdio;

/// The message of a command that must refuse, which prints nothing else.
fn refused(arguments: &[&str]) -> String {
    let answer = tumen(arguments);
    assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{}", answer.stderr);
    fits(&answer.stderr);
    answer.stderr
}

#[test]
fn unknown_names_get_the_nearest_one() {
    let messages = [
        &["run", "qara-khitai/usurpr"][..],
        &["run", "qara"],
        &["run", "rome"],
        &["route", "Kashgr", "Almaliq", "--party", "riders"],
        &["route", "Atlantis", "Almaliq", "--party", "riders"],
        &["route", "Kashgar", "Almaliq", "--party", "elephants"],
        &["chronicle", "0", "--actor", "Kuchlugg"],
        &["chronicle", "0", "--kind", "batle"],
        &["chronicle", "0", "--kind", "xyzzy"],
        &["parameters", "seige"],
        &["run", "--without", "persecuton"],
    ]
    .map(|arguments| format!("$ tumen {}\n{}", arguments.join(" "), refused(arguments)));
    insta::assert_snapshot!(messages.join("\n"));
}

#[test]
fn absurd_numbers_are_refused_with_their_range() {
    let messages = [
        &["run", "--histories", "0"][..],
        &["run", "--histories", "100000001"],
        &["run", "--histories", "-5"],
        &["run", "--histories", "many"],
        &["run", "--threads", "0"],
        &["run", "--threads", "2000"],
        &["run", "--seed", "1.5"],
        &["chronicle", "999999999999"],
        &["why", "0", "99999"],
        &["battle", "--men", "0", "--against", "10"],
        &["battle", "--men", "10", "--against", "10", "--quality", "NaN"],
        &["route", "Kashgar", "Almaliq", "--party", "host", "--men", "0"],
        &["route", "Kashgar", "Almaliq", "--party", "host", "--depart", "1217-02-30"],
        &["chronicle", "0", "--from", "1210-01-01", "--to", "1209-01-01"],
    ]
    .map(|arguments| {
        let message = refused(arguments);
        // How many events a history has is the model's business.
        let lines = message.lines().filter(|line| !line.contains("numbered from 0"));
        format!("$ tumen {}\n{}\n", arguments.join(" "), lines.collect::<Vec<_>>().join("\n"))
    });
    insta::assert_snapshot!(messages.join("\n"));
}

#[test]
fn a_broken_pack_yields_every_problem_at_once() {
    let pack = Pack::new();
    pack.edit("succession/polities.toml", "form = \"band\"", "form = \"bandd\"");
    pack.edit("succession/persons.toml", "polity = \"ardan\"", "polity = \"arden\"");
    pack.edit("world/routes.csv", "korin,velin,85", "korin,velin,eighty");
    pack.edit("succession/outcomes.toml", "kind = \"revolt\"", "kind = \"revolution\"");
    pack.edit("succession/parameters.toml", "march.caravan", "march.carvan");
    let check = tumen(&["check", pack.path()]);
    assert_eq!((check.code, check.stderr.as_str()), (1, ""));
    insta::assert_snapshot!(pack.anywhere(&check.stdout));

    let json = tumen(&["check", pack.path(), "--format", "json"]);
    assert_eq!(json.code, 1);
    let list: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    let files: Vec<&str> = list.as_array().unwrap().iter().map(|p| p["file"].as_str().unwrap()).collect();
    for file in ["polities.toml", "persons.toml", "outcomes.toml", "parameters.toml"] {
        assert!(files.contains(&format!("succession/{file}").as_str()), "{files:?}");
    }
    assert!(list[0]["line"].is_u64() && list[0]["message"].is_string());

    for command in
        [&["run", "--pack"][..], &["chronicle", "0", "--pack"], &["route", "a", "b", "--party", "host", "--pack"]]
    {
        let message = refused(&[command, &[pack.path()]].concat());
        assert!(message.contains("did you mean `band`?") && message.contains("cannot be used: "), "{message}");
    }
}

#[test]
fn a_parameter_that_the_model_does_not_have_is_found_in_a_pack_that_is_sound_otherwise() {
    let pack = Pack::new();
    pack.edit("succession/parameters.toml", "march.caravan", "march.carvan");
    let message = refused(&["run", "--pack", pack.path(), "--histories", "5"]);
    assert!(message.contains("the model has no parameter `march.carvan`"), "{message}");
    assert!(message.contains("did you mean `march.caravan`?"), "{message}");
    let check = tumen(&["check", pack.path()]);
    assert!(check.code == 1 && check.stdout.contains("march.carvan"));
    pack.edit("succession/parameters.toml", "march.carvan", "march.caravan");
    pack.edit("succession/parameters.toml", "km/day", "miles/day");
    let odd = tumen(&["check", pack.path()]);
    assert!(odd.code == 0 && odd.stdout.contains("is sound (0 errors and 1 warning)"), "{}", odd.stdout);
}

#[test]
fn what_is_no_pack_is_refused() {
    let room = tempfile::tempdir().unwrap();
    let path = |name: &str| room.path().join(name).to_str().unwrap().to_owned();
    assert!(refused(&["check", &path("nothing")]).contains("there is no folder"));
    fs::write(path("file"), "x").unwrap();
    assert!(refused(&["check", &path("file")]).contains("is not a folder"));
    let empty = tumen(&["check", room.path().to_str().unwrap()]);
    assert!(empty.code == 1 && empty.stdout.contains("no `pack.toml`"), "{}", empty.stdout);
    let pack = Pack::new();
    fs::write(pack.folder.join("world/faiths.toml"), b"[[faith]]\nname = \"\xff\"").unwrap();
    assert!(refused(&["run", "--pack", pack.path()]).contains("line 2 is not UTF-8"));
    assert!(refused(&["run", pack.path()]).contains("--pack"));
}

#[test]
fn a_new_pack_overwrites_nothing_and_leaves_nothing_half_written() {
    let room = tempfile::tempdir().unwrap();
    let path = |name: &str| room.path().join(name).to_str().unwrap().to_owned();
    let names = || {
        let mut names: Vec<String> =
            fs::read_dir(room.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    fs::create_dir(path("full")).unwrap();
    fs::write(path("full/mine.txt"), "mine").unwrap();
    assert!(refused(&["new", &path("full")]).contains("is not empty"));
    fs::write(path("file"), "x").unwrap();
    assert!(refused(&["new", &path("file")]).contains("cannot be used as a folder"));
    assert!(refused(&["new", &path("file/pack")]).contains("cannot be"));
    assert!(refused(&["new", &path("no/such/parent")]).contains("cannot be written"));
    assert!(refused(&["new", ""]).contains("DIR"));
    assert_eq!(names(), ["file", "full"]);
    fs::create_dir(path("empty")).unwrap();
    assert_eq!(tumen(&["new", &path("empty")]).code, 0);
    assert_eq!(names(), ["empty", "file", "full"]);
    assert_eq!(fs::read_to_string(path("full/mine.txt")).unwrap(), "mine");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    for arguments in [&["record", "ledger", "--all"][..], &["parameters", "--format", "json"], &["--help"]] {
        let mut child = command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]), "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_a_run_with_130_and_prints_nothing() {
    let pack = Pack::new();
    let mut run = command(&["run", "--pack", pack.path(), "--histories", "100000000", "--no-store"]);
    let child = run.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(500));
    let sent = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(130), &b""[..]));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "interrupted; nothing was written\n");
}

#[test]
fn nothing_to_do_is_told_how() {
    let answer = tumen(&[]);
    assert_eq!((answer.code, answer.stdout.as_str()), (2, ""));
    assert!(answer.stderr.contains("Usage: tumen"));
}
