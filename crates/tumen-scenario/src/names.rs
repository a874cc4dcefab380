//! The ids of one table, and the nearest one to what somebody wrote.

use crate::cell::Cell;
use crate::diagnose::{Desk, Diagnostic, Spot};
use std::collections::BTreeMap;

/// Rows that a table can have: ids are 16-bit numbers.
const MOST_ROWS: usize = 1 << 16;

/// Ids of one table, in its order.
pub(crate) struct Names {
    kind: &'static str,
    ids: Vec<String>,
    index: BTreeMap<String, (usize, Option<Spot>)>,
    /// Whether the table could not be read in full, so that an id not found may still be right.
    open: bool,
}

impl Names {
    pub fn new(kind: &'static str, open: bool) -> Self {
        Self { kind, ids: Vec::new(), index: BTreeMap::new(), open }
    }

    /// Adds the id that is built in.
    pub fn add_built_in(&mut self, id: &str) {
        self.index.insert(id.to_owned(), (self.ids.len(), None));
        self.ids.push(id.to_owned());
    }

    /// Adds the id of the next row, if it has one. Duplicates keep their row but are reported.
    pub fn add(&mut self, desk: &Desk<'_>, cell: Option<&Cell<'_>>) {
        let row = self.ids.len();
        if row == MOST_ROWS {
            let spot = cell.map(|c| c.spot);
            desk.put(Diagnostic::error(
                spot,
                format!("there are too many rows: a table of {}s holds {MOST_ROWS}", self.kind),
            ));
        }
        let Some((id, spot)) = cell.and_then(|c| c.str().map(|id| (id, c.spot))) else {
            self.ids.push(String::new());
            return;
        };
        if !is_id(id) {
            let message = format!("`{id}` cannot be an id");
            desk.put(Diagnostic::error(spot, message).expected("lower case letters, digits and _").nearest(as_id(id)));
        }
        match self.index.get(id) {
            Some((_, Some(first))) => {
                let message = format!("`{id}` is already the id of a {} ({})", self.kind, desk.place(*first));
                desk.put(Diagnostic::error(spot, message).expected("an id of its own"));
            }
            Some((_, None)) => {
                desk.put(
                    Diagnostic::error(spot, format!("the {} `{id}` is built in", self.kind)).expected("another id"),
                );
            }
            None => {
                self.index.insert(id.to_owned(), (row, Some(spot)));
            }
        }
        self.ids.push(id.to_owned());
    }

    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn is_open(&self) -> bool {
        self.open
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }

    pub fn find(&self, id: &str) -> Option<usize> {
        self.index.get(id).map(|(row, _)| *row)
    }

    /// The id of a row; empty if it has none.
    pub fn id(&self, row: usize) -> &str {
        self.ids.get(row).map_or("", String::as_str)
    }

    /// A parser of references into this table.
    pub fn pick<T>(&self, make: impl Fn(usize) -> T) -> impl Fn(&Cell<'_>) -> Option<T> {
        move |cell| {
            let Some(id) = cell.str() else {
                cell.wrong(&format!("the id of a {}", self.kind));
                return None;
            };
            match self.index.get(id) {
                Some((row, _)) if *row < MOST_ROWS => Some(make(*row)),
                Some(_) => None,
                None => {
                    if !self.open {
                        let near = nearest(id, self.ids.iter().map(String::as_str));
                        let message = format!("there is no {} `{id}`", self.kind);
                        cell.put(
                            Diagnostic::error(cell.spot, message)
                                .expected(format!("the id of a {}", self.kind))
                                .nearest(near),
                        );
                    }
                    None
                }
            }
        }
    }
}

/// Whether this can be an id: lower snake case ASCII.
pub(crate) fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-')
}

fn as_id(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase().replace([' ', '.', '\''], "_");
    is_id(&lower).then_some(lower)
}

/// The candidate that somebody most likely meant by `word`; the first of equals. `None` if nothing
/// is near. Near is: a few slips of the pen, else the same beginning, else the only candidate that
/// has the word as one of its parts.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = word.to_lowercase().replace([' ', '-'], "_");
    let candidates: Vec<&str> = candidates.into_iter().filter(|c| !c.is_empty()).collect();
    let slips = candidates.iter().map(|c| (strsim::damerau_levenshtein(&folded, c), *c)).min_by_key(|(d, _)| *d);
    if let Some((distance, best)) = slips
        && distance <= (folded.chars().count() / 3).max(1)
        && distance < best.chars().count()
    {
        return Some(best);
    }
    let mut best: Option<(f64, &str)> = None;
    for c in &candidates {
        let alike = strsim::jaro_winkler(&folded, c);
        if alike >= 0.85 && best.is_none_or(|(b, _)| alike > b) {
            best = Some((alike, c));
        }
    }
    if let Some((_, best)) = best {
        return Some(best);
    }
    let mut parts = candidates.iter().filter(|c| c.split('_').any(|part| part == folded));
    parts.next().copied().filter(|_| parts.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_beginnings_and_parts_are_near() {
        let ids = ["balasagun", "samarkand", "yelu_zhilugu", "qara_khitai"];
        assert_eq!(nearest("balasaghun", ids), Some("balasagun"));
        assert_eq!(nearest("Qara Khitai", ids), Some("qara_khitai"));
        assert_eq!(nearest("samarqandi", ids), Some("samarkand"));
        assert_eq!(nearest("zhilugu", ids), Some("yelu_zhilugu"));
        assert_eq!(nearest("otrar", ids), None);
        assert_eq!(nearest("", ids), None);
        assert_eq!(nearest("z", ["a", "b"]), None);
    }

    #[test]
    fn ids_are_lower_snake_case() {
        assert!(is_id("two_words") && is_id("qara-khitai") && is_id("d1"));
        assert!(!is_id("Two") && !is_id("") && !is_id("1d") && !is_id("küchlüg"));
        assert_eq!(as_id("Two Words").as_deref(), Some("two_words"));
    }
}
