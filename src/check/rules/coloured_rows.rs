//! F030: coloured rows.

use super::numbers;
use super::prelude::*;

rule! {
    code: "F030",
    name: "coloured-rows",
    severity: Notice,
    title: "有的行涂了颜色，颜色没有读取",
    explanation: "表里少数几行的底色或字的颜色与别的行不同，又没有写备案状态。颜色是什么意思，只有制表的人知道：可能是已撤销的、新增的，也可能只是核对过的。颜色不读取，这些行照常采用。",
    remedy: "颜色说的是已撤销、取消、暂停的，请加上“备案状态”“状态变更日期”两列写明，或者从表里去掉；没有特别意思的，无需改动。",
    example: "十行备案里有一行标红",
    basis: None,
}

/// Rows, by their numbers, that stand out by a colour.
pub(crate) fn finding(location: Location, rows: &[u32]) -> Finding {
    let message = format!("第 {}涂了颜色，颜色没有读取，照常采用", numbers::rows(rows));
    Finding::new(&RULE, location, "", message)
}
