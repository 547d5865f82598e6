//! F422: listed twice.

use super::prelude::*;

rule! {
    code: "F422",
    name: "listed-twice",
    severity: Notice,
    title: "上下级机关的名单里有同一项备案",
    explanation: "备案由核发执业许可证的机关办理，只办一次，又逐级上报，各级机关都公布辖区内的名单，所以同一项备案会出现在省、市、县几级的名单里。只公布一次、只计一次，几份名单都列在“资料来源”里。备案机关按写明的一处；都没有写的，按最下级的名单：备案逐级上报，上级的名单里有，不表示是向上级备案的。",
    remedy: "请在这张表里加“备案机关”一列，写明每项备案是哪个机关办理的；备案机关公布得对的，不用改。",
    example: "省里的名单和长春市的名单里都有示例市第一医院的肿瘤消融治疗技术，完成备案同为 2023-05-06",
    basis: Some(&basis::FILE),
}

/// Rows of one table that another authority's list has too, the first of them, and the row there.
pub(crate) fn finding(
    table: Location,
    rows: u32,
    first: Location,
    (there, other): (Location, &str),
) -> Finding {
    let message = format!(
        "这张表里有 {rows} 项备案，别的机关的名单里也有（如第 {} 行，{other}），都只公布一次",
        first.row
    );
    Finding::new(&RULE, table, "", message).with_related(first).with_related(there)
}
