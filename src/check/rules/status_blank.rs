//! F417: status blank.

use super::prelude::*;

rule! {
    code: "F417",
    name: "status-blank",
    severity: Notice,
    title: "有的备案没有写状态",
    explanation: "同一张表里有的写了备案状态，有的空着。空着的按“有效”公布，意思是没有撤销、取消或暂停的记录；如果是漏填，公布的就不对。",
    remedy: "有效的请写“有效”；已撤销、取消或暂停的请写明，并填状态变更日期。",
    example: "三条备案中，一条的“备案状态”空着",
    basis: Some(&basis::STOP),
}

/// How many filings of one table state their status.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Stated {
    /// Filings in all.
    pub(crate) filings: u32,
    /// With a status.
    pub(crate) stated: u32,
}

/// One fact about a whole table; `None` where all or none of its filings state it.
pub(crate) fn finding(table: Location, count: Stated) -> Option<Finding> {
    let Stated { filings, stated } = count;
    let message = format!("{filings} 条备案中，{} 条没有写状态，按有效公布", filings - stated);
    (stated > 0 && stated < filings).then(|| Finding::new(&RULE, table, "", message))
}
