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

/// A row that says what an earlier one says, in this file or in another one of this path.
pub(crate) fn finding(location: Location, first: Location, path: &str) -> Finding {
    let of_file = match first.file == location.file {
        true => String::new(),
        false => format!("“{path}”"),
    };
    let message = format!("与{of_file}第 {} 行内容相同", first.row);
    Finding::new(&RULE, location, "", message).with_related(first)
}
