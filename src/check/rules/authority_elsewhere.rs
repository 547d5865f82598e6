//! F415: authority elsewhere.

use super::prelude::*;

rule! {
    code: "F415",
    name: "authority-elsewhere",
    severity: Warning,
    title: "机构不在备案机关的辖区内",
    explanation: "备案机关是核发执业许可证的部门，机构应当在它的辖区内。机构所在地或备案机关可能填错，已照填写的公布。",
    remedy: "请核对机构所在地（或登记号第 10 至 15 位）和备案机关。",
    example: "机构在吉林市，备案机关是长春市卫生健康委员会",
    basis: Some(&basis::FILE),
}

use crate::record::{Field, RawRow};

/// An institution that stands outside the area of the authority that holds its filings.
pub(crate) fn finding(row: &RawRow, name: &str, place: &str, authority: &str) -> Finding {
    let message = format!("“{name}”在{place}，备案机关却是{authority}");
    Finding::of_cell(&RULE, row, Field::Authority, message)
}
