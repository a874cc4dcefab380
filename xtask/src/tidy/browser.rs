//! What the engine of the browser is made of: nothing that only a command line or a server needs, since whoever opens the
//! page would load it, and whoever builds the engine would wait for it.

use crate::tree::Finding;

/// What is asked: the crates of the engine of the browser with the features that it asks for, one a line.
pub const ASKED: [&str; 12] = [
    "tree",
    "--locked",
    "--package",
    "tumen-wasm",
    "--target",
    "wasm32-unknown-unknown",
    "--edges",
    "normal",
    "--prefix",
    "none",
    "--format",
    "{p}",
];

/// Crates that it must do without, each with what it is for.
const KEPT_OUT: &[(&str, &str)] = &[
    ("arrow-array", "writes tables of runs"),
    ("axum", "serves pages"),
    ("clap", "reads a command line"),
    ("comfy-table", "lays out tables for a terminal"),
    ("indicatif", "shows progress on a terminal"),
    ("maud", "writes pages"),
    ("miette", "shows problems on a terminal"),
    ("oxrdf", "makes graphs"),
    ("oxttl", "writes graphs"),
    ("parquet", "writes tables of runs"),
    ("percent-encoding", "writes graphs"),
    ("svg", "draws charts"),
    ("tokio", "serves pages"),
];

/// Crates in the engine of the browser that must not be there.
pub fn overweight(tree: &str) -> Result<Vec<Finding>, String> {
    let names: Vec<&str> = tree.lines().filter_map(|line| line.split_whitespace().next()).collect();
    if names.first() != Some(&"tumen-wasm") {
        return Err("cargo tree printed something unexpected".into());
    }
    let there = KEPT_OUT.iter().filter(|(name, _)| names.contains(name));
    let told = |(name, job): &(&str, &str)| {
        let text = format!(
            "the engine of the browser must do without `{name}`, which {job}: `cargo tree -p tumen-wasm -i {name}`"
        );
        Finding::new("crates/tumen-wasm/Cargo.toml", 1, text)
    };
    Ok(there.map(told).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::lines;

    #[test]
    fn what_draws_is_found_however_deep_it_stands() {
        let tree =
            "tumen-wasm v0.1.0 (/h/crates/tumen-wasm)\ntumen-record v0.1.0 (/h/crates/tumen-record)\nsvg v0.18.0\n";
        assert_eq!(
            lines(&overweight(tree).unwrap()),
            ["crates/tumen-wasm/Cargo.toml:1: the engine of the browser must do without `svg`, which draws charts: \
              `cargo tree -p tumen-wasm -i svg`"]
        );
    }

    #[test]
    fn what_the_engine_needs_is_let_in_and_no_tree_is_no_proof() {
        let tree = "tumen-wasm v0.1.0 (/h/crates/tumen-wasm)\nserde v1.0.0\nsvgtypes v0.15.0\n";
        assert!(overweight(tree).unwrap().is_empty());
        assert!(overweight("").is_err());
    }
}
