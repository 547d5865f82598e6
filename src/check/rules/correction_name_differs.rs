//! F604: correction name differs.

use super::prelude::*;

rule! {
    code: "F604",
    name: "correction-name-differs",
    severity: Warning,
    title: "更正没有用上：号码和名称不是同一家机构",
    explanation: "更正里的机构名称用来核对号码有没有写错，对不上就不更正。",
    remedy: "请把 institution 和 name 改成同一家机构的：登记号和名称见这家机构的网页。",
    example: "登记号是第一医院的，名称写成第二医院",
    basis: None,
}

/// The number is of an institution of another name.
pub(crate) fn finding(location: Location, name: &str, found: &str) -> Finding {
    Finding::new(&RULE, location, name, format!("这个号码是“{found}”的，不是“{name}”的"))
}
