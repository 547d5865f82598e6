//! F406: late submission.

use super::prelude::*;

rule! {
    code: "F406",
    name: "late-submission",
    severity: Warning,
    title: "首例到材料收齐超过 15 个工作日",
    explanation: "应在首例之日起 15 个工作日内备案，首例当日不计。这里按材料收齐的日期计算；先提交、后补正的，提交时可能没有超期。",
    remedy: "请核对首例和材料收齐两个日期；属实的，请向机构了解原因。",
    example: "首例 2023-01-03，材料收齐 2023-03-15",
    basis: Some(&basis::FILE),
}

use crate::catalog::Reference;
use crate::check::compare::clock;
use crate::dataset::Filing;
use crate::record::Field;

/// Finds papers complete later than the first clock allows.
pub(crate) fn check(filing: &Filing, reference: &Reference) -> Option<Finding> {
    let first = clock::first_case(filing, reference)?;
    let papers = filing.papers_complete?.day()?;
    let days = reference.calendar.workdays_between(first, papers)?;
    (days > clock::DAYS).then(|| {
        let message = format!("首例 {first} 到材料收齐 {papers} 共 {days} 个工作日");
        Finding::of_cell(&RULE, &filing.origin, Field::PapersComplete, message)
    })
}
