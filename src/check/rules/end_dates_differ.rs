//! F421: end dates differ.

use super::prelude::*;

rule! {
    code: "F421",
    name: "end-dates-differ",
    severity: Warning,
    title: "同一项备案结束的日期写得不同",
    explanation: "几行写的是同一项备案（或同一个培训基地），都写已撤销、取消或暂停，从哪天起却写得不同，分不清哪一个对。只公布一次，写明已经结束，日期不公布。",
    remedy: "请核对后只留一行，写明对的状态变更日期；先后备案过两次、各有结束的，两行都写明各自的完成备案时间。",
    example: "一行写 2024-02-03 撤销，另一行写 2024-08-03 撤销",
    basis: Some(&basis::STOP),
}

use crate::record::{Field, RawRow};

/// A row, and what it and the other row state.
pub(crate) fn finding(row: &RawRow, whose: &str, [own, other]: [&str; 2]) -> Finding {
    let message = format!("{whose}，这里{own}，而 {other}，分不清从哪天起，日期不公布");
    Finding::of_cell(&RULE, row, Field::StatusDate, message)
}
