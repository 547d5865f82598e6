//! F014: hidden columns.

use super::numbers;
use super::prelude::*;

rule! {
    code: "F014",
    name: "hidden-columns",
    severity: Warning,
    title: "隐藏的列没有读取",
    explanation: "列被隐藏，不确定是否要公布，所以没有读取。",
    remedy: "要用它们，请在 Excel 里取消隐藏；不用，请删去。",
    example: "隐藏的“联系电话”列",
    basis: None,
}

/// Filled columns that are hidden; `columns` are their 1-based numbers.
pub(crate) fn finding(location: Location, columns: &[u16]) -> Finding {
    let message = format!("隐藏的第 {} 列没有读取", numbers::columns(columns));
    Finding::new(&RULE, location, "", message)
}
