//! F026: count unit.

use super::prelude::*;

rule! {
    code: "F026",
    name: "count-unit",
    severity: Warning,
    title: "例数的单位不是一例",
    explanation: "列名或标题里写的单位是十例、百例、万例之类，格子里的数就不是例数，换算出来的也不准，没有读取。",
    remedy: "请按例填写累计例数，并把列名里的单位改成“例”。",
    example: "列名“累计例数（单位：百例）”",
    basis: Some(&basis::DISCLOSE),
}

/// A column of counts in a unit of more than one case.
pub(crate) fn finding(location: Location, name: &str, unit: &str) -> Finding {
    let message = format!("“{name}”的单位是“{unit}”，没有读取");
    Finding::new(&RULE, location, name, message)
}
