//! F411: end undated.

use super::prelude::*;

rule! {
    code: "F411",
    name: "end-undated",
    severity: Notice,
    title: "备案不再有效，但没有写从哪天起",
    explanation: "撤销、取消、暂停应当写明日期，否则公众不知道此前的诊疗是否在备案有效期内。状态已照填写的公布。",
    remedy: "请补填状态变更日期。",
    example: "状态“取消”，状态变更日期空白",
    basis: Some(&basis::STOP),
}

use crate::dataset::Filing;
use crate::record::{Field, FilingStatus, is_stroke};

/// Finds a filing that is no longer valid, without the day since when.
pub(crate) fn check(filing: &Filing) -> Option<Finding> {
    let ended = filing.status != FilingStatus::Active && filing.status_date.is_none();
    // A day that is written and not told has its own finding.
    let ended = ended && filing.origin.text(Field::StatusDate).is_none_or(is_stroke);
    let status = filing.status.in_chinese();
    ended.then(|| {
        let message = format!("备案{status}，没有写从哪天起");
        Finding::of_cell(&RULE, &filing.origin, Field::Status, message)
    })
}
