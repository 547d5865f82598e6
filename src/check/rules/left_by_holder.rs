//! F424: left by its holder's list.

use super::prelude::*;

rule! {
    code: "F424",
    name: "left-by-holder",
    severity: Error,
    title: "备案机关的名单里已经没有这项备案",
    explanation: "备案由核发执业许可证的机关办理，再逐级上报，上级机关的名单是抄来的。上级的名单里还有、备案机关的名单里却没有了的，可能已经撤销，也可能是漏了一行，分不清，所以不按上级的名单公布为有效，也不写它已经撤销：这一行没有采用，以前公布过的，网站写“不再列出”。备案机关是上级的名单写明的一个（它的名单要比上级的新），或者以前在名单里列过这项备案的下级机关。",
    remedy: "请与备案机关核对：仍然有效的，请它的名单补上这一行；已经撤销、取消或暂停的，请它的名单留着这一行，写明状态和状态变更日期；其实是向上级机关备案的，请上级的名单在“备案机关”一列写明。",
    example: "长春市上周的名单有示例市第一医院的肿瘤消融治疗技术，这周的没有，省里的名单还写着有效",
    basis: Some(&basis::FILE),
}

use crate::record::{Field, RawRow};
use jiff::civil::Date;

/// A row of a superior's list, the institution and the technology, and who holds the filing with the
/// day of its list.
pub(crate) fn finding(
    row: &RawRow,
    [institution, technology]: [&str; 2],
    (holder, day): (&str, Option<Date>),
) -> Finding {
    let day = day.map(|day| format!(" {day} ")).unwrap_or_default();
    let message = format!(
        "“{institution}”的“{technology}”，{holder}{day}的名单里没有（或者没有采用），只有这份上级的名单还有，不能断定现在是否有效，这一行没有采用"
    );
    Finding::of_cell(&RULE, row, Field::Technology, message)
}
