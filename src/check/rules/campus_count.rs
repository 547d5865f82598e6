//! F513: the count of a campus.

use super::prelude::*;

rule! {
    code: "F513",
    name: "campus-count",
    severity: Warning,
    title: "例数只是一个院区的",
    explanation: "要公布的是整家机构的累计例数。这一行在机构名称的括号里或“院区”一列写明是一个院区、分院的，别的行写的又是整家机构或者别的院区，这个例数就不是全院的，没有公布。整份数据里这家机构都写着同一个院区的，不在此列。",
    remedy: "请合计各院区的例数，报一行全院的；其实就是全院的例数，请去掉院区。",
    example: "备案写“示例市医院”，院务公开写“示例市医院（东院区）”，累计例数 30",
    basis: Some(&basis::DISCLOSE),
}

use crate::dataset::Disclosure;
use crate::record::Field;

/// A count in a row of one campus.
pub(crate) fn finding(disclosure: &Disclosure, campus: &str) -> Finding {
    let message = format!("这一行写的是“{campus}”，例数不是整家机构的，没有公布");
    Finding::of_cell(&RULE, &disclosure.origin, Field::CumulativeCases, message)
}
