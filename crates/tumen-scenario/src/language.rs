//! Sentences for events. `lang/en.toml` gives a template a kind; kinds without one keep the template
//! of the vocabulary.

use crate::diagnose::{Diagnostic, Spot};
use crate::names::nearest;
use crate::read::Reader;
use crate::vocab::EventKind;
use std::ops::Range;

pub(crate) const FILE: &str = "lang/en.toml";

macro_rules! slots {
    ($($(#[$doc:meta])* $variant:ident = $name:literal;)*) => {
        /// A gap in a sentence.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Slot { $($(#[$doc])* $variant,)* }

        impl Slot {
            /// Every slot.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Name in templates.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

slots! {
    /// First polity.
    Actor = "actor";
    /// Second polity.
    Other = "other";
    /// First person.
    Person = "person";
    /// Second person.
    Target = "target";
    /// Place.
    Place = "place";
    /// Men of the actor.
    Men = "men";
    /// Men of the other.
    OtherMen = "other_men";
    /// Losses of the actor.
    Losses = "losses";
    /// Losses of the other.
    OtherLosses = "other_losses";
    /// What else the event says.
    Detail = "detail";
}

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Words(String),
    Gap(Slot),
}

/// A sentence for each kind of event.
#[derive(Clone, Debug, PartialEq)]
pub struct Language {
    /// In the order of [`EventKind::ALL`].
    sentences: Vec<Vec<Piece>>,
}

/// The templates of the vocabulary.
impl Default for Language {
    fn default() -> Self {
        Self { sentences: EventKind::ALL.iter().map(|k| parse(k.template()).0).collect() }
    }
}

impl Language {
    /// The sentence for an event of this kind, with its gaps filled and its first letter a capital.
    #[must_use]
    pub fn sentence(&self, kind: EventKind, mut fill: impl FnMut(Slot) -> String) -> String {
        let mut sentence = String::new();
        for piece in &self.sentences[kind as usize] {
            match piece {
                Piece::Words(words) => sentence.push_str(words),
                Piece::Gap(slot) => sentence.push_str(&fill(*slot)),
            }
        }
        let mut letters = sentence.chars();
        match letters.next() {
            Some(first) if first.is_lowercase() => first.to_uppercase().chain(letters).collect(),
            _ => sentence,
        }
    }

    /// The gaps of the sentence for this kind, in the order of the sentence.
    pub fn slots(&self, kind: EventKind) -> impl Iterator<Item = Slot> {
        self.sentences[kind as usize].iter().filter_map(|piece| match piece {
            Piece::Gap(slot) => Some(*slot),
            Piece::Words(_) => None,
        })
    }
}

/// Reads `[events]`.
pub(crate) fn read(root: &mut Reader<'_>) -> Language {
    let mut language = Language::default();
    let events = root.table("events", "the table of sentences");
    root.finish();
    let Some(events) = events else { return language };
    for (key, spot) in events.keys() {
        let Some(cell) = events.peek(key) else { continue };
        let Some(kind) = EventKind::named(key) else {
            let near = nearest(key, EventKind::ALL.iter().map(|k| k.name()));
            let message = format!("there is no kind of event `{key}`");
            events.desk().put(Diagnostic::error(spot, message).expected("a kind of event").nearest(near));
            continue;
        };
        let Some(template) = crate::cell::text(&cell) else { continue };
        let (pieces, faults) = parse(&template);
        // The fault is shown inside the sentence, unless escapes hide where that is.
        let written = events.desk().files.text(spot.file).get(cell.spot.start..cell.spot.end).unwrap_or_default();
        let shift = written.find(template.as_str()).map(|i| cell.spot.start + i);
        for (range, message) in faults {
            let spot = shift.map_or(cell.spot, |s| Spot { start: s + range.start, end: s + range.end, ..cell.spot });
            let word = template.get(range).unwrap_or_default().trim_matches(['{', '}']);
            let names = Slot::ALL.iter().map(|s| s.name());
            let near = nearest(word, names.clone());
            let expected = match near {
                Some(_) => String::new(),
                None => format!("a slot in braces: {}", names.collect::<Vec<_>>().join(", ")),
            };
            events.desk().put(Diagnostic::error(spot, message).expected(expected).nearest(near));
        }
        language.sentences[kind as usize] = pieces;
    }
    language
}

/// Splits a template, with what is wrong in it and where.
fn parse(template: &str) -> (Vec<Piece>, Vec<(Range<usize>, String)>) {
    let (mut pieces, mut faults) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(brace) = template[at..].find(['{', '}']).map(|i| at + i) {
        if brace > at {
            pieces.push(Piece::Words(template[at..brace].to_owned()));
        }
        let close = template[brace + 1..].find(['{', '}']).map(|i| brace + 1 + i);
        match close {
            Some(close) if template.as_bytes()[brace] == b'{' && template.as_bytes()[close] == b'}' => {
                let name = &template[brace + 1..close];
                match Slot::ALL.iter().find(|s| s.name() == name) {
                    Some(slot) => pieces.push(Piece::Gap(*slot)),
                    None => faults.push((brace..close + 1, format!("there is no slot `{{{name}}}`"))),
                }
                at = close + 1;
            }
            _ => {
                faults.push((brace..brace + 1, "a brace stands alone".to_owned()));
                at = brace + 1;
            }
        }
    }
    if at < template.len() {
        pieces.push(Piece::Words(template[at..].to_owned()));
    }
    (pieces, faults)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnose::Desk;
    use crate::doc::Doc;
    use crate::files::Files;

    #[test]
    fn the_vocabulary_has_whole_templates_in_the_order_of_its_kinds() {
        for (i, kind) in EventKind::ALL.iter().enumerate() {
            assert_eq!(*kind as usize, i);
            assert_eq!(parse(kind.template()).1, [], "{}", kind.name());
        }
    }

    #[test]
    fn a_sentence_begins_with_a_capital() {
        let text = Language::default().sentence(EventKind::Offer, |slot| format!("the {}", slot.name()));
        assert_eq!(text, "The actor offered the other its protection.");
    }

    #[test]
    fn unknown_kinds_and_slots_are_reported_where_they_stand() {
        let text = "[events]\nbatle = \"x\"\nwar = \"{actr} and {other} } {\"\ntruce = \"\"\n[event]\n";
        let files = Files::new([(FILE.to_owned(), text.to_owned())]);
        let desk = Desk::new(&files);
        let doc = Doc::parse(&desk, 0);
        read(&mut doc.root(&desk));
        insta::assert_snapshot!(desk.finish().0.to_string(), @r#"
        lang/en.toml:2:1: there is no kind of event `batle`; expected a kind of event; did you mean `battle`?
        lang/en.toml:3:8: there is no slot `{actr}`; did you mean `actor`?
        lang/en.toml:3:27: a brace stands alone; expected a slot in braces: actor, other, person, target, place, men, other_men, losses, other_losses, detail
        lang/en.toml:3:29: a brace stands alone; expected a slot in braces: actor, other, person, target, place, men, other_men, losses, other_losses, detail
        lang/en.toml:4:9: `truce` is ""; expected a text that is not empty
        lang/en.toml:5:2: unknown key `event` in file `lang/en.toml`; did you mean `events`?
        "#);
    }
}
