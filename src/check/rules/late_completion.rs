//! F407: late completion.

use super::prelude::*;

rule! {
    code: "F407",
    name: "late-completion",
    severity: Warning,
    title: "材料收齐到完成备案超过 15 个工作日",
    explanation: "备案部门应自收到完整材料之日起 15 个工作日内完成备案，收到当日不计。",
    remedy: "请核对这两个日期；属实的，请备案部门说明原因。",
    example: "材料收齐 2023-01-10，完成备案 2023-03-15",
    basis: Some(&basis::FILE),
}

use crate::catalog::Reference;
use crate::check::compare::clock;
use crate::dataset::Filing;
use crate::record::Field;

/// Finds a filing completed later than the second clock allows.
pub(crate) fn check(filing: &Filing, reference: &Reference) -> Option<Finding> {
    let papers = clock::papers_complete(filing)?;
    let completed = filing.completed?.day()?;
    let days = reference.calendar.workdays_between(papers, completed)?;
    (days > clock::DAYS).then(|| {
        let message = format!("材料收齐 {papers} 到完成备案 {completed} 共 {days} 个工作日");
        Finding::of_cell(&RULE, &filing.origin, Field::Completed, message)
    })
}
