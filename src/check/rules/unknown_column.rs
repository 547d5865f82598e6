//! F011: unknown column.

use super::prelude::*;

rule! {
    code: "F011",
    name: "unknown-column",
    severity: Notice,
    title: "不认识的列",
    explanation: "这一列的名称不在认识的列名之内，没有读取，也不会公布。",
    remedy: "如果这一列有用，请改用通用的列名，或在 source.toml 里对应。",
    example: "备注2",
    basis: None,
}

/// A column whose name is not known.
pub(crate) fn finding(location: Location, name: &str) -> Finding {
    Finding::new(&RULE, location, name, format!("不认识列名“{name}”，这一列没有读取"))
}
