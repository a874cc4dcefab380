//! What a history may reach. Below the ensemble nothing touches files, clock, threads, environment or
//! network, or a result would depend on more than scenario, seed and number. And no library prints.

use super::layers::LAYERS;
use crate::rust::{Kind, Token, reads, tokens};
use crate::tree::{Finding, Tree};

/// The first crate that may spread work over threads.
const FIRST_TO_REACH_OUT: &str = "tumen-ensemble";
/// The crate that prints.
const PRINTER: &str = "tumen-cli";

const MODULES: [&str; 6] = ["env", "fs", "net", "process", "thread", "time"];
const CLOCKS: [&str; 2] = ["Instant", "SystemTime"];
const PRINTING: [&str; 4] = ["eprint", "eprintln", "print", "println"];

/// Uses of what is out of bounds. Folders of tests, examples and benches are free.
pub fn out_of_bounds(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut below = true;
    for (name, _) in LAYERS.iter().take_while(|(name, _)| *name != PRINTER) {
        below &= *name != FIRST_TO_REACH_OUT;
        for (path, text) in tree.rust_in(&format!("crates/{name}/src")) {
            let tokens = tokens(text);
            for at in 0..tokens.len() {
                let rest = &tokens[at..];
                if below {
                    let out =
                        |what| Finding::new(path, rest[0].line, format!("{what} is out of bounds below the ensemble"));
                    findings.extend(reached(rest).into_iter().map(out));
                }
                if PRINTING.iter().any(|print| reads(rest, &[print, "!"])) {
                    findings.push(Finding::new(path, rest[0].line, format!("only {PRINTER} prints")));
                }
            }
        }
    }
    findings
}

/// What the first of these tokens reaches for.
fn reached(tokens: &[Token<'_>]) -> Vec<String> {
    if let Some(clock) = CLOCKS.iter().find(|clock| tokens[0].is(Kind::Word, clock)) {
        return vec![(*clock).to_owned()];
    }
    if !reads(tokens, &["std", ":", ":"]) {
        return vec![];
    }
    let mut path = tokens[3..].iter().filter(|t| t.kind != Kind::Comment);
    let heads: Vec<&str> = match path.next() {
        Some(open) if open.is(Kind::Sign, "{") => group_heads(path),
        Some(word) => vec![word.text],
        None => vec![],
    };
    heads.into_iter().filter(|head| MODULES.contains(head)).map(|head| format!("std::{head}")).collect()
}

/// The first names inside `{a::b, c::{d, e}}`: a and c.
fn group_heads<'t>(inside: impl Iterator<Item = &'t Token<'t>>) -> Vec<&'t str> {
    let (mut depth, mut fresh, mut heads) = (1, true, vec![]);
    for token in inside {
        match token.text {
            "{" => depth += 1,
            "}" => depth -= 1,
            "," if depth == 1 => fresh = true,
            head if fresh => {
                heads.push(head);
                fresh = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::lines;

    fn found(path: &str, text: &str) -> Vec<String> {
        lines(&out_of_bounds(&Tree::of(&[(path, text)])))
    }

    #[test]
    fn files_clocks_and_threads_are_found_below_the_ensemble() {
        let source = "use std::fs;\nuse std::{fmt, thread::{self, Scope}, env};\nlet t = time::Instant::now();\n";
        let told = [
            "crates/tumen-engine/src/a.rs:1: std::fs is out of bounds below the ensemble",
            "crates/tumen-engine/src/a.rs:2: std::thread is out of bounds below the ensemble",
            "crates/tumen-engine/src/a.rs:2: std::env is out of bounds below the ensemble",
            "crates/tumen-engine/src/a.rs:3: Instant is out of bounds below the ensemble",
        ];
        assert_eq!(found("crates/tumen-engine/src/a.rs", source), told);
    }

    #[test]
    fn comments_strings_and_other_names_are_not_found() {
        let source = "// std::fs\nlet a = \"std::fs\"; use std::{fmt, collections::env}; my::fs::read(); Instantly";
        assert!(found("crates/tumen-geo/src/a.rs", source).is_empty());
    }

    #[test]
    fn tests_and_examples_and_the_ensemble_are_free() {
        for path in ["crates/tumen-geo/tests/a.rs", "crates/tumen-geo/examples/a.rs", "crates/tumen-ensemble/src/a.rs"]
        {
            assert!(found(path, "use std::time::Instant;").is_empty(), "{path}");
        }
    }

    #[test]
    fn only_the_command_line_prints() {
        assert_eq!(
            found("crates/tumen-analysis/src/a.rs", "\nprintln!(\"x\");"),
            ["crates/tumen-analysis/src/a.rs:2: only tumen-cli prints"]
        );
        assert!(found("crates/tumen-cli/src/a.rs", "println!(\"x\");").is_empty());
    }
}
