//! What is wrong with a pack, where, what was expected there, and the nearest valid thing.

use crate::claims::Claims;
use crate::defs::SourceNote;
use crate::files::Files;
use std::cell::RefCell;
use std::fmt;

/// A stretch of text in one file of a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// Number of the file in its [`Files`].
    pub file: u32,
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

impl Spot {
    fn touches(self, other: Self) -> bool {
        self.file == other.file && self.start <= other.end && other.start <= self.end
    }
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The scenario cannot be used.
    Error,
    /// It can be used, but is probably not what its author meant.
    Warning,
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// Where; none if it concerns the pack as a whole.
    pub spot: Option<Spot>,
    /// What was expected there; may be empty.
    pub label: String,
    /// The nearest valid name or value.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error at a spot.
    #[must_use]
    pub fn error(spot: impl Into<Option<Spot>>, message: impl Into<String>) -> Self {
        let (spot, message) = (spot.into(), message.into());
        Self { severity: Severity::Error, message, spot, label: String::new(), help: None }
    }

    /// A warning at a spot.
    #[must_use]
    pub fn warning(spot: impl Into<Option<Spot>>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(spot, message) }
    }

    /// The same, with what was expected.
    #[must_use]
    pub fn expected(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// The same, with the nearest valid thing, if there is one.
    #[must_use]
    pub fn nearest(mut self, help: Option<impl Into<String>>) -> Self {
        self.help = help.map(Into::into);
        self
    }
}

/// Problems in one pack, sorted by file and place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    files: Files,
}

impl Diagnostics {
    /// These problems, sorted, each once.
    #[must_use]
    pub fn new(files: &Files, mut list: Vec<Diagnostic>) -> Self {
        list.sort_by(|a, b| (a.spot, a.severity, &a.message).cmp(&(b.spot, b.severity, &b.message)));
        list.dedup();
        Self { list, files: files.clone() }
    }

    /// The problems.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether any is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// The texts that the spots point into.
    #[must_use]
    pub fn files(&self) -> &Files {
        &self.files
    }
}

/// One line a problem: `file:line:col: message; expected …; did you mean …?`
impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for d in &self.list {
            if let Some(spot) = d.spot {
                let (line, column) = self.files.line_column(spot);
                write!(f, "{}:{line}:{column}: ", self.files.path(spot.file))?;
            }
            if d.severity == Severity::Warning {
                write!(f, "warning: ")?;
            }
            write!(f, "{}", d.message)?;
            if !d.label.is_empty() {
                write!(f, "; expected {}", d.label)?;
            }
            if let Some(help) = &d.help {
                write!(f, "; did you mean `{help}`?")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}

/// Where the readers of one load put what they find.
pub(crate) struct Desk<'a> {
    pub files: &'a Files,
    found: RefCell<Vec<Diagnostic>>,
    faults: RefCell<Vec<Spot>>,
    sources: RefCell<Vec<SourceNote>>,
    pub claims: Claims,
}

impl<'a> Desk<'a> {
    pub fn new(files: &'a Files) -> Self {
        Self {
            files,
            found: RefCell::default(),
            faults: RefCell::default(),
            sources: RefCell::default(),
            claims: Claims::default(),
        }
    }

    pub fn put(&self, diagnostic: Diagnostic) {
        self.found.borrow_mut().push(diagnostic);
    }

    /// Notes a problem of syntax; whatever else is said of that spot would only repeat it.
    pub fn fault(&self, spot: Spot, diagnostic: Diagnostic) {
        self.faults.borrow_mut().push(spot);
        self.put(diagnostic);
    }

    pub fn cite(&self, record: String, source: String) {
        self.sources.borrow_mut().push(SourceNote { record, source });
    }

    /// `path:line`, for messages that point at a second place.
    pub fn place(&self, spot: Spot) -> String {
        format!("{}:{}", self.files.path(spot.file), self.files.line_column(spot).0)
    }

    pub fn finish(self) -> (Diagnostics, Vec<SourceNote>) {
        let (mut found, faults) = (self.found.into_inner(), self.faults.into_inner());
        found.retain(|d| match d.spot {
            Some(spot) => faults.contains(&spot) || !faults.iter().any(|f| f.touches(spot)),
            None => true,
        });
        (Diagnostics::new(self.files, found), self.sources.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_where_what_and_what_instead() {
        let files = Files::new([("a.toml".to_owned(), "x = 1\nform = \"empir\"\n".to_owned())]);
        let spot = Spot { file: 0, start: 13, end: 20 };
        let list = Diagnostics::new(
            &files,
            vec![
                Diagnostic::warning(spot, "odd"),
                Diagnostic::error(spot, "`form` is \"empir\"").expected("a form").nearest(Some("empire")),
                Diagnostic::error(None, "the pack is empty"),
            ],
        );
        assert_eq!(
            list.to_string(),
            "the pack is empty\n\
             a.toml:2:8: `form` is \"empir\"; expected a form; did you mean `empire`?\n\
             a.toml:2:8: warning: odd\n"
        );
        assert!(list.has_errors());
    }

    #[test]
    fn a_fault_of_syntax_silences_what_else_is_said_there() {
        let files = Files::new([("a.toml".to_owned(), "x = y".to_owned())]);
        let desk = Desk::new(&files);
        let spot = Spot { file: 0, start: 4, end: 5 };
        desk.fault(spot, Diagnostic::error(spot, "values must be quoted"));
        desk.put(Diagnostic::error(Spot { start: 3, ..spot }, "x is not a number"));
        assert_eq!(desk.finish().0.len(), 1);
    }
}
