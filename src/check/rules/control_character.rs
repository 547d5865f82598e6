//! F019: control character.

use super::prelude::*;

rule! {
    code: "F019",
    name: "control-character",
    severity: Error,
    title: "文字里夹有控制字符",
    explanation: "单元格里有打印不出来的控制字符，文字可能已损坏，这一行没有采用。",
    remedy: "请重新输入这个单元格的内容，或从原来的系统重新导出。",
    example: "NUL（00）",
    basis: None,
}

/// A cell with a control character.
pub(crate) fn finding(location: Location, sign: char) -> Finding {
    let code = format!("{:02X}", u32::from(sign));
    let message = format!("单元格里有控制字符 {code}，这一行没有采用");
    Finding::new(&RULE, location, code, message)
}
