//! F025: period count.

use super::prelude::*;

rule! {
    code: "F025",
    name: "period-count",
    severity: Warning,
    title: "例数可能只是一段时间的",
    explanation: "要公布的是开展以来的累计例数。列名写有年度、季度等时间段的，标题写有起止时间（1月1日至9月30日）的，标题、工作表名写有年份、月份、季度而列名又没有写“累计”的，同一行里另有统计时段、月份的，或者每行都等于几个年份、月份相加的，分不清是不是开展以来的累计，没有读取。列名、标题写的是并发症、死亡、不良事件之类的例数，也不读取。",
    remedy: "是开展以来累计的，请把列名写成“累计例数”，标题只写“截至某年某月某日”；不是的，请另加一列“累计例数”。",
    example: "列名“开展例数（2025年度）”",
    basis: Some(&basis::DISCLOSE),
}

/// A column of counts in a table that speaks, by this word, of cases in which something went wrong.
pub(crate) fn of_harm(location: Location, name: &str, word: &str) -> Finding {
    let message =
        format!("标题、工作表名或文件名写有“{word}”，“{name}”可能不是开展的例数，没有读取");
    Finding::new(&RULE, location, name, message).with_hint(
        "是开展以来的累计例数的，请把列名写成“累计开展例数”；是并发症、死亡之类的例数的，不公布，请把这张表移走",
    )
}

/// A column of counts that may be those of one year only.
pub(crate) fn finding(location: Location, name: &str) -> Finding {
    let message = format!("“{name}”可能只是一段时间的例数，没有读取");
    let finding = Finding::new(&RULE, location, name, message);
    match name.contains("累计") {
        true => finding.with_hint(
            "列名写有“累计”，而列名、别的列或者注里又写着年度、季度之类的一段时间：是开展以来的累计例数的，请去掉那些字样或那一列；不是的，请填开展以来的累计例数",
        ),
        false => finding,
    }
}
