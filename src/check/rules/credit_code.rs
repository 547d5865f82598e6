//! F108: credit code.

use super::prelude::*;

rule! {
    code: "F108",
    name: "credit-code",
    severity: Warning,
    title: "统一社会信用代码的校验位不对",
    explanation: "按 GB 32100-2015 计算，最后一位不符，代码至少有一位写错。代码没有公布。",
    remedy: "请对照营业执照或事业单位法人证书核对。",
    example: "12220000MB0000000X",
    basis: None,
}

use crate::record::{Field, RawRow};

/// A credit code whose check character does not agree.
pub(crate) fn finding(row: &RawRow) -> Finding {
    let message = "不是 18 位的有效代码，或最后一位校验不符";
    Finding::of_cell(&RULE, row, Field::CreditCode, message)
}
