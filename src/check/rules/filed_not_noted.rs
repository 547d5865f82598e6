//! F511: filed not noted.

use super::prelude::*;

rule! {
    code: "F511",
    name: "filed-not-noted",
    severity: Warning,
    title: "备案有效，副本没有备注",
    explanation: "备案部门完成备案后，应在执业许可证副本备注栏注明。备案表里有效而副本没有备注：可能是虚报，也可能漏了备注。",
    remedy: "请与发证部门核对，补上备注或更正备案表。",
    example: "备案表有肿瘤消融治疗技术，备注三没有",
    basis: Some(&basis::FILE),
}

use crate::record::{Field, RawRow};

/// A valid filing that a whole, understood note leaves out. `disclosed` says whether the
/// institution discloses the technology.
pub(crate) fn finding(
    row: &RawRow,
    institution: &str,
    technology: &str,
    disclosed: bool,
) -> Finding {
    let also = if disclosed { "" } else { "，也没有公开例数" };
    let message =
        format!("“{institution}”的“{technology}”备案有效，副本没有备注{also}：可能虚报或漏备注");
    Finding::of_cell(&RULE, row, Field::Technology, message)
}
