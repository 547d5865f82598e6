//! F408: clock not checkable.

use super::prelude::*;

rule! {
    code: "F408",
    name: "clock-not-checkable",
    severity: Notice,
    title: "缺少日期，备案时限没有核对",
    explanation: "备案有两个 15 个工作日的时限：首例到备案、材料收齐到完成备案。缺少日期或只写到月的，无法计算，不代表超期。",
    remedy: "有这些日期的，请在导出时带上；没有的，无需改动。",
    example: "一张表没有“材料齐全日期”一列",
    basis: Some(&basis::FILE),
}

/// How many filings of one table lack a day that a clock needs.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Lacking {
    /// Filings in all.
    pub(crate) filings: u32,
    /// Without the day of the first case.
    pub(crate) first_case: u32,
    /// Without the day on which the papers were complete.
    pub(crate) papers_complete: u32,
    /// Without the day of completion.
    pub(crate) completed: u32,
}

/// One fact about a whole table; `None` where every day is known.
pub(crate) fn finding(table: Location, lacking: Lacking) -> Option<Finding> {
    let Lacking { filings, first_case, papers_complete, completed } = lacking;
    let parts = [("首例", first_case), ("材料齐全", papers_complete), ("完成备案", completed)];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(what, count)| format!("{count} 条不知道{what}是哪一天"))
        .collect();
    let message = format!("{filings} 条备案中，{}，时限无法核对", parts.join("，"));
    (!parts.is_empty()).then(|| Finding::new(&RULE, table, "", message))
}
