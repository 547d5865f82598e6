//! F003: undecodable text.

use super::prelude::*;

rule! {
    code: "F003",
    name: "undecodable-text",
    severity: Error,
    title: "文字编码认不出",
    explanation: "文件里有既不是 UTF-8 也不是 GB18030 的字节。为免认错字，不作猜测。",
    remedy: "请用 Excel 另存为“CSV UTF-8（逗号分隔）”后重新提交。",
    example: "字节 FF FE 00",
    basis: None,
}

/// Bytes that no known encoding explains, in hexadecimal.
pub(crate) fn finding(location: Location, bytes: &str) -> Finding {
    Finding::new(&RULE, location, bytes, format!("从字节 {bytes} 起不是 UTF-8，也不是 GB18030"))
}
