//! F118: corrected in remark.

use super::prelude::*;

rule! {
    code: "F118",
    name: "corrected-in-remark",
    severity: Error,
    title: "备注、注或序号里写有更正",
    explanation: "备注、说明这类列，或者点了机构名、序号的注里写着“应为”“更正为”“有误”“填错”之类，这一行里就有一处不对；是哪一格、改成什么，不代为认定，这一行没有采用。序号一格写着“更正”的，这一行和它更正的那一行（同一家机构的同一项技术，或者写明了序号的一行）都没有采用。备注里写的内容这一行已经有了的，或者写着“已更正”的，不在此列。",
    remedy: "请直接改正那一格，再删去备注或注里的更正；“更正”另写成一行的，请只留下对的一行。",
    example: "备注“应为2023年6月6日”",
    basis: None,
}

/// A remark in a row, or a note on it, that says that something in it should be otherwise.
pub(crate) fn finding(location: Location, word: &str, note: Option<&str>) -> Finding {
    let place = if note.is_some() { "附近" } else { "这里" };
    let message = format!("{place}写有“{word}”，不知这一行以哪个为准");
    Finding::new(&RULE, location, note.unwrap_or(word), message)
}
