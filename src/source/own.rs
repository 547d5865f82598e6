//! Sheets that this program put into a workbook for the reader's eyes: not data.
//!
//! A template brings a guide and a hidden sheet of drop-down lists, an annotated copy a list of
//! findings. When a clerk hands such a workbook in, these sheets are neither read nor reported.
//! Hidden sheets are never read, so leaving one out by its name publishes nothing.

use super::table::Row;

/// Name of the hidden sheet that holds a template's drop-down lists.
pub(crate) const LISTS_SHEET: &str = "gongshi选项";

/// Who writes the comments of an annotated copy.
pub(crate) const CHECKER: &str = "gongshi 核查";

/// How an annotated copy fills cells with an error, a warning, a notice: not what its author coloured.
pub(crate) const CHECKER_FILLS: [&str; 3] = ["FFFFC7CE", "FFFFEB9C", "FFBDD7EE"];

/// Ends the first cell of a visible sheet that is not data.
pub(crate) const NOT_DATA: &str = "（本工作表由 gongshi 生成，不作为数据读取）";

/// Whether the rows are those of a sheet that says of itself that it is not data.
pub(crate) fn is_own(rows: &[Row]) -> bool {
    let first = rows.first().filter(|row| row.number == 1).and_then(|row| row.cells.first());
    first.is_some_and(|cell| cell.text.ends_with(NOT_DATA))
}
