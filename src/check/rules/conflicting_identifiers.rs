//! F303: conflicting identifiers.

use super::prelude::*;

rule! {
    code: "F303",
    name: "conflicting-identifiers",
    severity: Error,
    title: "登记号和信用代码指向不同的机构",
    explanation: "两个号码分别属于两家机构，无法确定是哪一家。",
    remedy: "请核对这两个号码。",
    example: "登记号属甲院，信用代码属乙院",
    basis: None,
}

use crate::record::{Field, RawRow};

/// A registration number of one institution beside the credit code of another.
pub(crate) fn finding(row: &RawRow, first: &str, second: &str) -> Finding {
    let message = format!("登记号属于“{first}”，信用代码属于“{second}”");
    Finding::of_cell(&RULE, row, Field::CreditCode, message)
}
