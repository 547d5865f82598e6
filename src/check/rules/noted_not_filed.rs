//! F510: noted not filed.

use super::prelude::*;

rule! {
    code: "F510",
    name: "noted-not-filed",
    severity: Warning,
    title: "副本已备注，备案表里没有",
    explanation: "执业许可证副本备注了这项技术，采用的备案里却没有：可能是漏报，可能是备案表不全，也可能那一行因为别的问题搁置了。河南省要求定期核查备案系统与副本备注是否一致，及时纠正漏报、虚报。",
    remedy: "先看这条备案是不是搁置了；不是的，请与发证部门核对，补报备案或更正备注。",
    example: "备注三有肿瘤消融治疗技术，备案表没有",
    basis: Some(&basis::FILE),
}

use crate::record::{Field, RawRow};

/// A technology that the licence notes and no filing has. `disclosed` says whether the
/// institution discloses it as well.
pub(crate) fn finding(
    row: &RawRow,
    institution: &str,
    technology: &str,
    disclosed: bool,
) -> Finding {
    let also = if disclosed { "，机构也公开了例数" } else { "" };
    let message =
        format!("“{institution}”的副本备注了“{technology}”{also}，采用的备案里没有：可能漏报");
    Finding::of_cell(&RULE, row, Field::LicenceNote, message)
}
