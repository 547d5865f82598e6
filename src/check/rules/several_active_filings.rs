//! F405: several active filings.

use super::prelude::*;

rule! {
    code: "F405",
    name: "several-active-filings",
    severity: Warning,
    title: "同一技术有几条有效备案",
    explanation: "同一机构的同一技术有几条有效备案，已全部列出；以哪一条为准，页面上写明来源文件没有说明。",
    remedy: "请核对哪一条有效，删去另一条；前一次备案已经结束的，把它的状态改为撤销，并写明从哪天起。",
    example: "完成备案 2021-03 与 2023-05-06",
    basis: Some(&basis::FILE),
}

use crate::record::{Field, RawRow};

/// A further valid filing of the same institution and technology.
pub(crate) fn finding(row: &RawRow, institution: &str, first: Location) -> Finding {
    let message = format!("“{institution}”的这项技术另有一条有效备案（第 {} 行）", first.row);
    Finding::of_cell(&RULE, row, Field::Completed, message).with_related(first)
}
