//! F201: unknown technology.

use super::prelude::*;

rule! {
    code: "F201",
    name: "unknown-technology",
    severity: Error,
    title: "技术名称不在目录里",
    explanation: "按名称没有找到这项技术。相似的名称只供核对，不会自动采用。",
    remedy: "请对照目录改成目录里的名称；目录外的技术不需要备案。",
    example: "肿瘤消溶治疗技术",
    basis: Some(&basis::RESTRICTED),
}

use crate::catalog::Nearest;

/// A name that no catalog has, with the nearest names and why each could be meant.
pub(crate) fn finding(location: Location, text: &str, nearest: &[Nearest]) -> Finding {
    let finding = Finding::new(&RULE, location, text, format!("目录里没有“{text}”这项技术"));
    if nearest.is_empty() {
        return finding;
    }
    let names: Vec<String> =
        nearest.iter().map(|each| format!("{}（{}）", each.name, each.why)).collect();
    finding.with_hint(format!("是否指：{}？请改成目录里的名称", names.join("；")))
}
