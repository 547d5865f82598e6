//! F701: personal data.

use super::prelude::*;

rule! {
    code: "F701",
    name: "personal-data",
    severity: Warning,
    title: "这一格含个人信息，没有公布",
    explanation: "身份证、护照、社保卡等证件的号码，手机和电话号码、邮箱、证书编码、银行卡号，患者、医务人员和联系人的姓名、年龄、住院号、微信号、车牌号、住址等，依《个人信息保护法》不能公布。这一格整格不公布，网页上写“未公布（含个人信息，已隐去）”；这一行的其他内容照常采用。",
    remedy: "请从这一格里删去个人信息；这里的号码已遮去一部分，原样请看文件。",
    example: "内科（张三138****0000）",
    basis: None,
}

use crate::privacy;
use std::collections::BTreeSet;

/// A cell that is not published; `what` names the column.
pub(crate) fn finding(location: Location, raw: &str, what: &str) -> Finding {
    Finding::new(&RULE, location, privacy::mask(raw), message(raw, what))
}

/// What stands in a cell and in which column.
pub(super) fn message(raw: &str, what: &str) -> String {
    let kinds: BTreeSet<_> = privacy::find(raw).into_iter().map(|hit| hit.kind).collect();
    let kinds: Vec<_> = kinds.into_iter().map(privacy::Kind::in_chinese).collect();
    if kinds.is_empty() {
        return format!("“{what}”里有涉及个人的文字");
    }
    format!("“{what}”里有{}", kinds.join("、"))
}
