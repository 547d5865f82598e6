//! F602: contradicted correction.

use super::prelude::*;

rule! {
    code: "F602",
    name: "contradicted-correction",
    severity: Warning,
    title: "更正没有用上：导出里是第三种内容",
    explanation: "导出里的内容既不是更正前的，也不是更正后的，不能断定更正是否还有效，照导出公布。",
    remedy: "请核实哪个正确：导出正确的，删去这条更正；仍要更正的，把 was 改成导出里的内容。",
    example: "更正由 5 月 6 日改为 5 月 16 日，而导出写 6 月 1 日",
    basis: None,
}

/// The exports' value is neither the wrong nor the right one.
pub(crate) fn finding(
    location: Location,
    found: &str,
    [was, now]: [&str; 2],
    record: Location,
) -> Finding {
    let message = format!("更正说由“{was}”改为“{now}”，而导出里是“{found}”");
    Finding::new(&RULE, location, found, message).with_related(record)
}
