//! F414: other under tcm.

use super::prelude::*;

rule! {
    code: "F414",
    name: "other-under-tcm",
    severity: Warning,
    title: "非中医医疗机构由中医药主管部门备案",
    explanation: "中医药主管部门负责的是中医医疗机构（含中西医结合、民族医医疗机构）。其他类别的机构应向核发其执业许可证的卫生健康部门备案，备案机关或机构类别可能填错，已照填写的公布。",
    remedy: "请对照执业许可证核对发证机关和机构类别，改正填错的一个。",
    example: "口腔医院，备案机关是省中医药管理局",
    basis: Some(&basis::TCM),
}

use crate::record::{Field, RawRow};

/// An institution of another category whose filings a TCM authority holds.
pub(crate) fn finding(row: &RawRow, name: &str, category: &str, tcm: &str) -> Finding {
    let message = format!("“{name}”的类别是{category}，备案机关却是{tcm}");
    Finding::of_cell(&RULE, row, Field::Authority, message)
}
