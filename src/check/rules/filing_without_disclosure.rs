//! F502: filing without disclosure.

use super::prelude::*;

rule! {
    code: "F502",
    name: "filing-without-disclosure",
    severity: Notice,
    title: "已备案但未见公开",
    explanation: "备案有效，但没有收到机构公开的例数。可能尚未开展，也可能没有报送。",
    remedy: "请提醒机构按院务公开的要求公开。",
    example: "示例医院的肿瘤消融治疗技术",
    basis: Some(&basis::DISCLOSE),
}

use crate::record::{Field, RawRow};

/// A valid filing for which nothing is disclosed.
pub(crate) fn finding(row: &RawRow, institution: &str, technology: &str) -> Finding {
    let message = format!("“{institution}”的“{technology}”备案有效，没有收到公开的例数");
    Finding::of_cell(&RULE, row, Field::Technology, message)
}
