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

/// Two tables side by side, with the names of columns that both have.
pub(crate) fn side_by_side(location: Location, names: &[String]) -> Finding {
    let value = names.first().map_or("", String::as_str);
    let message = format!("“{}”各有两列，像是两张表左右并排，这些列都没有读取", names.join("”“"));
    Finding::new(&RULE, location, value, message)
        .with_hint("请把右边的行移到左边各行的下面，表头只留一行；不要删去其中一半")
}

/// Two columns that claim one field.
pub(crate) fn finding(location: Location, names: &[String; 2]) -> Finding {
    let [first, second] = names;
    let message = format!("“{first}”和“{second}”像是同一项内容，两列都没有读取");
    Finding::new(&RULE, location, second.as_str(), message)
}
