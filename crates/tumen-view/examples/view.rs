//! Writes what a page is given for the built-in scenario to a folder: `cargo run --release -p tumen-view --example view -- DIR
//! [PACK]`, where PACK is the folder of another pack.

use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs, io};
use tumen_engine::{RulePriors, Stage};
use tumen_ensemble::Meter;
use tumen_scenario::{Files, load};
use tumen_view::{SetupText, ensemble, history, inputs, scenario};

/// Seed of all histories.
const SEED: u64 = 1;
/// Histories of the ensemble.
const HISTORIES: u64 = 500;
/// Histories written one by one, besides the notable ones.
const SHOWN: u64 = 10;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let to = arguments.next().ok_or("the folder to write to is missing")?;
    let pack =
        arguments.next().unwrap_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/qara-khitai").into());
    let mut texts = Vec::new();
    collect(&pack, &pack, &mut texts)?;
    let def = load(&Files::new(texts), None).map_err(|problems| problems.to_string())?;
    let stage = Stage::new(&def, RulePriors::new(&def.overrides).map_err(|_| "the pack sets unknown parameters")?);
    let (meter, quick) = (Meter::with_years(&def), Meter::new(&def));

    fs::create_dir_all(&to)?;
    let write = |name: &str, bytes: &[u8]| {
        println!("{name}: {} kB", bytes.len() / 1000);
        fs::write(to.join(name), bytes)
    };
    write("scenario.json", &serde_json::to_vec(&scenario::view(&stage, &meter))?)?;
    write("inputs.json", &serde_json::to_vec(&inputs::view(&stage))?)?;

    let all = (0..HISTORIES).map(|n| ensemble::one(&stage, &quick, SEED, n)).collect();
    let (view, binary) = ensemble::gather(&stage, &quick, SEED, all);
    write("ensemble.json", &serde_json::to_vec(&view)?)?;
    write("ensemble.bin", &binary)?;

    let mut shown: Vec<u64> = (0..SHOWN).chain(view.notable.iter().map(|n| n.history)).collect();
    shown.sort_unstable();
    shown.dedup();
    for n in &shown {
        let start = Instant::now();
        let one = history::view(&stage, &meter, SEED, *n, &SetupText::default())?;
        let taken = start.elapsed();
        println!("history {n}: {:.1} ms, {} events", 1000.0 * taken.as_secs_f64(), one.events.len());
        write(&format!("history-{n}.json"), &serde_json::to_vec(&one)?)?;
    }
    let site = serde_json::json!({
        "version": env!("CARGO_PKG_VERSION"), "server": false, "wasm": false, "seed": SEED,
        "history": view.notable.first().map_or(0, |n| n.history), "histories": shown, "ensemble": HISTORIES,
    });
    write("site.json", &serde_json::to_vec(&site)?)?;
    Ok(())
}

fn collect(folder: &Path, root: &Path, texts: &mut Vec<(String, String)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, root, texts)?;
        } else if path.extension().is_some_and(|ending| ending == "toml" || ending == "csv") {
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
            texts.push((name, fs::read_to_string(&path)?));
        }
    }
    Ok(())
}
