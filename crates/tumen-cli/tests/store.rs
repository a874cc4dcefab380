//! Runs that are kept: killed, gone on with, put together, compared and removed.

mod common;

use common::{Answer, command, fits, tumen_in};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const TINY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/tiny");

fn room() -> TempDir {
    TempDir::new().unwrap()
}

/// `tumen run` of the tiny pack in a folder, for programs.
fn run(folder: &Path, more: &[&str]) -> serde_json::Value {
    tumen_in(folder, &[&["run", "--pack", TINY, "--format", "json"], more].concat()).json()
}

/// The folder that a run says it is kept in.
fn kept(folder: &Path, answer: &serde_json::Value) -> PathBuf {
    folder.join(answer["stored"].as_str().unwrap())
}

fn id(answer: &serde_json::Value) -> String {
    Path::new(answer["stored"].as_str().unwrap()).file_name().unwrap().to_str().unwrap().to_owned()
}

/// What a command refuses with; it prints nothing else.
fn refused(answer: Answer) -> String {
    assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{}", answer.stderr);
    fits(&answer.stderr);
    answer.stderr
}

/// How many blocks are finished.
fn chunks(folder: &Path) -> usize {
    let finished = |name: &str| name.starts_with("histories-") && name.ends_with(".parquet");
    fs::read_dir(folder.join("chunks"))
        .map_or(0, |all| all.filter(|e| e.as_ref().is_ok_and(|e| finished(&e.file_name().to_string_lossy()))).count())
}

#[test]
fn a_run_is_kept_and_read_again() {
    let room = room();
    let first = run(room.path(), &["--histories", "1200", "--events", "10"]);
    let folder = kept(room.path(), &first);
    let mut names: Vec<String> =
        fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            ".lock",
            "columns.toml",
            "events.parquet",
            "histories.parquet",
            "holders.parquet",
            "report.html",
            "run.toml",
            "series.parquet"
        ]
    );
    let second = run(room.path(), &["--histories", "1200", "--events", "10", "--threads", "1"]);
    assert_eq!((first["played"].as_u64(), second["played"].as_u64()), (Some(1200), Some(0)));
    for same in ["digest", "outcomes", "dates", "numbers", "stored"] {
        assert_eq!(first[same], second[same], "{same}");
    }
    let shown = tumen_in(room.path(), &["runs", "show", &id(&first), "--format", "json"]).json();
    assert_eq!((&shown["digest"], &shown["outcomes"]), (&first["digest"], &first["outcomes"]));
    let plain = run(room.path(), &["--histories", "1200", "--no-store"]);
    assert_eq!(plain["digest"], first["digest"]);
    assert!(plain["stored"].is_null());
    let elsewhere = run(room.path(), &["--histories", "1200", "--runs", "other/place"]);
    assert!(kept(room.path(), &elsewhere).starts_with(room.path().join("other/place")));
    let again = run(room.path(), &["--histories", "1200", "--events", "10", "--again"]);
    assert_eq!((again["played"].as_u64(), &again["digest"]), (Some(1200), &first["digest"]));
}

#[test]
fn a_run_that_is_killed_at_any_moment_goes_on_to_the_same_bytes() {
    let (whole, broken) = (room(), room());
    let histories = ["--histories", "12300", "--events", "2000"];
    let unbroken = run(whole.path(), &histories);
    let folder = broken.path().join("runs").join(id(&unbroken));
    let arguments = [&["run", "--pack", TINY][..], &histories].concat();
    let mut kills = 0;
    // Killed on its way to another chunk each time, a little later each time.
    for round in 0..6_u64 {
        let before = chunks(&folder);
        let mut child = command(&arguments);
        let child = child.current_dir(broken.path()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = child.spawn().unwrap();
        let start = Instant::now();
        while chunks(&folder) <= before
            && start.elapsed() < Duration::from_secs(60)
            && child.try_wait().unwrap().is_none()
        {
            sleep(Duration::from_millis(1));
        }
        sleep(Duration::from_millis(3 * round));
        kills += usize::from(child.try_wait().unwrap().is_none());
        let _ = child.kill();
        child.wait().unwrap();
    }
    assert!(kills >= 3, "it was over before it could be killed");
    let resumed = tumen_in(broken.path(), &["run", "--resume", &id(&unbroken), "--format", "json"]).json();
    assert_eq!((&resumed["digest"], &resumed["outcomes"]), (&unbroken["digest"], &unbroken["outcomes"]));
    for table in ["histories", "events", "series"] {
        let read = |folder: &Path| fs::read(folder.join(format!("{table}.parquet"))).unwrap();
        assert_eq!(read(&folder), read(&kept(whole.path(), &unbroken)), "{table}");
    }
    assert!(!folder.join("chunks").exists());
}

#[cfg(unix)]
#[test]
fn ctrl_c_keeps_what_is_finished_and_says_how_to_go_on() {
    let room = room();
    let mut child = command(&["run", "--pack", TINY, "--histories", "100000000"]);
    let child = child.current_dir(room.path()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let folder = || fs::read_dir(room.path().join("runs")).ok()?.next()?.ok().map(|entry| entry.path());
    let start = Instant::now();
    while folder().is_none_or(|folder| chunks(&folder) == 0) && start.elapsed() < Duration::from_secs(60) {
        sleep(Duration::from_millis(5));
    }
    assert!(std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(130), &b""[..]));
    let kept = chunks(&folder().unwrap());
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let begins = format!("interrupted; {kept},000 of 100,000,000 histories are kept");
    assert!(
        kept > 0 && told.starts_with(&begins) && told.contains("go on with: tumen run --resume two-towns-"),
        "{told}"
    );
}

/// A shell lets no file grow past a few kilobytes, as a full disk would.
#[cfg(unix)]
#[test]
fn without_room_nothing_finished_is_lost() {
    use std::process::Command;
    let room = room();
    let limited = |blocks: u64, arguments: &[&str]| {
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let mut shell = Command::new("sh");
        shell.args(["-c", &script, env!("CARGO_BIN_EXE_tumen")]).args(arguments).current_dir(room.path());
        let output = shell.stdin(Stdio::null()).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Answer { code: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) }
    };
    let whole = run(room.path(), &["--histories", "4500", "--runs", "whole"]);
    let folder = room.path().join("runs").join(id(&whole));
    let arguments = ["run", "--pack", TINY, "--histories", "4500"];
    let message = refused(limited(200, &arguments));
    assert!(message.contains("cannot be written") && message.contains("make room, then go on with"), "{message}");
    assert_eq!(chunks(&folder), 0);
    // Room for every chunk, but not for the table of them all.
    let largest = fs::metadata(kept(room.path(), &whole).join("histories.parquet")).unwrap().len();
    let message = refused(limited(largest / 1024 * 2 / 3, &arguments));
    assert!(message.contains("histories.parquet` cannot be written"), "{message}");
    assert_eq!(chunks(&folder), 5);
    let resumed = tumen_in(room.path(), &["run", "--resume", &id(&whole), "--format", "json"]).json();
    assert_eq!((&resumed["digest"], resumed["played"].as_u64()), (&whole["digest"], Some(0)));
}

#[test]
fn parts_are_put_together_to_the_bytes_of_the_whole() {
    let room = room();
    let whole = run(room.path(), &["--histories", "5100", "--runs", "whole"]);
    let part = |i: &str| {
        let part = run(room.path(), &["--histories", "5100", "--shard", i, "--runs", "parts"]);
        kept(room.path(), &part).to_str().unwrap().to_owned()
    };
    let (one, two, three) = (part("1/3"), part("2/3"), part("3/3"));
    let missing = refused(tumen_in(room.path(), &["merge", &one, &three]));
    assert!(missing.contains("part 2 of 3 of two-towns-1-5100-") && missing.contains("is missing"), "{missing}");
    let twice = refused(tumen_in(room.path(), &["merge", &one, &one, &two]));
    assert!(twice.contains("part 1 of 3 is given twice"), "{twice}");
    let merged = tumen_in(room.path(), &["merge", &three, &one, &two, "--format", "json"]).json();
    assert_eq!((&merged["digest"], &merged["outcomes"]), (&whole["digest"], &whole["outcomes"]));
    let command = merged["run"]["command"].to_string();
    assert!(command.contains("5100") && !command.contains("--shard") && !command.contains("--runs"), "{command}");
    let table = |answer| fs::read(kept(room.path(), answer).join("histories.parquet")).unwrap();
    assert_eq!(table(&merged), table(&whole));
    let few = refused(tumen_in(room.path(), &["run", "--pack", TINY, "--histories", "900", "--shard", "1/2"]));
    assert!(few.contains("900 histories are 1 block of 1000, too few for 2 parts"), "{few}");
}

#[test]
fn runs_are_listed_compared_and_removed() {
    let room = room();
    let list = || tumen_in(room.path(), &["runs", "--format", "json"]).json().as_array().unwrap().len();
    assert_eq!(tumen_in(room.path(), &["runs"]).page(), "No runs in runs\n");
    let plain = id(&run(room.path(), &["--histories", "300"]));
    let changed = id(&run(room.path(), &["--histories", "300", "--without", "pay"]));
    let other = id(&run(room.path(), &["--histories", "300", "--seed", "9"]));
    let all = tumen_in(room.path(), &["runs"]);
    assert!(
        all.page().starts_with("3 runs in runs\n")
            && [&plain, &changed, &other].iter().all(|id| all.stdout.contains(*id))
    );
    let compare = |a: &str, b: &str| tumen_in(room.path(), &["runs", "compare", a, b, "--format", "json"]).json();
    let paired = compare(&plain, &changed);
    assert_eq!(paired["paired"]["pairs"].as_u64(), Some(300));
    assert!(paired["apart"].is_null());
    assert_eq!(compare(&plain, &plain)["paired"]["touched"].as_u64(), Some(0));
    let apart = compare(&plain, &other);
    assert!(apart["paired"].is_null());
    for row in apart["apart"].as_array().unwrap() {
        let value = row["second"].as_f64().unwrap() - row["first"].as_f64().unwrap();
        let of = |end: &str| row["difference"][end].as_f64().unwrap();
        assert!((of("value") - value).abs() < 1e-12 && of("low") <= value && value <= of("high"), "{row}");
    }
    tumen_in(room.path(), &["runs", "compare", &plain, &other]).page();
    tumen_in(room.path(), &["runs", "compare", &plain, &changed]).page();
    tumen_in(room.path(), &["runs", "show", &plain]).page();
    assert_eq!(tumen_in(room.path(), &["runs", "delete", &plain]).page(), format!("Deleted {plain}\n"));
    assert_eq!(list(), 2);
}

#[test]
fn bad_use_is_told() {
    let room = room();
    let plain = run(room.path(), &["--histories", "1500"]);
    let (folder, id) = (kept(room.path(), &plain), id(&plain));
    let near = format!("{}0", &id[..id.len() - 1]);
    let letters = room.path().join("runs/letters");
    fs::create_dir(&letters).unwrap();
    fs::write(letters.join("dear.txt"), "x").unwrap();
    let told = |arguments: &[&str]| {
        let message = refused(tumen_in(room.path(), arguments)).replace(&id, "ID").replace(&near, "NEAR");
        let shown = arguments.join(" ").replace(TINY, "TINY").replace(&id, "ID").replace(&near, "NEAR");
        format!("$ tumen {shown}\n{message}")
    };
    let mut messages = vec![
        told(&["runs", "show", &near]),
        told(&["runs", "delete", "letters"]),
        told(&["runs", "delete", "../runs"]),
        told(&["run", "--resume", &near]),
        told(&["run", "--shard", "3/2"]),
        told(&["run", "--events", "some"]),
        told(&["run", "--resume", &id, "--histories", "7"]),
        told(&["merge", "runs/letters"]),
    ];
    assert!(letters.join("dear.txt").is_file());
    let manifest = fs::read_to_string(folder.join("run.toml")).unwrap();
    fs::write(folder.join("run.toml"), manifest.replace("format = 3", "format = 9")).unwrap();
    messages.push(told(&["runs", "show", &id]));
    fs::write(folder.join("run.toml"), manifest).unwrap();
    let table = fs::read(folder.join("histories.parquet")).unwrap();
    fs::write(folder.join("histories.parquet"), &table[..table.len() - 100]).unwrap();
    messages.push(told(&["runs", "show", &id]));
    messages.push(told(&["run", "--pack", TINY, "--histories", "1500"]));
    insta::assert_snapshot!(messages.join("\n"));
    let again = run(room.path(), &["--histories", "1500", "--again"]);
    assert_eq!((&again["digest"], again["played"].as_u64()), (&plain["digest"], Some(1500)));
}
