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

use super::missing_value;
use crate::record::is_ditto;

/// Whether a text says of which rank an institution is, and not where: 省属, 市直, 县级.
fn is_of_rank(raw: &str) -> bool {
    const OF: [char; 5] = ['属', '直', '管', '级', '办'];
    raw.chars().count() <= 4 && raw.ends_with(OF)
}

/// A place that could not be recognised, or whose name several places have.
pub(crate) fn finding(location: Location, raw: &str, candidates: &[String]) -> Finding {
    match candidates {
        [] => {
            let finding = Finding::new(&RULE, location, raw, format!("不认识地名“{raw}”"));
            match raw {
                _ if is_ditto(raw) => finding.with_hint(missing_value::WRITE_OUT),
                _ if is_of_rank(raw) => finding.with_hint(
                    "这说的是归哪一级管，不是在哪里：请另列一栏，所在地写省、市、县（区）；没有所在地的，可以空着",
                ),
                _ => finding,
            }
        }
        several => Finding::new(&RULE, location, raw, format!("叫“{raw}”的地方不止一个"))
            .with_hint(format!("可能是：{}。请写全省、市、县（区）", several.join("、"))),
    }
}
