//! Located rows: what every input format is turned into.

use super::location::{FileId, Location};

/// What a cell held before it became text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellKind {
    /// Text, as written.
    #[default]
    Text,
    /// A number; its text is the shortest decimal form.
    Number,
    /// A date-formatted workbook cell; its text is `YYYY-MM-DD`.
    Date,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The raw text, untrimmed.
    pub text: String,
    /// What the cell held.
    pub kind: CellKind,
}

impl Cell {
    /// A text cell.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), kind: CellKind::Text }
    }

    /// Whether nothing but white space is in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        crate::text::trim(&self.text).is_empty()
    }
}

/// One row with its 1-based number in the file or sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// First line (CSV, NDJSON), sheet row (XLSX) or record number (JSON).
    pub number: u32,
    /// Lines of the file this row covers: more than 1 where a quoted cell holds line breaks.
    pub lines: u32,
    /// Cells from column 1 on.
    pub cells: Vec<Cell>,
}

impl Row {
    /// Whether every cell is blank.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }
}

/// The rows of one file or of one sheet of a workbook, blank rows included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The file.
    pub file: FileId,
    /// Index in the file's sheets.
    pub sheet: u16,
    /// Keys of JSON objects, which are no row of the file; `None` where a row is the header.
    pub keys: Option<Vec<String>>,
    /// Rows in file order.
    pub rows: Vec<Row>,
    /// Lines the reader had to set aside; its defects say why.
    pub set_aside: u32,
}

impl Table {
    /// Location of a row of this table.
    #[must_use]
    pub fn location(&self, row: &Row) -> Location {
        Location { file: self.file, sheet: self.sheet, row: row.number, column: None }
    }
}
