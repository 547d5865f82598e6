//! F503: dates differ.

use super::prelude::*;

rule! {
    code: "F503",
    name: "dates-differ",
    severity: Warning,
    title: "备案表与公开的完成备案时间不一致",
    explanation: "两处日期不同，页面上分别列出。",
    remedy: "请核对哪一个日期正确。",
    example: "备案表 2023-05-06，公开 2023-05-16",
    basis: Some(&basis::DISCLOSE),
}

use crate::dataset::{Disclosure, Filing};
use crate::record::Field;

/// Finds a disclosed completion date that cannot be that of the filing.
pub(crate) fn check(filing: &Filing, disclosure: &Disclosure) -> Option<Finding> {
    let (filed, disclosed) = (filing.completed?, disclosure.completed?);
    let message = format!("备案表写 {}，公开写 {}", filed.in_chinese(), disclosed.in_chinese());
    (!filed.compatible_with(disclosed)).then(|| {
        Finding::of_cell(&RULE, &disclosure.origin, Field::Completed, message)
            .with_related(filing.origin.location_of(Field::Completed))
    })
}
