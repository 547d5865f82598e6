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

/// A row of a place or of a group of hospitals among those of hospitals.
pub(crate) fn of_many(location: Location, raw: &str) -> Finding {
    let message = format!("“{raw}”是地区、分组或汇总，不是一家医疗机构");
    Finding::new(&RULE, location, raw, message)
        .with_hint("是汇总的，请从表里删去这一行；是一家机构的，请写机构的全称")
}
