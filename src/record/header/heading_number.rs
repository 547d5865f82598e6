//! What stands before headings: numbers (附件1：, 一、, （二）, 3.) and places (长春市).

use crate::catalog::PLACES_END;
use crate::numeral::is_numeral;
use crate::record::values::technologies::without_list_number;
use crate::text::trim;

/// A heading without the number before it.
pub(crate) fn without_number(text: &str) -> &str {
    without_list_number(without_chinese_number(without_annex(trim(text))))
}

/// Characters of the name of a place, at most.
const LONGEST_PLACE: usize = 8;

/// A heading without the names of places before it, where what they leave is one still:
/// 吉林省长春市肿瘤消融治疗技术.
pub(crate) fn without_place(text: &str, is_one: impl Fn(&str) -> bool) -> &str {
    let mut rest = text;
    loop {
        let mut places = rest.char_indices().take(LONGEST_PLACE);
        let end = places.find(|(_, each)| PLACES_END.contains(each));
        let behind = end.map(|(at, each)| trim(&rest[at + each.len_utf8()..]));
        match behind.filter(|behind| is_one(behind)) {
            Some(behind) => rest = behind,
            None => return rest,
        }
    }
}

/// Without 附件1： or 附表2 at the beginning.
fn without_annex(text: &str) -> &str {
    let Some(rest) = ["附件", "附表"].iter().find_map(|word| text.strip_prefix(word)) else {
        return text;
    };
    let is_number = |each: char| each.is_ascii_digit() || is_numeral(each);
    let bare = trim(rest).trim_start_matches(is_number);
    let name = trim(bare.trim_start_matches(['：', ':', '、', '.', '．']));
    let is_apart = bare.len() < rest.len() && !name.is_empty();
    if is_apart { name } else { text }
}

/// Without 一、 or （一） at the beginning.
fn without_chinese_number(text: &str) -> &str {
    let inner = text.strip_prefix(['（', '(']).unwrap_or(text);
    let rest = inner.trim_start_matches(is_numeral);
    let ended = rest.strip_prefix(['、', '.', '．', '）', ')']);
    ended.filter(|_| rest.len() < inner.len()).map_or(text, trim)
}

#[cfg(test)]
mod tests {
    use super::{without_number, without_place};

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

    #[test]
    fn a_place_is_left_out_where_a_technology_is_left() {
        let bare = |text| without_place(text, |rest| rest.ends_with("治疗技术"));
        assert_eq!(bare("吉林省长春市肿瘤消融治疗技术"), "肿瘤消融治疗技术");
        assert_eq!(bare("示例旗肿瘤消融治疗技术"), "肿瘤消融治疗技术");
        assert_eq!(bare("肿瘤消融治疗技术"), "肿瘤消融治疗技术");
        assert_eq!(bare("长春市"), "长春市");
    }
}
