//! No proper names in rules. What the packs name (polities, persons, houses, places, faiths, peoples)
//! may not stand in the code of the engine: not in its names, not in its strings.
//!
//! Comments may cite history, and so may the sources of parameters, which are citations.

use crate::rust::{Kind, Token, reads, tokens};
use crate::tree::{Finding, Tree};
use std::collections::{BTreeMap, BTreeSet};

const RULES: &str = "crates/tumen-engine/src";

/// Words in names of the packs that are ordinary words as well, and mean nothing by themselves.
const ORDINARY: &[(&str, &str)] = &[
    ("black", "a colour"),
    ("chinese", "a calendar"),
    ("church", "any church"),
    ("east", "a direction"),
    ("eastern", "a direction"),
    ("emperor", "a title"),
    ("forest", "a landscape"),
    ("gate", "any gate"),
    ("great", "a size"),
    ("iron", "a metal"),
    ("khan", "a title"),
    ("lake", "a water"),
    ("lower", "a comparison"),
    ("pass", "a kind of place"),
    ("prince", "a title"),
    ("riders", "men on horses"),
    ("spring", "a season"),
    ("springs", "a water"),
    ("sultan", "a title"),
    ("upper", "a comparison"),
    ("western", "a direction"),
];

/// Single words of names that are shorter are left to the ids: too many are words of code.
const SHORTEST_WORD: usize = 4;

/// Names of the packs, each as its words in lower case, by first word.
#[derive(Debug, Default)]
struct Names(BTreeMap<String, BTreeSet<Vec<String>>>);

impl Names {
    fn add(&mut self, words: Vec<String>) {
        let ordinary = |word: &String| ORDINARY.iter().any(|(known, _)| known == word);
        if !words.is_empty() && !words.iter().all(ordinary) {
            self.0.entry(words[0].clone()).or_default().insert(words);
        }
    }

    fn add_id(&mut self, id: &str) {
        self.add(parts(id));
    }

    /// A name as people write it, and each word in it that is a name by itself.
    fn add_name(&mut self, name: &str) {
        self.add(parts(name));
        for word in name.split(|c: char| !c.is_alphanumeric()) {
            if word.chars().count() >= SHORTEST_WORD && word.starts_with(char::is_uppercase) {
                self.add(vec![word.to_lowercase()]);
            }
        }
    }

    /// The first name in a row of words.
    fn first_in(&self, words: &[String]) -> Option<String> {
        let starting = |at: usize| self.0.get(&words[at]).into_iter().flatten().map(move |name| (at, name));
        let mut all = (0..words.len()).flat_map(starting);
        all.find(|(at, name)| words[*at..].starts_with(name)).map(|(_, name)| name.join(" "))
    }
}

/// The words of a name in code or in a sentence, in lower case: `coup_in_Town`, `CoupInTown` and
/// `coup in Town` are the same three.
fn parts(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut after_lower = false;
    for c in text.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && after_lower) {
            parts.push(std::mem::take(&mut part));
        }
        if c.is_alphanumeric() {
            part.extend(c.to_lowercase());
        }
        after_lower = c.is_lowercase();
    }
    parts.push(part);
    parts.retain(|part| !part.is_empty());
    parts
}

/// Names of the packs in the code of the engine.
pub fn in_rules(tree: &Tree) -> Result<Vec<Finding>, String> {
    let names = collect(tree)?;
    let mut findings = Vec::new();
    for (path, text) in tree.rust_in(RULES) {
        for token in without_citations(&tokens(text)) {
            if let Some(name) = names.first_in(&parts(token.text)) {
                findings.push(Finding::new(path, token.line, format!("`{name}` is a name of a pack; rules have none")));
            }
        }
    }
    Ok(findings)
}

/// Code without comments and without the strings of `parameters!` blocks.
fn without_citations<'a, 't>(tokens: &'a [Token<'t>]) -> Vec<&'a Token<'t>> {
    let mut kept = Vec::new();
    // Braces open since a block of parameters began; outside of one, none.
    let mut depth = None;
    for (at, token) in tokens.iter().enumerate() {
        if depth.is_none() && reads(&tokens[at..], &["parameters", "!", "{"]) {
            depth = Some(0);
        }
        depth = match (depth, token.kind, token.text) {
            (Some(open), Kind::Sign, "{") => Some(open + 1),
            (Some(1), Kind::Sign, "}") => None,
            (Some(open), Kind::Sign, "}") => Some(open - 1),
            (depth, ..) => depth,
        };
        let read = match token.kind {
            Kind::Word => true,
            Kind::Literal => depth.is_none(),
            Kind::Comment | Kind::Sign => false,
        };
        kept.extend(read.then_some(token));
    }
    kept
}

fn collect(tree: &Tree) -> Result<Names, String> {
    let mut names = Names::default();
    for (path, text) in tree.files().filter(|(path, _)| path.starts_with("scenarios/")) {
        let file = path.rsplit('/').next().unwrap_or(path);
        match file {
            "places.csv" => add_places(&mut names, text).map_err(|e| format!("{path}: {e}"))?,
            "faiths.toml" | "peoples.toml" | "polities.toml" | "persons.toml" => {
                let table: toml::Table = text.parse().map_err(|e| format!("{path}: {e}"))?;
                add_records(&mut names, &table);
            }
            _ => {}
        }
    }
    Ok(names)
}

fn add_records(names: &mut Names, table: &toml::Table) {
    for record in table.values().filter_map(toml::Value::as_array).flatten() {
        let field = |key: &&str| record.get(key).and_then(toml::Value::as_str);
        ["id", "house"].iter().filter_map(field).for_each(|id| names.add_id(id));
        ["name", "plural", "adjective", "adherents"].iter().filter_map(field).for_each(|name| names.add_name(name));
    }
}

fn add_places(names: &mut Names, text: &str) -> Result<(), csv::Error> {
    for place in csv::Reader::from_reader(text.as_bytes()).deserialize() {
        let place: BTreeMap<String, String> = place?;
        let field = |key| place.get(key).map(String::as_str).unwrap_or_default();
        names.add_id(field("id"));
        names.add_name(field("name"));
        field("aliases").split('|').for_each(|alias| names.add_name(alias));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::lines;

    const PLACES: &str =
        "id,name,aliases,kind\nold_town,Old Town,Vetusta|Gate Rock,city\nnur,Nur,,city\niron,Iron,,pass\n";
    const PERSONS: &str = "[[person]]\nid = \"harald\"\nname = \"the son of Harald\"\nhouse = \"ulfing\"\n";

    fn found(source: &str) -> Vec<String> {
        let file = format!("{RULES}/a.rs");
        let tree = Tree::of(&[
            ("scenarios/p/world/places.csv", PLACES),
            ("scenarios/p/s/persons.toml", PERSONS),
            (&file, source),
        ]);
        lines(&in_rules(&tree).unwrap())
    }

    #[test]
    fn names_are_found_in_strings_and_in_names_of_code() {
        let source =
            "let x = \"to Harald\";\nfn ulfing_falls() {}\nstruct OldTown;\nif id == \"nur\" {}\nlet vetusta = 1;\n";
        let told: Vec<String> = found(source);
        let expected = ["harald", "ulfing", "old town", "nur", "vetusta"];
        assert_eq!(told.len(), expected.len(), "{told:?}");
        for (at, name) in expected.iter().enumerate() {
            assert!(told[at].contains(&format!(":{}: `{name}` ", at + 1)), "{}", told[at]);
        }
    }

    #[test]
    fn parts_of_words_and_ordinary_words_are_not_names() {
        assert!(
            found("let nurse = old(thing); let gate = \"the iron gate of an old thing\"; let sons = son;").is_empty()
        );
    }

    #[test]
    fn comments_and_sources_of_parameters_may_cite() {
        let source = "/// As Harald did.\ntumen_base::parameters! {\n pub struct P in \"p\" { a: \"u\", 1.0, 2.0, 3.0, \"Harald, 12\"; }\n}\nlet x = \"Harald\";\n";
        assert_eq!(found(source), [format!("{RULES}/a.rs:5: `harald` is a name of a pack; rules have none")]);
    }

    #[test]
    fn a_pack_that_cannot_be_read_is_an_error() {
        let tree = Tree::of(&[("scenarios/p/s/persons.toml", "[[person")]);
        assert!(in_rules(&tree).unwrap_err().starts_with("scenarios/p/s/persons.toml"));
    }

    #[test]
    fn no_ordinary_word_is_listed_twice_or_without_a_reason() {
        assert!(ORDINARY.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(ORDINARY.iter().all(|(word, why)| !why.is_empty() && *word == word.to_lowercase()));
    }
}
