//! Workbook → rows, a table a sheet. The only module that uses `calamine`.
//!
//! Cells are streamed with their absolute positions: a range object would be as large as the
//! sheet declares itself to be. Quirks handled here, each with a test: positions may leap to the
//! last row, numbers beyond 15 digits have lost digits, the 1904 date system, hidden sheets.

use super::archive;
use super::file::{Parsed, UNNUMBERED};
use super::location::Location;
use super::table::{Cell, Row, Table};
use super::{SourceDefect, SourceDefectKind, own};
use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};
use std::io::Cursor;

/// Columns read. Exports have below fifty; a stray cell far right must not widen every row.
pub(crate) const MAX_COLUMNS: u16 = 256;

/// Rows of a sheet: what the file format allows (ECMA-376, Excel's own limit).
const MAX_ROWS: u32 = 1_048_576;

/// Cells held for one workbook, blank ones between filled ones included: near 500 MB.
const MAX_CELLS: usize = 12_000_000;

type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

/// Reads a whole workbook.
pub(crate) fn read(bytes: &[u8]) -> Parsed {
    match open(bytes) {
        Ok(mut book) => read_sheets(&mut book),
        Err(kind) => {
            let defect = SourceDefect { location: Location::of_file(UNNUMBERED), kind };
            Parsed { defects: vec![defect], ..Parsed::default() }
        }
    }
}

fn open(bytes: &[u8]) -> Result<Book<'_>, SourceDefectKind> {
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        let reason = "是旧格式或加了密码的工作簿".to_owned();
        return Err(SourceDefectKind::BrokenWorkbook(reason));
    }
    archive::check(bytes)?;
    Xlsx::new(Cursor::new(bytes))
        .map_err(|error| SourceDefectKind::BrokenWorkbook(error.to_string()))
}

fn read_sheets(book: &mut Book<'_>) -> Parsed {
    let sheets = book.sheets_metadata().to_vec();
    let names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let mut parsed = Parsed { sheets: names, ..Parsed::default() };
    let mut budget = MAX_CELLS;
    for (sheet, index) in sheets.iter().zip(0..) {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        if sheet.visible != SheetVisible::Visible {
            if sheet.name != own::LISTS_SHEET {
                parsed.defects.push(defect(index, 0, None, SourceDefectKind::HiddenSheet));
            }
            continue;
        }
        let mut grid = Grid::new(index, budget);
        if let Err(kind) = grid.fill(book, &sheet.name) {
            parsed.defects.push(defect(index, 0, None, kind));
            continue;
        }
        budget = grid.budget;
        if own::is_own(&grid.rows) {
            continue;
        }
        parsed.defects.extend(grid.defects);
        parsed.tables.push(Table { rows: grid.rows, ..Table::empty(UNNUMBERED, index) });
    }
    parsed
}

fn defect(sheet: u16, row: u32, column: Option<u16>, kind: SourceDefectKind) -> SourceDefect {
    SourceDefect { location: Location { file: UNNUMBERED, sheet, row, column }, kind }
}

/// The rows of one sheet so far.
struct Grid {
    sheet: u16,
    rows: Vec<Row>,
    budget: usize,
    too_wide: bool,
    defects: Vec<SourceDefect>,
}

impl Grid {
    fn new(sheet: u16, budget: usize) -> Self {
        Self { sheet, rows: Vec::new(), budget, too_wide: false, defects: Vec::new() }
    }

    fn fill(&mut self, book: &mut Book<'_>, name: &str) -> Result<(), SourceDefectKind> {
        let broken =
            |error: calamine::XlsxError| SourceDefectKind::BrokenWorkbook(error.to_string());
        let mut cells = book.worksheet_cells_reader(name).map_err(broken)?;
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            let (row, column) = cell.get_position();
            if let Some(value) = text_of(cell.get_value()) {
                self.put(row, column, value)?;
            }
        }
        Ok(())
    }

    /// Puts a filled cell at its 0-based position.
    fn put(&mut self, row: u32, column: u32, value: Cell) -> Result<(), SourceDefectKind> {
        if row >= MAX_ROWS {
            return Err(SourceDefectKind::BrokenWorkbook(format!("行号 {row} 过大")));
        }
        if column >= u32::from(MAX_COLUMNS) {
            self.tell_too_wide(row);
            return Ok(());
        }
        let cells = self.row(row + 1)?;
        let column = column as usize;
        if column < cells.len() {
            return Err(SourceDefectKind::BrokenWorkbook(format!("第 {} 行列序颠倒", row + 1)));
        }
        let added = column + 1 - cells.len();
        cells.resize(column, Cell::default());
        cells.push(value);
        self.budget = self.budget.checked_sub(added).ok_or_else(too_many_cells)?;
        Ok(())
    }

    /// The cells of a 1-based row; a gap before it becomes one blank row.
    fn row(&mut self, number: u32) -> Result<&mut Vec<Cell>, SourceDefectKind> {
        let last = self.rows.last().map_or(0, |row| row.number);
        if number < last {
            return Err(SourceDefectKind::BrokenWorkbook(format!("第 {number} 行行序颠倒")));
        }
        if number > last + 1 {
            let gap = Row { number: last + 1, lines: number - last - 1, cells: Vec::new() };
            self.rows.push(gap);
        }
        if number > last {
            self.rows.push(Row { number, lines: 1, cells: Vec::new() });
        }
        self.rows.last_mut().map(|row| &mut row.cells).ok_or_else(too_many_cells)
    }

    fn tell_too_wide(&mut self, row: u32) {
        if !self.too_wide {
            let kind = SourceDefectKind::TooWide(MAX_COLUMNS);
            self.defects.push(defect(self.sheet, row + 1, Some(MAX_COLUMNS + 1), kind));
        }
        self.too_wide = true;
    }
}

fn too_many_cells() -> SourceDefectKind {
    SourceDefectKind::BrokenWorkbook(format!("单元格超过 {MAX_CELLS} 个"))
}

/// A cell's text; `None` where it is empty, however formatted.
fn text_of(value: &DataRef<'_>) -> Option<Cell> {
    match value {
        DataRef::Empty => None,
        DataRef::Int(number) => Some(Cell::number(number.to_string())),
        DataRef::Float(number) => Some(Cell::number(decimal(*number))),
        DataRef::String(text) => Some(Cell::text(text.as_str())),
        DataRef::SharedString(text) => Some(Cell::text(*text)),
        DataRef::Bool(value) => Some(Cell::text(if *value { "是" } else { "否" })),
        DataRef::DateTime(date) => Some(date_of(date)),
        DataRef::DateTimeIso(text) => Some(iso_date(text)),
        DataRef::DurationIso(text) => Some(Cell::text(text.as_str())),
        DataRef::Error(error) => Some(Cell::text(error.to_string())),
    }
    .filter(|cell| !cell.text.is_empty())
}

/// The shortest decimal that reads back the same, never with an exponent.
fn decimal(number: f64) -> String {
    if number == 0.0 { "0".to_owned() } else { number.to_string() }
}

/// A date-formatted number: its day, or the number itself where it is a time of day or a span.
fn date_of(date: &ExcelDateTime) -> Cell {
    let number = date.as_f64();
    if !date.is_datetime() || number < 1.0 {
        return Cell::number(decimal(number));
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    Cell::date(format!("{year:04}-{month:02}-{day:02}"))
}

fn iso_date(text: &str) -> Cell {
    match text.get(..10).filter(|day| crate::date::PartialDate::from_iso(day).is_some()) {
        Some(day) => Cell::date(day),
        None => Cell::text(text),
    }
}

#[cfg(test)]
mod tests;
