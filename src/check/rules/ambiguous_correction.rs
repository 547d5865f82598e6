//! F603: ambiguous correction.

use super::prelude::*;

rule! {
    code: "F603",
    name: "ambiguous-correction",
    severity: Warning,
    title: "更正没有用上：有几条记录都符合",
    explanation: "同一机构同一技术有几条记录，分不出更正说的是哪一条，不代为认定。",
    remedy: "院务公开的例数请写明 as_of（截止日期）；备案请在源文件里更正，再导出一次。",
    example: "两条备案都没有完成备案时间",
    basis: None,
}

/// Several records fit.
pub(crate) fn finding(location: Location, value: &str, records: &[Location]) -> Finding {
    let message = format!("符合的记录有 {} 条", records.len());
    let finding = Finding::new(&RULE, location, value, message);
    records.iter().fold(finding, |finding, record| finding.with_related(*record))
}
