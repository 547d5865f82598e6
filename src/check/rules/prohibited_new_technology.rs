//! F523: prohibited new technology.

use super::prelude::*;

rule! {
    code: "F523",
    name: "prohibited-new-technology",
    severity: Warning,
    title: "准入了禁止类技术",
    explanation: "禁止类技术不得应用于临床，医院不能把它作为新技术准入。名称或类别可能填错，已照填写的公布。",
    remedy: "请立即向医院核实：确在开展的，应当停止；名称或类别填错的，请改正。",
    example: "类别“禁止类”",
    basis: Some(&basis::PROHIBITED),
}

use crate::record::{Field, RawRow};

/// An admission whose class or name is that of a prohibition.
pub(crate) fn finding(row: &RawRow, name: &str) -> Finding {
    let message = format!("“{name}”的类别或名称属于禁止类技术");
    Finding::of_cell(&RULE, row, Field::NewTechnologyName, message)
}
