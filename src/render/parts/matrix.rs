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
    counts: Vec<Cell>,
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

    /// Adds a row, one count for each column.
    pub(crate) fn push(&mut self, heading: Cell, counts: Vec<Cell>) {
        self.rows.push(Line { heading, counts });
    }

    /// The matrix, unless it has no rows or no columns.
    pub(crate) fn unless_empty(self) -> Option<Self> {
        (!self.rows.is_empty() && !self.columns.is_empty()).then_some(self)
    }
}
