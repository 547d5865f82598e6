//! F107: invisible characters.

use super::prelude::*;

rule! {
    code: "F107",
    name: "invisible-characters",
    severity: Warning,
    title: "文字里有看不见的字符",
    explanation: "看不见的字符会让两个看上去相同的名称不相同，也可能改变文字的显示顺序。零宽字符等常见的，比较时已忽略；其余的（如私用区字符）没有忽略，会当作另一个名称。",
    remedy: "请删去这一格后重新录入文字，不要从网页复制。",
    example: "示例<U+200B>医院",
    basis: None,
}

/// A text with invisible or direction-changing characters.
pub(crate) fn finding(location: Location, raw: &str, what: &str) -> Finding {
    let shown: String = raw.chars().map(visible).collect();
    Finding::new(&RULE, location, shown, format!("“{what}”里有看不见的字符"))
}

/// Shows an invisible character as its code point, so that the report itself is not disturbed.
fn visible(character: char) -> String {
    match crate::text::is_invisible(character) || crate::text::hides(character) {
        true => format!("<U+{:04X}>", u32::from(character)),
        false => character.to_string(),
    }
}
