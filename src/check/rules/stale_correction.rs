//! F601: stale correction.

use super::prelude::*;

rule! {
    code: "F601",
    name: "stale-correction",
    severity: Warning,
    title: "更正没有用上：找不到它说的记录",
    explanation: "更正只改导出里仍有的记录，或以往公布过的例数；找不到记录时什么也不改。",
    remedy: "请核对登记号、技术标识和截止日期。如果记录确已不在导出里，可以删去这条更正，网站的变更历史仍然保留。",
    example: "登记号写错一位的更正",
    basis: None,
}

/// A correction whose record is nowhere; `what` says which is missing.
pub(crate) fn finding(location: Location, value: &str, what: &str) -> Finding {
    Finding::new(&RULE, location, value, what)
}

/// A name in place of a number; `id` is the site's id of the only institution that has it.
pub(crate) fn by_name(location: Location, name: &str, id: Option<&str>) -> Finding {
    let how = match id {
        Some(id) => format!("，这家机构的标识是 {id}"),
        None => String::new(),
    };
    let message = format!(
        "institution 这里写的是名称；请写登记号，或网址里的机构标识（institutions/ 后面的那一段）{how}"
    );
    Finding::new(&RULE, location, name, message)
}
