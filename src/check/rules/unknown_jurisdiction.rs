//! F305: unknown jurisdiction.

use super::prelude::*;

rule! {
    code: "F305",
    name: "unknown-jurisdiction",
    severity: Warning,
    title: "所在地认不出",
    explanation: "不认识这个地名，或同名的地方不止一个；所在地按登记号或备案机关的辖区列出。",
    remedy: "请写全：省、市、县（区），或填六位行政区划代码。",
    example: "朝阳区",
    basis: None,
}

/// A place that could not be recognised, or whose name several places have.
pub(crate) fn finding(location: Location, raw: &str, candidates: &[String]) -> Finding {
    match candidates {
        [] => Finding::new(&RULE, location, raw, format!("不认识地名“{raw}”")),
        several => Finding::new(&RULE, location, raw, format!("叫“{raw}”的地方不止一个"))
            .with_hint(format!("可能是：{}。请写全省、市、县（区）", several.join("、"))),
    }
}
