//! Reading records: which keys a record must or may have, with one message for everything that is
//! missing, wrong or unknown. TOML tables and CSV rows read alike.

use crate::cell::{Cell, Value, text};
use crate::claims;
use crate::diagnose::{Desk, Diagnostic, Spot};
use crate::doc::Damage;
use crate::names::nearest;
use crate::sheet::{Lookup, Sheet, SheetRow};
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

/// What a record is written in.
#[derive(Clone, Copy)]
pub(crate) enum Body<'a> {
    Table { table: &'a DeTable<'a>, damage: &'a Damage },
    Row { sheet: &'a Sheet, row: &'a SheetRow },
}

/// Reads one record.
pub(crate) struct Reader<'a> {
    desk: &'a Desk<'a>,
    kind: &'static str,
    name: String,
    pub spot: Spot,
    body: Body<'a>,
    damaged: bool,
    asked: Vec<&'static str>,
    missing: Vec<&'static str>,
}

/// A record that was read: its definition, if all of it could be read, and where its cells stand.
pub(crate) struct Row<T> {
    pub title: String,
    pub spot: Spot,
    pub cells: BTreeMap<String, Spot>,
    pub value: Option<T>,
}

impl<T> Row<T> {
    /// Where the value of a key stands, or the record.
    pub fn at(&self, key: &str) -> Spot {
        self.cells.get(key).copied().unwrap_or(self.spot)
    }
}

/// The records that could be read, with their positions in the table.
pub(crate) fn good<T>(rows: &[Row<T>]) -> impl Iterator<Item = (usize, &Row<T>, &T)> {
    rows.iter().enumerate().filter_map(|(i, row)| row.value.as_ref().map(|v| (i, row, v)))
}

/// Reads each record with `read`, and the source that every record must have.
pub(crate) fn records<'a, T>(
    readers: Vec<Reader<'a>>,
    mut read: impl FnMut(&mut Reader<'a>) -> Option<T>,
) -> Vec<Row<T>> {
    let one = |mut reader: Reader<'a>| {
        let mark = reader.desk.claims.mark();
        let value = read(&mut reader);
        let claims = reader.may("claims", claims::list);
        reader.desk.claims.credit(mark, &reader.place(), false);
        let source = reader.need("source", text);
        if let Some(source) = &source {
            reader.desk.cite(reader.place(), source.clone());
        }
        reader.into_row(value.filter(|_| source.is_some() && claims.is_some()))
    };
    readers.into_iter().map(one).collect()
}

impl<'a> Reader<'a> {
    pub fn new(
        desk: &'a Desk<'a>,
        kind: &'static str,
        name: String,
        spot: Spot,
        body: Body<'a>,
        damaged: bool,
    ) -> Self {
        Self { desk, kind, name, spot, body, damaged, asked: Vec::new(), missing: Vec::new() }
    }

    pub fn desk(&self) -> &'a Desk<'a> {
        self.desk
    }

    /// The same reader under another name and place.
    pub fn renamed(self, name: String, spot: Spot) -> Self {
        Self { name, spot, ..self }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// `polity x`, by which notes on its sources and claims know it.
    pub fn place(&self) -> String {
        format!("{} {}", self.kind, self.name)
    }

    /// "polity `x`".
    pub fn title(&self) -> String {
        if self.name.is_empty() { self.kind.to_owned() } else { format!("{} `{}`", self.kind, self.name) }
    }

    /// The cell of a key, unasked: it does not count as known.
    pub fn peek(&self, key: &'a str) -> Option<Cell<'a>> {
        let (spot, value) = match self.body {
            Body::Table { table, .. } => {
                let value = table.get(key)?;
                (Spot { start: value.span().start, end: value.span().end, ..self.spot }, Value::Toml(value.get_ref()))
            }
            Body::Row { sheet, row } => match sheet.lookup(row, key) {
                Lookup::Cell(text, spot) => (spot, Value::Csv(text)),
                Lookup::Empty(_) | Lookup::Lost => return None,
            },
        };
        Some(Cell { desk: self.desk, spot, key, value })
    }

    /// Whether the record has the key.
    pub fn has(&mut self, key: &'static str) -> bool {
        self.asked.push(key);
        self.peek(key).is_some()
    }

    /// The value of a key that must be there.
    pub fn need<T>(&mut self, key: &'static str, parse: impl FnOnce(&Cell<'a>) -> Option<T>) -> Option<T> {
        self.asked.push(key);
        if let Some(cell) = self.peek(key) {
            return parse(&cell);
        }
        match self.body {
            Body::Table { .. } => self.missing.push(key),
            Body::Row { sheet, row } => {
                if let Lookup::Empty(spot) = sheet.lookup(row, key) {
                    self.desk.put(Diagnostic::error(spot, format!("{} has no `{key}`", self.title())));
                }
            }
        }
        None
    }

    /// The value of a key that may be there; the outer `None` means that it could not be read.
    pub fn may<T>(&mut self, key: &'static str, parse: impl FnOnce(&Cell<'a>) -> Option<T>) -> Option<Option<T>> {
        self.asked.push(key);
        match self.peek(key) {
            Some(cell) => parse(&cell).map(Some),
            None => Some(None),
        }
    }

    /// The value of a key, or what it is when not said.
    pub fn or<T>(&mut self, key: &'static str, default: T, parse: impl FnOnce(&Cell<'a>) -> Option<T>) -> Option<T> {
        self.may(key, parse).map(|v| v.unwrap_or(default))
    }

    /// A table inside this one.
    pub fn table(&mut self, key: &'static str, kind: &'static str) -> Option<Reader<'a>> {
        self.asked.push(key);
        let cell = self.peek(key)?;
        match self.inner(&cell, kind, &[]) {
            Some(reader) => Some(reader),
            None => {
                cell.wrong("a table, { … }");
                None
            }
        }
    }

    /// A list of tables inside this one, `[[key]]`; `names` are the keys that name each in messages.
    pub fn tables(&mut self, key: &'static str, kind: &'static str, names: &[&'a str]) -> Vec<Reader<'a>> {
        self.asked.push(key);
        let Some(cell) = self.peek(key) else { return Vec::new() };
        let Some(items) = cell.items() else {
            cell.wrong("a list of tables");
            return Vec::new();
        };
        let mut readers = Vec::new();
        for item in items {
            match self.inner(&item, kind, names) {
                Some(reader) => readers.push(reader),
                None => item.wrong("a table"),
            }
        }
        readers
    }

    fn inner(&self, cell: &Cell<'a>, kind: &'static str, names: &[&'a str]) -> Option<Reader<'a>> {
        let (Value::Toml(DeValue::Table(table)), Body::Table { damage, .. }) = (cell.value, self.body) else {
            return None;
        };
        let body = Body::Table { table, damage };
        let mut reader = Reader::new(self.desk, kind, String::new(), cell.spot, body, damage.within(cell.spot.start));
        let parts: Vec<&str> = names.iter().filter_map(|k| reader.peek(k).and_then(|c| c.str())).collect();
        reader.name = parts.join(" ");
        Some(reader)
    }

    /// The keys of the table in alphabetical order, for tables whose keys are names of other things.
    pub fn keys(&self) -> Vec<(&'a str, Spot)> {
        match self.body {
            Body::Table { table, .. } => {
                let spot = |span: std::ops::Range<usize>| Spot { start: span.start, end: span.end, ..self.spot };
                table.keys().map(|k| (k.get_ref().as_ref(), spot(k.span()))).collect()
            }
            Body::Row { .. } => Vec::new(),
        }
    }

    /// A table under a key that is the name of another thing.
    pub fn named_table(&self, key: &'a str, kind: &'static str) -> Option<Reader<'a>> {
        let cell = self.peek(key)?;
        let reader = self.inner(&cell, kind, &[]).map(|r| Reader { name: key.to_owned(), ..r });
        if reader.is_none() {
            cell.wrong("a table");
        }
        reader
    }

    /// Reports the keys that nobody asked for, and those that are missing for another reason than a
    /// slip of the pen.
    pub fn finish(&self) {
        // The header of a CSV table was checked once for all rows.
        let Body::Table { .. } = self.body else { return };
        let mut missing = self.missing.clone();
        for (key, spot) in self.keys() {
            if self.asked.contains(&key) {
                continue;
            }
            let near = nearest(key, missing.iter().copied()).or_else(|| nearest(key, self.asked.iter().copied()));
            missing.retain(|m| Some(*m) != near);
            let diagnostic = Diagnostic::error(spot, format!("unknown key `{key}` in {}", self.title())).nearest(near);
            self.desk.put(match near {
                Some(_) => diagnostic,
                None => diagnostic.expected(format!("one of {}", self.asked.join(", "))),
            });
        }
        if !missing.is_empty() && !self.damaged {
            let keys: Vec<String> = missing.iter().map(|key| format!("`{key}`")).collect();
            self.desk.put(Diagnostic::error(self.spot, format!("{} has no {}", self.title(), keys.join(", "))));
        }
    }

    /// Reports unknown keys and keeps where the known ones stand.
    pub fn into_row<T>(self, value: Option<T>) -> Row<T> {
        self.finish();
        let cells = match self.body {
            Body::Table { table, .. } => table
                .iter()
                .map(|(k, v)| (k.get_ref().to_string(), Spot { start: v.span().start, end: v.span().end, ..self.spot }))
                .collect(),
            Body::Row { sheet, row } => sheet.cells(row).map(|(c, spot)| (c.to_owned(), spot)).collect(),
        };
        let id = self.peek("id").map(|c| c.spot);
        Row { title: self.title(), spot: id.unwrap_or(self.spot), cells, value }
    }
}
