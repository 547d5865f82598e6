//! F114: unreadable as of.

use super::prelude::*;

rule! {
    code: "F114",
    name: "unreadable-as-of",
    severity: Warning,
    title: "表头上方的截止日期认不出",
    explanation: "标题里写了数据截止日期，但不是看得懂的日期，全表按没有截止日期处理。",
    remedy: "请写成“截至2026年11月15日”。",
    example: "截至2026年11月31日",
    basis: Some(&basis::DISCLOSE),
}

/// A date in a title that could not be read.
pub(crate) fn finding(location: Location, text: &str) -> Finding {
    Finding::new(&RULE, location, text, format!("截止日期“{text}”不是看得懂的日期"))
}
