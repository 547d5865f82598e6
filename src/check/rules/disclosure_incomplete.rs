//! F507: disclosure incomplete.

use super::prelude::*;

rule! {
    code: "F507",
    name: "disclosure-incomplete",
    severity: Notice,
    title: "院务公开缺少规定的内容",
    explanation: "吉林省规定，限制类技术临床应用情况的公开内容包括技术名称、完成备案时间、累计开展的病例数等。缺少的部分在页面上写明“未公开”。",
    remedy: "请提醒机构补充公开。",
    example: "一张院务公开表没有“累计例数”一列",
    basis: Some(&basis::DISCLOSE_IN_JILIN),
}

/// How many disclosures of one table lack what has to be disclosed.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Lacking {
    /// Disclosures in all.
    pub(crate) disclosures: u32,
    /// Without the date of completion.
    pub(crate) completed: u32,
    /// Without the number of cases.
    pub(crate) cumulative_cases: u32,
}

/// One fact about a whole table; `None` where nothing is missing.
pub(crate) fn finding(table: Location, lacking: Lacking) -> Option<Finding> {
    let Lacking { disclosures, completed, cumulative_cases } = lacking;
    let parts = [("完成备案时间", completed), ("累计例数", cumulative_cases)];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(what, count)| format!("{count} 条没有{what}"))
        .collect();
    let message = format!("{disclosures} 条院务公开中，{}", parts.join("，"));
    (!parts.is_empty()).then(|| Finding::new(&RULE, table, "", message))
}
