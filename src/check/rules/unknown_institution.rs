//! F301: unknown institution.

use super::prelude::*;

rule! {
    code: "F301",
    name: "unknown-institution",
    severity: Error,
    title: "机构名单里没有这家机构",
    explanation: "同一份导出里有机构名单，但名单里没有这个名称，也没有可核对的登记号；或者有这个名称，登记号却不同。相似的名称只供核对，不会自动采用。",
    remedy: "请核对名称，或补填登记号，或把这家机构补进机构名单。",
    example: "示例市第一人民医院分院",
    basis: None,
}

use crate::record::{Field, RawRow};

/// An institution that the authority's own list does not have; `nearest` are listed names.
pub(crate) fn finding(row: &RawRow, name: &str, nearest: &[String]) -> Finding {
    let message = format!("机构名单里没有“{name}”");
    let finding = Finding::of_cell(&RULE, row, Field::InstitutionName, message);
    match nearest {
        [] => finding,
        names => finding.with_hint(format!(
            "名单里相近的名称有：{}。请核对名称，或补填登记号",
            names.join("、")
        )),
    }
}

/// An institution of which the authority's own list says that it has closed, in a row of this file.
pub(crate) fn closed(row: &RawRow, name: &str, listed: Location, path: &str) -> Finding {
    let message = format!(
        "机构名单（“{path}”第 {} 行）写明“{name}”已停业、注销等，没有列入，它的备案也不采用",
        listed.row
    );
    Finding::of_cell(&RULE, row, Field::InstitutionName, message)
        .with_related(listed)
        .with_hint("确实停业、注销的，请写明这项备案的状态和状态变更日期；没有的，请改正机构名单")
}

/// An institution that the authority's own list has under another registration number.
pub(crate) fn misnumbered(row: &RawRow, name: &str, listed: &str) -> Finding {
    let message = format!("机构名单里“{name}”的登记号是 {listed}，和这一行的不同");
    Finding::of_cell(&RULE, row, Field::RegistrationNumber, message)
        .with_hint("请核对登记号；确实是另一家同名机构的，把它也补进机构名单")
}
