//! F412: end before completion.

use super::prelude::*;

rule! {
    code: "F412",
    name: "end-before-completion",
    severity: Warning,
    title: "状态变更早于完成备案",
    explanation: "备案完成以后才能撤销、取消或暂停，两个日期可能填反，已照填写的公布。",
    remedy: "请对照备案材料核对这两个日期：填反了的请对调；后来重新备案过的，请分两行写明各自的完成备案时间。",
    example: "完成备案 2023-05-06，撤销 2022-05-06",
    basis: Some(&basis::STOP),
}

use crate::dataset::Filing;
use crate::record::{Field, FilingStatus};

/// Finds a filing that ended certainly before it was completed.
pub(crate) fn check(filing: &Filing) -> Option<Finding> {
    let (completed, end) = (filing.completed?, filing.status_date?);
    let wrong = filing.status != FilingStatus::Active && end.certainly_before(completed);
    wrong.then(|| {
        let status = filing.status.in_chinese();
        let message =
            format!("{} {status}，完成备案却在 {}", end.in_chinese(), completed.in_chinese());
        Finding::of_cell(&RULE, &filing.origin, Field::StatusDate, message)
    })
}
