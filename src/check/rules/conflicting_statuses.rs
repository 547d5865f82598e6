//! F418: conflicting statuses.

use super::prelude::*;

rule! {
    code: "F418",
    name: "conflicting-statuses",
    severity: Error,
    title: "同一项备案写有不同的状态",
    explanation: "同一家机构的同一项技术（或同一个培训基地），一行写有效，另一行写撤销、取消或暂停（也可能在另一个文件、另一个机关的文件里），日期又看不出哪个在后，不能断定现在是否有效，这几行都没有采用。另一行因为别的问题没有采用、但写有撤销等意思的（技术名称或机构认不准、可能就是这一项的，也算；整张认不出的表里写有撤销等字样的、另一张表的副本备注写有撤销等字样的，也算），或者机构名单里写有停业、注销、已并入别处的，也一样。一个科室写有效、另一个科室写撤销的，也分不清是整项备案还是只有那个科室不再开展，一样不采用。先撤销、后来重新备案的，两行的完成备案时间有先后，不在此列。",
    remedy: "请核对后只留一行，写明现在的状态和状态变更日期；先后备案过两次的，两行都写明各自的完成备案时间，已结束的那一行写明状态变更日期。",
    example: "完成备案同为 2023-05-06，一行写“有效”，一行写“撤销”",
    basis: Some(&basis::STOP),
}

use crate::record::{Field, RawRow};

/// A row of a filing, and what it and the other rows state.
pub(crate) fn finding(row: &RawRow, whose: &str, [own, others]: [&str; 2]) -> Finding {
    let message = format!("{whose}，这里{own}，而 {others}，不能断定现在是否有效，都没有采用");
    Finding::of_cell(&RULE, row, Field::Status, message)
}

/// The same of rows that name different departments.
pub(crate) fn of_departments(finding: Finding) -> Finding {
    finding.with_hint(
        "备案是一家机构的一项技术一条，不分科室。只是其中一个科室不再开展、备案仍然有效的，请只留一行写“有效”，科室写仍在开展的；整项备案已经撤销、取消或暂停的，请只留写明状态和状态变更日期的一行",
    )
}
