//! The files of the repository, and what was found wrong in them.

use crate::shell;
use std::collections::BTreeMap;
use std::fmt;
use std::fs;

/// Every text file of the repository, by its path from the top.
#[derive(Debug, Default)]
pub struct Tree {
    texts: BTreeMap<String, String>,
    others: Vec<String>,
}

impl Tree {
    /// The files that are, or will be, under version control.
    pub fn read() -> Result<Self, String> {
        let list = shell::read("git", &["ls-files", "--cached", "--others", "--exclude-standard", "-z"])?;
        let mut tree = Self::default();
        for path in list.split_terminator('\0') {
            match fs::read(shell::root().join(path)).map(String::from_utf8) {
                Ok(Ok(text)) => drop(tree.texts.insert(path.to_owned(), text)),
                // A picture or a table in binary.
                Ok(Err(_)) => tree.others.push(path.to_owned()),
                // Deleted here, and not yet under version control.
                Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
                Err(e) => return Err(format!("{path}: {e}")),
            }
        }
        Ok(tree)
    }

    /// A tree of these files.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let texts = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        Self { texts, others: vec![] }
    }

    /// Paths and texts, in order of path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Rust files in a folder.
    pub fn rust_in(&self, folder: &str) -> impl Iterator<Item = (&str, &str)> {
        let folder = format!("{folder}/");
        self.files().filter(move |(path, _)| path.starts_with(&folder) && path.ends_with(".rs"))
    }

    /// The text of one file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    /// Whether there is a file or folder of this path.
    pub fn has(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let inside = format!("{path}/");
        let mut all = self.texts.keys().chain(&self.others);
        all.any(|file| file == path || file.starts_with(&inside))
    }
}

/// Something that has to be mended.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    path: String,
    line: usize,
    what: String,
}

impl Finding {
    /// Something wrong on a line, counted from 1.
    pub fn new(path: impl Into<String>, line: usize, what: impl Into<String>) -> Self {
        Self { path: path.into(), line, what: what.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// The findings as printed, for tests.
#[cfg(test)]
pub fn lines(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(Finding::to_string).collect()
}
