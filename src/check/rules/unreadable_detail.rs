//! F105: unreadable detail.

use super::prelude::*;

rule! {
    code: "F105",
    name: "unreadable-detail",
    severity: Warning,
    title: "附加内容认不出",
    explanation: "这一格认不出，当作没有填写；这一行的其他内容照常采用。",
    remedy: "请改成常见的写法，例如日期写 2023-05-06，级别写“三级甲等”，名额和月数只写数字；不重要的可以空着。",
    example: "名额：若干",
    basis: None,
}

/// A detail that could not be read; `what` names the column.
pub(crate) fn finding(location: Location, raw: &str, what: &str) -> Finding {
    Finding::new(&RULE, location, raw, format!("“{what}”认不出，当作没有填写"))
}

/// What a cell says beside a status that is taken.
pub(crate) fn beside_status(location: Location, raw: &str, parts: &[String]) -> Finding {
    let message = format!("状态已经读取，旁边的“{}”没有采用", parts.join("”、“"));
    Finding::new(&RULE, location, raw, message).with_hint(
        "日期请写到“完成备案时间”或“状态变更日期”一列，原因写到“状态原因”一列；无误的，无需改动",
    )
}

/// Parts of a cell that are not taken, of which the rest is.
pub(crate) fn left_out(location: Location, raw: &str, what: &str, parts: &[String]) -> Finding {
    let message = format!("“{what}”一格里，名称之外的“{}”没有采用", parts.join("”、“"));
    Finding::new(&RULE, location, raw, message)
        .with_hint("名称之外的说明请另列一栏；无误的，无需改动")
}
