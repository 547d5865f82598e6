//! F508: counts differ.

use super::prelude::*;

rule! {
    code: "F508",
    name: "counts-differ",
    severity: Warning,
    title: "同一天的累计例数不一致",
    explanation: "几行写的是同一家机构、同一项技术，截止日期相同或都没有写，累计例数却不同，分不清哪一个是全院的，都不公布。按科室分别报的，请合计后报一行。",
    remedy: "请只留一行，写全院的累计例数；不是同一天的，请写明各自的截止日期。",
    example: "同一截止日期，一行写 30，另一行写 20",
    basis: Some(&basis::DISCLOSE),
}

use crate::dataset::Disclosure;
use crate::record::Field;

/// A count that differs from that of another row of the same day.
pub(crate) fn finding(one: &Disclosure, other: &Disclosure) -> Option<Finding> {
    let (before, count) = (one.cumulative_cases?, other.cumulative_cases?);
    let of = match other.as_of {
        Some(_) => "同一截止日期的累计例数",
        None => "两行都没有截止日期，累计例数",
    };
    let message = format!("{of}，另一行写的是 {before}，这一行是 {count}，都没有公布");
    let finding = Finding::of_cell(&RULE, &other.origin, Field::CumulativeCases, message);
    Some(finding.with_related(one.origin.location_of(Field::CumulativeCases)))
}
