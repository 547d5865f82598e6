//! F116: ended in remark.

use super::prelude::*;

rule! {
    code: "F116",
    name: "ended-in-remark",
    severity: Error,
    title: "写有已不再有效的意思，状态没有写",
    explanation: "没有写备案状态的，按有效公布。备注或机构名称里写有撤销、取消、暂停、停业等字样的，填了这类列（取消备案时间、状态变更原因）的，写明的有效期已过的，不能当作有效，也不能断定是哪一种、从哪天起，这一行没有采用。机构名单里写有这些意思的，这家机构也不采用。备注这类列本身不读取，也不公布。",
    remedy: "请加上“备案状态”“状态变更日期”两列，写明有效、撤销、取消或暂停。",
    example: "没有“备案状态”，备注“2021年已撤销”",
    basis: Some(&basis::STOP),
}

use crate::record::Ended;

/// What says that a filing whose status is not stated has ended.
pub(crate) fn finding(location: Location, ended: &Ended) -> Finding {
    let (value, what) = said(ended);
    Finding::new(&RULE, location, value, format!("{what}，却没有写备案状态"))
}

/// What says that an institution of a list has closed.
pub(crate) fn of_institution(location: Location, ended: &Ended) -> Finding {
    let (value, what) = said(ended);
    let message = format!("{what}，这家机构没有列入名单，它的备案也不采用");
    Finding::new(&RULE, location, value, message).with_hint(
        "已经停业、注销的，请从名单里去掉，并在备案表里写明备案状态；没有停业的，请改正这一格",
    )
}

/// The word or the column, and what it says.
fn said(ended: &Ended) -> (&str, String) {
    match ended {
        Ended::Word(word) => (word, format!("这里写有“{word}”")),
        Ended::Column(name) => (name, format!("“{name}”这一列里填了内容")),
        Ended::Past(name) => (name, format!("“{name}”写的日期已过")),
        Ended::Changed => ("", "写了状态变更的日期或原因".to_owned()),
    }
}
