//! F104: unknown status.

use super::prelude::*;

rule! {
    code: "F104",
    name: "unknown-status",
    severity: Error,
    title: "状态认不出",
    explanation: "不认识这个状态词，不知道备案是否有效，这一行没有采用。写“不详”“无”的，也一样；空着或画“/”的，是没有写。",
    remedy: "请写“有效”“暂停”“撤销”或“取消”。",
    example: "待定",
    basis: Some(&basis::FILE),
}

/// A status word that is not known.
pub(crate) fn finding(location: Location, raw: &str) -> Finding {
    let finding = Finding::new(&RULE, location, raw, "不认识这个状态词");
    match raw.contains("注销") {
        // Who ended it is what the two words of the rules tell apart.
        true => finding.with_hint("“注销”看不出是机构自己撤销还是备案部门取消，请写“撤销”或“取消”"),
        false => finding,
    }
}
