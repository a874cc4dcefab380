//! TOML files: parsed as far as they can be, with every fault of syntax reported.

use crate::claims;
use crate::diagnose::{Desk, Diagnostic, Spot};
use crate::read::{Body, Reader};
use std::collections::BTreeSet;
use toml::Spanned;
use toml::de::DeTable;

/// One TOML file.
pub(crate) struct Doc<'a> {
    file: u32,
    root: Spanned<DeTable<'a>>,
    damage: Damage,
}

/// Where the faults of syntax are, so that a record they fell into is not blamed for what they took.
#[derive(Default)]
pub(crate) struct Damage {
    heads: Vec<usize>,
    faults: Vec<usize>,
}

impl Damage {
    /// Whether a fault lies between this offset and the next table header.
    pub fn within(&self, start: usize) -> bool {
        let end = self.heads.iter().copied().find(|h| *h > start).unwrap_or(usize::MAX);
        self.faults.iter().any(|f| (start..end).contains(f))
    }
}

impl<'a> Doc<'a> {
    /// Parses the file.
    pub fn parse(desk: &Desk<'a>, file: u32) -> Self {
        let text = desk.files.text(file);
        let (root, errors) = DeTable::parse_recoverable(text);
        let mut damage = Damage::default();
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            let spot = Spot { file, start: span.start, end: span.end };
            damage.faults.push(span.start);
            let (message, expected) = error.message().split_once(", expected ").unwrap_or((error.message(), ""));
            desk.fault(spot, Diagnostic::error(spot, message).expected(expected));
        }
        let mut offset = 0;
        for line in text.split_inclusive('\n') {
            if line.trim_start().starts_with('[') {
                damage.heads.push(offset);
            }
            offset += line.len();
        }
        Self { file, root, damage }
    }

    /// Whether something in it could not be read.
    pub fn is_damaged(&self) -> bool {
        !self.damage.faults.is_empty()
    }

    /// Whether records may have been lost: a fault, and not as many records as headers.
    pub fn has_lost_records(&self, records: usize) -> bool {
        self.is_damaged() && self.damage.heads.len() != records
    }

    /// Ids of the claims that it speaks of.
    pub fn mentions<'d>(&'d self, found: &mut BTreeSet<&'d str>) {
        claims::mentions(self.root.get_ref(), found);
    }

    /// The top of the file.
    pub fn root(&'a self, desk: &'a Desk<'a>) -> Reader<'a> {
        let spot = Spot { file: self.file, start: 0, end: 0 };
        let body = Body::Table { table: self.root.get_ref(), damage: &self.damage };
        Reader::new(desk, "file", desk.files.path(self.file).to_owned(), spot, body, self.is_damaged())
    }
}
