//! The determinism gate: the built-in scenario must give one digest on any number of threads, and the
//! one recorded in the repository on any machine.

use crate::shell;
use std::collections::BTreeSet;
use std::fs;

const THREADS: [&str; 3] = ["1", "2", "8"];
const HISTORIES: &str = "200";
const GOLDEN: &str = "tests/golden/usurper-200.digest";

/// Compares the digests; with `bless`, records the digest instead of comparing it with the record.
pub fn determinism(bless: bool) -> Result<bool, String> {
    let mut digests = BTreeSet::new();
    for threads in THREADS {
        let digest = digest(threads)?;
        println!("{HISTORIES} histories on {threads} threads: {digest}");
        digests.insert(digest);
    }
    let Some(digest) = digests.pop_first().filter(|_| digests.is_empty()) else {
        println!("The number of threads changes the histories.");
        return Ok(false);
    };
    let golden = shell::root().join(GOLDEN);
    if bless {
        if let Some(folder) = golden.parent() {
            fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        }
        fs::write(&golden, format!("{digest}\n")).map_err(|e| format!("{GOLDEN}: {e}"))?;
        println!("Recorded in {GOLDEN}. Say in the CHANGELOG what changed the histories.");
        return Ok(true);
    }
    match fs::read_to_string(&golden) {
        Ok(recorded) if recorded.trim() == digest => Ok(true),
        Ok(recorded) => {
            println!("{GOLDEN} records {}, so histories have changed.", recorded.trim());
            println!("If they were meant to: cargo xtask determinism --bless, and say why in the CHANGELOG.");
            Ok(false)
        }
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            println!("Nothing is recorded in {GOLDEN}, so only the threads were compared.");
            Ok(true)
        }
        Err(e) => Err(format!("{GOLDEN}: {e}")),
    }
}

fn digest(threads: &str) -> Result<String, String> {
    let tumen = ["run", "--release", "--quiet", "--package", "tumen-cli", "--"];
    let run = ["run", "--histories", HISTORIES, "--threads", threads, "--format", "json"];
    let printed = shell::read("cargo", &[&tumen[..], &run[..]].concat())?;
    let report: serde_json::Value =
        serde_json::from_str(&printed).map_err(|e| format!("`tumen run` printed no JSON: {e}"))?;
    let digest = report["digest"].as_str().filter(|digest| !digest.is_empty());
    digest.map(str::to_owned).ok_or_else(|| "the report has no digest".into())
}
