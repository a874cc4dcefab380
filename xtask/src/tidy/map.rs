//! The documents tell where things are. What they point at must be there, and what is there must be
//! told: every mechanism on the architecture page, every page of the book in its index.

use super::layers::PAGE;
use crate::tree::{Finding, Tree};

const MECHANISMS: &str = "crates/tumen-engine/src/mechanisms";
const INDEX: &str = "docs/README.md";

/// Links and paths in the documents that lead nowhere.
pub fn broken(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.files().filter(|(path, _)| path.ends_with(".md")) {
        for (at, line) in text.lines().enumerate() {
            let linked = links(line).map(|link| (link, resolve(path, link)));
            let named = spans(line).filter(|span| names_a_path(tree, span)).map(|span| (span, Some(span.to_owned())));
            for (told, target) in linked.chain(named) {
                if !target.is_some_and(|target| tree.has(&target)) {
                    findings.push(Finding::new(path, at + 1, format!("`{told}` is not there")));
                }
            }
        }
    }
    findings
}

/// Mechanisms and pages that no map names.
pub fn missing(tree: &Tree) -> Vec<Finding> {
    let linked = |page: &str, target: &str| {
        let text = tree.text(page).unwrap_or_default();
        text.lines().flat_map(links).any(|link| resolve(page, link).as_deref() == Some(target))
    };
    let mechanisms = tree.rust_in(MECHANISMS).map(|(path, _)| path).filter(|path| {
        // Mechanisms stand in rooms; one in a folder of its own is named by its `mod.rs`.
        let inside = path.strip_prefix(MECHANISMS).unwrap_or(path).trim_start_matches('/');
        match inside.split('/').collect::<Vec<_>>()[..] {
            [file] | [_, file] => file != "mod.rs",
            [_, _, file] => file == "mod.rs",
            _ => false,
        }
    });
    let pages = tree
        .files()
        .map(|(path, _)| path)
        .filter(|path| path.starts_with("docs/") && path.ends_with(".md") && *path != INDEX);
    let untold = mechanisms.map(|path| (PAGE, path)).chain(pages.map(|path| (INDEX, path)));
    let untold = untold.filter(|(page, path)| !linked(page, path));
    untold.map(|(page, path)| Finding::new(page, 1, format!("there is no link to {path}"))).collect()
}

/// Targets of links to other files, without anchors.
fn links(line: &str) -> impl Iterator<Item = &str> {
    let targets = line.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let files = targets.filter(|target| !target.contains("://") && !target.starts_with("mailto:"));
    files.filter_map(|target| target.split('#').next()).filter(|target| !target.is_empty())
}

/// What stands between single backticks.
fn spans(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// Whether a span is a path from the top, rather than a command or a pattern of paths.
fn names_a_path(tree: &Tree, span: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || "/._-".contains(c);
    let top = span.split('/').next().unwrap_or_default();
    span.contains('/') && span.chars().all(plain) && !top.is_empty() && tree.has(top)
}

/// A link from a page as a path from the top; none if it leaves the repository.
fn resolve(page: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::lines;

    #[test]
    fn links_and_paths_that_lead_nowhere_are_found() {
        let page = "[a](../src/a.rs#top) [b](b.md) [c](https://x.org/c) [d](#d)\n[up](../../up.md) `src/a.rs` `src/no.rs` `src/*.rs` `a/b`\n";
        let tree = Tree::of(&[("docs/page.md", page), ("src/a.rs", "")]);
        let told = [
            "docs/page.md:1: `b.md` is not there",
            "docs/page.md:2: `../../up.md` is not there",
            "docs/page.md:2: `src/no.rs` is not there",
        ];
        assert_eq!(lines(&broken(&tree)), told);
    }

    #[test]
    fn a_folder_may_be_linked() {
        let tree = Tree::of(&[("README.md", "[docs](docs/) [book](docs)"), ("docs/README.md", "")]);
        assert!(broken(&tree).is_empty());
    }

    #[test]
    fn a_mechanism_or_page_that_no_map_names_is_found() {
        let tree = Tree::of(&[
            ("crates/tumen-engine/src/mechanisms/mod.rs", ""),
            ("crates/tumen-engine/src/mechanisms/war/mod.rs", ""),
            ("crates/tumen-engine/src/mechanisms/realm/pay.rs", ""),
            ("crates/tumen-engine/src/mechanisms/war/siege/mod.rs", ""),
            ("crates/tumen-engine/src/mechanisms/war/siege/storm.rs", ""),
            ("docs/README.md", "[architecture](architecture.md)"),
            ("docs/architecture.md", "| [pay](../crates/tumen-engine/src/mechanisms/realm/pay.rs) | wages |"),
            ("docs/model/pay.md", ""),
        ]);
        let told = [
            "docs/architecture.md:1: there is no link to crates/tumen-engine/src/mechanisms/war/siege/mod.rs",
            "docs/README.md:1: there is no link to docs/model/pay.md",
        ];
        assert_eq!(lines(&missing(&tree)), told);
    }
}
