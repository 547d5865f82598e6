//! F410: papers out of order.

use super::prelude::*;

rule! {
    code: "F410",
    name: "papers-out-of-order",
    severity: Warning,
    title: "材料收齐的日期次序不对",
    explanation: "先有首例，再收齐材料，最后完成备案。次序不对的，日期可能填反，已照填写的公布。",
    remedy: "请对照备案材料核对首例、材料收齐、完成备案三个日期，填反了的请对调。",
    example: "材料收齐 2023-05-20，完成备案 2023-05-06",
    basis: Some(&basis::FILE),
}

use crate::dataset::Filing;
use crate::record::Field;

/// Finds papers complete certainly before the first case, or after the completion.
pub(crate) fn check(filing: &Filing) -> Option<Finding> {
    let papers = filing.papers_complete?;
    let before = filing.first_case.filter(|first| papers.certainly_before(*first));
    let after = filing.completed.filter(|completed| completed.certainly_before(papers));
    let written = papers.in_chinese();
    let message = match (before, after) {
        (Some(first), _) => format!("材料收齐 {written}，首例却在 {}", first.in_chinese()),
        (None, Some(end)) => format!("材料收齐 {written}，完成备案却在 {}", end.in_chinese()),
        (None, None) => return None,
    };
    Some(Finding::of_cell(&RULE, &filing.origin, Field::PapersComplete, message))
}
