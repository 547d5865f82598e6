//! F207: older name.

use super::prelude::*;

rule! {
    code: "F207",
    name: "older-name",
    severity: Warning,
    title: "用的是另一版目录里的名称",
    explanation: "这项技术在当时有效的目录里叫别的名称，已按当时的目录采用，范围可能略有不同。",
    remedy: "请改用当时目录里的名称。",
    example: "2023年备案的造血干细胞移植技术",
    basis: Some(&basis::RESTRICTED),
}

/// A name of another edition, taken as the present entry.
pub(crate) fn finding(location: Location, text: &str, entry: &str) -> Finding {
    Finding::new(&RULE, location, text, format!("当时的目录里这项技术叫“{entry}”，已按它采用"))
}
