//! F303: conflicting identifiers.

use super::prelude::*;

rule! {
    code: "F303",
    name: "conflicting-identifiers",
    severity: Error,
    title: "号码指向别的机构",
    explanation: "登记号和信用代码分别属于两家机构，或者号码是另一家机构的，名称也不相近，无法确定是哪一家，这一行没有采用。",
    remedy: "请对照执业许可证核对名称、登记号和信用代码，改正错的一个；一时核不清的号码，可以先空着。",
    example: "登记号属甲院，信用代码属乙院",
    basis: None,
}

use crate::record::{Field, RawRow};

/// A registration number of one institution beside the credit code of another.
pub(crate) fn finding(row: &RawRow, first: &str, second: &str) -> Finding {
    let message = format!("登记号属于“{first}”，信用代码属于“{second}”");
    Finding::of_cell(&RULE, row, Field::CreditCode, message)
}

/// A number under a name that has nothing alike with its owner's.
pub(crate) fn foreign(row: &RawRow, field: Field, owner: &str) -> Finding {
    let message = format!("“{}”是“{owner}”的，与这一行的机构名称不同", field.in_chinese());
    Finding::of_cell(&RULE, row, field, message)
        .with_hint("请核对号码；确实是同一家机构的，请统一名称，或在机构名单里写上曾用名、第二名称")
}
