//! F202: code name mismatch.

use super::prelude::*;

rule! {
    code: "F202",
    name: "code-name-mismatch",
    severity: Error,
    title: "编号和名称对不上",
    explanation: "同一编号在不同版目录里指不同的技术，编号与名称不一致时无法确定是哪一项，没有采用。",
    remedy: "请对照当时有效的目录，改正编号或名称。",
    example: "2024年备案的 G10 肿瘤消融治疗技术",
    basis: Some(&basis::RESTRICTED),
}

/// A code beside the name of another entry. `code_means` says what the code stands for,
/// `fits` in which editions code and name belong together.
pub(crate) fn finding(
    location: Location,
    text: &str,
    code: &str,
    code_means: &[String],
    fits: &[String],
) -> Finding {
    let means = match code_means {
        [] => format!("当时有效的目录里没有编号 {code}"),
        means => format!("编号 {code} 指{}", means.join("，")),
    };
    let finding = Finding::new(&RULE, location, text, format!("{means}，与名称不符"));
    match fits {
        [] => finding,
        fits => finding.with_hint(format!(
            "这个编号和名称在{}里是一致的：请核对备案日期，或改用当时目录的编号",
            fits.join("、")
        )),
    }
}
