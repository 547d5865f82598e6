//! F605: unneeded removal.

use super::prelude::*;

rule! {
    code: "F605",
    name: "unneeded-removal",
    severity: Warning,
    title: "说明不再列出，而导出里还有",
    explanation: "removal 只说明导出为什么不再列出，不会从网站上删去导出里仍有的记录。",
    remedy: "请从源文件里去掉这条记录，再导出一次；或者删去这条说明。",
    example: "说明机构已注销，而本周的导出仍有它",
    basis: None,
}

/// The exports still list what a removal explains.
pub(crate) fn finding(location: Location, name: &str, record: Location) -> Finding {
    let message = format!("“{name}”的记录仍在导出里");
    Finding::new(&RULE, location, name, message).with_related(record)
}
