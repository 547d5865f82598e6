//! F306: name differs.

use super::prelude::*;

rule! {
    code: "F306",
    name: "name-differs",
    severity: Warning,
    title: "名称与机构名单不一致",
    explanation: "号码相同而名称不同，或名称只多了、少了所在地的名称，按机构名单里的名称公布。",
    remedy: "请核对名称；如已更名，请在机构名单里更新并写上曾用名。",
    example: "示例市医院 / 示例市人民医院",
    basis: None,
}

use crate::record::{Field, RawRow};

/// A name that is not the listed one of the institution with that number.
pub(crate) fn finding(row: &RawRow, listed: &str) -> Finding {
    let message = format!("这里指的是机构名单里的“{listed}”");
    Finding::of_cell(&RULE, row, Field::InstitutionName, message)
}
