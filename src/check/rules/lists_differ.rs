//! F423: lists differ.

use super::prelude::*;

rule! {
    code: "F423",
    name: "lists-differ",
    severity: Warning,
    title: "上下级机关的名单写的同一项备案不一致",
    explanation: "上下级机关的名单里有同一家机构的同一项技术，都写有效，完成备案时间却不同，或者科室等内容不同。备案只办一次，所以只公布一次，按备案机关（写明的一处，都没有写的是最下级的）的名单。完成备案时间不同的，备案机关的名单比别的都新，就是它改过而别处还没有改，公布它写的时间；不然分不清哪一个对，不公布这个时间。",
    remedy: "请与另一个机关核对，改正不对的一处；确实先后备案过两次的，请在同一份名单里写明两次，已经结束的那一次写明状态和状态变更日期。",
    example: "省里的名单写 2023-06-01，长春市的名单写 2023-05-06",
    basis: Some(&basis::FILE),
}

use crate::record::{Field, RawRow};

/// A row, what it and the other list's row state, and of which fields the other one lacks it; where
/// that is the day of completion, whether the other one's is published.
pub(crate) fn finding(
    row: &RawRow,
    whose: &str,
    [own, other]: [&str; 2],
    lacking: &[Field],
    has_day: bool,
) -> Finding {
    let names: Vec<&str> = lacking.iter().map(|field| field.in_chinese()).collect();
    let outcome = match lacking.contains(&Field::Completed) {
        true if !has_day => "，分不清哪一天完成备案，这个时间不公布",
        _ => "，公布的是那一处",
    };
    let names = names.join("、");
    let message = format!(
        "{whose}，这里{own}，另一个机关的名单里 {other}；{names}两处不同，或那一处没有写{outcome}"
    );
    Finding::of_cell(&RULE, row, lacking.first().copied().unwrap_or(Field::Technology), message)
}
