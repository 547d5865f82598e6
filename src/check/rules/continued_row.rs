//! F110: continued row.

use super::prelude::*;

rule! {
    code: "F110",
    name: "continued-row",
    severity: Notice,
    title: "按序号接上一行的机构",
    explanation: "这一行没有机构名称和序号，而全表有名称的行序号从 1 起连续不断，所以这一行属于上面那家机构，已照此采用。",
    remedy: "请核对；每行都填上机构名称就不需要推断。",
    example: "序号 1、（空）、2、3",
    basis: None,
}

/// A row whose numbering proves whose it is.
pub(crate) fn finding(location: Location, above: &str) -> Finding {
    Finding::new(&RULE, location, "", format!("按序号归入“{above}”"))
}
