//! F022: empty table.

use super::prelude::*;

rule! {
    code: "F022",
    name: "empty-table",
    severity: Notice,
    title: "没有一条记录",
    explanation: "文件是空的，或只有表头。如果本期确实没有记录，可以不理会。",
    remedy: "请核对导出时有没有选错条件。",
    example: "只有表头的 备案.csv",
    basis: None,
}

/// A file in which nothing is filled.
pub(crate) fn file(location: Location) -> Finding {
    Finding::new(&RULE, location, "", "文件里什么也没有")
}

/// A table with a header and nothing under it.
pub(crate) fn header_only(location: Location) -> Finding {
    Finding::new(&RULE, location, "", "只有表头，下面没有记录")
}
