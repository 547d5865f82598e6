//! F029: two versions.

use super::prelude::*;

rule! {
    code: "F029",
    name: "two-versions",
    severity: Warning,
    title: "同一份导出可能放了两份",
    explanation: "同一个文件夹里有两个文件，名称只差“(1)”“副本”之类，内容却不同，多半是同一份导出下载了两次，或者改过以后旧的没有删。两份都采用了：只在旧的一份里有的，也会公布。",
    remedy: "请只留下对的一份；确实是两份不同的名单，请各取一个名称。",
    example: "备案.csv、备案(1).csv",
    basis: None,
}

/// A file whose name is that of another one but for the mark of a copy, with other content.
pub(crate) fn finding(location: Location, own: &str, other: &str) -> Finding {
    let message = format!("这个文件和“{other}”像是同一份导出的两份，内容不同，两份都采用了");
    Finding::new(&RULE, location, own, message)
}
