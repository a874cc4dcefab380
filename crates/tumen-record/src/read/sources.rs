//! Reading `record/sources.toml`: one `[[source]]` a source, with everything that is wrong at once.
//!
//! | key | value |
//! |---|---|
//! | `id` | lower case letters, digits and `_` |
//! | `title`, `citation` | text; the citation without an address on the net |
//! | `kind` | one of [`Kind::ALL`](crate::Kind::ALL) |
//! | `authors` | list of names, surname first; may be left out |
//! | `date` | a year, or `[first, last]`; may be left out |
//! | `cites` | list of ids of what it rests on; may be left out |
//! | `note` | text; may be left out |

use super::desk::Desk;
use crate::source::{Source, SourceId, Years};
use crate::sources::{Sources, circle};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use tumen_base::Problem;

const KEYS: [&str; 8] = ["id", "title", "kind", "authors", "date", "citation", "cites", "note"];
const NEEDED: [&str; 4] = ["id", "title", "kind", "citation"];
/// Sources that a record can have: ids are 16-bit numbers.
const MOST: usize = 1 << 16;
/// What begins an address on the net.
const ADDRESSES: [&str; 2] = ["://", "www."];

/// The sources that a text of `record/sources.toml` lists.
///
/// # Errors
/// Every problem of the text, in order of place: faults of syntax alone, if there are any; else keys
/// that are unknown or missing, values of the wrong kind, ids that are used twice, citations of
/// nothing, of oneself, in a circle, or of a work that is younger.
pub fn sources(text: &str) -> Result<Sources, Vec<Problem>> {
    let mut desk = Desk { text, problems: Vec::new() };
    let (root, faults) = DeTable::parse_recoverable(text);
    for fault in faults {
        let (message, expected) = fault.message().split_once(", expected ").unwrap_or((fault.message(), ""));
        desk.put(Problem::new(text, fault.span().unwrap_or_default(), message).expected(expected));
    }
    let list = if desk.problems.is_empty() { desk.list(root.get_ref()) } else { Vec::new() };
    desk.problems.sort();
    if desk.problems.is_empty() { Ok(Sources::new(list)) } else { Err(desk.problems) }
}

/// A source whose citations are not yet looked up.
struct Draft {
    source: Source,
    /// Where its id stands.
    at: Range<usize>,
    /// Ids that it cites, with where they stand.
    cites: Vec<(String, Range<usize>)>,
}

impl Desk<'_> {
    fn list(&mut self, root: &DeTable<'_>) -> Vec<Source> {
        for key in root.keys().filter(|key| key.get_ref() != "source") {
            let message = format!("unknown key `{}`", key.get_ref());
            self.put(
                Problem::new(self.text, key.span(), message).expected("[[source]]").near(key.get_ref(), ["source"]),
            );
        }
        let Some(value) = root.get("source") else {
            self.put(Problem::new(self.text, 0..0, "there are no sources").expected("[[source]]"));
            return Vec::new();
        };
        let DeValue::Array(rows) = value.get_ref() else {
            self.wrong("source", value, "[[source]]");
            return Vec::new();
        };
        if rows.len() > MOST {
            let message = format!("there are {} sources", rows.len());
            self.put(Problem::new(self.text, value.span(), message).expected(format!("at most {MOST}")));
            return Vec::new();
        }
        let mut drafts = Vec::new();
        for row in rows.iter() {
            match row.get_ref() {
                DeValue::Table(table) => drafts.push(self.draft(table, row.span())),
                _ => self.wrong("source", row, "[[source]]"),
            }
        }
        self.resolve(drafts)
    }

    /// One source.
    fn draft(&mut self, table: &DeTable<'_>, span: Range<usize>) -> Draft {
        let name = match table.get("id").map(Spanned::get_ref) {
            Some(DeValue::String(id)) => format!("source `{id}`"),
            _ => "source".into(),
        };
        let mut missing: Vec<&str> = NEEDED.into_iter().filter(|key| !table.contains_key(*key)).collect();
        for key in table.keys().filter(|key| !KEYS.contains(&key.get_ref().as_ref())) {
            let message = format!("unknown key `{}` in {name}", key.get_ref());
            let problem = Problem::new(self.text, key.span(), message).near(key.get_ref(), KEYS);
            // A slip of the pen is told once.
            missing.retain(|key| problem.nearest.as_deref() != Some(key));
            let expected =
                if problem.nearest.is_none() { format!("one of {}", KEYS.join(", ")) } else { String::new() };
            self.put(problem.expected(expected));
        }
        if !missing.is_empty() {
            let keys: Vec<String> = missing.iter().map(|key| format!("`{key}`")).collect();
            self.put(Problem::new(self.text, span.clone(), format!("{name} has no {}", keys.join(", "))));
        }
        let citation = self.words(table, "citation");
        if let Some(value) = table.get("citation").filter(|_| ADDRESSES.iter().any(|start| citation.contains(start))) {
            let message = format!("the citation of {name} has an address on the net");
            let expected = "author, title, place and year: what still holds when the address is gone";
            self.put(Problem::new(self.text, value.span(), message).expected(expected));
        }
        let authors = self.names(table, "authors").into_iter().map(|(author, _)| author).collect();
        Draft {
            at: table.get("id").map_or(span, Spanned::span),
            source: Source {
                id: self.id(table),
                title: self.words(table, "title"),
                kind: self.kind(table),
                authors,
                date: self.date(table),
                citation,
                cites: Vec::new(),
                note: self.words(table, "note"),
            },
            cites: self.names(table, "cites"),
        }
    }

    /// Looks up who cites whom.
    fn resolve(&mut self, drafts: Vec<Draft>) -> Vec<Source> {
        let mut ids: BTreeMap<String, SourceId> = BTreeMap::new();
        for (at, draft) in drafts.iter().enumerate().filter(|(_, draft)| !draft.source.id.is_empty()) {
            let id = &draft.source.id;
            if ids.contains_key(id) {
                let message = format!("two sources have the id `{id}`");
                self.put(Problem::new(self.text, draft.at.clone(), message).expected("an id of its own"));
            } else {
                ids.insert(id.clone(), SourceId(at as u16));
            }
        }
        let dates: Vec<Option<Years>> = drafts.iter().map(|draft| draft.source.date).collect();
        let (mut list, mut places) = (Vec::new(), Vec::new());
        for (own, Draft { mut source, at, cites }) in drafts.into_iter().enumerate() {
            for (cited, span) in cites {
                match ids.get(&cited) {
                    None => {
                        let problem = Problem::new(self.text, span, format!("there is no source `{cited}`"));
                        let names = ids.keys().map(String::as_str);
                        self.put(problem.expected("the id of a source").near(&cited, names));
                    }
                    Some(id) if id.index() == own => {
                        let message = format!("`{cited}` cites itself");
                        self.put(Problem::new(self.text, span, message).expected("another source"));
                    }
                    Some(id) => {
                        self.in_order(&source, &cited, dates[id.index()], span);
                        source.cites.push(*id);
                    }
                }
            }
            list.push(source);
            places.push(at);
        }
        if let Some(circle) = circle(&list) {
            let names: Vec<String> = circle.iter().map(|at| format!("`{}`", list[*at].id)).collect();
            let message = format!("sources rest on each other in a circle: {}", names.join(" on "));
            let problem = Problem::new(self.text, places[circle[0]].clone(), message);
            self.put(problem.expected("older ones under younger ones"));
        }
        list
    }

    /// Reports a source that cites a younger one.
    fn in_order(&mut self, source: &Source, cited: &str, theirs: Option<Years>, span: Range<usize>) {
        if let (Some(own), Some(theirs)) = (source.date, theirs)
            && own.last < theirs.first
        {
            let message = format!("`{}` of {own} cites `{cited}`, which is of {theirs}", source.id);
            self.put(Problem::new(self.text, span, message).expected("a work that is not younger"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Kind;

    const GOOD: &str = "[[source]]\nid = 'a'\ntitle = 'A'\nkind = 'map'\ncitation = 'A, A'\n";

    fn told(text: &str) -> Vec<String> {
        sources(text).unwrap_err().iter().map(Problem::to_string).collect()
    }

    #[test]
    fn a_source_is_read_whole() {
        let text = format!(
            "{GOOD}authors = ['Ann', ' Bo ']\ndate = [1252, 1260]\nnote = 'so it is said'\ncites = ['b']\n{}",
            GOOD.replace("'a'", "'b'")
        );
        let read = sources(&text).unwrap();
        let (a, b) = (read.find("a").unwrap(), read.find("b").unwrap());
        let source = read.get(a);
        assert_eq!((source.title.as_str(), source.kind, source.note.as_str()), ("A", Kind::Map, "so it is said"));
        assert_eq!(
            (source.authors.as_slice(), source.date),
            (&["Ann".into(), "Bo".into()][..], Some(Years { first: 1252, last: 1260 }))
        );
        assert_eq!((source.cites.as_slice(), read.get(b).date, read.len()), (&[b][..], None, 2));
    }

    #[test]
    fn everything_wrong_is_told_at_once_and_where() {
        let text = "\
[[source]]
id = 'No'
titel = 'A'
kind = 'monografy'
date = [1260, 1252]
authors = 'Ann'
citation = 'A, https://a.org'

[[source]]
id = 'b'
title = ''
kind = 'map'
citation = 7
cites = ['juvaini', 'b', 'juvayni', 'juvayni']

[[source]]
id = 'juvayni'
title = 'C'
kind = 'chronicle'
citation = 'C'
colour = 'red'
[scource]
";
        assert_eq!(
            told(text),
            [
                "2:6: `No` cannot be an id; expected lower case letters, digits and _",
                "3:1: unknown key `titel` in source `No`; did you mean `title`?",
                "4:8: `kind` is \"monografy\"; expected one of encyclopedia article, monograph, survey, chronicle, dynastic history, treatise, letter, report, map, artefact, unknown; did you mean `monograph`?",
                "5:8: `date` is a list; expected a year, or [first, last] in this order",
                "6:11: `authors` is \"Ann\"; expected a list of texts, [\"…\", \"…\"]",
                "7:12: the citation of source `No` has an address on the net; expected author, title, place and year: what still holds when the address is gone",
                "11:9: `title` is \"\"; expected a text that is not empty",
                "13:12: `citation` is 7; expected a text that is not empty",
                "14:10: there is no source `juvaini`; expected the id of a source; did you mean `juvayni`?",
                "14:21: `b` cites itself; expected another source",
                "14:37: `juvayni` stands in `cites` twice",
                "21:1: unknown key `colour` in source `juvayni`; expected one of id, title, kind, authors, date, citation, cites, note",
                "22:2: unknown key `scource`; expected [[source]]; did you mean `source`?",
            ]
        );
    }

    #[test]
    fn faults_of_syntax_are_told_alone() {
        assert_eq!(told("[[source]]\nid = a\n").len(), 1);
        assert_eq!(told(""), ["1:1: there are no sources; expected [[source]]"]);
        assert_eq!(told("source = 3"), ["1:10: `source` is 3; expected [[source]]"]);
        assert_eq!(told("[[source]]\nid = 'a'\n"), ["1:1: source `a` has no `title`, `kind`, `citation`"]);
    }

    #[test]
    fn nobody_cites_what_is_younger() {
        let old = format!("{GOOD}date = 1231\ncites = ['b']\n");
        let young = format!("{}date = [1252, 1260]\n", GOOD.replace("'a'", "'b'"));
        assert_eq!(
            told(&(old.clone() + &young)),
            ["7:10: `a` of 1231 cites `b`, which is of 1252-1260; expected a work that is not younger"]
        );
        assert!(sources(&(old + &young.replace("1252", "1230"))).is_ok());
    }

    #[test]
    fn ids_are_used_once_and_citations_run_in_no_circle() {
        assert_eq!(told(&[GOOD, GOOD].concat()), ["7:6: two sources have the id `a`; expected an id of its own"]);
        let ring: String = [("a", "b"), ("b", "c"), ("c", "b")]
            .iter()
            .map(|(id, cited)| format!("{}cites = ['{cited}']\n", GOOD.replace("'a'", &format!("'{id}'"))))
            .collect();
        assert_eq!(
            told(&ring),
            ["8:6: sources rest on each other in a circle: `b` on `c` on `b`; expected older ones under younger ones"]
        );
    }
}
