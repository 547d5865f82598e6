//! What the words of status mean, for the pages where they appear.

use crate::record::{BaseStatus, FilingStatus};
use crate::render::parts::Cell;
use serde::Serialize;
use std::collections::BTreeSet;

/// What a suspension is, whoever began it: the reason in the record says who.
pub(super) const SUSPENDED: &str =
    "暂时停止开展这项技术：医疗机构自己停止并报告，或者卫生健康部门要求停止。";

/// A status and its meaning.
#[derive(Serialize)]
pub(super) struct Meaning {
    status: Cell,
    text: &'static str,
}

/// The meaning of each status that occurs, once.
pub(super) fn meanings(statuses: impl Iterator<Item = FilingStatus>) -> Vec<Meaning> {
    let occurring: BTreeSet<_> = statuses.collect();
    let meaning =
        |status| Meaning { status: Cell::filing_status(status), text: explanation(status) };
    occurring.into_iter().map(meaning).collect()
}

/// The meaning of each status of training bases that occurs, once.
pub(super) fn base_meanings(statuses: impl Iterator<Item = BaseStatus>) -> Vec<Meaning> {
    let occurring: BTreeSet<_> = statuses.collect();
    let meaning =
        |status| Meaning { status: Cell::base_status(status), text: base_explanation(status) };
    occurring.into_iter().map(meaning).collect()
}

/// One sentence on the status of a filing.
pub(super) fn explanation(status: FilingStatus) -> &'static str {
    match status {
        FilingStatus::Active => "已完成备案，按最新的来源文件，现在没有撤销、取消或暂停。",
        FilingStatus::Suspended => SUSPENDED,
        FilingStatus::Withdrawn => "医疗机构自己提出，不再保留这项备案。",
        FilingStatus::Cancelled => "卫生健康部门取消了这项备案。",
    }
}

/// One sentence on the status of a training base.
fn base_explanation(status: BaseStatus) -> &'static str {
    match status {
        BaseStatus::Active => "已完成培训基地备案，按最新的来源文件，现在没有责令停止。",
        BaseStatus::Stopped => {
            "省级卫生健康部门考核评估后认为不符合条件，或者没有按要求培训、考核，责令停止培训工作。"
        }
    }
}
