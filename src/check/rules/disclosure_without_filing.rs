//! F501: disclosure without filing.

use super::prelude::*;

rule! {
    code: "F501",
    name: "disclosure-without-filing",
    severity: Warning,
    title: "已公开但未见备案",
    explanation: "机构公开了这项技术的开展情况，但采用的备案里没有：可能是漏报，可能是备案表不全，也可能那一行因为别的问题搁置了。",
    remedy: "先看这条备案是不是搁置了；不是的，请向机构和备案机关核实。",
    example: "示例医院公开心室辅助技术 3 例",
    basis: Some(&basis::FILE),
}

use crate::record::{Field, RawRow};

/// A disclosed technology that the institution has no filing for.
pub(crate) fn finding(row: &RawRow, institution: &str, technology: &str) -> Finding {
    let message = format!("“{institution}”公开了“{technology}”，采用的备案里没有");
    Finding::of_cell(&RULE, row, Field::Technology, message)
}
