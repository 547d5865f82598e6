//! F112: several institutions.

use super::prelude::*;

rule! {
    code: "F112",
    name: "several-institutions",
    severity: Error,
    title: "一格里有几个机构名称",
    explanation: "一格里写了几个名称，看不出是同一家机构的几个名称，还是几家机构，这一行没有采用。",
    remedy: "同一家机构的第二名称请写在括号里，例如“示例市医院（示例市肿瘤医院）”；几家机构请分行填写。",
    example: "示例市医院、示例市肿瘤医院",
    basis: None,
}

/// A cell with several names.
pub(crate) fn finding(location: Location, raw: &str, names: &[String]) -> Finding {
    let message = format!("这一格里有 {} 个名称：{}", names.len(), names.join("、"));
    Finding::new(&RULE, location, raw, message)
}
