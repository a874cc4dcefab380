//! Which crate may use which. Arrows point one way; tests and build scripts are no exception.

use crate::tree::{Finding, Tree};
use serde_json::Value;
use std::collections::BTreeMap;

/// Every crate of the house and the crates of the house that it may use, none before those it uses.
/// A crate may stand here before it is built.
pub const LAYERS: &[(&str, &[&str])] = &[
    ("tumen-base", &[]),
    ("tumen-chronology", &[]),
    ("tumen-date", &["tumen-base"]),
    ("tumen-geo", &["tumen-base"]),
    ("tumen-record", &["tumen-base", "tumen-chronology", "tumen-date", "tumen-geo"]),
    ("tumen-scenario", &["tumen-base", "tumen-date", "tumen-geo", "tumen-record"]),
    ("tumen-land", &["tumen-base", "tumen-geo", "tumen-scenario"]),
    ("tumen-engine", &["tumen-base", "tumen-date", "tumen-geo", "tumen-scenario"]),
    ("tumen-ensemble", &["tumen-base", "tumen-scenario", "tumen-land", "tumen-engine"]),
    ("tumen-store", &["tumen-base", "tumen-scenario", "tumen-engine", "tumen-ensemble"]),
    ("tumen-analysis", &["tumen-base", "tumen-record", "tumen-ensemble"]),
    ("tumen-report", &["tumen-base", "tumen-ensemble", "tumen-analysis"]),
    ("tumen-view", &["tumen-base", "tumen-geo", "tumen-scenario", "tumen-engine", "tumen-ensemble", "tumen-analysis"]),
    ("tumen-wasm", &["tumen-scenario", "tumen-engine", "tumen-ensemble", "tumen-view"]),
    ("tumen-atlas", ALL_BELOW),
    ("tumen-cli", ALL_BELOW),
    ("xtask", &[]),
    ("xtask-wasm", &[]),
];

/// Marks a crate that may use every crate that stands before it.
const ALL_BELOW: &[&str] = &["*"];

/// The page with the map of crates.
pub const PAGE: &str = "docs/architecture.md";

/// A crate of the workspace: its folder from the top, and the crates of the house that it uses.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Member {
    folder: String,
    uses: Vec<String>,
}

/// The crates of the workspace by name, from what `cargo metadata --no-deps` prints.
pub fn members(metadata: &str) -> Result<BTreeMap<String, Member>, String> {
    let strange = || "cargo metadata printed something unexpected".to_owned();
    let metadata: Value = serde_json::from_str(metadata).map_err(|_| strange())?;
    let root = metadata["workspace_root"].as_str().ok_or_else(strange)?;
    let mut members = BTreeMap::new();
    for package in metadata["packages"].as_array().ok_or_else(strange)? {
        let name = package["name"].as_str().ok_or_else(strange)?;
        let manifest = package["manifest_path"].as_str().ok_or_else(strange)?.replace('\\', "/");
        let folder = manifest.strip_prefix(&root.replace('\\', "/")).and_then(|m| m.strip_suffix("Cargo.toml"));
        let used = package["dependencies"].as_array().ok_or_else(strange)?;
        // What lies in a folder is ours; what comes from a registry has no path.
        let ours = used.iter().filter(|d| d["path"].is_string());
        let member = Member {
            folder: folder.ok_or_else(strange)?.trim_matches('/').to_owned(),
            uses: ours.filter_map(|d| d["name"].as_str()).map(str::to_owned).collect(),
        };
        members.insert(name.to_owned(), member);
    }
    Ok(members)
}

/// Crates that a crate may use; nothing if the house does not know it.
fn may_use(name: &str) -> Option<Vec<&'static str>> {
    let at = LAYERS.iter().position(|(known, _)| *known == name)?;
    let (_, used) = LAYERS[at];
    Some(if used == ALL_BELOW { LAYERS[..at].iter().map(|(below, _)| *below).collect() } else { used.to_vec() })
}

/// Crates that use what they may not.
pub fn directions(tree: &Tree, members: &BTreeMap<String, Member>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, member) in members {
        let manifest = format!("{}/Cargo.toml", member.folder);
        let Some(allowed) = may_use(name) else {
            findings.push(Finding::new(manifest, 1, format!("`{name}` has no place among the layers in xtask")));
            continue;
        };
        for used in member.uses.iter().filter(|used| !allowed.contains(&used.as_str())) {
            let text = tree.text(&manifest).unwrap_or_default();
            let line =
                text.lines().position(|line| line.trim_start().starts_with(used.as_str())).map_or(1, |at| at + 1);
            let allowed = if allowed.is_empty() { "no other crate".into() } else { allowed.join(", ") };
            findings.push(Finding::new(
                &manifest,
                line,
                format!("`{name}` may not use `{used}`; it may use {allowed}"),
            ));
        }
    }
    findings
}

/// Crates of which the map of crates says nothing, or something else than the layers do. A row reads
/// `| [name](../folder) | its job | what it may use |`.
pub fn map_agrees(tree: &Tree, members: &BTreeMap<String, Member>) -> Vec<Finding> {
    let page = tree.text(PAGE).unwrap_or_default();
    let mut findings = Vec::new();
    for name in members.keys() {
        let row = page.lines().enumerate().find(|(_, line)| line.starts_with(&format!("| [{name}](")));
        let Some((at, row)) = row else {
            findings.push(Finding::new(PAGE, 1, format!("the map of crates has no row for `{name}`")));
            continue;
        };
        let last = row.trim_end().trim_end_matches('|').rsplit('|').next().unwrap_or_default();
        let mut told: Vec<&str> = last.split(',').map(str::trim).filter(|cell| *cell != "-").collect();
        let mut expected: Vec<&str> = may_use(name).unwrap_or_default();
        if told == ["all above"] && LAYERS.iter().any(|(n, used)| n == name && *used == ALL_BELOW) {
            continue;
        }
        expected.retain(|used| members.contains_key(*used));
        told.sort_unstable();
        expected.sort_unstable();
        if told != expected {
            let expected = if expected.is_empty() { "-".into() } else { expected.join(", ") };
            findings.push(Finding::new(PAGE, at + 1, format!("`{name}` may use: {expected}; the map says otherwise")));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::lines;

    fn house(crates: &[(&str, &[&str])]) -> BTreeMap<String, Member> {
        let member = |name: &str, uses: &[&str]| Member {
            folder: format!("crates/{name}"),
            uses: uses.iter().map(|used| (*used).to_owned()).collect(),
        };
        crates.iter().map(|(name, uses)| ((*name).to_owned(), member(name, uses))).collect()
    }

    #[test]
    fn every_crate_stands_after_those_it_uses() {
        for (at, (name, used)) in LAYERS.iter().enumerate().filter(|(_, (_, used))| *used != ALL_BELOW) {
            for used in *used {
                assert!(LAYERS[..at].iter().any(|(below, _)| below == used), "{name} uses {used}");
            }
        }
    }

    #[test]
    fn the_output_of_cargo_is_understood() {
        let json = r#"{"workspace_root":"/h","packages":[{"name":"tumen-geo","manifest_path":"/h/crates/tumen-geo/Cargo.toml",
            "dependencies":[{"name":"serde","path":null},{"name":"tumen-base","path":"/h/crates/tumen-base"}]}]}"#;
        assert_eq!(members(json).unwrap(), house(&[("tumen-geo", &["tumen-base"])]));
        assert!(members("{}").is_err());
    }

    #[test]
    fn an_arrow_the_wrong_way_is_found_on_its_line() {
        let tree = Tree::of(&[(
            "crates/tumen-geo/Cargo.toml",
            "[dependencies]\nserde = \"1\"\ntumen-engine.workspace = true\n",
        )]);
        let found = directions(&tree, &house(&[("tumen-geo", &["tumen-base", "tumen-engine"])]));
        assert_eq!(
            lines(&found),
            ["crates/tumen-geo/Cargo.toml:3: `tumen-geo` may not use `tumen-engine`; it may use tumen-base"]
        );
    }

    #[test]
    fn the_command_line_may_use_everything_and_a_stranger_nothing() {
        let members = house(&[("tumen-cli", &["tumen-base", "tumen-analysis"]), ("tumen-new", &[])]);
        let found = directions(&Tree::default(), &members);
        assert_eq!(
            lines(&found),
            ["crates/tumen-new/Cargo.toml:1: `tumen-new` has no place among the layers in xtask"]
        );
    }

    #[test]
    fn the_map_must_have_every_crate_and_say_what_it_may_use() {
        let members = house(&[("tumen-base", &[]), ("tumen-geo", &[]), ("tumen-scenario", &[]), ("tumen-cli", &[])]);
        let page = "| [tumen-base](../crates/tumen-base) | days | - |\n\
                    | [tumen-scenario](../crates/tumen-scenario) | packs | tumen-base |\n\
                    | [tumen-cli](../crates/tumen-cli) | prints | all above |\n";
        let found = map_agrees(&Tree::of(&[(PAGE, page)]), &members);
        let told = [
            "docs/architecture.md:1: the map of crates has no row for `tumen-geo`",
            "docs/architecture.md:2: `tumen-scenario` may use: tumen-base, tumen-geo; the map says otherwise",
        ];
        assert_eq!(lines(&found), told);
    }
}
