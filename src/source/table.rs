//! Located rows: what every input format is turned into.

use super::location::{FileId, Location};
use super::settings::TableSettings;
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
    /// A number of a workbook that counts days from 1904 on.
    NumberFrom1904,
    /// Five digits stored as text in such a workbook: as a day number they can be of either
    /// system, since nothing says where they were typed.
    DigitsFrom1904,
    /// A date-formatted workbook cell; its text is `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` where
    /// only a month or a year is shown.
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

    /// The same cell in a workbook that counts days from 1904 on.
    #[must_use]
    pub(crate) fn counted_from_1904(self) -> Self {
        let is_day_number =
            |text: &str| text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit());
        let kind = match self.kind {
            CellKind::Number => CellKind::NumberFrom1904,
            CellKind::Text if is_day_number(crate::text::trim(&self.text)) => {
                CellKind::DigitsFrom1904
            }
            kind => kind,
        };
        Self { kind, ..self }
    }

    /// A number cell; the text is its shortest decimal form.
    #[must_use]
    pub fn number(text: impl Into<String>) -> Self {
        Self { text: text.into(), kind: CellKind::Number, origin: None }
    }

    /// A date cell; the text is `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
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

/// The rows of one file or of one sheet of a workbook, blank rows included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The file.
    pub file: FileId,
    /// Index in the file's sheets.
    pub sheet: u16,
    /// Keys of JSON objects, which are no row of the file; `None` where a row is the header.
    pub keys: Option<Vec<String>>,
    /// Keys and short texts around the records of a JSON file, which are to them what a sheet's
    /// name and titles are to rows.
    pub around: Vec<String>,
    /// Rows in file order.
    pub rows: Vec<Row>,
    /// Merged cells of a sheet, in the order of their first row and column. The rows hold what the
    /// sheet holds: cells covered by another one are blank there.
    pub merges: Vec<MergedRange>,
    /// Lines the reader had to set aside; its defects say why.
    pub set_aside: u32,
    /// Whether its author has hidden the sheet: of its filled rows only the number is here.
    pub is_hidden: bool,
    /// What cells show or hide beside what is read, in the order of their row and 1-based column.
    pub marks: Vec<(u32, u16, Mark)>,
    /// The rows of a sheet in which a filled cell has a colour of its own, in order.
    pub coloured: Vec<u32>,
    /// What `source.toml` says of the file, where it says anything.
    pub settings: Option<Arc<TableSettings>>,
}

/// What a cell shows or hides beside what is read: either may say that a filing has ended.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A short text in a hidden column. It is looked at for words of an end only.
    Hidden(String),
    /// The cell is struck through.
    Struck,
    /// What somebody wrote beside the cell. It is looked at for words of an end only.
    Comment(String),
}

impl Table {
    /// A table without rows.
    pub(crate) fn empty(file: FileId, sheet: u16) -> Self {
        Self {
            file,
            sheet,
            keys: None,
            around: Vec::new(),
            rows: Vec::new(),
            merges: Vec::new(),
            set_aside: 0,
            is_hidden: false,
            marks: Vec::new(),
            coloured: Vec::new(),
            settings: None,
        }
    }

    /// What is told of a hidden sheet: how many rows are filled, never what is in them.
    pub(crate) fn hidden(self) -> Self {
        let (blank, filled): (Vec<Row>, Vec<Row>) = self.rows.into_iter().partition(Row::is_blank);
        let set_aside = self.set_aside + filled.iter().map(|row| row.lines).sum::<u32>();
        Self { rows: blank, merges: Vec::new(), set_aside, is_hidden: true, ..self }
    }

    /// Location of a row of this table.
    #[must_use]
    pub fn location(&self, row: &Row) -> Location {
        Location { file: self.file, sheet: self.sheet, row: row.number, column: None }
    }
}
