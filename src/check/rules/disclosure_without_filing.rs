//! F501: disclosure without filing.

use super::prelude::*;

rule! {
    code: "F501",
    name: "disclosure-without-filing",
    severity: Warning,
    title: "已公开但未见备案",
    explanation: "机构公开了这项技术的开展情况，但备案表里没有：可能是漏报，也可能是备案表不全。",
    remedy: "请向机构和备案机关核实。",
    example: "示例医院公开心室辅助技术 3 例",
    basis: Some(&basis::FILE),
}

/// A disclosed technology that the institution has no filing for.
pub(crate) fn finding(location: Location, institution: &str, technology: &str) -> Finding {
    let message = format!("“{institution}”公开了“{technology}”，备案表里没有");
    Finding::new(&RULE, location, technology, message)
}
