//! F105: unreadable detail.

use super::prelude::*;

rule! {
    code: "F105",
    name: "unreadable-detail",
    severity: Warning,
    title: "附加内容认不出",
    explanation: "这一格认不出，当作没有填写；这一行的其他内容照常采用。",
    remedy: "请改成常见的写法，例如日期写 2023-05-06，级别写“三级甲等”，名额和月数只写数字；不重要的可以空着。",
    example: "名额：若干",
    basis: None,
}

use super::missing_value;
use crate::record::{Field, is_ditto};

/// A detail that could not be read; `what` names the column.
pub(crate) fn finding(location: Location, raw: &str, what: &str) -> Finding {
    let finding = Finding::new(&RULE, location, raw, format!("“{what}”认不出，当作没有填写"));
    let hint = if is_ditto(raw) { Some(missing_value::WRITE_OUT) } else { usual(what) };
    match hint {
        Some(hint) => finding.with_hint(hint),
        None => finding,
    }
}

/// How what a column asks for is usually written.
fn usual(what: &str) -> Option<&'static str> {
    let is = |field: Field| what == field.in_chinese();
    match () {
        () if is(Field::Grade) => Some("请写一级、二级或三级；院级、市级说的是别的，可以空着"),
        () if is(Field::SurgeryLevel) => Some("请写一级、二级、三级或四级，一项手术只写一个"),
        () if is(Field::Level) => {
            Some("请写现在的级别和等次，例如“三级甲等”“二级”“未定级”；拟评、待评的，不写")
        }
        () if is(Field::Places) => Some("请只写一年招收多少人，例如 20；没有定数的，可以空着"),
        () if is(Field::SupervisionPeriod) => Some("请写多长时间，例如“1年”“24个月”"),
        _ => None,
    }
}

/// What a cell says beside a status that is taken.
pub(crate) fn beside_status(location: Location, raw: &str, parts: &[String]) -> Finding {
    let message = format!("状态已经读取，旁边的“{}”没有采用", parts.join("”、“"));
    Finding::new(&RULE, location, raw, message).with_hint(
        "日期请写到“完成备案时间”或“状态变更日期”一列，原因写到“状态原因”一列；无误的，无需改动",
    )
}

/// Parts of a cell that are not taken, of which the rest is.
pub(crate) fn left_out(location: Location, raw: &str, what: &str, parts: &[String]) -> Finding {
    let message = format!("“{what}”一格里，名称之外的“{}”没有采用", parts.join("”、“"));
    Finding::new(&RULE, location, raw, message)
        .with_hint("名称之外的说明请另列一栏；无误的，无需改动")
}
