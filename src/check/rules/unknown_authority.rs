//! F304: unknown authority.

use super::prelude::*;

rule! {
    code: "F304",
    name: "unknown-authority",
    severity: Error,
    title: "备案机关认不出",
    explanation: "不知道备案由哪个机关办理。没有写备案机关的，按文件夹的机关；标题写的是别的地方的名单，多半放错了文件夹，也不知道是哪个机关。",
    remedy: "请写机关全称，例如“长春市卫生健康委员会”。",
    example: "市里",
    basis: Some(&basis::FILE),
}

/// An authority that could not be recognised, or that several divisions have.
pub(crate) fn finding(location: Location, raw: &str, candidates: &[String]) -> Finding {
    match (raw, candidates) {
        ("", _) => {
            Finding::new(&RULE, location, "", "没有写备案机关，数据文件夹的名称也不是认识的机关")
        }
        (raw, []) => Finding::new(&RULE, location, raw, format!("不认识备案机关“{raw}”")),
        (raw, several) => Finding::new(&RULE, location, raw, format!("“{raw}”可能指几个机关"))
            .with_hint(format!("可能是：{}。请写全称", several.join("、"))),
    }
}

/// A row without an authority of its own under the title of another place's list.
pub(crate) fn elsewhere(location: Location, title: &str) -> Finding {
    let message = "标题写的是别的地方的名单，和文件夹的机关对不上，不知道备案由哪个机关办理";
    Finding::new(&RULE, location, title, message).with_hint(
        "放错了文件夹的，请移到那个机关的文件夹里；没有放错的，请改正标题，或者加“备案机关”一列",
    )
}
