//! F419: earlier status.

use super::prelude::*;

rule! {
    code: "F419",
    name: "earlier-status",
    severity: Notice,
    title: "同一项备案较早的状态没有采用",
    explanation: "同一项备案有几行，完成备案时间相同，日期写明了状态的先后：只公布最后的状态，前面的一行没有采用。办理备案的机关的导出里已经写明撤销、取消或暂停，上级较早的一份导出里还写有效的，也一样。",
    remedy: "请核对；一项备案只留一行，写现在的状态和状态变更日期。",
    example: "一行写“有效”，一行写“撤销”，状态变更日期 2024-02-03",
    basis: Some(&basis::STOP),
}

use crate::record::{Field, RawRow};

/// A row whose status is no longer that of the filing, and the row that states the later one.
pub(crate) fn finding(row: &RawRow, whose: &str, [own, later]: [&str; 2]) -> Finding {
    let message = format!("{whose}，这里{own}，而 {later}，采用的是后来的状态");
    Finding::of_cell(&RULE, row, Field::Status, message)
}
