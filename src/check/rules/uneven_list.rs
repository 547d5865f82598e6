//! F111: uneven list.

use super::prelude::*;

rule! {
    code: "F111",
    name: "uneven-list",
    severity: Error,
    title: "一格里的几个值与技术对不上",
    explanation: "一格里写了几项技术，另一格里写了几个值，个数不同，无法一一对应，这一行没有采用。",
    remedy: "请一项技术写一行；或让两格里的个数和顺序一致。",
    example: "技术名称三行，完成备案时间两行",
    basis: Some(&basis::FILE),
}

/// A list that is not as long as that of the technologies; `what` names its column.
pub(crate) fn finding(
    location: Location,
    raw: &str,
    what: &str,
    technologies: usize,
    values: usize,
) -> Finding {
    let message = format!("技术有 {technologies} 项，“{what}”有 {values} 个，无法一一对应");
    Finding::new(&RULE, location, raw, message)
}
