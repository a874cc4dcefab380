//! The packs of the repository, read from their folders.

use std::fs;
use std::path::{Path, PathBuf};
use tumen_scenario::{Files, Scenario, load};

/// The texts of a pack in the folder `scenarios`.
pub fn files(pack: &str) -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios").join(pack);
    let (mut texts, mut folders): (Vec<(String, String)>, Vec<PathBuf>) = (Vec::new(), vec![root.clone()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
            let path = entry.expect("an entry of a folder that can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "toml" || e == "csv") {
                let name = path.strip_prefix(&root).expect("below the root").to_string_lossy().into_owned();
                texts.push((name, fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))));
            }
        }
    }
    Files::new(texts)
}

/// A scenario of a pack; its default one if none is named.
pub fn scenario(pack: &str, name: Option<&str>) -> Scenario {
    load(&files(pack), name).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The invented pack of two towns.
pub fn tiny() -> Scenario {
    scenario("tiny", None)
}

/// The century.
pub fn empire() -> Scenario {
    scenario("qara-khitai", Some("empire"))
}

/// The built-in scenario.
pub fn usurper() -> Scenario {
    scenario("qara-khitai", Some("usurper"))
}
