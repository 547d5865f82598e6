//! F104: unknown status.

use super::prelude::*;
use crate::record::{end_in, is_end, parse_date};
use crate::source::CellKind;

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
    match end_in(raw) {
        // Who ended it is what the two words of the rules tell apart.
        _ if raw.contains("注销") => {
            finding.with_hint("“注销”看不出是机构自己撤销还是备案部门取消，请写“撤销”或“取消”")
        }
        _ if raw.eq_ignore_ascii_case("revoked") => {
            finding.with_hint("revoked 看不出是机构自己撤销还是备案部门取消，请写“撤销”或“取消”")
        }
        _ if parse_date(raw, CellKind::Text).is_ok() => finding.with_hint(
            "这里写的是日期，看不出是哪一天；请改成一家机构的一项技术写一行，日期写到“完成备案时间”一列",
        ),
        Some(word) if !is_end(word) => finding.with_hint(
            "还没有完成备案的，请从备案表里去掉这一行；已经完成的，请写“有效”，并写明完成备案时间",
        ),
        _ => finding,
    }
}
