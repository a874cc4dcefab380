//! Reading the list of eras, with everything that is wrong with it at once.

use super::Era;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use tumen_base::Problem;

const KEYS: [&str; 9] = ["id", "name", "variants", "first", "last", "ruler", "dynasty", "source", "note"];
const NEEDED: [&str; 7] = ["id", "name", "first", "last", "ruler", "dynasty", "source"];
/// Years that an era can have: earlier and later than any.
const YEARS: std::ops::RangeInclusive<i32> = -9999..=9999;
const ID: &str = "lower case letters, digits and _";
const TEXT: &str = "a text that is not empty";
const YEAR: &str = "a year";

type Value<'t, 'a> = &'t Spanned<DeValue<'a>>;

/// The eras, or every problem.
pub(super) fn eras(text: &str) -> Result<Vec<Era>, Vec<Problem>> {
    let mut reader = Reader { text, problems: Vec::new() };
    let (root, faults) = DeTable::parse_recoverable(text);
    for fault in faults {
        let (message, expected) = fault.message().split_once(", expected ").unwrap_or((fault.message(), ""));
        reader.tell(fault.span().unwrap_or_default(), message, expected);
    }
    let list = if reader.problems.is_empty() { reader.list(root.get_ref()) } else { Vec::new() };
    reader.problems.sort();
    if reader.problems.is_empty() { Ok(list) } else { Err(reader.problems) }
}

struct Reader<'a> {
    text: &'a str,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn tell(&mut self, span: Range<usize>, message: impl Into<String>, expected: &str) {
        self.problems.push(Problem::new(self.text, span, message).expected(expected));
    }

    fn unknown(&mut self, key: &Spanned<impl AsRef<str>>, known: &[&str]) {
        let word = key.get_ref().as_ref();
        let problem = Problem::new(self.text, key.span(), format!("unknown key `{word}`"));
        self.problems.push(problem.expected(known.join(", ")).near(word, known.iter().copied()));
    }

    fn list(&mut self, root: &DeTable<'_>) -> Vec<Era> {
        for key in root.keys().filter(|key| key.get_ref() != "era") {
            self.unknown(key, &["era"]);
        }
        let Some(value) = root.get("era") else {
            self.tell(0..0, "there are no eras", "[[era]]");
            return Vec::new();
        };
        let DeValue::Array(rows) = value.get_ref() else {
            self.tell(value.span(), "`era` is not a list", "[[era]]");
            return Vec::new();
        };
        let mut list: Vec<Era> = Vec::new();
        for row in rows.iter() {
            let DeValue::Table(table) = row.get_ref() else {
                self.tell(row.span(), "this is not an era", "[[era]]");
                continue;
            };
            let era = self.era(table, row.span());
            if !era.id.is_empty() && list.iter().any(|other| other.id == era.id) {
                self.tell(row.span(), format!("two eras have the id `{}`", era.id), "an id of its own");
            }
            list.push(era);
        }
        list
    }

    fn era(&mut self, table: &DeTable<'_>, span: Range<usize>) -> Era {
        for key in table.keys().filter(|key| !KEYS.contains(&key.get_ref().as_ref())) {
            self.unknown(key, &KEYS);
        }
        let missing: Vec<&str> = NEEDED.into_iter().filter(|key| !table.contains_key(*key)).collect();
        if !missing.is_empty() {
            self.tell(span.clone(), format!("the era has no `{}`", missing.join("`, `")), "all of its keys");
        }
        let era = Era {
            id: self.id(table, "id"),
            name: self.words(table, "name"),
            variants: self.several(table, "variants", TEXT, words),
            first: self.first(table),
            last: self.value(table, "last", YEAR, year).unwrap_or(*YEARS.end()),
            ruler: self.id(table, "ruler"),
            dynasty: self.words(table, "dynasty"),
            source: self.id(table, "source"),
            note: self.words(table, "note"),
        };
        if let Some(first) = era.first.last().filter(|first| **first > era.last) {
            let message = format!("the era ends in {}, before {first}, in which it may begin", era.last);
            self.tell(span, message, "a last year that is not before the first");
        }
        era
    }

    /// What a key holds; nothing if it is not there or not what is expected.
    fn value<T>(
        &mut self,
        table: &DeTable<'_>,
        key: &str,
        expected: &str,
        read: impl Fn(&DeValue<'_>) -> Option<T>,
    ) -> Option<T> {
        let value = table.get(key)?;
        let read = read(value.get_ref());
        if read.is_none() {
            self.wrong(key, value, expected);
        }
        read
    }

    fn wrong(&mut self, key: &str, value: Value<'_, '_>, expected: &str) {
        let there = self.text.get(value.span()).unwrap_or_default();
        self.tell(value.span(), format!("`{key}` cannot be {there}"), expected);
    }

    fn words(&mut self, table: &DeTable<'_>, key: &str) -> String {
        self.value(table, key, TEXT, words).unwrap_or_default()
    }

    fn id(&mut self, table: &DeTable<'_>, key: &str) -> String {
        let good = |id: &String| {
            id.starts_with(|c: char| c.is_ascii_lowercase())
                && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        };
        self.value(table, key, ID, |value| words(value).filter(good)).unwrap_or_default()
    }

    /// What a list holds.
    fn several<T>(
        &mut self,
        table: &DeTable<'_>,
        key: &str,
        expected: &str,
        read: impl Fn(&DeValue<'_>) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong(key, value, "a list, […, …]");
            return Vec::new();
        };
        let mut list = Vec::new();
        for item in items.iter() {
            match read(item.get_ref()) {
                Some(item) => list.push(item),
                None => self.wrong(key, item, expected),
            }
        }
        list
    }

    /// The first year, or the years that it can be.
    fn first(&mut self, table: &DeTable<'_>) -> Vec<i32> {
        match table.get("first").map(Spanned::get_ref) {
            Some(DeValue::Array(years)) => {
                let list = self.several(table, "first", YEAR, year);
                if let Some(value) = table.get("first").filter(|_| years.is_empty() || !list.is_sorted_by(|a, b| a < b))
                {
                    self.wrong("first", value, "one year or more, in order");
                }
                list
            }
            _ => {
                self.value(table, "first", "a year, or a list of the years that it can be", year).into_iter().collect()
            }
        }
    }
}

fn words(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(words) => Some(words.trim().to_owned()).filter(|words| !words.is_empty()),
        _ => None,
    }
}

fn year(value: &DeValue<'_>) -> Option<i32> {
    match value {
        DeValue::Integer(n) => i32::from_str_radix(n.as_str(), n.radix()).ok().filter(|year| YEARS.contains(year)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Eras;
    use super::super::tests::TWO_COURTS;

    fn told(text: &str) -> Vec<String> {
        Eras::read(text).unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn everything_wrong_is_told_at_once_and_where() {
        let text = "\
[[era]]
id = 'Calm'
name = ''
variants = ['安寧', 3]
first = [1125, 1124]
last = 'soon'
rulers = 'one'
source = 'book'
dynasty = 'West'

[[era]]
id = 'calm'
name = 'Anning'
first = 1134
last = 1124
ruler = 'one'
dynasty = 'West'
source = 'book'

[[era]]
id = 'calm'
name = 'Anning'
first = []
last = 20000
ruler = 'one'
dynasty = 'West'
source = 'book'
[erra]
";
        assert_eq!(
            told(text),
            [
                "1:1: the era has no `ruler`; expected all of its keys",
                "2:6: `id` cannot be 'Calm'; expected lower case letters, digits and _",
                "3:8: `name` cannot be ''; expected a text that is not empty",
                "4:19: `variants` cannot be 3; expected a text that is not empty",
                "5:9: `first` cannot be [1125, 1124]; expected one year or more, in order",
                "6:8: `last` cannot be 'soon'; expected a year",
                "7:1: unknown key `rulers`; expected id, name, variants, first, last, ruler, dynasty, source, note; did you mean `ruler`?",
                "11:1: the era ends in 1124, before 1134, in which it may begin; expected a last year that is not before the first",
                "20:1: two eras have the id `calm`; expected an id of its own",
                "23:9: `first` cannot be []; expected one year or more, in order",
                "24:8: `last` cannot be 20000; expected a year",
                "28:2: unknown key `erra`; expected era; did you mean `era`?",
            ]
        );
    }

    #[test]
    fn faults_of_syntax_are_told_alone() {
        assert_eq!(told("[[era]]\nid = a\n").len(), 1);
        assert_eq!(told(""), ["1:1: there are no eras; expected [[era]]"]);
        assert_eq!(told("era = 3"), ["1:7: `era` is not a list; expected [[era]]"]);
        assert!(Eras::read(TWO_COURTS).is_ok());
    }
}
