//! F104: unknown status.

use super::prelude::*;

rule! {
    code: "F104",
    name: "unknown-status",
    severity: Error,
    title: "状态认不出",
    explanation: "不认识这个状态词，不知道备案是否有效，这一行没有采用。",
    remedy: "请写“有效”“暂停”“撤销”或“取消”。",
    example: "待定",
    basis: Some(&basis::FILE),
}

/// A status word that is not known.
pub(crate) fn finding(location: Location, raw: &str) -> Finding {
    Finding::new(&RULE, location, raw, "不认识这个状态词")
}
