//! F018: too long cell.

use super::prelude::*;

rule! {
    code: "F018",
    name: "too-long-cell",
    severity: Error,
    title: "一个单元格太长",
    explanation: "单元格里的文字超过表格软件的上限，多半是引号或分隔符错了，这一行没有采用。",
    remedy: "请检查这一行，删去多余的内容。",
    example: "二百万字的一个单元格",
    basis: None,
}

/// A cell longer than any workbook allows; `length` in characters.
pub(crate) fn finding(location: Location, length: usize) -> Finding {
    let message = format!("这个单元格有 {length} 个字，这一行没有采用");
    Finding::new(&RULE, location, "", message)
}
