//! What a cell says, and nothing else, of what was taken off a list: 本期减少, 2024.3撤, DELETE.

use super::off_lists::{DOUBTED, OF_OTHER_CLASS, OF_PERIODS, PLANNED, REMOVED};
use crate::text::{is_ideograph, trim};

/// The word by which a cell that may tell of a change says that something was taken off a list, or is
/// not there yet: it says nothing else.
pub(crate) fn removed_in(text: &str) -> Option<&'static str> {
    let text = without_period(trim(text));
    let said = |text: &str| REMOVED.into_iter().find(|word| text.eq_ignore_ascii_case(word));
    // 2024.3撤, 心室辅助技术2024年停; what expires then may not have yet.
    let behind_date = || {
        let at = text.rfind("20")?;
        let rest = text[at..].trim_start_matches(|each: char| {
            each.is_ascii_digit() || matches!(each, '.' | '-' | '/' | '年' | '月' | '日')
        });
        let has_year = text.len() - at - rest.len() >= "2024".len();
        let word = said(without_period(rest)).filter(|_| has_year)?;
        let is_sure = if at == 0 { !EXPIRES.contains(&word) } else { STOPS.contains(&word) };
        is_sure.then_some(word)
    };
    let planned = || PLANNED.into_iter().find(|word| *word == text);
    said(text).or_else(planned).or_else(behind_date)
}

/// Whether a word says that a technology is none of those that are filed.
pub(crate) fn is_other_class(word: &str) -> bool {
    OF_OTHER_CLASS.contains(&word)
}

/// The word, or sign, by which a remark says that something is wrong with its row: it says nothing
/// else.
pub(crate) fn doubted_in(text: &str) -> Option<&'static str> {
    let text = trim(text).trim_matches(['。', '！', '!', '？', '?']);
    DOUBTED.into_iter().find(|word| text.eq_ignore_ascii_case(word))
}

/// The word by which the number of a row says that the row is the example of a form: 例, 示例：.
pub(crate) fn example_in(cell: &str) -> Option<&'static str> {
    const EXAMPLES: [&str; 6] = ["填写示例", "示例", "样例", "范例", "例如", "例"];
    let bare = cell.trim_matches(|each: char| !is_ideograph(each));
    EXAMPLES.into_iter().find(|word| *word == bare)
}

/// Words of a last day, which may be yet to come, and of one before which something was filed.
const EXPIRES: [&str; 3] = ["到期", "过期", "前备案"];

/// Words that say the same behind a date whatever stands before it.
const STOPS: [&str; 7] = ["撤", "停", "废", "移出", "移除", "调出", "除名"];

/// A text without what stands before the word for a change: 本期减少.
pub(crate) fn without_period(text: &str) -> &str {
    let mut rest = text;
    while let Some(behind) = OF_PERIODS.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = behind;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_taken_off_a_list_is_said_alone() {
        assert_eq!(removed_in("已移出"), Some("移出"));
        assert_eq!(removed_in("本期减少"), Some("减少"));
        assert_eq!(removed_in("2024.3撤"), Some("撤"));
        assert_eq!(removed_in("2024年3月已移出"), Some("移出"));
        assert_eq!(removed_in("DELETE"), Some("delete"));
        assert_eq!(removed_in("录入错误"), Some("录入错误"));
        assert_eq!(removed_in("心室辅助技术2024年停"), Some("停"));
        for text in ["例数减少", "例数2024年减少", "2029年5月到期", "3撤", "2024-03-05", "重复测量"]
        {
            assert_eq!(removed_in(text), None, "{text}");
        }
    }
}
