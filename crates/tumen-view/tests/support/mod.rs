//! The packs of the repository, loaded once.

#![allow(dead_code, reason = "not every test file that has this module needs all of it")]

use std::fs;
use std::path::Path;
use std::sync::OnceLock;
use tumen_engine::{RulePriors, Stage};
use tumen_ensemble::Meter;
use tumen_scenario::{Files, Scenario, load};

/// A stage with meters for it: one that reads years, and a quicker one.
pub struct House {
    pub stage: Stage<'static>,
    pub meter: Meter,
    pub quick: Meter,
}

/// Two towns and a band of riders.
pub fn tiny() -> &'static House {
    static HOUSE: OnceLock<House> = OnceLock::new();
    HOUSE.get_or_init(|| house("tiny", None))
}

/// The pack that is built in.
pub fn built_in() -> &'static House {
    static HOUSE: OnceLock<House> = OnceLock::new();
    HOUSE.get_or_init(|| house("qara-khitai", None))
}

/// Its century.
pub fn empire() -> &'static House {
    static HOUSE: OnceLock<House> = OnceLock::new();
    HOUSE.get_or_init(|| house("qara-khitai", Some("empire")))
}

fn house(pack: &str, scenario: Option<&str>) -> House {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios").join(pack);
    let mut texts = Vec::new();
    collect(&root, &root, &mut texts);
    let def = load(&Files::new(texts), scenario).unwrap_or_else(|problems| panic!("{problems}"));
    let def: &'static Scenario = Box::leak(Box::new(def));
    let stage = Stage::new(def, RulePriors::new(&def.overrides).expect("the pack sets no unknown parameters"));
    House { stage, meter: Meter::with_years(def), quick: Meter::new(def) }
}

fn collect(folder: &Path, root: &Path, texts: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("the packs are part of the repository") {
        let path = entry.expect("a folder can be listed").path();
        if path.is_dir() {
            collect(&path, root, texts);
        } else if path.extension().is_some_and(|ending| ending == "toml" || ending == "csv") {
            let name = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            texts.push((name, fs::read_to_string(&path).expect("texts of packs are UTF-8")));
        }
    }
}
