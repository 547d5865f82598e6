//! F207: older name.

use super::prelude::*;

rule! {
    code: "F207",
    name: "older-name",
    severity: Error,
    title: "用的是另一版目录里的名称",
    explanation: "这个名称属于另一版目录；当时有效的目录里相应的技术叫别的名称，范围可能不同，不能代为认定。",
    remedy: "请核实开展的是哪一项，改用当时目录里的名称。",
    example: "2023年备案的造血干细胞移植技术",
    basis: Some(&basis::RESTRICTED),
}

/// A name of another edition; `entry` is what the edition of the day lists in its place.
pub(crate) fn finding(location: Location, text: &str, entry: &str) -> Finding {
    Finding::new(&RULE, location, text, format!("当时的目录里没有“{text}”，相应的技术叫“{entry}”"))
        .with_hint(format!("如果开展的是“{entry}”，请改成这个名称"))
}
