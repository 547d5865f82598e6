//! F113: merged count.

use super::prelude::*;

rule! {
    code: "F113",
    name: "merged-count",
    severity: Error,
    title: "几行合用一个例数",
    explanation: "例数写在合并了几行的单元格里，是几项技术合计的数，不是每一项的数，这几行没有采用。",
    remedy: "请取消合并，逐行填写每项技术的例数。",
    example: "三行合并为一格，写 41",
    basis: Some(&basis::DISCLOSE),
}

/// A count in a cell merged over several rows; `what` names its column.
pub(crate) fn finding(location: Location, raw: &str, what: &str) -> Finding {
    Finding::new(&RULE, location, raw, format!("“{what}”写在合并了几行的单元格里"))
}
