//! F006: hidden sheet.

use super::prelude::*;

rule! {
    code: "F006",
    name: "hidden-sheet",
    severity: Warning,
    title: "隐藏的工作表没有读取",
    explanation: "工作表被隐藏，不确定是否要公布，所以没有读取。",
    remedy: "要用它，请在 Excel 里取消隐藏；不用，请删去。",
    example: "隐藏的“Sheet2”",
    basis: None,
}

/// A sheet its author has hidden, and how many of its rows are filled.
pub(crate) fn finding(location: Location, rows: u32) -> Finding {
    let message = match rows {
        0 => "这张工作表是隐藏的，没有读取".to_owned(),
        rows => format!("这张工作表是隐藏的，有内容的 {rows} 行没有读取，计入搁置的行"),
    };
    Finding::new(&RULE, location, "", message)
}
