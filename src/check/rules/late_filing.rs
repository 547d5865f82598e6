//! F403: late filing.

use super::prelude::*;

rule! {
    code: "F403",
    name: "late-filing",
    severity: Notice,
    title: "首例到完成备案超过 30 个工作日",
    explanation: "应在首例之日起 15 个工作日内备案，备案部门应在收到完整材料之日起 15 个工作日内完成。材料何时收齐不清楚，所以只作说明。",
    remedy: "请核对日期；如属实，无需改动。",
    example: "首例 2023-01-03，完成备案 2023-06-30",
    basis: Some(&basis::FILE),
}

use crate::catalog::Reference;
use crate::check::compare::clock;
use crate::dataset::Filing;
use crate::record::Field;

/// Finds a filing completed later than both clocks together allow, where the day between them is
/// not known; where it is, each clock has its own rule.
pub(crate) fn check(filing: &Filing, reference: &Reference) -> Option<Finding> {
    if filing.papers_complete.is_some_and(|papers| papers.day().is_some()) {
        return None;
    }
    let first = clock::first_case(filing, reference)?;
    let completed = filing.completed?.day()?;
    let days = reference.calendar.workdays_between(first, completed)?;
    (days > 2 * clock::DAYS).then(|| {
        let message = format!("首例 {first} 到完成备案 {completed} 共 {days} 个工作日");
        Finding::of_cell(&RULE, &filing.origin, Field::Completed, message)
    })
}
