//! F204: prohibited technology.

use super::prelude::*;

rule! {
    code: "F204",
    name: "prohibited-technology",
    severity: Error,
    title: "这是禁止临床应用的技术",
    explanation: "禁止类技术不能备案，这一行没有公布。",
    remedy: "请立即核实：如确在开展，应当停止；如是别的适应证，请写明。",
    example: "代孕技术",
    basis: Some(&basis::PROHIBITED),
}

/// A technology that a prohibition names, with its indication and whether the text states it.
pub(crate) fn finding(
    location: Location,
    text: &str,
    edition: &str,
    indication: Option<&str>,
    indication_stated: bool,
) -> Finding {
    let message = match indication {
        None => format!("{edition}：禁止应用于临床"),
        Some(disease) => format!("{edition}：禁止用于{disease}"),
    };
    let finding = Finding::new(&RULE, location, text, message);
    match indication {
        Some(disease) if !indication_stated => finding.with_hint(format!(
            "这项技术只禁止用于{disease}，用于其他疾病的，国家限制类目录没有列入；请核实适应证"
        )),
        _ => finding,
    }
}
