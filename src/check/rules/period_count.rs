//! F025: period count.

use super::prelude::*;

rule! {
    code: "F025",
    name: "period-count",
    severity: Warning,
    title: "例数可能只是一段时间的",
    explanation: "要公布的是开展以来的累计例数。列名写有年度、季度等时间段的，或者标题写有、列名又没有写“累计”的，分不清是不是累计，没有读取。",
    remedy: "是累计例数的，请把列名写成“累计例数”；不是的，请另加一列“累计例数”。",
    example: "列名“开展例数（2025年度）”",
    basis: Some(&basis::DISCLOSE),
}

/// A column of counts that may be those of one year only.
pub(crate) fn finding(location: Location, name: &str) -> Finding {
    let message = format!("“{name}”可能只是一段时间的例数，没有读取");
    Finding::new(&RULE, location, name, message)
}
