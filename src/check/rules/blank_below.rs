//! F109: blank below.

use super::prelude::*;

rule! {
    code: "F109",
    name: "blank-below",
    severity: Error,
    title: "没有机构名称，上一行有",
    explanation: "合并过的单元格另存为 CSV 后，只有第一行留有机构名称。没有凭据就不能断定这一行是上面那家机构的，这一行没有采用。",
    remedy: "请在这一行也填上机构名称；合并的单元格请先取消合并并逐行填满，或直接交 .xlsx 文件。",
    example: "第二行的“医疗机构名称”空着",
    basis: None,
}

/// A row without a name under one with a name.
pub(crate) fn finding(location: Location, above: &str) -> Finding {
    let message = format!("没有填“医疗机构名称”，上面有名称的一行是“{above}”");
    Finding::new(&RULE, location, "", message)
        .with_hint(format!("如果这一行也是“{above}”的，请在这一行也填上这个名称"))
}
