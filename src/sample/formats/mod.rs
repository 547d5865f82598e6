//! Tables → the bytes of files.

mod json;
mod text;
mod workbook;

use super::column::Cell;
use super::style::Format;
use super::table::{Export, Table};
use super::wording::table_name;

/// The bytes of a file, or the format library's reason.
pub(super) type Encoded = Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>>;

/// Names and bytes of the files of an export.
pub(super) fn files(export: &Export<'_>, tables: &[Table]) -> Vec<(String, Encoded)> {
    let each = |ending: &str, encode: &dyn Fn(&Table) -> Encoded| {
        let file = |table: &Table| (format!("{}.{ending}", table_name(table.kind)), encode(table));
        tables.iter().map(file).collect()
    };
    match export.style.format {
        Format::Text { delimiter, encoding, crlf } => {
            let form = text::Form { delimiter, encoding, crlf };
            each("csv", &|table| text::encode(export.style, form, table))
        }
        Format::TitledWorkbooks => each("xlsx", &|table| workbook::titled(export, table)),
        Format::Workbook => {
            vec![(format!("{}限制类技术.xlsx", export.place), workbook::sheets(export, tables))]
        }
        Format::Json => each("json", &|table| json::object(export.style, table)),
        Format::Ndjson => each("ndjson", &|table| json::lines(export.style, table)),
    }
}

/// A cell of a text format.
fn in_text(cell: &Cell, style: super::style::Style) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Day(day) => style.write_day(*day),
    }
}
