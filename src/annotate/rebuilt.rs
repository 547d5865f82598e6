//! A workbook of what was read from a text file, to be annotated like any other.

use super::Fault;
use crate::source::{Row, SourceFile, Table};
use crate::workbook::{Book, BookError, LONGEST_TEXT, Look, MAX_ROWS, Sheet};
use jiff::civil::{Date, date};

/// Name of the sheet.
const NAME: &str = "数据";

/// Rows by which a column's width is chosen, and the bounds of that width.
const LOOKED_AT: usize = 200;
const NARROWEST: usize = 6;
const WIDEST: usize = 44;

/// Creation date of workbooks for files of no export.
const NO_DAY: Date = date(2000, 1, 1);

/// The rows of tables as text, each where it stood: the line of the file is the row of the
/// sheet. JSON has its keys above, so that a record is one row further down.
pub(super) fn of_tables(file: &SourceFile, tables: &[&Table]) -> Result<Vec<u8>, Fault> {
    let last =
        |table: &&Table| table.rows.last().map_or(0, |row| row.number.saturating_add(row.lines));
    if tables.iter().map(last).max() >= Some(MAX_ROWS) {
        return Err(Fault::TooLarge);
    }
    write(file, tables).map_err(|_| Fault::Broken)
}

/// The row of the sheet that a row of the file stands in.
pub(super) fn row_of(table: &Table, row: u32) -> u32 {
    row + u32::from(table.keys.is_some())
}

fn write(file: &SourceFile, tables: &[&Table]) -> Result<Vec<u8>, BookError> {
    let mut book = Book::new(file.snapshot.unwrap_or(NO_DAY))?;
    for (number, table) in (1..).zip(tables) {
        // Keys of JSON may be no names of sheets.
        let name = if number == 1 { NAME.to_owned() } else { format!("{NAME}{number}") };
        write_sheet(&mut book.sheet(&name)?, table)?;
    }
    book.finish()
}

fn write_sheet(sheet: &mut Sheet<'_>, table: &Table) -> Result<(), BookError> {
    for (at, width) in (0..).zip(widths(table)) {
        sheet.column(at, width, Look::Text)?;
    }
    let mut put = |row: u32, texts: &mut dyn Iterator<Item = &str>| {
        (0..).zip(texts).filter(|(_, text)| !text.is_empty()).try_for_each(|(at, text)| {
            sheet.text(row.saturating_sub(1), at, &shortened(text), Look::Text)
        })
    };
    if let Some(keys) = &table.keys {
        put(1, &mut keys.iter().map(String::as_str))?;
    }
    for Row { number, cells, .. } in &table.rows {
        let row = row_of(table, *number);
        put(row, &mut cells.iter().map(|cell| cell.text.as_str()))?;
    }
    Ok(())
}

/// The widths of the columns, in characters, by their first rows; full-width ones count two.
fn widths(table: &Table) -> Vec<u16> {
    let width = |text: &str| {
        let all = text.chars().take(WIDEST).map(|each| if each.is_ascii() { 1 } else { 2 });
        all.sum::<usize>().clamp(NARROWEST, WIDEST)
    };
    let keys = table.keys.iter().flatten().enumerate().map(|(at, key)| (at, width(key)));
    let rows = table.rows.iter().take(LOOKED_AT);
    let cells = rows.flat_map(|row| row.cells.iter().enumerate());
    let cells = cells.map(|(at, cell)| (at, width(&cell.text)));
    let mut widths: Vec<u16> = Vec::new();
    for (at, width) in keys.chain(cells) {
        if widths.len() <= at {
            widths.resize(at + 1, 0);
        }
        widths[at] = widths[at].max(u16::try_from(width + 2).unwrap_or(u16::MAX));
    }
    widths
}

/// A workbook that holds nothing but room for the list.
pub(super) fn blank(file: &SourceFile) -> Result<Vec<u8>, Fault> {
    let write = || {
        let mut book = Book::new(file.snapshot.unwrap_or(NO_DAY))?;
        book.sheet("说明")?.text(0, 0, "原文件没有附上，见第一张工作表。", Look::Plain)?;
        book.finish()
    };
    write().map_err(|_: BookError| Fault::Broken)
}

/// A text that fits a cell.
fn shortened(text: &str) -> String {
    let mut length = 0;
    let fits = |each: &char| {
        length += each.len_utf16();
        length < LONGEST_TEXT
    };
    text.chars().take_while(fits).collect()
}
