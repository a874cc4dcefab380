//! The floors of the engine: which part may know which. Crates have their layers; inside the engine the same holds, and the
//! compiler does not check it.

use crate::rust::{Kind, Token, tokens};
use crate::tree::{Finding, Tree};

/// The engine's sources.
const ENGINE: &str = "crates/tumen-engine/src/";

/// Parts that state what is, what is true, and what is believed: they only look.
const LOOKING: [&str; 2] = ["beliefs", "readings"];

/// Each floor with what it must not know. What stands in no row may know everything.
pub const FLOORS: &[(&str, &[&str])] = &[
    ("world", &["beliefs", "follow", "moment", "processes", "readings", "schedule", "sim", "verbs"]),
    ("chance", &["beliefs", "follow", "moment", "processes", "readings", "schedule", "sim", "verbs"]),
    ("rules", &["beliefs", "follow", "moment", "processes", "readings", "schedule", "sim", "verbs"]),
    ("due", &["beliefs", "follow", "moment", "processes", "readings", "schedule", "sim", "verbs"]),
    ("memo", &["beliefs", "follow", "moment", "processes", "readings", "schedule", "sim", "verbs"]),
    ("sim", &["beliefs", "follow", "moment", "processes", "readings", "schedule", "verbs"]),
    ("readings", &["beliefs", "chance", "follow", "moment", "processes", "schedule", "verbs"]),
    ("beliefs", &["follow", "moment", "processes", "schedule", "verbs"]),
    ("moment", &["follow", "processes", "schedule", "sim", "verbs"]),
    ("verbs", &["chance", "follow", "processes", "schedule"]),
    ("processes", &["follow", "schedule"]),
];

/// Rooms of the processes. A process is a file or folder in a room, or beside the rooms.
const ROOMS: [&str; 5] = ["bonds", "court", "peoples", "realm", "war"];

/// Parts that know what they must not, and processes that know another process.
pub fn crossed(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.rust_in(ENGINE.trim_end_matches('/')) {
        let place: Vec<&str> = path[ENGINE.len()..].trim_end_matches(".rs").split('/').collect();
        let floor = place[0];
        let barred = FLOORS.iter().find(|(name, _)| *name == floor).map_or(&[] as &[&str], |(_, barred)| barred);
        let all = tokens(text);
        let all: Vec<Token<'_>> = all.into_iter().filter(|t| t.kind != Kind::Comment).collect();
        for (line, known) in paths(&all) {
            if let Some(part) = barred.iter().find(|part| known[0] == **part) {
                findings.push(Finding::new(path, line, format!("`{floor}` must not know `{part}`")));
            }
            let own = process(&place[1..]);
            let other = process(&known[1..]);
            if floor == "processes" && known[0] == "processes" && own != other {
                let other = other.join("::");
                findings.push(Finding::new(path, line, format!("a process must not know another: `{other}`")));
            }
        }
        if LOOKING.contains(&floor) {
            let changes = all.windows(3).find(|t| t[0].text == "&" && t[1].text == "mut" && t[2].text == "Sim");
            findings.extend(changes.map(|t| Finding::new(path, t[0].line, format!("`{floor}` must change nothing"))));
        }
    }
    findings
}

/// The process that a path below `processes` lies in: one name, or a room and one name.
fn process<'p>(path: &[&'p str]) -> Vec<&'p str> {
    let names = if path.first().is_some_and(|first| ROOMS.contains(first)) { 2 } else { 1 };
    path.iter().take(names).copied().collect()
}

/// Every path that begins with `crate::`, with its line; groups in braces are taken apart.
fn paths<'t>(tokens: &[Token<'t>]) -> Vec<(usize, Vec<&'t str>)> {
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        if tokens[at].text == "crate" && tokens.get(at + 1).is_some_and(|t| t.text == ":") {
            let mut rest = &tokens[at + 3..];
            collect(&mut rest, &mut Vec::new(), &mut found);
        }
    }
    found
}

/// Takes one path, or a group of them, from the front of the tokens.
fn collect<'t>(rest: &mut &[Token<'t>], before: &mut Vec<&'t str>, found: &mut Vec<(usize, Vec<&'t str>)>) {
    let depth = before.len();
    while let Some(token) = rest.first().copied() {
        *rest = &rest[1..];
        if token.text == "{" {
            while rest.first().is_some_and(|t| t.text != "}") {
                collect(rest, before, found);
                if rest.first().is_some_and(|t| t.text == ",") {
                    *rest = &rest[1..];
                }
            }
            *rest = rest.get(1..).unwrap_or_default();
            break;
        }
        before.push(token.text);
        if rest.len() > 2 && rest[0].text == ":" && rest[1].text == ":" {
            *rest = &rest[2..];
        } else {
            found.push((token.line, before.clone()));
            break;
        }
    }
    before.truncate(depth);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::lines;

    fn found(path: &str, text: &str) -> Vec<String> {
        let path = format!("{ENGINE}{path}");
        lines(&crossed(&Tree::of(&[(&path, text)])))
    }

    #[test]
    fn a_floor_that_knows_one_above_it_is_found() {
        let source =
            "use crate::sim::Sim;\nuse crate::{chance, readings};\nfn f() { crate::processes::news::reach(); }\n";
        let told = [
            "crates/tumen-engine/src/verbs/war.rs:2: `verbs` must not know `chance`",
            "crates/tumen-engine/src/verbs/war.rs:3: `verbs` must not know `processes`",
        ];
        assert_eq!(found("verbs/war.rs", source), told);
    }

    #[test]
    fn a_process_that_knows_another_is_found_and_one_that_knows_itself_is_not() {
        let source = "use crate::processes::war::{march::supply, siege};\n";
        let told =
            ["crates/tumen-engine/src/processes/war/march/mod.rs:1: a process must not know another: `war::siege`"];
        assert_eq!(found("processes/war/march/mod.rs", source), told);
        assert!(found("follow.rs", source).is_empty());
    }

    #[test]
    fn a_reading_that_could_change_something_is_found() {
        assert_eq!(found("readings/a.rs", "fn f(sim: &mut Sim<'_>) {}").len(), 1);
        assert!(found("readings/a.rs", "/// &mut Sim\nfn f(sim: &Sim<'_>) {}").is_empty());
    }
}
