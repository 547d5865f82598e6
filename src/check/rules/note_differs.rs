//! F512: note differs.

use super::prelude::*;

rule! {
    code: "F512",
    name: "note-differs",
    severity: Warning,
    title: "备案表与副本备注不一致",
    explanation: "同一项技术，备案表与执业许可证副本备注的技术、日期或状态不同。备注的名单写已撤销、备案表却有效的，这项备案没有采用（F418）。河南省还要求，撤销备案的应申请修改备注。",
    remedy: "请与发证部门核对，改正不对的一处。",
    example: "备案表 2023-05-06，备注 2023-06-05",
    basis: Some(&basis::FILE),
}

use crate::dataset::{Filing, LicenceNote, NotedTechnology};
use crate::record::{Field, FilingStatus};

/// Finds a note that says something else of a filing: another date, or another end.
pub(crate) fn check(
    filing: &Filing,
    noted: &NotedTechnology,
    note: &LicenceNote,
) -> Option<Finding> {
    let dates = filing.completed.zip(noted.completed);
    let message =
        if let Some((filed, noted)) = dates.filter(|(one, other)| !one.compatible_with(*other)) {
            format!("备案表写 {} 完成备案，副本备注写 {}", filed.in_chinese(), noted.in_chinese())
        } else {
            let here = filing.status;
            let there = noted.ended.unwrap_or(FilingStatus::Active);
            if here == there {
                return None;
            }
            format!("备案表的状态是“{}”，副本备注是“{}”", here.in_chinese(), there.in_chinese())
        };
    let finding = Finding::of_cell(&RULE, &note.origin, Field::LicenceNote, message);
    Some(finding.with_related(filing.origin.location_of(Field::Completed)))
}

/// A note in the row of a filing that names other technologies only.
pub(crate) fn other_technology(note: Location, filed: &str, noted: &str) -> Finding {
    Finding::new(&RULE, note, noted, format!("这一行备案的是“{filed}”，副本备注写的是“{noted}”"))
}
