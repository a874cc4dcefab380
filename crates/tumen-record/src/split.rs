//! A document's text as units that can be pointed at: sentences, and where there are none, the lines
//! of boxes, tables and lists.
//!
//! The record keeps no document's text, only where each unit stands, how it begins, and a digest by
//! which a text at hand is known again.

use crate::documents::Unit;
use std::collections::BTreeMap;
use unicode_segmentation::UnicodeSegmentation;
use xxhash_rust::xxh3::xxh3_64;

/// Words of a unit that are kept so that a person finds it.
const BEGINNING: usize = 3;
/// Words with a full stop that do not end a sentence.
const SHORT: [&str; 10] = ["r.", "c.", "ca.", "al.", "p.", "pp.", "ch.", "vol.", "no.", "ed."];

/// One unit of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Heading under which it stands; empty before the first.
    pub section: &'a str,
    /// Number of the paragraph in its section, from 1.
    pub paragraph: usize,
    /// Whether it is itself the heading.
    pub heading: bool,
    /// Its words.
    pub text: &'a str,
}

/// The units of a text as a pack lists them in `record/documents/ID.csv`. Sections are named after their
/// headings; headings without a number want no claims. What else wants none is for the encoder to say.
#[must_use]
pub fn units(text: &str) -> Vec<Unit> {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let list = |piece: Piece<'_>| {
        let section = if piece.section.is_empty() { "text" } else { piece.section };
        let words: Vec<String> = section.unicode_words().take(BEGINNING).map(str::to_lowercase).collect();
        let slug = words.join("_");
        let number = numbers.entry(slug.clone()).or_default();
        *number += 1;
        let bare = piece.heading && !piece.text.contains(|c: char| c.is_ascii_digit());
        Unit {
            unit: format!("{slug}.{number}"),
            section: section.to_owned(),
            paragraph: piece.paragraph,
            kind: if piece.heading {
                "heading"
            } else if is_item(piece.text) {
                "item"
            } else {
                "sentence"
            }
            .to_owned(),
            words: piece.words(),
            begins: piece.beginning(),
            none: if bare { "heading".to_owned() } else { String::new() },
            digest: piece.digest(),
        }
    };
    split(text).into_iter().map(list).collect()
}

impl Piece<'_> {
    /// Its first few words.
    #[must_use]
    pub fn beginning(&self) -> String {
        let words: Vec<&str> = self.text.unicode_words().take(BEGINNING).collect();
        words.join(" ")
    }

    /// Number of words, as Unicode counts them.
    #[must_use]
    pub fn words(&self) -> usize {
        self.text.unicode_words().count()
    }

    /// XXH3 of its words, whatever stands between them.
    #[must_use]
    pub fn digest(&self) -> String {
        let words: Vec<&str> = self.text.unicode_words().collect();
        format!("{:016x}", xxh3_64(words.join(" ").as_bytes()))
    }
}

/// The units of a text, in order. Headings are lines between `=` signs; lines that begin with a dash,
/// a bullet, a bar or a number with a full stop are units as they are; all else is split into
/// sentences by the rules of Unicode (UAX 29), mended for abbreviations.
#[must_use]
pub fn split(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut section, mut paragraph) = ("", 0);
    for line in text.lines().map(str::trim).filter(|line| line.unicode_words().next().is_some()) {
        if let Some(title) = heading(line) {
            (section, paragraph) = (title, 0);
            pieces.push(Piece { section, paragraph, heading: true, text: title });
            continue;
        }
        paragraph += 1;
        let sentences = if is_item(line) { vec![line] } else { sentences(line) };
        pieces.extend(sentences.into_iter().map(|text| Piece { section, paragraph, heading: false, text }));
    }
    pieces
}

fn heading(line: &str) -> Option<&str> {
    let title = line.strip_prefix('=')?.strip_suffix('=')?;
    Some(title.trim_matches('=').trim())
}

fn is_item(line: &str) -> bool {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with(['-', '|', '•', '*', '^']) || (number.len() < line.len() && number.starts_with(". "))
}

/// The sentences of a paragraph, without what stands between them.
fn sentences(line: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    let mut from = 0;
    for (at, part) in line.split_sentence_bound_indices() {
        // Unicode counts an opening bracket after the full stop to the sentence.
        let stop = part.strip_suffix('[').unwrap_or(part).len();
        let mut until = at + stop;
        let last = part.split_whitespace().next_back().unwrap_or_default().trim_start_matches('(').to_lowercase();
        let notes = notes(&line[until..]);
        if until < line.len() && (SHORT.contains(&last.as_str()) || !part.ends_with(char::is_whitespace) && notes == 0)
        {
            continue;
        }
        until += notes;
        found.push(line[from.min(until)..until].trim());
        from = until;
    }
    found.retain(|sentence| sentence.unicode_words().next().is_some());
    found
}

/// Length of the marks of notes, such as `[8][9]`, with which a text begins.
fn notes(text: &str) -> usize {
    let mut rest = text;
    while let Some((number, after)) = rest.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
        if number.is_empty() || !number.chars().all(|c| c.is_ascii_digit()) {
            break;
        }
        rest = after;
    }
    text.len() - rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(String, usize, String)> {
        split(text).iter().map(|p| (p.section.to_owned(), p.paragraph, p.text.to_owned())).collect()
    }

    #[test]
    fn headings_items_and_sentences_are_units() {
        let text = "= Valley =\n\nBox\n- Ruler: Ann (r. 1150–1163)\n\n== Rise (r. 1150–1163) ==\nAnn (r. 1150–1163) rose. Bo fell, c. 1160, at 3.5 km. \
                    \"No,\" he said.[1][2] So it was.[3]\n  1. Smith, p. 3. Quote: \"Ann. Bo.\"\n";
        let at = |section: &str, paragraph, text: &str| (section.to_owned(), paragraph, text.to_owned());
        let rise = "Rise (r. 1150–1163)";
        let expected = [
            at("Valley", 0, "Valley"),
            at("Valley", 1, "Box"),
            at("Valley", 2, "- Ruler: Ann (r. 1150–1163)"),
            at(rise, 0, rise),
            at(rise, 1, "Ann (r. 1150–1163) rose."),
            at(rise, 1, "Bo fell, c. 1160, at 3.5 km."),
            at(rise, 1, "\"No,\" he said.[1][2]"),
            at(rise, 1, "So it was.[3]"),
            at(rise, 2, "1. Smith, p. 3. Quote: \"Ann. Bo.\""),
        ];
        assert_eq!(told(text), expected);
    }

    #[test]
    fn units_are_numbered_in_their_section() {
        let listed = units("= The valley =\nAnn rose. Bo fell.\n== Fall (1160) ==\n- A box\n");
        let told: Vec<(&str, &str, &str)> =
            listed.iter().map(|u| (u.unit.as_str(), u.kind.as_str(), u.none.as_str())).collect();
        let expected = [
            ("the_valley.1", "heading", "heading"),
            ("the_valley.2", "sentence", ""),
            ("the_valley.3", "sentence", ""),
            ("fall_1160.1", "heading", ""),
            ("fall_1160.2", "item", ""),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_digest_does_not_mind_blanks_and_stops() {
        let [a, b, c] = ["Ann  rose.", "Ann rose", "Ann fell"].map(|text| split(text)[0].digest());
        assert_eq!(a, b);
        assert_ne!(a, c);
    }
}
