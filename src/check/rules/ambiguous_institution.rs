//! F302: ambiguous institution.

use super::prelude::*;

rule! {
    code: "F302",
    name: "ambiguous-institution",
    severity: Error,
    title: "有几家同名的机构",
    explanation: "名称相同的机构不止一家，无法确定是哪一家。",
    remedy: "请补填登记号或统一社会信用代码。",
    example: "示例县人民医院",
    basis: None,
}

use crate::record::{Field, RawRow};

/// A name that several institutions have.
pub(crate) fn finding(row: &RawRow, name: &str, candidates: usize) -> Finding {
    let message = format!("有 {candidates} 家机构叫“{name}”");
    Finding::of_cell(&RULE, row, Field::InstitutionName, message)
}
