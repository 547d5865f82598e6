//! F027: not to publish.

use super::prelude::*;

rule! {
    code: "F027",
    name: "not-to-publish",
    severity: Error,
    title: "写着不公开，或者是草稿、旧版",
    explanation: "标题、工作表名、文件名或单独一行的注里写着“内部资料”“请勿外传”“不公开”，或者工作表名、文件名写着“草稿”“征求意见稿”“旧版”“备份”的，不是要公布的那一份，整张表没有采用。",
    remedy: "不该公布的，请把文件移走；应当公布的，请改正那段文字或者文件名。",
    example: "文件名“备案_旧版.csv”",
    basis: None,
}

/// A table that says that it is not to be published.
pub(crate) fn finding(location: Location, word: &str, text: &str) -> Finding {
    Finding::new(&RULE, location, text, format!("这里写有“{word}”，整张表没有采用"))
}
