//! F024: text sheet.

use super::prelude::*;

rule! {
    code: "F024",
    name: "text-sheet",
    severity: Notice,
    title: "只有文字的工作表没有读取",
    explanation: "这张工作表每行只有一格文字，没有一格是认识的列名，像封面或填表说明，不是表格。各行计入注释。",
    remedy: "是封面、说明的，无需改动；有要公布的记录的，请加上表头。",
    example: "工作表“填表说明”",
    basis: None,
}

/// A sheet of a workbook that holds no table.
pub(crate) fn finding(location: Location) -> Finding {
    Finding::new(&RULE, location, "", "这张工作表里只有文字，没有表格")
}
