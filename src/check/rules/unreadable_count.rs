//! F103: unreadable count.

use super::prelude::*;
use crate::record::count_doubt;

rule! {
    code: "F103",
    name: "unreadable-count",
    severity: Error,
    title: "例数认不出",
    explanation: "这一格不是看得懂的例数，这一行没有采用。",
    remedy: "请只写数字，例如 41。",
    example: "约四十例",
    basis: Some(&basis::DISCLOSE),
}

/// A count that could not be read.
pub(crate) fn finding(location: Location, raw: &str) -> Finding {
    let finding = Finding::new(&RULE, location, raw, "不是看得懂的例数");
    match count_doubt(raw) {
        Some(doubt) => finding.with_hint(doubt),
        None => finding,
    }
}
