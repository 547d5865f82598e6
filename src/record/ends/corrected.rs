//! What a remark or a note says of a value that should be another one: 应为2023年6月6日.

/// Words by which a text says that something stated is wrong.
const WORDS: [&str; 10] =
    ["更正", "勘误", "应为", "应该为", "应是", "有误", "填错", "写错", "录错", "误填"];

/// What stands before them, or behind, where it has been put right.
const DONE: [&str; 6] = ["已更正", "已勘误", "已改正", "更正后", "无误", "已修改"];

/// What is wrong that is no value of the row.
const OTHERS: [&str; 3] = ["如有误", "若有误", "有误的"];

/// The word by which a text says that something stated should be something else; nothing where the
/// row has what it should be.
pub(crate) fn corrected_in<'r>(
    text: &str,
    mut cells: impl Iterator<Item = &'r str>,
) -> Option<&'static str> {
    // Most texts hold none of these, and need no more than one look.
    if !text.contains(['正', '误', '应', '错']) {
        return None;
    }
    let word = WORDS.into_iter().find(|word| text.contains(word))?;
    if DONE.iter().chain(&OTHERS).any(|done| text.contains(done)) {
        return None;
    }
    let should_be = text.rsplit(['为', '是', '：', ':']).next().unwrap_or_default();
    let is_there = cells.any(|cell| cell.chars().count() > 3 && should_be.contains(cell));
    let says_more = word != "更正" || text.contains("更正为") || text.starts_with("更正");
    (says_more && !is_there).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::corrected_in;

    #[test]
    fn what_should_be_otherwise_is_told_from_what_was_put_right() {
        for text in ["应为2023-06-06", "时间更正为2023-06-06", "日期有误", "备案时间填错"]
        {
            assert!(corrected_in(text, ["2023-05-06"].into_iter()).is_some(), "{text}");
        }
        for text in ["2024年已更正", "原登记为心室辅助技术，更正", "核对无误", "应急能力建设"]
        {
            assert!(corrected_in(text, ["2023-05-06"].into_iter()).is_none(), "{text}");
        }
        assert!(corrected_in("应为2023-05-06", ["2023-05-06"].into_iter()).is_none());
    }
}
