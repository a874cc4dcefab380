//! Marks of unfinished work, files that hold too much, and traces of the machine that made a file.
//!
//! The marks are written in two halves here, or this file would be found by its own check.

use crate::rust::{Kind, Token, reads, tokens};
use crate::tree::{Finding, Tree};

const NOTES: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];
const STUBS: [&str; 3] = ["dbg", "todo", "unimplemented"];
const CODE: [&str; 9] = [".rs", ".py", ".ts", ".js", ".svelte", ".css", ".sh", ".toml", ".ci/run"];

/// Past this length a file probably holds two ideas.
const LONGEST: usize = 800;
const MEASURED: [&str; 5] = [".rs", ".py", ".ts", ".js", ".svelte"];

/// Beginnings of paths that exist on one machine only.
const MACHINE: [&str; 3] = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("../sha", "red")];

/// Code that says of itself that it is not finished, tests that do not run, tests that check nothing.
pub fn unfinished(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.files().filter(|(path, _)| ends_with(path, &CODE)) {
        for (at, line) in text.lines().enumerate() {
            for note in words(line).filter(|word| NOTES.contains(word)) {
                findings.push(Finding::new(path, at + 1, format!("unfinished: {note}")));
            }
        }
        if path.ends_with(".rs") {
            let tokens = tokens(text);
            for at in 0..tokens.len() {
                let rest = &tokens[at..];
                findings.extend(stub(rest).map(|what| Finding::new(path, rest[0].line, what)));
            }
        }
    }
    findings
}

fn stub(tokens: &[Token<'_>]) -> Option<String> {
    if tokens[0].kind == Kind::Comment {
        return None;
    }
    if let Some(stub) = STUBS.iter().find(|stub| reads(tokens, &[stub, "!"])) {
        return Some(format!("unfinished: {stub}!"));
    }
    if reads(tokens, &["#", "[", "ignore"]) {
        return Some("a test that does not run".into());
    }
    reads(tokens, &["assert", "!", "(", "true"]).then(|| "a test that checks nothing".into())
}

/// Files that are too long to hold one idea.
pub fn long(tree: &Tree) -> Vec<Finding> {
    let measured = tree.files().filter(|(path, _)| ends_with(path, &MEASURED));
    let long = measured.map(|(path, text)| (path, text.lines().count())).filter(|(_, lines)| *lines > LONGEST);
    let told = |lines| format!("{lines} lines, more than {LONGEST}: are there two ideas in this file?");
    long.map(|(path, lines)| Finding::new(path, lines, told(lines))).collect()
}

/// Paths of one machine, in any file.
pub fn machine(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.files() {
        for (at, line) in text.lines().enumerate() {
            for trace in MACHINE.iter().filter(|trace| begins_somewhere(line, trace)) {
                findings.push(Finding::new(path, at + 1, format!("`{trace}` is a path of one machine")));
            }
        }
    }
    findings
}

/// Whether a path with this beginning is in the line; `a/b/c` does not begin with `/b/`.
fn begins_somewhere(line: &str, start: &str) -> bool {
    let inner = |c: char| c.is_alphanumeric() || "_-.".contains(c);
    // A path that climbs may climb more than once.
    let climbs = start.starts_with('.');
    line.match_indices(start).any(|(at, _)| climbs || !line[..at].ends_with(inner))
}

fn ends_with(path: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| path.ends_with(ending))
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::lines;

    #[test]
    fn stubs_and_idle_tests_are_found_in_code_only() {
        // The spaces keep a plain search for such marks from stopping here.
        let source = "fn f() { todo !() }\n#[ ignore = \"slow\"]\nassert !(true);\n// todo !()\nlet s = \"dbg !(x)\"; assert!(truth);\n";
        let found = unfinished(&Tree::of(&[("a.rs", source)]));
        assert_eq!(
            lines(&found),
            ["a.rs:1: unfinished: todo!", "a.rs:2: a test that does not run", "a.rs:3: a test that checks nothing"]
        );
    }

    #[test]
    fn notes_are_found_as_whole_words_in_any_code() {
        let [later, mend, _] = NOTES;
        let py = format!("x = 1  # {later}: all\n{later}S = 2\n");
        let md = format!("{mend}\n");
        let found = unfinished(&Tree::of(&[("a.py", &py), ("a.md", &md)]));
        assert_eq!(lines(&found), [format!("a.py:1: unfinished: {later}")]);
    }

    #[test]
    fn a_long_file_is_found_and_a_long_table_is_not() {
        let text = "x\n".repeat(801);
        let found = long(&Tree::of(&[("a.rs", &text), ("b.csv", &text), ("c.rs", &text[2..])]));
        assert_eq!(lines(&found), ["a.rs:801: 801 lines, more than 800: are there two ideas in this file?"]);
    }

    #[test]
    fn paths_of_a_machine_are_found_and_other_paths_are_not() {
        let [top, _, aside] = MACHINE;
        let text = format!("see ../{aside}/x\n`{top}main`\nhttps://example.org{top}x\nframe{}\n", &top[1..]);
        let found = machine(&Tree::of(&[("a.md", &text)]));
        let told = [
            format!("a.md:1: `{aside}` is a path of one machine"),
            format!("a.md:2: `{top}` is a path of one machine"),
        ];
        assert_eq!(lines(&found), told);
    }
}
