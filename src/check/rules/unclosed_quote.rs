//! F004: unclosed quote.

use super::prelude::*;

rule! {
    code: "F004",
    name: "unclosed-quote",
    severity: Error,
    title: "引号没有配对",
    explanation: "单元格以英文双引号开头却没有结束，从这一行起的内容无法可靠分列，没有采用。",
    remedy: "请在这一行补上缺少的英文双引号；单元格里面的双引号要写成两个。",
    example: "\"示例医院,2023-05-06",
    basis: None,
}

/// A quote that opens at this line and never closes.
pub(crate) fn finding(location: Location) -> Finding {
    Finding::new(&RULE, location, "\"", "这一行打开的引号一直没有结束，从这一行起没有采用")
}
