//! F005: duplicate key.

use super::prelude::*;

rule! {
    code: "F005",
    name: "duplicate-key",
    severity: Error,
    title: "一条 JSON 记录里同一名称出现两次",
    explanation: "两个值不知以哪个为准，这条记录没有采用。",
    remedy: "请删去多余的一个。",
    example: "{\"备案日期\":\"2023-05-06\",\"备案日期\":\"2023-05-07\"}",
    basis: None,
}

/// A key that one object names twice.
pub(crate) fn finding(location: Location, key: &str) -> Finding {
    Finding::new(&RULE, location, key, format!("“{key}”出现了两次"))
}
