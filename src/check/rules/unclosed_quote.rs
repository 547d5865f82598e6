//! F004: unclosed quote.

use super::prelude::*;

rule! {
    code: "F004",
    name: "unclosed-quote",
    severity: Error,
    title: "引号没有配对",
    explanation: "单元格以英文双引号开头却没有结束，这一行无法可靠分列，没有采用；后面能对上列数的行照常采用。",
    remedy: "请在这一行补上缺少的英文双引号；单元格里面的双引号要写成两个。",
    example: "\"示例医院,2023-05-06",
    basis: None,
}

/// A quote that opens at this line and never closes; `next` is the line at which the reading goes
/// on, if it does.
pub(crate) fn finding(location: Location, next: Option<u32>) -> Finding {
    let message = match next {
        Some(next) if next == location.row + 1 => {
            "这一行打开的引号一直没有结束，这一行没有采用，从下一行接着读".to_owned()
        }
        Some(next) => {
            format!("这一行打开的引号一直没有结束，到第 {next} 行才接着读，中间的没有采用")
        }
        None => "这一行打开的引号一直没有结束，从这一行起没有采用".to_owned(),
    };
    Finding::new(&RULE, location, "\"", message)
}
