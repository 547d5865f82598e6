//! The numbers that stand before headings: 附件1：, 一、, （二）, 3.

use crate::record::values::technologies::without_list_number;
use crate::text::trim;

/// A heading without the number before it.
pub(crate) fn without_number(text: &str) -> &str {
    without_list_number(without_chinese_number(without_annex(trim(text))))
}

/// Without 附件1： or 附表2 at the beginning.
fn without_annex(text: &str) -> &str {
    let Some(rest) = ["附件", "附表"].iter().find_map(|word| text.strip_prefix(word)) else {
        return text;
    };
    let is_number = |each: char| each.is_ascii_digit() || "一二三四五六七八九十".contains(each);
    let bare = trim(rest).trim_start_matches(is_number);
    let name = trim(bare.trim_start_matches(['：', ':', '、', '.', '．']));
    let is_apart = bare.len() < rest.len() && !name.is_empty();
    if is_apart { name } else { text }
}

/// Without 一、 or （一） at the beginning.
fn without_chinese_number(text: &str) -> &str {
    let numeral = |each: char| "一二三四五六七八九十".contains(each);
    let inner = text.strip_prefix(['（', '(']).unwrap_or(text);
    let rest = inner.trim_start_matches(numeral);
    let ended = rest.strip_prefix(['、', '.', '．', '）', ')']);
    ended.filter(|_| rest.len() < inner.len()).map_or(text, trim)
}

#[cfg(test)]
mod tests {
    use super::without_number;

    #[test]
    fn only_what_numbers_a_heading_is_left_out() {
        for text in ["附件1：示例名单", "一、示例名单", "（二）示例名单", "3. 示例名单"]
        {
            assert_eq!(without_number(text), "示例名单", "{text}");
        }
        for text in ["附件1", "附件：示例名单", "一院", "三级医院"] {
            assert_eq!(without_number(text), text, "{text}");
        }
    }
}
