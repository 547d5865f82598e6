//! F015: uncomputed formula.

use super::prelude::*;

rule! {
    code: "F015",
    name: "uncomputed-formula",
    severity: Error,
    title: "公式没有结果",
    explanation: "单元格是公式，文件里却没有存下它的结果，或者结果是错误。公式不在这里计算。",
    remedy: "请用 Excel 或 WPS 打开，等公式算完后保存；仍不行的，请复制后“选择性粘贴 → 数值”。",
    example: "#REF!",
    basis: None,
}

/// A formula without a usable result; `raw` is the error it gave, if any.
pub(crate) fn finding(location: Location, raw: &str, what: &str) -> Finding {
    let message = match raw {
        "" => format!("“{what}”是公式，文件里没有存下它的结果"),
        error => format!("“{what}”是公式，结果是错误 {error}"),
    };
    Finding::new(&RULE, location, raw, message)
}
