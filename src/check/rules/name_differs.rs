//! F306: name differs.

use super::prelude::*;

rule! {
    code: "F306",
    name: "name-differs",
    severity: Warning,
    title: "名称与机构名单或别的行不一致",
    explanation: "号码相同而名称不同，或名称只多了、少了所在地的名称。机构名单里有的，按名单里的名称公布；没有的，按先读到的名称公布，写明那是曾用名的，按现在的名称公布。备注写有“更名为”的，仍按这一行的名称公布。",
    remedy: "请核对名称；如已更名，请在机构名单里更新并写上曾用名。",
    example: "示例市医院 / 示例市人民医院",
    basis: None,
}

use crate::record::{Field, RawRow};

/// A remark that says that the institution has another name now.
pub(crate) fn in_remark(location: Location, present: &str) -> Finding {
    let message = format!("这里写着现名“{present}”，公布的是这一行的名称");
    Finding::new(&RULE, location, present, message)
        .with_hint("请把“医疗机构名称”改成现在的名称，并加“曾用名”一列写原来的名称")
}

/// A name that is not that of the institution meant, as its list or an earlier row has it.
pub(crate) fn finding(row: &RawRow, known: &str, is_listed: bool) -> Finding {
    let message = match is_listed {
        true => format!("这里指的是机构名单里的“{known}”"),
        false => format!("这里指的是别的行里写的“{known}”"),
    };
    Finding::of_cell(&RULE, row, Field::InstitutionName, message)
}
