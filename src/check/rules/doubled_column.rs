//! F012: doubled column.

use super::prelude::*;

rule! {
    code: "F012",
    name: "doubled-column",
    severity: Warning,
    title: "两列都像同一项内容",
    explanation: "两列的列名都指同一项内容，不知以哪列为准，两列都没有读取。",
    remedy: "请只留一列，或给另一列改名。",
    example: "备案日期、完成备案时间",
    basis: None,
}

/// Two columns that claim one field.
pub(crate) fn finding(location: Location, names: &[String; 2]) -> Finding {
    let [first, second] = names;
    let message = format!("“{first}”和“{second}”像是同一项内容，两列都没有读取");
    Finding::new(&RULE, location, second.as_str(), message)
}
