//! F016: misplaced cell.

use super::prelude::*;

rule! {
    code: "F016",
    name: "misplaced-cell",
    severity: Error,
    title: "单元格的位置有矛盾",
    explanation: "文件里同一个位置出现两次，或者写着不存在的位置，不知哪个算数，这一行没有采用。",
    remedy: "请用 Excel 或 WPS 打开文件，核对这一行，另存后重新提交。",
    example: "ZZZ99999999",
    basis: None,
}

/// A cell that says it stands where no cell of its row can stand.
pub(crate) fn misplaced(location: Location, said: &str) -> Finding {
    let message = format!("有单元格的位置写作“{said}”，这一行里不能有这样的位置；这一行没有采用");
    Finding::new(&RULE, location, said, message)
}

/// A cell or a row that comes twice.
pub(crate) fn doubled(location: Location) -> Finding {
    let what = if location.column.is_some() { "这个单元格" } else { "这一行" };
    Finding::new(&RULE, location, "", format!("{what}在文件里出现了不止一次，这一行没有采用"))
}
