//! Finding a person, a place or anything else under any of its names, in any script, with slips.
//!
//! Two names are held against each other three ways, and the best counts: letter by letter once
//! [folded](fold); by sound, where letters are alike that transcriptions exchange and consonants count
//! for more than vowels; and word by word, so that a part of a name finds the whole and the order of words
//! is free.

use crate::claim::{Name, Value};
use crate::record::Record;
use crate::things::{ClaimId, Thing};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How like a name must be to what was asked, from 0 to 1, to be found at all.
const LIKE: f64 = 0.75;
/// A match by letters that transcriptions exchange counts for a little less than one by letters.
const SOUND: f64 = 0.97;
/// A word of a longer name counts for a little less than the whole, so that "Sanjar" finds Ahmad Sanjar
/// after a man called just so.
const PART: f64 = 0.95;
/// Shorter words are too common to stand for the name that they are part of.
const SHORTEST_PART: usize = 4;

/// One thing found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What.
    pub thing: Thing,
    /// The name that is most like what was asked.
    pub name: String,
    /// How like: 1 the same, but for case, diacritics and punctuation.
    pub likeness: f64,
}

/// One name of a thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Known<'a> {
    /// As it is written.
    pub form: &'a str,
    /// What a source says of it; `None` for labels of the record and spellings of the gazetteer.
    pub name: Option<&'a Name>,
    /// The claims that give it so.
    pub claims: Vec<ClaimId>,
}

/// A name without what writers differ in: case, diacritics, hyphens, apostrophes, blanks.
#[must_use]
pub fn fold(name: &str) -> String {
    // Half rings and turned commas stand for sounds that most transcriptions leave out.
    let kept = |c: &char| !is_combining_mark(*c) && c.is_alphanumeric() && !('\u{2b0}'..='\u{2ff}').contains(c);
    name.nfkd().filter(kept).flat_map(char::to_lowercase).map(|c| if c == 'ı' { 'i' } else { c }).collect()
}

/// A folded name with one letter for those that transcriptions of one name exchange: k for q, g and
/// kh, j for ch, o for u, i for y and e, s for sh and z, t for d, v for w, p for b; double letters once, and
/// h only where a name begins with it.
fn sound(folded: &str) -> String {
    let mut sounds: Vec<char> = Vec::new();
    let mut letters = folded.chars().peekable();
    while let Some(c) = letters.next() {
        let sound = match c {
            'c' if letters.peek() == Some(&'h') => 'j',
            'q' | 'g' | 'c' | 'x' => 'k',
            'u' => 'o',
            'y' | 'e' => 'i',
            'z' => 's',
            'd' => 't',
            'w' => 'v',
            'b' => 'p',
            'h' if !sounds.is_empty() => continue,
            _ => c,
        };
        if sounds.last() != Some(&sound) {
            sounds.push(sound);
        }
    }
    sounds.into_iter().collect()
}

/// How like two names sound: half by all sounds, half by the consonants alone, on which transcriptions
/// agree better.
fn alike(a: &str, b: &str) -> f64 {
    let consonants = |sounds: &str| sounds.chars().filter(|c| !"aio".contains(*c)).collect::<String>();
    let by = strsim::normalized_damerau_levenshtein;
    f64::midpoint(by(a, b), by(&consonants(a), &consonants(b)))
}

impl Record {
    /// The names of one thing: what it is called here, what sources call it, spellings of the gazetteer;
    /// each form of a language and sort once.
    #[must_use]
    pub fn names_of(&self, thing: Thing) -> Vec<Known<'_>> {
        let mut names: Vec<Known<'_>> = Vec::new();
        for (id, claim) in self.about(thing) {
            let Value::Name(name) = &claim.value else { continue };
            let same = |known: &&mut Known<'_>| {
                let key =
                    |name: &Name| (name.form.clone(), name.language.clone(), name.script.clone(), name.sort.clone());
                known.name.is_some_and(|other| key(other) == key(name))
            };
            match names.iter_mut().find(same) {
                Some(known) => known.claims.push(id),
                None => names.push(Known { form: &name.form, name: Some(name), claims: vec![id] }),
            }
        }
        let mut own = vec![self.label(thing)];
        if let Thing::Place(place) = thing {
            own.extend(self.places[place.index()].aliases.iter().map(String::as_str));
        }
        let own: Vec<&str> = own.into_iter().filter(|form| names.iter().all(|known| known.form != *form)).collect();
        let own = own.into_iter().map(|form| Known { form, name: None, claims: Vec::new() });
        own.chain(names).collect()
    }

    /// Every name of every thing: its label and id, names that sources give it, spellings of the
    /// gazetteer.
    #[must_use]
    pub fn names(&self) -> Vec<(Thing, String)> {
        let mut names: Vec<(Thing, String)> = Vec::new();
        for (id, thing) in self.ids() {
            names.push((thing, self.label(thing).to_owned()));
            names.push((thing, id.replace('_', " ")));
            if let Thing::Place(place) = thing {
                names.extend(self.places[place.index()].aliases.iter().map(|alias| (thing, alias.clone())));
            }
        }
        for (_, claim) in self.claims() {
            if let Value::Name(name) = &claim.value {
                let forms = [&name.form, &name.transliteration].into_iter().filter(|form| !form.is_empty());
                names.extend(forms.map(|form| (claim.about, form.clone())));
            }
        }
        names
    }

    /// Things whose names are like this one, the likest first; of those alike, persons, peoples, places
    /// before happenings and sources, and short names before those of which it is a small part.
    #[must_use]
    pub fn search(&self, asked: &str) -> Vec<Found> {
        let wanted = Wanted::new(asked);
        if wanted.folded.is_empty() {
            return Vec::new();
        }
        let mut best: BTreeMap<Thing, Found> = BTreeMap::new();
        for (thing, name) in self.names() {
            let likeness = wanted.likeness(&name);
            if likeness >= LIKE && best.get(&thing).is_none_or(|found| likeness > found.likeness) {
                best.insert(thing, Found { thing, name, likeness });
            }
        }
        let rank = |thing: Thing| match thing {
            Thing::Entity(_) => 0,
            Thing::Place(_) => 1,
            Thing::Happening(_) => 2,
            Thing::Source(_) => 3,
        };
        let mut found: Vec<Found> = best.into_values().collect();
        found.sort_by(|a, b| {
            let long = |found: &Found| found.name.chars().count();
            let kind = rank(a.thing).cmp(&rank(b.thing));
            b.likeness.total_cmp(&a.likeness).then(kind).then(long(a).cmp(&long(b))).then(a.thing.cmp(&b.thing))
        });
        found
    }

    /// Whether a thing is one of these, or a happening in which one of them has a part or at which it is.
    #[must_use]
    pub fn concerns(&self, about: Thing, things: &[Thing]) -> bool {
        let named = |value: &Value| match value {
            Value::Who(list) | Value::Places(list) => list.iter().any(|thing| things.contains(thing)),
            _ => false,
        };
        things.contains(&about)
            || matches!(about, Thing::Happening(_)) && self.about(about).any(|(_, claim)| named(&claim.value))
    }
}

/// What is looked for.
struct Wanted {
    folded: String,
    sound: String,
    words: Vec<String>,
}

impl Wanted {
    fn new(asked: &str) -> Self {
        let folded = fold(asked);
        Self { sound: sound(&folded), folded, words: words(asked) }
    }

    /// How like a name is to it.
    fn likeness(&self, name: &str) -> f64 {
        let folded = fold(name);
        let whole = pair((&self.folded, &self.sound), &folded);
        whole.max(PART * self.by_words(name)).max(if self.is_inside(&folded) { PART } else { 0.0 })
    }

    /// Each word held against the word of the name that is likest, weighed by its length.
    fn by_words(&self, name: &str) -> f64 {
        let mut theirs = words(name);
        // A people is named by one of it: Karluks, Karluk.
        let single =
            |word: &String| word.strip_suffix('s').filter(|word| word.len() > SHORTEST_PART).map(str::to_owned);
        let more: Vec<String> = theirs.iter().filter_map(single).collect();
        theirs.extend(more);
        let long: usize = self.words.iter().map(|word| word.chars().count()).sum();
        let enough = |word: &String| word.chars().count() >= SHORTEST_PART;
        if theirs.is_empty() || !self.words.iter().any(enough) {
            return 0.0;
        }
        let best = |word: &String| {
            let of = |other: &String| pair((word, &sound(word)), other);
            theirs.iter().map(of).fold(0.0, f64::max) * word.chars().count() as f64
        };
        self.words.iter().map(best).sum::<f64>() / long.max(1) as f64
    }

    /// Whether it is a part of a name in a script that writes no blanks.
    fn is_inside(&self, folded: &str) -> bool {
        let ideographs = self.folded.chars().all(|c| ('\u{2e80}'..='\u{9fff}').contains(&c));
        ideographs && self.folded.chars().count() >= 2 && folded.contains(&self.folded)
    }
}

/// How like two folded names are, by letters or by sound.
fn pair((wanted, wanted_sound): (&str, &str), name: &str) -> f64 {
    let letters = strsim::normalized_damerau_levenshtein(wanted, name);
    if letters >= 1.0 {
        return letters;
    }
    letters.max(SOUND * alike(wanted_sound, &sound(name)))
}

/// The words of a name, folded.
fn words(name: &str) -> Vec<String> {
    let words = name.split(|c: char| c.is_whitespace() || "(),/-".contains(c)).map(fold);
    words.filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(asked: &str, name: &str) -> f64 {
        Wanted::new(asked).likeness(name)
    }

    #[test]
    fn spelling_does_not_matter_but_sound_does() {
        assert_eq!(fold("Küchlüg"), fold("KUCHLUG"));
        assert_eq!(fold("Yēlǜ Zhílǔgǔ"), fold("yelu-zhilugu"));
        assert_eq!(fold("Maʿmūn"), fold("mamun"));
        assert_eq!(fold("屈出律"), "屈出律");
        assert!(likeness("Kuchlgu", "Küchlüg") >= LIKE);
        assert!(likeness("Tekish", "Tokyo") < LIKE);
    }

    #[test]
    fn transcriptions_are_near_and_never_the_same() {
        for (one, other) in [
            ("Kuchlug", "Güchülüg"),
            ("Qurluq", "Karluk"),
            ("Tokush", "Tekish"),
            ("Jurchen", "Churchen"),
            ("Yeh-lü Ta-shih", "Yelü Dashi"),
        ] {
            let like = likeness(one, other);
            assert!((LIKE..1.0).contains(&like), "{one} {other} {like}");
        }
        assert!(likeness("Qurluq", "the Karluks") > likeness("Qurluq", "Kuchlug"));
    }

    #[test]
    fn a_part_finds_the_whole_after_those_called_just_so() {
        assert!(likeness("Sanjar", "Ahmad Sanjar") < likeness("Sanjar", "Sanjar"));
        assert!(likeness("Sanjar", "Ahmad Sanjar") >= LIKE);
        assert!(likeness("Zhilugu Yelu", "Yelü Zhilugu") >= 0.9);
        assert!(likeness("直魯古", "耶律直魯古") >= 0.9);
        assert!(likeness("Khan", "the flight of Toghrul to the khans") < 1.0);
    }
}
