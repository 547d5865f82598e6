//! F404: duplicate row.

use super::prelude::*;

rule! {
    code: "F404",
    name: "duplicate-row",
    severity: Notice,
    title: "重复的行",
    explanation: "同一机构同一技术的同样内容出现了两次，只采用第一行。",
    remedy: "请删去多余的一行。",
    example: "第 5 行与第 9 行相同",
    basis: None,
}

/// A row that says what an earlier one says.
pub(crate) fn finding(location: Location, first: Location) -> Finding {
    Finding::new(&RULE, location, "", format!("与第 {} 行内容相同", first.row)).with_related(first)
}
