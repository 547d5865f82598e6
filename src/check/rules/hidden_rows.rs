//! F013: hidden rows.

use super::numbers;
use super::prelude::*;

rule! {
    code: "F013",
    name: "hidden-rows",
    severity: Error,
    title: "隐藏的行没有读取",
    explanation: "行被隐藏或被筛选掉了，不确定是否要公布，所以没有采用。",
    remedy: "要用它们，请在 Excel 里清除筛选、取消隐藏；不用，请删去。",
    example: "开着筛选的表里看不见的行",
    basis: None,
}

/// Filled rows that are hidden; `rows` are their numbers.
pub(crate) fn finding(location: Location, rows: &[u32]) -> Finding {
    let message = format!("隐藏或被筛选掉的第 {}没有采用", numbers::rows(rows));
    Finding::new(&RULE, location, "", message)
}
