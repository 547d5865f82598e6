//! What a text says of an institution's new name: 2023年更名为示例市中心医院.

use super::institution::is_whole;
use crate::text::trim;

/// Words before a new name.
const WORDS: [&str; 5] = ["更名为", "改名为", "现名为", "现名", "改称"];

/// What stands before them where the name is yet to come.
const NOT_YET: [&str; 12] =
    ["拟", "将", "待", "申请", "计划", "准备", "正在", "预计", "即将", "可", "建议", "未"];

/// Where a name ends.
const ENDS: [char; 12] = ['，', ',', '。', '；', ';', '（', '(', '）', ')', '、', '\n', '”'];

/// The name that an institution has now by what a text says.
pub(crate) fn renamed(text: &str) -> Option<&str> {
    // Most texts hold none of these.
    if !text.contains(['名', '称']) {
        return None;
    }
    let (before, behind) = WORDS.iter().find_map(|word| text.split_once(word))?;
    if is_not_yet(before) {
        return None;
    }
    let name = behind.trim_start_matches(['：', ':', '“', '"', ' ']);
    let name = trim(name.split(ENDS).next().unwrap_or(name)).trim_matches('"');
    is_whole(name).then_some(name)
}

/// Whether a text speaks of a name that an institution does not have yet: 拟更名为示例市中心医院.
pub(crate) fn is_name_to_come(text: &str) -> bool {
    WORDS.iter().any(|word| text.split_once(word).is_some_and(|(before, _)| is_not_yet(before)))
}

fn is_not_yet(before: &str) -> bool {
    NOT_YET.iter().any(|word| before.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::renamed;

    #[test]
    fn a_new_name_is_told_from_other_changes() {
        for (text, name) in [
            ("2023年更名为示例市中心医院", Some("示例市中心医院")),
            ("现名：示例市中心医院，三级", Some("示例市中心医院")),
            ("拟更名为示例市中心医院", None),
            ("正在申请更名为示例市中心医院", None),
            ("2023年更名", None),
            ("原名示例县医院，2020年更名", None),
            ("技术更名为肿瘤消融治疗技术", None),
        ] {
            assert_eq!(renamed(text), name, "{text}");
        }
    }
}
