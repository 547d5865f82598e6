//! F531: base without filing.

use super::prelude::*;

rule! {
    code: "F531",
    name: "base-without-filing",
    severity: Warning,
    title: "培训基地没有这项技术的有效备案",
    explanation: "备案为培训基地，要先有这项限制类技术临床应用的备案证明。备案表里没有，或者已经撤销、取消。",
    remedy: "请核对备案表；备案确已失效的，请核对基地是否还应保留。",
    example: "甲医院是肿瘤消融的培训基地，备案表里没有",
    basis: Some(&basis::TRAIN),
}

use crate::record::{Field, RawRow};

/// A base whose institution has no valid filing for the technology. `ended` says that it had.
pub(crate) fn finding(row: &RawRow, institution: &str, technology: &str, ended: bool) -> Finding {
    let how = if ended {
        "这项技术的备案已经失效"
    } else {
        "采用的备案里没有这项技术"
    };
    let message = format!("“{institution}”是“{technology}”的培训基地，{how}");
    Finding::of_cell(&RULE, row, Field::Technology, message)
}
