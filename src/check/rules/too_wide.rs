//! F008: too wide.

use super::prelude::*;

rule! {
    code: "F008",
    name: "too-wide",
    severity: Warning,
    title: "列数太多",
    explanation: "太靠右的列没有读取。",
    remedy: "请删去右边多余的列后另存。",
    example: "第 300 列还有内容",
    basis: None,
}

/// Filled columns beyond the last one that is read.
pub(crate) fn finding(location: Location, last: u16) -> Finding {
    Finding::new(&RULE, location, "", format!("只读到第 {last} 列，后面的列没有读取"))
}
