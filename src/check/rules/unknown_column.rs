//! F011: unknown column.

use super::prelude::*;

rule! {
    code: "F011",
    name: "unknown-column",
    severity: Notice,
    title: "不认识的列",
    explanation: "这一列的名称不在认识的列名之内，没有读取，也不会公布。",
    remedy: "如果这一列有用，请改用通用的列名，或在 source.toml 里对应。",
    example: "备注2",
    basis: None,
}

/// A column whose name is not known.
pub(crate) fn finding(location: Location, name: &str) -> Finding {
    if name.is_empty() {
        return Finding::new(&RULE, location, "", "这一列有内容，却没有列名，没有读取")
            .with_hint("如果这一列有用，请在表头写上列名；没有用，可以不理会");
    }
    let finding =
        Finding::new(&RULE, location, name, format!("不认识列名“{name}”，这一列没有读取"));
    match is_of_a_day(name) {
        true => finding.with_hint(
            "没有当作完成备案的日期；如果它就是，请把列名改成“完成备案时间”，或在 source.toml 里对应 completed",
        ),
        false => finding,
    }
}

/// Whether a name says that a day stands under it: createTime, 公示日期.
fn is_of_a_day(name: &str) -> bool {
    let own = name.rsplit('·').next().unwrap_or(name).to_ascii_lowercase();
    ["时间", "日期", "time", "date"].iter().any(|end| own.ends_with(end))
}
