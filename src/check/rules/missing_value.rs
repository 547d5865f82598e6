//! F101: missing value.

use super::prelude::*;

rule! {
    code: "F101",
    name: "missing-value",
    severity: Error,
    title: "缺少必填内容",
    explanation: "没有这一项就不能成为一条完整的记录，这一行没有采用。",
    remedy: "请补填后重新提交。",
    example: "医疗机构名称为空",
    basis: None,
}

/// A record without a value it cannot do without; `what` names the column.
pub(crate) fn finding(location: Location, what: &str) -> Finding {
    Finding::new(&RULE, location, "", format!("没有填“{what}”"))
}
