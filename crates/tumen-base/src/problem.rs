//! What is wrong with a text of a pack, where, what was expected there, and the nearest valid thing.

use std::fmt;
use std::ops::Range;

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// What is wrong.
    pub message: String,
    /// What was expected there; may be empty.
    pub expected: String,
    /// The nearest valid name, if there is one.
    pub nearest: Option<String>,
}

impl Problem {
    /// A problem at a stretch of a text.
    #[must_use]
    pub fn new(text: &str, span: Range<usize>, message: impl Into<String>) -> Self {
        let mut start = span.start.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            start: span.start,
            end: span.end,
            message: message.into(),
            expected: String::new(),
            nearest: None,
        }
    }

    /// The same, with what was expected.
    #[must_use]
    pub fn expected(self, expected: impl Into<String>) -> Self {
        Self { expected: expected.into(), ..self }
    }

    /// The same, with the nearest valid name to a word, if any is near.
    #[must_use]
    pub fn near<'a>(self, word: &str, names: impl IntoIterator<Item = &'a str>) -> Self {
        Self { nearest: nearest(word, names).map(str::to_owned), ..self }
    }
}

/// `line:column: message; expected …; did you mean …?`
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)?;
        if !self.expected.is_empty() {
            write!(f, "; expected {}", self.expected)?;
        }
        match &self.nearest {
            Some(name) => write!(f, "; did you mean `{name}`?"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Problem {}

/// The name that is a few slips of the pen away, or else the only one that has the word as a part.
#[must_use]
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase().replace([' ', '-'], "_");
    let names: Vec<&str> = names.into_iter().collect();
    let slips = names.iter().map(|name| (strsim::damerau_levenshtein(&word, name), *name)).min();
    let most = (word.chars().count() / 3).max(1);
    if let Some((distance, name)) = slips
        && distance <= most
        && distance < name.chars().count()
    {
        return Some(name);
    }
    let mut parts = names.into_iter().filter(|name| name.split('_').any(|part| part == word));
    parts.next().filter(|_| parts.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_characters() {
        let text = "a = 1\nKüchlüg = \"x\"\n";
        let at = text.find('x').unwrap();
        let problem = Problem::new(text, at..at + 1, "odd").expected("even").near("kuchlig", ["kuchlug"]);
        assert_eq!(problem.to_string(), "2:12: odd; expected even; did you mean `kuchlug`?");
        assert_eq!(Problem::new(text, 900..901, "far").line, 3);
    }

    #[test]
    fn slips_and_parts_are_near() {
        let ids = ["biran_2005", "juvayni", "golden_2011", "golden_2005"];
        assert_eq!(nearest("juvaini", ids), Some("juvayni"));
        assert_eq!(nearest("Biran", ids), Some("biran_2005"));
        assert_eq!(nearest("golden", ids), None);
        assert_eq!(nearest("rashid", ids), None);
    }
}
