//! The texts of a pack, by path.

use crate::diagnose::Spot;
use std::collections::BTreeMap;
use std::sync::Arc;
use xxhash_rust::xxh3::Xxh3;

/// The texts of a pack, sorted by path. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files(Arc<[(String, String)]>);

impl Files {
    /// A pack of these (path, text) pairs. Paths are relative to the folder of the pack; `\` is read
    /// as `/`. Of two texts with one path the later stays.
    #[must_use]
    pub fn new(texts: impl IntoIterator<Item = (String, String)>) -> Self {
        let by_path: BTreeMap<String, String> = texts
            .into_iter()
            .map(|(path, text)| (path.replace('\\', "/").trim_start_matches("./").to_owned(), text))
            .collect();
        Self(by_path.into_iter().collect())
    }

    /// The paths, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(path, _)| path.as_str())
    }

    /// Path of the file of a spot.
    #[must_use]
    pub fn path(&self, file: u32) -> &str {
        self.0.get(file as usize).map_or("", |(path, _)| path)
    }

    /// Text of the file of a spot.
    #[must_use]
    pub fn text(&self, file: u32) -> &str {
        self.0.get(file as usize).map_or("", |(_, text)| text)
    }

    /// The number that spots use for the file with this path.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<u32> {
        self.0.binary_search_by(|(p, _)| p.as_str().cmp(path)).ok().and_then(|i| u32::try_from(i).ok())
    }

    /// The texts whose paths begin so, with their paths, sorted.
    pub fn under<'f>(&'f self, beginning: &'f str) -> impl Iterator<Item = (&'f str, &'f str)> {
        let from = self.0.partition_point(|(path, _)| path.as_str() < beginning);
        let texts = self.0[from..].iter().take_while(move |(path, _)| path.starts_with(beginning));
        texts.map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Line and column of the start of a spot, both from 1, the column in characters.
    #[must_use]
    pub fn line_column(&self, spot: Spot) -> (usize, usize) {
        let text = self.text(spot.file);
        let mut start = spot.start.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |i| i + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }

    /// Hash of all paths and texts.
    #[must_use]
    pub fn hash(&self) -> u64 {
        let mut hasher = Xxh3::new();
        for part in self.0.iter().flat_map(|(path, text)| [path, text]) {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        hasher.digest()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(texts: &[(&str, &str)]) -> Files {
        Files::new(texts.iter().map(|(p, t)| ((*p).to_owned(), (*t).to_owned())))
    }

    #[test]
    fn columns_are_counted_in_characters() {
        let files = files(&[("b.toml", "one\nKüchlüg = 3"), ("./a\\c.csv", "x")]);
        assert_eq!(files.paths().collect::<Vec<_>>(), ["a/c.csv", "b.toml"]);
        let file = files.find("b.toml").unwrap();
        let start = files.text(file).find('=').unwrap();
        assert_eq!(files.line_column(Spot { file, start, end: start + 1 }), (2, 9));
        assert_eq!(files.line_column(Spot { file, start: 900, end: 901 }).0, 2);
    }

    #[test]
    fn the_hash_sees_where_one_text_ends() {
        assert_ne!(files(&[("a", "bc"), ("d", "")]).hash(), files(&[("a", "b"), ("d", "c")]).hash());
        assert_eq!(files(&[("a", "1"), ("b", "2")]).hash(), files(&[("b", "2"), ("a", "1")]).hash());
    }
}
