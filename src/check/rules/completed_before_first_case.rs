//! F402: completed before first case.

use super::prelude::*;

rule! {
    code: "F402",
    name: "completed-before-first-case",
    severity: Warning,
    title: "完成备案早于首例",
    explanation: "按规定先开展首例再备案，两个日期可能填反，已照填写的公布。",
    remedy: "请对照备案材料核对这两个日期：填反了的请对调；确实先备案的，无需改动。",
    example: "首例 2023-06-01，完成备案 2023-05-06",
    basis: Some(&basis::FILE),
}

use crate::dataset::Filing;
use crate::record::Field;

/// Finds a filing completed certainly before its first case.
pub(crate) fn check(filing: &Filing) -> Option<Finding> {
    let (first, completed) = (filing.first_case?, filing.completed?);
    let message =
        format!("首例 {}，完成备案 {}，次序反了", first.in_chinese(), completed.in_chinese());
    completed
        .certainly_before(first)
        .then(|| Finding::of_cell(&RULE, &filing.origin, Field::Completed, message))
}
