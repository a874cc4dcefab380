//! Claims as sentences.

use crate::claim::{Claim, Modality, Name, Value};
use crate::record::Record;
use crate::things::Thing;

impl Record {
    /// A value as it reads after its property's phrase.
    #[must_use]
    pub fn tell_value(&self, value: &Value) -> String {
        let list = |things: &[Thing]| join(things.iter().map(|thing| self.label(*thing).to_owned()).collect());
        match value {
            Value::Date(date) => date.to_string(),
            Value::Duration(span) => span.told.clone(),
            Value::Order(other, None) => self.happening(*other).label.clone(),
            Value::Order(other, Some(lag)) => format!("{}, by {}", self.happening(*other).label, lag.told),
            Value::Places(places) | Value::Who(places) => list(places),
            Value::Near(place, km, direction) => {
                let km = km.map(|km| format!("{km} km ")).unwrap_or_default();
                let direction = if direction.is_empty() { String::new() } else { format!("{direction} ") };
                let of = if km.is_empty() && direction.is_empty() { "" } else { "of " };
                format!("{km}{direction}{of}{}", self.label(*place))
            }
            Value::Amount(amount) => amount.to_string(),
            Value::Name(name) => name_in_words(name),
            Value::Text(text) => text.clone(),
        }
    }

    /// A claim as a sentence without its full stop: `the battle of Qatwan is dated 9 September 1141`.
    #[must_use]
    pub fn tell(&self, claim: &Claim) -> String {
        let side = claim.side.map(|side| format!(" on the side of {}", self.label(side))).unwrap_or_default();
        let at = claim.at.as_ref().map(|at| format!(" ({at})")).unwrap_or_default();
        let how = match claim.modality {
            Modality::Denied => " (denied)",
            Modality::Hedged => " (hedged)",
            Modality::Reported | Modality::Stated | Modality::Implied => "",
        };
        let value = match &claim.value {
            // A stretch that stands for a word ("early 1156") is told by that word.
            Value::Date(date) if !claim.written.is_empty() && date.edtf.to_string().contains("..") => {
                format!("\"{}\" ({})", claim.written, date.edtf.in_words_of(date.calendar))
            }
            value => self.tell_value(value),
        };
        format!("{} {} {value}{side}{at}{how}", self.label(claim.about), claim.property.phrase)
    }
}

/// `屈出律 (Qūchūlǜ), birth name, zh-Hant`.
fn name_in_words(name: &Name) -> String {
    let mut text = name.form.clone();
    if !name.transliteration.is_empty() {
        text.push_str(&format!(" ({})", name.transliteration));
    }
    if !name.sort.is_empty() {
        text.push_str(&format!(", {} name", name.sort));
    }
    if name.language != "und" {
        text.push_str(&format!(", {}", name.language));
        if name.script != "Latn" {
            text.push_str(&format!("-{}", name.script));
        }
    }
    text
}

/// `a, b and c`.
fn join(mut words: Vec<String>) -> String {
    match words.pop() {
        None => String::new(),
        Some(last) if words.is_empty() => last,
        Some(last) => format!("{} and {last}", words.join(", ")),
    }
}
