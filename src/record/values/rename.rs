//! What a text says of an institution's new name: 2023年更名为示例市中心医院.

use super::institution::is_whole;
use crate::text::trim;

/// Words before a new name.
const WORDS: [&str; 5] = ["更名为", "改名为", "现名为", "现名", "改称"];

/// Where a name ends.
const ENDS: [char; 12] = ['，', ',', '。', '；', ';', '（', '(', '）', ')', '、', '\n', '”'];

/// The name that an institution has now by what a text says.
pub(crate) fn renamed(text: &str) -> Option<&str> {
    // Most texts hold none of these.
    if !text.contains(['名', '称']) {
        return None;
    }
    let behind = WORDS.iter().find_map(|word| Some(text.split_once(word)?.1))?;
    let name = behind.trim_start_matches(['：', ':', '“', '"', ' ']);
    let name = trim(name.split(ENDS).next().unwrap_or(name)).trim_matches('"');
    is_whole(name).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::renamed;

    #[test]
    fn a_new_name_is_told_from_other_changes() {
        for (text, name) in [
            ("2023年更名为示例市中心医院", Some("示例市中心医院")),
            ("现名：示例市中心医院，三级", Some("示例市中心医院")),
            ("2023年更名", None),
            ("原名示例县医院，2020年更名", None),
            ("技术更名为肿瘤消融治疗技术", None),
        ] {
            assert_eq!(renamed(text), name, "{text}");
        }
    }
}
