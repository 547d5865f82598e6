//! F001: unreadable file.

use super::prelude::*;

rule! {
    code: "F001",
    name: "unreadable-file",
    severity: Error,
    title: "文件读不出来",
    explanation: "文件损坏、打不开，或内部结构不完整，其中的记录都没有采用。",
    remedy: "请在原来的软件里打开文件，另存一份后重新提交。",
    example: "备案.xlsx 被截断",
    basis: None,
}

/// A file, or a line of it, whose structure is broken; `reason` is the reader's.
pub(crate) fn finding(location: Location, reason: &str) -> Finding {
    Finding::new(&RULE, location, "", format!("读不出来：{reason}"))
}

/// JSON that is no list of plain records; `reason` is the reader's.
pub(crate) fn json(location: Location, reason: &str) -> Finding {
    if reason.ends_with("不合 JSON 的写法") {
        return finding(location, reason).with_hint(
            "这里多半少了或多了逗号、引号、括号，或者记录前后有别的文字（callback(、var data =），或者内容不是 JSON；请从原来的系统重新导出，不要手工改，也可以导出成 CSV",
        );
    }
    if reason.starts_with("里面没有一条记录") {
        return finding(location, reason).with_hint(
            "记录要写成一组：[{…}, {…}]，放在几层里面都可以；写成 {\"1\": {…}, \"2\": {…}} 的，或者整组写成了一段带引号的文字的，请改成一组，或者导出成 CSV；里面本来就没有记录的，请重新导出",
        );
    }
    finding(location, reason).with_hint(
        "JSON 里每条记录的各项应是文字或数字，一条记录里面最多再有一组记录；做不到的，请导出成 CSV",
    )
}

/// A file or folder that could not be opened; `reason` is the system's.
pub(crate) fn closed(location: Location, reason: &str) -> Finding {
    Finding::new(&RULE, location, "", format!("打不开：{reason}"))
        .with_hint("请检查读取权限，或把文件重新复制到这里，再核查一遍")
}
