//! Tables for people: aligned columns under a rule, no boxes, no wider than the page.

use crate::out::WIDTH;
use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ContentArrangement, LineStyle};

/// A table in the making.
pub struct Table {
    inner: comfy_table::Table,
    columns: usize,
}

impl Table {
    /// A table with these columns. The heads of columns of numbers begin with `>`.
    pub fn new(heads: &[&str]) -> Self {
        let mut inner = comfy_table::Table::new();
        inner
            .load_style(NOTHING.header_separator(LineStyle::none().fill('─').junction('─')))
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(WIDTH as u16)
            .set_header(heads.iter().map(|head| head.trim_start_matches('>')));
        for (i, head) in heads.iter().enumerate() {
            if let Some(column) = inner.column_mut(i) {
                // The padding keeps columns apart; the first one starts at the margin of two spaces.
                column.set_padding((if i == 0 { 2 } else { 1 }, 1));
                if head.starts_with('>') {
                    column.set_cell_alignment(CellAlignment::Right);
                }
            }
        }
        Self { inner, columns: heads.len() }
    }

    /// Adds a row.
    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        debug_assert_eq!(N, self.columns);
        self.inner.add_row(cells);
    }

    /// The table as text, ending in a line break, without blanks at the ends of lines.
    pub fn finish(&self) -> String {
        self.inner.lines().map(|line| format!("{}\n", line.trim_end())).collect()
    }
}
