//! F702: personal data in a needed cell.

use super::prelude::*;

rule! {
    code: "F702",
    name: "personal-data-in-key",
    severity: Error,
    title: "必填的一格含个人信息",
    explanation: "身份证、护照等证件的号码，手机和电话号码、邮箱、证书编码、银行卡号，联系人、经办人等人的姓名，依《个人信息保护法》不能公布；没有这一格就不能成为一条完整的记录，这一行没有采用。",
    remedy: "请从这一格里删去个人信息后重新提交；这里的号码已遮去一部分，原样请看文件。",
    example: "示例市第一医院（张三138****0000）",
    basis: None,
}

/// A record that is set aside; `what` names the column.
pub(crate) fn finding(location: Location, raw: &str, what: &str) -> Finding {
    let message = super::personal_data::message(raw, what);
    Finding::new(&RULE, location, crate::privacy::mask(raw), message)
}
