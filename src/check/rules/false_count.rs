//! F021: false count.

use super::prelude::*;

rule! {
    code: "F021",
    name: "false-count",
    severity: Warning,
    title: "工作簿里的计数不真实",
    explanation: "工作簿写明的文字条数与实际相差很大，文件可能损坏或被改动过。读到的内容照常采用。",
    remedy: "请用 Excel 或 WPS 打开文件，核对后另存。",
    example: "4294967295",
    basis: None,
}

/// A declared count of texts far from the truth.
pub(crate) fn finding(location: Location, count: &str) -> Finding {
    let message = format!("写明有 {count} 条文字，与实际不符");
    Finding::new(&RULE, location, count, message)
}
