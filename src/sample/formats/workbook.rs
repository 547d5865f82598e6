//! Workbooks as offices hand them in: titled, or a sheet for each table.

use super::Encoded;
use crate::sample::column::{Cell, Column};
use crate::sample::table::{Export, Table};
use crate::sample::wording::table_name;
use crate::workbook::{Book, BookError, Look, Sheet};

/// One table under a title that says up to which day it counts, with a note below it.
pub(super) fn titled(export: &Export<'_>, table: &Table) -> Encoded {
    // One day for all rows: the newest that any of them states.
    let stated = export.institutions.iter().map(|each| export.stated_on(each));
    let until = stated.max().unwrap_or(export.day);
    let (year, month, day) = (until.year(), until.month(), until.day());
    let name = table_name(table.kind);
    let title = format!("{}{name}汇总表（截至{year}年{month}月{day}日）", export.place);
    let mut book = Book::new(export.day)?;
    let mut sheet = book.sheet("Sheet1")?;
    let last_column = u16::try_from(table.columns.len().saturating_sub(1))?;
    sheet.across(0, last_column, &title, Look::Title)?;
    let after = write_table(&mut sheet, 1, export, table)?;
    sheet.plain(after, 0, "注：本表由各医疗机构填报汇总，数据均为虚构示例。")?;
    Ok(book.finish()?)
}

/// A sheet for each table.
pub(super) fn sheets(export: &Export<'_>, tables: &[Table]) -> Encoded {
    let mut book = Book::new(export.day)?;
    for table in tables {
        let mut sheet = book.sheet(table_name(table.kind))?;
        write_table(&mut sheet, 0, export, table)?;
    }
    Ok(book.finish()?)
}

/// Writes header and rows from a sheet row on; returns the row after them.
fn write_table(
    sheet: &mut Sheet<'_>,
    first: u32,
    export: &Export<'_>,
    table: &Table,
) -> Result<u32, BookError> {
    for (at, column) in (0..).zip(&table.columns) {
        sheet.plain(first, at, column.header(export.style.wording))?;
    }
    let mut line = first;
    for (number, row) in (1..).zip(&table.rows) {
        line = first + number;
        for (at, (column, cell)) in (0..).zip(table.columns.iter().zip(row)) {
            match (column, cell) {
                (Column::Other("序号"), _) => sheet.number(line, at, number)?,
                (_, Cell::Text(text)) if text.is_empty() => {}
                (_, Cell::Text(text)) => sheet.plain(line, at, text)?,
                (_, Cell::Number(number)) => sheet.number(line, at, *number)?,
                (_, Cell::Day(day)) => sheet.day(line, at, *day)?,
            }
        }
    }
    Ok(line + 1)
}
