//! Located rows: what every input format is turned into.

use super::location::{FileId, Location};
use super::settings::TableSettings;
use std::borrow::Cow;
use std::num::NonZeroU32;
use std::sync::Arc;

/// What a cell held before it became text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellKind {
    /// Text, as written.
    #[default]
    Text,
    /// A number; its text is the shortest decimal form.
    Number,
    /// A date-formatted workbook cell; its text is `YYYY-MM-DD`, or `YYYY-MM` where only a month
    /// is shown.
    Date,
    /// A formula without a usable result: the text is the error it gave, such as `#REF!`, and
    /// empty where no result was stored.
    Uncomputed,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The raw text, untrimmed.
    pub text: String,
    /// What the cell held.
    pub kind: CellKind,
    /// The row of the merged cell whose value counts here; `None` for the cell's own value.
    pub origin: Option<NonZeroU32>,
}

impl Cell {
    /// A text cell.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), kind: CellKind::Text, origin: None }
    }

    /// A number cell; the text is its shortest decimal form.
    #[must_use]
    pub fn number(text: impl Into<String>) -> Self {
        Self { text: text.into(), kind: CellKind::Number, origin: None }
    }

    /// A date cell; the text is `YYYY-MM-DD` or `YYYY-MM`.
    #[must_use]
    pub fn date(text: impl Into<String>) -> Self {
        Self { text: text.into(), kind: CellKind::Date, origin: None }
    }

    /// Whether nothing but white space is in it. A formula without a result is not blank.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.kind != CellKind::Uncomputed && crate::text::trim(&self.text).is_empty()
    }
}

/// One row with its 1-based number in the file or sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// First line (CSV, NDJSON), sheet row (XLSX) or record number (JSON).
    pub number: u32,
    /// Lines of the file this row covers: more than 1 where a quoted cell holds line breaks, and
    /// where one blank row stands for a gap in a sheet.
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

/// A block of cells merged into one; only its top left cell has a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MergedRange {
    /// 1-based number of the first row, as in [`Row::number`].
    pub first_row: u32,
    /// 1-based number of the last row.
    pub last_row: u32,
    /// 1-based first column.
    pub first_column: u16,
    /// 1-based last column.
    pub last_column: u16,
}

impl MergedRange {
    /// Whether a cell, by its 1-based row and column, lies in the block.
    #[must_use]
    pub fn contains(&self, row: u32, column: u16) -> bool {
        (self.first_row..=self.last_row).contains(&row)
            && (self.first_column..=self.last_column).contains(&column)
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
    /// Merged cells of a sheet, in the order of their first row and column. The rows hold what the
    /// sheet holds: cells covered by another one are blank there.
    pub merges: Vec<MergedRange>,
    /// Lines the reader had to set aside; its defects say why.
    pub set_aside: u32,
    /// What `source.toml` says of the file, where it says anything.
    pub settings: Option<Arc<TableSettings>>,
}

/// A row with the values of the merged cells that cover it.
fn filled<'r>(row: &'r Row, open: &[(MergedRange, Cell)]) -> Cow<'r, Row> {
    if open.is_empty() || row.is_blank() {
        return Cow::Borrowed(row);
    }
    let mut row = row.clone();
    for (merge, value) in open {
        let index = usize::from(merge.first_column) - 1;
        if row.cells.len() <= index {
            row.cells.resize(index + 1, Cell::default());
        }
        if row.cells[index].is_blank() {
            let origin = NonZeroU32::new(merge.first_row);
            row.cells[index] = Cell { origin, ..value.clone() };
        }
    }
    Cow::Owned(row)
}

impl Table {
    /// A table without rows.
    pub(crate) fn empty(file: FileId, sheet: u16) -> Self {
        Self {
            file,
            sheet,
            keys: None,
            rows: Vec::new(),
            merges: Vec::new(),
            set_aside: 0,
            settings: None,
        }
    }

    /// The rows from an index on, with the value of each merged cell in every row that it covers:
    /// one institution over several technologies is each time the same institution. Blocks that
    /// begin above are titles and don't count; rows that are blank without it stay blank, so that
    /// one record over two rows stays one. Of a block several columns wide the first is filled.
    pub fn merged_rows(&self, from: usize) -> impl Iterator<Item = Cow<'_, Row>> {
        let rows = self.rows.get(from..).unwrap_or_default();
        let start = rows.first().map_or(u32::MAX, |row| row.number);
        let is_down = move |merge: &&MergedRange| {
            merge.first_row >= start && merge.last_row > merge.first_row
        };
        let mut coming = self.merges.iter().filter(is_down).peekable();
        let mut open: Vec<(MergedRange, Cell)> = Vec::new();
        rows.iter().map(move |row| {
            open.retain(|(merge, _)| merge.last_row >= row.number);
            let filled = filled(row, &open);
            while let Some(merge) = coming.next_if(|merge| merge.first_row <= row.number) {
                let value = row.cells.get(usize::from(merge.first_column) - 1);
                let value = value.filter(|cell| merge.first_row == row.number && !cell.is_blank());
                open.extend(value.map(|cell| (*merge, cell.clone())));
            }
            filled
        })
    }

    /// Location of a row of this table.
    #[must_use]
    pub fn location(&self, row: &Row) -> Location {
        Location { file: self.file, sheet: self.sheet, row: row.number, column: None }
    }
}
