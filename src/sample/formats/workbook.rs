//! Workbooks; the only module of the sample that writes them.
//!
//! The library stamps a workbook with the present time unless told otherwise: the creation time
//! is the day of the export, so that the same options give the same bytes.

use super::Encoded;
use crate::sample::column::{Cell, Column};
use crate::sample::table::{Export, Table};
use crate::sample::wording::table_name;
use jiff::civil::Date;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

/// One table under a title that says up to which day it counts, with a note below it.
pub(super) fn titled(export: &Export<'_>, table: &Table) -> Encoded {
    let (year, month, day) = (export.day.year(), export.day.month(), export.day.day());
    let name = table_name(table.kind);
    let title = format!("{}{name}汇总表（截至{year}年{month}月{day}日）", export.place);
    let mut workbook = new_workbook(export.day)?;
    let sheet = workbook.add_worksheet();
    let last_column = u16::try_from(table.columns.len().saturating_sub(1))?;
    let centred = Format::new().set_align(FormatAlign::Center).set_bold();
    sheet.set_name("Sheet1")?.merge_range(0, 0, 0, last_column, &title, &centred)?;
    let after = write_table(sheet, 1, export, table)?;
    sheet.write_string(after, 0, "注：本表由各医疗机构填报汇总，数据均为虚构示例。")?;
    Ok(workbook.save_to_buffer()?)
}

/// A sheet for each table.
pub(super) fn sheets(export: &Export<'_>, tables: &[Table]) -> Encoded {
    let mut workbook = new_workbook(export.day)?;
    for table in tables {
        let sheet = workbook.add_worksheet();
        sheet.set_name(table_name(table.kind))?;
        write_table(sheet, 0, export, table)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn new_workbook(day: Date) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let created = excel_date(day)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    Ok(workbook)
}

/// Writes header and rows from a sheet row on; returns the row after them.
fn write_table(
    sheet: &mut Worksheet,
    first: u32,
    export: &Export<'_>,
    table: &Table,
) -> Result<u32, XlsxError> {
    let days = Format::new().set_num_format("yyyy/m/d");
    for (at, column) in (0..).zip(&table.columns) {
        sheet.write_string(first, at, column.header(export.style.wording))?;
    }
    let mut line = first;
    for (number, row) in (1..).zip(&table.rows) {
        line = first + number;
        for (at, (column, cell)) in (0..).zip(table.columns.iter().zip(row)) {
            match (column, cell) {
                (Column::Other("序号"), _) => sheet.write_number(line, at, number)?,
                (_, Cell::Text(text)) if text.is_empty() => sheet,
                (_, Cell::Text(text)) => sheet.write_string(line, at, text)?,
                (_, Cell::Number(number)) => sheet.write_number(line, at, *number)?,
                (_, Cell::Day(day)) => {
                    sheet.write_datetime_with_format(line, at, excel_date(*day)?, &days)?
                }
            };
        }
    }
    Ok(line + 1)
}

fn excel_date(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let (month, date) = (day.month().unsigned_abs(), day.day().unsigned_abs());
    ExcelDateTime::from_ymd(day.year().unsigned_abs(), month, date)
}
