//! F201: unknown technology.

use super::prelude::*;

rule! {
    code: "F201",
    name: "unknown-technology",
    severity: Error,
    title: "技术名称不在目录里",
    explanation: "按名称没有找到这项技术。相似的名称只供核对，不会自动采用。",
    remedy: "请对照目录改成目录里的名称；不属于禁止类、也没有另行规定的，目录外的技术不需要备案。",
    example: "肿瘤消溶治疗技术",
    basis: Some(&basis::RESTRICTED),
}

use crate::catalog::Nearest;

/// Of a transplantation of the patient's own cells, which no catalog restricts (G01 of 2022 is
/// about another person's).
const OWN: &str = "自体移植不在限制类目录里，不需要备案，请从备案表中移出；做的是异基因移植的，请照目录写“异基因造血干细胞移植技术”";

/// A name that no catalog has, with the nearest names and why each could be meant.
pub(crate) fn finding(location: Location, text: &str, nearest: &[Nearest]) -> Finding {
    let finding = Finding::new(&RULE, location, text, format!("目录里没有“{text}”这项技术"));
    if ["自体造血", "自体干细胞", "自体骨髓"].iter().any(|own| text.contains(own)) {
        return finding.with_hint(OWN);
    }
    if nearest.is_empty() {
        return finding;
    }
    let names: Vec<String> =
        nearest.iter().map(|each| format!("{}（{}）", each.name, each.why)).collect();
    finding.with_hint(format!("是否指：{}？请改成目录里的名称", names.join("；")))
}
