//! F020: uneven row.

use super::prelude::*;

rule! {
    code: "F020",
    name: "uneven-row",
    severity: Warning,
    title: "这一行的列数与表头不同",
    explanation: "列数与表头不同，可能多了或少了分隔符，后面的内容会错位。",
    remedy: "请对照表头检查这一行；内容里的逗号要用英文双引号括起。",
    example: "表头 5 列，这一行 6 列",
    basis: None,
}

/// A row with more or fewer cells than the header has columns.
pub(crate) fn finding(location: Location, cells: usize, columns: usize) -> Finding {
    let message = format!("表头有 {columns} 列，这一行有 {cells} 列，请核对有没有错位");
    Finding::new(&RULE, location, "", message)
}
