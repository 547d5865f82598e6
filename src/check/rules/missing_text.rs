//! F017: missing text.

use super::numbers;
use super::prelude::*;

rule! {
    code: "F017",
    name: "missing-text",
    severity: Error,
    title: "单元格的文字丢失了",
    explanation: "单元格指向工作簿的文字表，表里却没有这条文字。为免错位，这些行没有采用。",
    remedy: "文件已损坏，请从原来的系统重新导出。",
    example: "第 3 行的单元格没有文字",
    basis: None,
}

/// Rows with a text that is not in the workbook.
pub(crate) fn finding(location: Location, rows: &[u32]) -> Finding {
    let message = format!("第 {}有单元格的文字不在文件里，没有采用", numbers::rows(rows));
    Finding::new(&RULE, location, "", message)
}
