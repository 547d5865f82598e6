//! A technology with the day of its filing behind it in the same cell:
//! 肿瘤消融治疗技术（2023年5月6日备案）.

use super::brackets::{is_close, is_open};
use super::date::parse_date;
use crate::source::CellKind;
use crate::text::trim;

/// Words before the day of a filing.
const BEFORE: [&str; 8] = [
    "完成备案时间",
    "完成备案日期",
    "备案完成时间",
    "备案时间",
    "备案日期",
    "备案于",
    "完成备案",
    "备案",
];

/// Words behind it.
const BEHIND: [&str; 6] = ["完成备案", "通过备案", "准予备案", "予以备案", "已备案", "备案"];

/// The technology and the day, where the text says that it is that of the filing, or the name of the
/// column does, `is_said`.
pub(crate) fn dated(text: &str, is_said: bool) -> Option<(&str, &str)> {
    let text = trim(text);
    let (name, beside) = match text.strip_suffix(is_close) {
        Some(open) => open.rsplit_once(is_open)?,
        None => {
            let from = text.find(|each: char| each.is_ascii_digit())?;
            text.split_at(from)
        }
    };
    let beside = trim(beside);
    let before = BEFORE.iter().find_map(|word| beside.strip_prefix(word));
    let rest = before.unwrap_or(beside).trim_start_matches(['：', ':', '为', ' ']);
    let behind = BEHIND.iter().find_map(|word| rest.strip_suffix(word));
    let day = trim(behind.unwrap_or(rest));
    let is_filed = is_said || before.is_some() || behind.is_some();
    let name = trim(name);
    (is_filed && !name.is_empty() && parse_date(day, CellKind::Text).is_ok()).then_some((name, day))
}

#[cfg(test)]
mod tests {
    use super::dated;

    #[test]
    fn the_day_of_a_filing_stands_behind_its_technology() {
        for (text, day) in [
            ("肿瘤消融治疗技术（2023年5月6日备案）", "2023年5月6日"),
            ("肿瘤消融治疗技术(备案时间：2023-05-06)", "2023-05-06"),
            ("肿瘤消融治疗技术2023年5月6日备案", "2023年5月6日"),
            ("肿瘤消融治疗技术（2023.5.6完成备案）", "2023.5.6"),
        ] {
            assert_eq!(dated(text, false), Some(("肿瘤消融治疗技术", day)), "{text}");
        }
        for text in [
            "肿瘤消融治疗技术（2023年5月6日）",
            "肿瘤消融治疗技术（2023年5月6日撤销备案）",
            "肿瘤消融治疗技术（拟2027年备案）",
            "肿瘤消融治疗技术（2023年5月6日首例）",
            "心血管疾病介入诊疗技术（三、四级手术）",
            "肿瘤消融治疗技术",
        ] {
            assert_eq!(dated(text, false), None, "{text}");
        }
        let said = dated("肿瘤消融治疗技术（2023.5.6）", true);
        assert_eq!(said, Some(("肿瘤消融治疗技术", "2023.5.6")));
        assert_eq!(dated("心血管疾病介入诊疗技术（三、四级手术）", true), None);
    }
}
