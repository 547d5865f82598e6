//! F007: broken settings.

use super::prelude::*;

rule! {
    code: "F007",
    name: "broken-settings",
    severity: Error,
    title: "source.toml 有误",
    explanation: "数据文件夹里的 source.toml 写错了，里面的设置没有生效。联系人、证件号、患者姓名之类的列也不能对应到要公布的项目。",
    remedy: "请按文档改正，或删去这个文件。",
    example: "kind = \"fillings\"",
    basis: None,
}

/// A `source.toml` that cannot be used; `reason` is the reader's.
pub(crate) fn broken(location: Location, reason: &str) -> Finding {
    Finding::new(&RULE, location, "", reason)
}

/// A word that names no kind or no field.
pub(crate) fn unknown_word(location: Location, word: &str) -> Finding {
    Finding::new(
        &RULE,
        location,
        word,
        format!("source.toml 里的“{word}”不是表的种类，也不是字段名"),
    )
}

/// A column about people that is said to be a field.
pub(crate) fn private_column(location: Location, header: &str) -> Finding {
    Finding::new(
        &RULE,
        location,
        header,
        format!("source.toml 把“{header}”列对应到要公布的项目；这一列涉及个人，没有读取"),
    )
}
