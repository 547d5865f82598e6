//! F524: restricted new without filing.

use super::prelude::*;

rule! {
    code: "F524",
    name: "restricted-new-without-filing",
    severity: Notice,
    title: "准入的限制类技术未见备案",
    explanation: "限制类技术应在首例之日起 15 个工作日内备案。只准入、尚未开展的不必备案，所以只作说明。",
    remedy: "请向医院核实是否已经开展。",
    example: "准入了肿瘤消融治疗技术，备案表里没有",
    basis: Some(&basis::FILE),
}

use crate::record::{Field, RawRow};

/// An admission of a restricted technology that the institution has no filing for.
pub(crate) fn finding(row: &RawRow, institution: &str, technology: &str) -> Finding {
    let message = format!("“{institution}”准入了限制类技术“{technology}”，采用的备案里没有");
    Finding::of_cell(&RULE, row, Field::NewTechnologyName, message)
}
