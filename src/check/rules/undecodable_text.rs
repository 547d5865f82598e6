//! F003: undecodable text.

use super::prelude::*;

rule! {
    code: "F003",
    name: "undecodable-text",
    severity: Error,
    title: "文字编码认不出",
    explanation: "文件里有认不出是什么字的字节：既不是 UTF-8，也不是 GB18030，也没有标明是 UTF-16。为免认错字，不作猜测。",
    remedy: "请用 Excel 另存为“CSV UTF-8（逗号分隔）”后重新提交。",
    example: "字节 FF FE 00",
    basis: None,
}

/// Bytes of one line that its file's encoding does not explain, in hexadecimal.
pub(crate) fn line(location: Location, bytes: &str) -> Finding {
    let message = format!("字节 {bytes} 不是文字，这一行没有采用");
    Finding::new(&RULE, location, bytes, message)
}

/// A whole file that no known encoding explains.
pub(crate) fn file(location: Location, bytes: &str) -> Finding {
    let message = match bytes {
        "00" => "文件里有许多空字节（00），不像是文字，整个文件没有采用".to_owned(),
        bytes => format!("从字节 {bytes} 起不是 UTF-8，也不是 GB18030，整个文件没有采用"),
    };
    Finding::new(&RULE, location, bytes, message)
}

/// A whole file in UTF-16 that does not say so.
pub(crate) fn utf16(location: Location) -> Finding {
    let message = "看起来是 UTF-16 编码，但文件开头没有标明（缺少 BOM），整个文件没有采用";
    Finding::new(&RULE, location, "", message).with_hint(
        "请用记事本打开，确认文字正常后选“文件 → 另存为”，编码选“UTF-8”；\
         或用 Excel 另存为“CSV UTF-8（逗号分隔）”",
    )
}
