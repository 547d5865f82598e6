//! F009: broken off.

use super::prelude::*;

rule! {
    code: "F009",
    name: "broken-off",
    severity: Error,
    title: "文件在中间断了",
    explanation: "文件没有传完或损坏了。断开以前的记录照常采用，断开以后的没有采用。",
    remedy: "请在原来的软件里打开文件，另存一份后重新提交。",
    example: "备案.xlsx 的表在第 120 行断了",
    basis: None,
}

/// Where a file breaks off.
pub(crate) fn finding(location: Location, reason: &str) -> Finding {
    let message = match location.row {
        0 => format!("没有读完：{reason}"),
        row => format!("从第 {row} 行起没有读：{reason}"),
    };
    Finding::new(&RULE, location, "", message)
}
