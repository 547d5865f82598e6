//! F590: stale suppression.

use super::prelude::*;

rule! {
    code: "F590",
    name: "stale-suppression",
    severity: Warning,
    title: "一条说明没有对应的核查结果",
    explanation: "data/suppressions.toml 里的一条说明没有对上任何核查结果：可能问题已经改正，也可能机构、文件或技术写得与数据不一致。",
    remedy: "问题已改正的，请删去这条说明；没有改正的，请核对写法。",
    example: "说明了“示例市第一医院”的 F403，而它没有 F403",
    basis: None,
}

/// An entry about a rule that explains no finding.
pub(crate) fn finding(location: Location, about: &Rule) -> Finding {
    let message = format!("没有与这条说明对应的 {}（{}）", about.code, about.title);
    Finding::new(&RULE, location, "", message)
}
