//! F308: namesakes.

use super::prelude::*;

rule! {
    code: "F308",
    name: "namesakes",
    severity: Warning,
    title: "两家机构可能是同一家",
    explanation: "一家机构的名称，是另一家的名称后面多了“有限公司”、括号或短横线里的内容，或者是另一家的第二名称、曾用名，又没有号码能说明是两家；或者同一个地方有两家同名、登记号不同。可能是同一家的两种写法、号码写错了，也可能是公司和它的医院、总院和分院。没有合并，按两家分别公布。",
    remedy: "是同一家的，请把名称改成一样；号码写错的，请改正；是两家的，请填上各自的登记号，都填了的不用改。",
    example: "示例中心医院、示例中心医院有限公司",
    basis: None,
}

use crate::record::{Field, RawRow};

/// An institution whose name has something behind that of another.
pub(crate) fn finding(row: &RawRow, name: &str, other: &str) -> Finding {
    let message = format!("“{name}”和“{other}”可能是同一家机构，现在按两家公布");
    Finding::of_cell(&RULE, row, Field::InstitutionName, message)
}

/// Two institutions of one name in one place, with their registration numbers.
pub(crate) fn of_one_name(row: &RawRow, name: &str, [own, other]: [&str; 2]) -> Finding {
    let message = format!("有两家“{name}”，登记号一家是 {own}，另一家是 {other}，现在按两家公布");
    Finding::of_cell(&RULE, row, Field::RegistrationNumber, message)
}
