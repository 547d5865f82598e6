//! F206: code only.

use super::prelude::*;

rule! {
    code: "F206",
    name: "code-only",
    severity: Error,
    title: "只有编号，没有技术名称",
    explanation: "同一编号在不同版目录里指不同的技术，不能只凭编号认定。",
    remedy: "请补上技术名称。",
    example: "G10",
    basis: Some(&basis::RESTRICTED),
}

/// A code without a name; `candidates` says what it means in each edition.
pub(crate) fn finding(location: Location, text: &str, candidates: &[String]) -> Finding {
    let finding = Finding::new(&RULE, location, text, format!("“{text}”只是编号"));
    match candidates {
        [] => finding,
        all => finding.with_hint(format!("这个编号可能指：{}。请补上技术名称", all.join("；"))),
    }
}
