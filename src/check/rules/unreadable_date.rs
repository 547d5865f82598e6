//! F102: unreadable date.

use super::prelude::*;
use crate::record::date_doubt;

rule! {
    code: "F102",
    name: "unreadable-date",
    severity: Error,
    title: "日期认不出",
    explanation: "这一格不是看得懂的日期，或者日历上没有这一天。为免写错日期，这一行没有采用。",
    remedy: "请写成 2023年5月6日 或 2023-05-06；只知道月份就写 2023年5月。",
    example: "2023-02-30",
    basis: Some(&basis::FILE),
}

/// A key date that could not be read; `what` names the column.
pub(crate) fn finding(location: Location, raw: &str, what: &str) -> Finding {
    let message = format!("“{what}”不是看得懂的日期，或日历上没有这一天");
    let finding = Finding::new(&RULE, location, raw, message);
    match date_doubt(raw) {
        Some(doubt) => finding.with_hint(doubt),
        None => finding,
    }
}
