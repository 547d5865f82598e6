//! F504: falling count.

use super::prelude::*;

rule! {
    code: "F504",
    name: "falling-count",
    severity: Warning,
    title: "累计例数变少了",
    explanation: "累计例数只会增加，变少说明有一次填错，已照填写的公布。",
    remedy: "请核对前后两次的例数。",
    example: "2026-09-30 为 41，2026-10-31 为 14",
    basis: Some(&basis::DISCLOSE),
}

use crate::dataset::Disclosure;
use crate::privacy::Few;
use crate::record::{Field, RawRow};

/// Finds a later count that is smaller than an earlier one of the same series.
pub(crate) fn check(earlier: &Disclosure, later: &Disclosure) -> Option<Finding> {
    let (before, after) = (earlier.cumulative_cases?, later.cumulative_cases?);
    let dated = earlier.as_of?.certainly_before(later.as_of?);
    (dated && after < before).then(|| {
        let message = format!("累计例数由 {before} 变为 {after}");
        Finding::of_cell(&RULE, &later.origin, Field::CumulativeCases, message)
            .with_related(earlier.origin.location_of(Field::CumulativeCases))
    })
}

/// A count too small to be told that comes after a greater one that was published.
pub(crate) fn of_few(row: &RawRow, before: u32, few: Few) -> Finding {
    let message = format!("以前公布的累计例数是 {before}，这次{}", few.in_chinese());
    Finding::of_cell(&RULE, row, Field::CumulativeCases, message)
}
