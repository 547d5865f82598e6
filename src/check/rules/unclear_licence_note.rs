//! F208: unclear licence note.

use super::prelude::*;

rule! {
    code: "F208",
    name: "unclear-licence-note",
    severity: Warning,
    title: "副本备注里有认不出的内容",
    explanation: "副本备注（备注三）里的这一部分没有认出是哪项技术。这一行照常采用，但不能据此判断哪些技术没有注明。",
    remedy: "请按“限制类技术：技术名称（完成备案时间）；……”的写法填写备注，技术名称与目录一致。",
    example: "限制类技术：肿瘤消溶技术（2023年5月6日）",
    basis: Some(&basis::FILE),
}

/// A part of a note that says nothing of technologies.
pub(crate) fn unread(location: Location, part: &str) -> Finding {
    Finding::new(&RULE, location, part, format!("副本备注里的“{part}”没有看懂"))
}

/// A technology of a note that can't be told; `why` is what the same name would be told in a
/// column of technologies.
pub(crate) fn technology(location: Location, why: &Finding) -> Finding {
    let message = format!("副本备注：{}", why.message);
    Finding::new(&RULE, location, why.value.clone(), message).with_hint(why.remedy())
}
