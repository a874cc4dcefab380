//! The part of a record that some claims need. Reading a whole record takes longer than starting a
//! program should, and a scenario speaks of a few claims in a hundred.
//!
//! Rows are told apart by their headers alone, at the beginning of a line. Where that goes wrong the
//! excerpt lacks a claim or cannot be read, and whoever asked for it reads the whole.

use crate::files::Files;
use std::collections::BTreeSet;

/// Texts of the record by path, with the claims of these ids and no more of the other rows than these
/// claims name.
pub(crate) fn excerpt(files: &Files, wanted: &BTreeSet<&str>) -> Vec<(String, String)> {
    let under = |folder: &'static str| files.under(folder);
    let claims: Vec<(&str, String)> =
        under("record/claims").map(|(path, text)| (path, keep(text, |id| wanted.contains(id)))).collect();
    let named: BTreeSet<&str> = claims.iter().flat_map(|(_, text)| text.split('"')).collect();
    let things = ["record/entities", "record/happenings"]
        .into_iter()
        .flat_map(under)
        .map(|(path, text)| (path, keep(text, |id| named.contains(id))));
    let documents = under("record/documents/").map(|(path, text)| (path, lines(text, &named)));
    let whole = ["record/sources.toml", "record/accounts"].into_iter().flat_map(under);
    let all = things.chain(documents).chain(whole.map(|(path, text)| (path, text.to_owned())));
    let all: Vec<(String, String)> = all.map(|(path, text)| (path.to_owned(), text)).collect();
    all.into_iter().chain(claims.iter().map(|(path, text)| ((*path).to_owned(), text.clone()))).collect()
}

/// The head of a file and those of its rows whose id is wanted.
fn keep(text: &str, wanted: impl Fn(&str) -> bool) -> String {
    const HEADER: &str = "\n[[";
    let first = if text.starts_with("[[") { 0 } else { text.find(HEADER).map_or(text.len(), |at| at + 1) };
    let mut kept = text[..first].to_owned();
    let mut rest = &text[first..];
    while !rest.is_empty() {
        let end = rest.find(HEADER).map_or(rest.len(), |at| at + 1);
        let (row, after) = rest.split_at(end);
        if id(row).is_some_and(&wanted) {
            kept.push_str(row);
        }
        rest = after;
    }
    kept
}

/// The id that a row gives itself.
fn id(row: &str) -> Option<&str> {
    row.lines().find_map(|line| {
        let (key, value) = line.split_once('=')?;
        (key.trim() == "id").then(|| value.trim().trim_matches('"'))
    })
}

/// The header of a table and those of its lines whose first cell is wanted.
fn lines(text: &str, wanted: &BTreeSet<&str>) -> String {
    let first = |line: &str| line.split(',').next().is_some_and(|cell| wanted.contains(cell));
    let kept = text.split_inclusive('\n').enumerate().filter(|(at, line)| *at == 0 || first(line));
    kept.map(|(_, line)| line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_has_what_the_claims_name_and_nothing_else() {
        let files = Files::new(
            [
                ("record/sources.toml", "[[source]]\nid = \"s\"\n"),
                ("record/documents/s.csv", "unit,section\na.1,A\na.2,A\n"),
                ("record/happenings/h.toml", "# all\n\n[[happening]]\nid = \"war\"\n\n[[happening]]\nid = \"peace\"\n"),
                ("record/claims.toml", "source = \"s\"\n\n[[claim]]\nid = \"c.1\"\nlocus = \"a.2\"\nabout = \"war\"\n\n[[claim]]\nid = \"c.2\"\nlocus = \"a.1\"\n"),
                ("world/places.csv", "id\n"),
            ]
            .map(|(path, text)| (path.to_owned(), text.to_owned())),
        );
        let texts = excerpt(&files, &BTreeSet::from(["c.1"]));
        let texts: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let expected = [
            ("record/happenings/h.toml", "# all\n\n[[happening]]\nid = \"war\"\n\n"),
            ("record/documents/s.csv", "unit,section\na.2,A\n"),
            ("record/sources.toml", "[[source]]\nid = \"s\"\n"),
            ("record/claims.toml", "source = \"s\"\n\n[[claim]]\nid = \"c.1\"\nlocus = \"a.2\"\nabout = \"war\"\n\n"),
        ];
        assert_eq!(texts, expected);
    }
}
