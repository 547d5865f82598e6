//! F532: base before filing.

use super::prelude::*;

rule! {
    code: "F532",
    name: "base-before-filing",
    severity: Warning,
    title: "培训基地备案早于技术备案",
    explanation: "备案为培训基地，要先有这项限制类技术临床应用的备案证明。两个日期可能填错，已照填写的公布。",
    remedy: "请对照两份备案证明核对日期，改正填错的一个。",
    example: "基地备案 2022-03-01，技术备案 2023-05-06",
    basis: Some(&basis::TRAIN),
}

use crate::dataset::{Filing, TrainingBase};
use crate::record::Field;

/// Finds a base filed certainly before the earliest of the institution's filings.
pub(crate) fn check(base: &TrainingBase, filings: &[&Filing]) -> Option<Finding> {
    let filed_on = base.filed_on?;
    let dated = filings.iter().all(|filing| filing.completed.is_some());
    let first = filings.iter().filter_map(|filing| filing.completed).min().filter(|_| dated)?;
    filed_on.certainly_before(first).then(|| {
        let message =
            format!("基地备案 {}，技术备案却在 {}", filed_on.in_chinese(), first.in_chinese());
        Finding::of_cell(&RULE, &base.origin, Field::FiledOn, message)
    })
}
