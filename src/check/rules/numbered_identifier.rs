//! F106: numbered identifier.

use super::prelude::*;

rule! {
    code: "F106",
    name: "numbered-identifier",
    severity: Warning,
    title: "号码被存成了数字",
    explanation: "长号码存成数字后，末尾几位会被改成 0，这个号码没有采用。",
    remedy: "请把这一列设为“文本”格式后重新填写号码。",
    example: "1.2220001E+17",
    basis: None,
}

/// A long identifier that a workbook stores as a number.
pub(crate) fn finding(location: Location, raw: &str, what: &str) -> Finding {
    Finding::new(&RULE, location, raw, format!("“{what}”存成了数字，末尾几位可能已经丢失"))
}
