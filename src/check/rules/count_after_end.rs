//! F505: count after end.

use super::prelude::*;

rule! {
    code: "F505",
    name: "count-after-end",
    severity: Warning,
    title: "备案结束后例数仍在增加",
    explanation: "备案已撤销或取消，公开的例数却还在增加。",
    remedy: "请向机构核实：是补报撤销以前的病例的，无需改动；例数填错的，请改正；仍在开展的，按规定处理。",
    example: "2026年1月撤销，6月例数由 20 增至 23",
    basis: Some(&basis::STOP),
}

use crate::dataset::{Disclosure, Filing};
use crate::record::{Field, FilingStatus};

/// Finds a count that grew between two dates which both lie after the filing's end.
pub(crate) fn check(filing: &Filing, earlier: &Disclosure, later: &Disclosure) -> Option<Finding> {
    let ended = matches!(filing.status, FilingStatus::Withdrawn | FilingStatus::Cancelled);
    let end = filing.status_date.filter(|_| ended)?;
    let after_end = end.certainly_before(earlier.as_of?);
    let (before, after) = (earlier.cumulative_cases?, later.cumulative_cases?);
    (after_end && after > before).then(|| {
        let status = filing.status.in_chinese();
        let message =
            format!("备案{status}（{}），例数仍由 {before} 增至 {after}", end.in_chinese());
        Finding::of_cell(&RULE, &later.origin, Field::CumulativeCases, message)
    })
}
