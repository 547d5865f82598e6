//! F413: tcm under health.

use super::prelude::*;

rule! {
    code: "F413",
    name: "tcm-under-health",
    severity: Notice,
    title: "中医医疗机构由卫生健康部门备案",
    explanation: "中医医疗机构的医疗技术临床应用管理由中医药主管部门负责，而这里的备案机关是同级的卫生健康部门。执业许可证由谁核发，就向谁备案，所以只作说明。",
    remedy: "请核对执业许可证的发证机关；无误的，无需改动。",
    example: "示例省中医院向省卫生健康委员会备案，省里另有中医药管理局",
    basis: Some(&basis::TCM),
}

use crate::record::{Field, RawRow};

/// A TCM institution whose filings a health authority holds, where there is one for TCM.
pub(crate) fn finding(row: &RawRow, name: &str, health: &str, tcm: &str) -> Finding {
    let message = format!("“{name}”是中医医疗机构，备案机关是{health}，当地有{tcm}");
    Finding::of_cell(&RULE, row, Field::Authority, message)
}
