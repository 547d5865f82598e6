//! F115: code in place of text.

use super::prelude::*;

rule! {
    code: "F115",
    name: "code-like-text",
    severity: Error,
    title: "单元格里是程序代码或公式",
    explanation: "名称和说明里不会有网页代码、公式或文件路径，这一行没有采用。",
    remedy: "请改成正常的文字；不知道从哪里来的，请检查这份导出的来源。",
    example: "=cmd|'/c calc'!A0",
    basis: None,
}

/// A cell whose text is code.
pub(crate) fn finding(location: Location, value: &str, what: &str) -> Finding {
    Finding::new(&RULE, location, value, format!("“{what}”里是程序代码、公式或文件路径"))
}
