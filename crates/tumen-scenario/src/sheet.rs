//! CSV tables, with the place of every cell.

use crate::claims;
use crate::diagnose::{Desk, Diagnostic, Spot};
use crate::names::nearest;
use crate::read::{Body, Reader};
use std::collections::BTreeSet;
use std::ops::Range;

/// One CSV table.
#[derive(Default)]
pub(crate) struct Sheet {
    columns: Vec<String>,
    rows: Vec<SheetRow>,
    damaged: bool,
}

/// One row.
pub(crate) struct SheetRow {
    spot: Spot,
    cells: Vec<(String, Spot)>,
}

/// What a row says under a column.
pub(crate) enum Lookup<'a> {
    Cell(&'a str, Spot),
    Empty(Spot),
    /// The column or the end of the row is missing, which has been reported.
    Lost,
}

impl Sheet {
    /// Parses the file, whose header must have just these columns, in any order.
    pub fn parse(desk: &Desk<'_>, file: u32, columns: &[&str]) -> Self {
        let text = desk.files.text(file);
        let mut sheet = Self::default();
        let mut input = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        for record in input.records() {
            let Ok(record) = record else { break };
            let at = record.position().map_or(0, |p| p.byte() as usize);
            let (ranges, closed) = raw_cells(text, at);
            let spots = ranges.into_iter().map(|r| Spot { file, start: r.start, end: r.end });
            let cells: Vec<(String, Spot)> = record.iter().map(|c| c.trim().to_owned()).zip(spots).collect();
            let (Some((_, first)), Some((_, last))) = (cells.first(), cells.last()) else { continue };
            let spot = Spot { end: last.end, ..*first };
            if !closed {
                desk.put(Diagnostic::error(spot, "a quote is opened and never closed").expected("a closing \""));
                sheet.damaged = true;
            }
            if sheet.columns.is_empty() {
                sheet.columns = header(desk, &cells, spot, columns);
            } else {
                let (has, wants) = (cells.len(), sheet.columns.len());
                if has != wants && closed {
                    let message = format!("this row has {has} cells, but the header has {wants}");
                    desk.put(
                        Diagnostic::error(spot, message)
                            .expected("as many cells as columns; quote a cell that contains a comma"),
                    );
                    sheet.damaged = true;
                } else {
                    sheet.rows.push(SheetRow { spot, cells });
                }
            }
        }
        if sheet.columns.is_empty() {
            let spot = Spot { file, start: 0, end: 0 };
            desk.put(
                Diagnostic::error(spot, "the table is empty").expected(format!("a header row: {}", columns.join(","))),
            );
            sheet.damaged = true;
        }
        sheet
    }

    /// Whether something in it could not be read.
    pub fn is_damaged(&self) -> bool {
        self.damaged
    }

    /// Ids of the claims that it speaks of.
    pub fn mentions<'s>(&'s self, found: &mut BTreeSet<&'s str>) {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        found.extend(cells.filter_map(|(cell, _)| claims::pointed(cell)));
    }

    /// A reader for each row; `keys` are the columns that name it in messages.
    pub fn readers<'a>(&'a self, desk: &'a Desk<'a>, kind: &'static str, keys: &[&str]) -> Vec<Reader<'a>> {
        let read = |row: &'a SheetRow| {
            let names = keys.iter().filter_map(|k| match self.lookup(row, k) {
                Lookup::Cell(text, _) => Some(text),
                _ => None,
            });
            let name = names.collect::<Vec<_>>().join(" ");
            Reader::new(desk, kind, name, row.spot, Body::Row { sheet: self, row }, false)
        };
        self.rows.iter().map(read).collect()
    }

    pub fn lookup<'a>(&self, row: &'a SheetRow, column: &str) -> Lookup<'a> {
        match self.columns.iter().position(|c| c == column).and_then(|i| row.cells.get(i)) {
            Some((text, spot)) if text.is_empty() => Lookup::Empty(*spot),
            Some((text, spot)) => Lookup::Cell(text, *spot),
            None => Lookup::Lost,
        }
    }

    pub fn cells<'a>(&'a self, row: &'a SheetRow) -> impl Iterator<Item = (&'a str, Spot)> {
        self.columns.iter().map(String::as_str).zip(row.cells.iter().map(|(_, spot)| *spot))
    }
}

/// Checks the header and returns its columns.
fn header(desk: &Desk<'_>, cells: &[(String, Spot)], spot: Spot, columns: &[&str]) -> Vec<String> {
    let mut missing: Vec<&str> =
        columns.iter().copied().filter(|column| !cells.iter().any(|(c, _)| c == column)).collect();
    for (i, (cell, spot)) in cells.iter().enumerate() {
        if !columns.contains(&cell.as_str()) {
            let near = nearest(cell, missing.iter().copied());
            missing.retain(|m| Some(*m) != near);
            let expected = if near.is_none() { format!("the columns {}", columns.join(",")) } else { String::new() };
            desk.put(Diagnostic::error(*spot, format!("unknown column `{cell}`")).expected(expected).nearest(near));
        } else if cells[..i].iter().any(|(c, _)| c == cell) {
            desk.put(Diagnostic::error(*spot, format!("the column `{cell}` is there twice")));
        }
    }
    for column in missing {
        desk.put(Diagnostic::error(spot, format!("the column `{column}` is missing")));
    }
    cells.iter().map(|(c, _)| c.clone()).collect()
}

/// The stretches of the cells of the row that starts at or after `at`, quotes included, and whether
/// the last quote is closed. The `csv` crate unquotes but does not say where a cell stood.
fn raw_cells(text: &str, at: usize) -> (Vec<Range<usize>>, bool) {
    let bytes = text.as_bytes();
    let mut i = at;
    if i == 0 && text.starts_with('\u{feff}') {
        i = 3;
    }
    while matches!(bytes.get(i), Some(b'\r' | b'\n')) {
        i += 1;
    }
    let (mut cells, mut start, mut quoted) = (Vec::new(), i, false);
    // A quote opens at the start of a cell, or right after one that closed (a doubled quote).
    let mut may_open = i;
    loop {
        match bytes.get(i) {
            Some(b'"') if quoted => (quoted, may_open) = (false, i + 1),
            Some(b'"') if i == may_open => quoted = true,
            Some(b',') if !quoted => {
                cells.push(trim(text, start..i));
                (start, may_open) = (i + 1, i + 1);
            }
            Some(b'\r' | b'\n') if !quoted => break,
            None => break,
            Some(_) => {}
        }
        i += 1;
    }
    cells.push(trim(text, start..i));
    (cells, !quoted)
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let Some(cell) = text.get(range.clone()) else { return range };
    let start = range.start + (cell.len() - cell.trim_start().len());
    start..start + cell.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Files;

    fn sheet(text: &str) -> (Vec<Vec<(String, String)>>, String) {
        let files = Files::new([("t.csv".to_owned(), text.to_owned())]);
        let desk = Desk::new(&files);
        let sheet = Sheet::parse(&desk, 0, &["id", "name"]);
        let raw = |s: &Spot| files.text(0)[s.start..s.end].to_owned();
        let rows = sheet.rows.iter().map(|r| r.cells.iter().map(|(c, s)| (c.clone(), raw(s))).collect()).collect();
        (rows, desk.finish().0.to_string())
    }

    #[test]
    fn each_cell_knows_where_it_stands() {
        let (rows, problems) = sheet("\u{feff}id,name\r\n\r\na,\"b \"\"q\"\", c\"\r\n b , x y\n\n\nc,\"two\nlines\"");
        assert_eq!(problems, "");
        let pairs =
            |a: &str, ra: &str, b: &str, rb: &str| vec![(a.to_owned(), ra.to_owned()), (b.to_owned(), rb.to_owned())];
        assert_eq!(
            rows,
            [
                pairs("a", "a", "b \"q\", c", "\"b \"\"q\"\", c\""),
                pairs("b", "b", "x y", "x y"),
                pairs("c", "c", "two\nlines", "\"two\nlines\"")
            ]
        );
    }

    #[test]
    fn bad_tables_are_explained() {
        insta::assert_snapshot!(
            ["", "id,nmae\na,b\n", "id,name,id\n", "id,name\na,b,c\nd,e\nf\n", "id,name\na,\"b\nc,d\n"].map(|t| sheet(t).1).concat(),
            @r#"
        t.csv:1:1: the table is empty; expected a header row: id,name
        t.csv:1:4: unknown column `nmae`; did you mean `name`?
        t.csv:1:9: the column `id` is there twice
        t.csv:2:1: this row has 3 cells, but the header has 2; expected as many cells as columns; quote a cell that contains a comma
        t.csv:4:1: this row has 1 cells, but the header has 2; expected as many cells as columns; quote a cell that contains a comma
        t.csv:2:1: a quote is opened and never closed; expected a closing "
        "#
        );
    }
}
