//! The determinism gate: each built-in scenario must give one digest on any number of threads, and the
//! one recorded in the repository on any machine.

use crate::shell;
use std::collections::BTreeSet;
use std::fs;

const THREADS: [&str; 3] = ["1", "2", "8"];

/// A scenario whose digest is recorded: its id, how many histories, and where.
struct Golden {
    scenario: &'static str,
    histories: &'static str,
    file: &'static str,
}

const GOLDEN: [Golden; 2] = [
    Golden { scenario: "qara-khitai/usurper", histories: "200", file: "tests/golden/usurper-200.digest" },
    Golden { scenario: "qara-khitai/empire", histories: "40", file: "tests/golden/empire-40.digest" },
];

/// Compares the digests; with `bless`, records them instead of comparing them with the record.
pub fn determinism(bless: bool) -> Result<bool, String> {
    let mut good = true;
    for golden in &GOLDEN {
        good &= check(golden, bless)?;
    }
    Ok(good)
}

fn check(golden: &Golden, bless: bool) -> Result<bool, String> {
    let Golden { scenario, histories, file } = golden;
    let mut digests = BTreeSet::new();
    for threads in THREADS {
        let digest = digest(golden, threads)?;
        println!("{scenario}: {histories} histories on {threads} threads: {digest}");
        digests.insert(digest);
    }
    let Some(digest) = digests.pop_first().filter(|_| digests.is_empty()) else {
        println!("The number of threads changes the histories.");
        return Ok(false);
    };
    let path = shell::root().join(file);
    if bless {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        }
        fs::write(&path, format!("{digest}\n")).map_err(|e| format!("{file}: {e}"))?;
        println!("Recorded in {file}. Say in the CHANGELOG what changed the histories.");
        return Ok(true);
    }
    match fs::read_to_string(&path) {
        Ok(recorded) if recorded.trim() == digest => Ok(true),
        Ok(recorded) => {
            println!("{file} records {}, so histories have changed.", recorded.trim());
            println!("If they were meant to: cargo xtask determinism --bless, and say why in the CHANGELOG.");
            Ok(false)
        }
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            println!("Nothing is recorded in {file}, so only the threads were compared.");
            Ok(true)
        }
        Err(e) => Err(format!("{file}: {e}")),
    }
}

fn digest(golden: &Golden, threads: &str) -> Result<String, String> {
    let tumen = ["run", "--release", "--quiet", "--package", "tumen-cli", "--"];
    // Played anew each time: a kept run would be read again.
    let run = [
        "run",
        golden.scenario,
        "--histories",
        golden.histories,
        "--threads",
        threads,
        "--no-store",
        "--format",
        "json",
    ];
    let printed = shell::read("cargo", &[&tumen[..], &run[..]].concat())?;
    let report: serde_json::Value =
        serde_json::from_str(&printed).map_err(|e| format!("`tumen run` printed no JSON: {e}"))?;
    let digest = report["digest"].as_str().filter(|digest| !digest.is_empty());
    digest.map(str::to_owned).ok_or_else(|| "the report has no digest".into())
}
