//! F416: cancellation without ground.

use super::prelude::*;

rule! {
    code: "F416",
    name: "cancellation-without-ground",
    severity: Notice,
    title: "取消备案没有写明法定情形",
    explanation: "由备案部门取消的，应有《办法》第二十五条的情形：人员、设备、设施或其他条件变化，不能满足规范要求或影响效果；出现重大质量、安全、伦理问题或严重不良后果。机构自己申请的是撤销，不是取消。",
    remedy: "请补填状态原因；机构自己申请的，请把状态改为“撤销”。",
    example: "状态“取消”，原因“其他”",
    basis: Some(&basis::STOP),
}

use crate::check::compare::grounds;
use crate::dataset::Filing;
use crate::record::{Field, FilingStatus};

/// Finds a cancellation whose reason is none of the grounds of the Measures, art. 25.
pub(crate) fn check(filing: &Filing) -> Option<Finding> {
    if filing.status != FilingStatus::Cancelled {
        return None;
    }
    let reason = filing.status_reason.as_deref().unwrap_or_default();
    // What is withheld can't be said to lack a ground.
    if reason == crate::privacy::WITHHELD || grounds::of(reason).is_some() {
        return None;
    }
    let (field, message) = match reason {
        "" => (Field::Status, "备案已取消，没有写原因".to_owned()),
        reason => (Field::StatusReason, format!("原因“{reason}”里没有认出第二十五条的情形")),
    };
    let finding = Finding::of_cell(&RULE, &filing.origin, field, message);
    Some(match reason.contains("申请") {
        true => finding.with_hint("机构自己申请的，请把状态改为“撤销”；部门取消的，请写明情形"),
        false => finding,
    })
}
