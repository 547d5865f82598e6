//! F116: ended in remark.

use super::prelude::*;

rule! {
    code: "F116",
    name: "ended-in-remark",
    severity: Error,
    title: "备注说已不再有效，状态没有写",
    explanation: "没有写备案状态的，按有效公布。备注或机构名称里写有撤销、取消、暂停、停业等字样的，不能当作有效，也不能断定是哪一种、从哪天起，这一行没有采用。备注本身不读取，也不公布。",
    remedy: "请加上“备案状态”“状态变更日期”两列，写明有效、撤销、取消或暂停。",
    example: "没有“备案状态”，备注“2021年已撤销”",
    basis: Some(&basis::STOP),
}

/// A word for an end beside a filing whose status is not stated.
pub(crate) fn finding(location: Location, word: &str) -> Finding {
    Finding::new(&RULE, location, word, format!("这里写有“{word}”，却没有写备案状态"))
}
