//! A matrix of counts with headings on two sides, in a region that scrolls by itself.

use super::Cell;
use serde::Serialize;

/// Rows × columns of counts.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Matrix {
    caption: String,
    /// Heading of the column of row headings.
    corner: &'static str,
    columns: Vec<Cell>,
    rows: Vec<Line>,
}

#[derive(Clone, Debug, Serialize)]
struct Line {
    heading: Cell,
    counts: Vec<Count>,
}

/// A count, and what a link of a single number is called: 长春市 2 家.
#[derive(Clone, Debug, Serialize)]
struct Count {
    text: String,
    /// Where the institutions counted are listed; `None` where there is none.
    href: Option<String>,
    label: String,
}

impl Matrix {
    /// A matrix without rows yet.
    pub(crate) fn new(
        caption: impl Into<String>,
        corner: &'static str,
        columns: Vec<Cell>,
    ) -> Self {
        Self { caption: caption.into(), corner, columns, rows: Vec::new() }
    }

    /// Adds a row, one count for each column, each of so many `counted` (家).
    pub(crate) fn push(&mut self, heading: Cell, counts: Vec<Cell>, counted: &str) {
        let counts = counts.into_iter().zip(&self.columns).map(|(cell, column)| Count {
            label: format!("{} {} {counted}", column.text, cell.text),
            text: cell.text,
            href: cell.href,
        });
        self.rows.push(Line { heading, counts: counts.collect() });
    }

    /// The matrix, unless it has no rows or no columns.
    pub(crate) fn unless_empty(self) -> Option<Self> {
        (!self.rows.is_empty() && !self.columns.is_empty()).then_some(self)
    }
}
