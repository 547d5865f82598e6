//! Levels: of institutions, of operations, of new technologies.

use crate::record::raw::Level;
use crate::text::fold;

/// Spellings that begin a level, longer ones first within a grade.
#[rustfmt::skip]
const LEVELS: [(&str, Level); 38] = [
    ("三级甲等", Level::ThreeA), ("三级甲", Level::ThreeA), ("三甲", Level::ThreeA), ("3级甲等", Level::ThreeA),
    ("三级乙等", Level::ThreeB), ("三级乙", Level::ThreeB), ("三乙", Level::ThreeB), ("3级乙等", Level::ThreeB),
    ("三级丙等", Level::ThreeC), ("三级丙", Level::ThreeC), ("三丙", Level::ThreeC),
    ("二级甲等", Level::TwoA), ("二级甲", Level::TwoA), ("二甲", Level::TwoA), ("2级甲等", Level::TwoA),
    ("二级乙等", Level::TwoB), ("二级乙", Level::TwoB), ("二乙", Level::TwoB), ("2级乙等", Level::TwoB),
    ("二级丙等", Level::TwoC), ("二级丙", Level::TwoC), ("二丙", Level::TwoC),
    ("一级甲等", Level::OneA), ("一级甲", Level::OneA), ("一甲", Level::OneA), ("1级甲等", Level::OneA),
    ("一级乙等", Level::OneB), ("一级乙", Level::OneB), ("一乙", Level::OneB),
    ("一级丙等", Level::OneC), ("一级丙", Level::OneC), ("一丙", Level::OneC),
    ("三级", Level::Three), ("3级", Level::Three),
    ("二级", Level::Two), ("2级", Level::Two),
    ("一级", Level::One), ("1级", Level::One),
];

/// Spellings of 未定级, whole.
const UNGRADED: [&str; 10] = [
    "未定级",
    "未定等",
    "未定级别",
    "未评级",
    "未评审",
    "未评定",
    "未定等级",
    "未定等次",
    "无等级",
    "未分级",
];

/// What may follow a level and adds nothing.
const FILLERS: [&str; 4] = ["医院", "医疗机构", "未定等", "未评等"];

/// What says that a level is not held, or not yet: 三级甲等（已取消）, 三甲申报中.
const NOT_HELD: [&str; 14] = [
    "取消",
    "撤销",
    "申报",
    "待",
    "拟",
    "参照",
    "创建",
    "筹",
    "评审中",
    "摘牌",
    "降级",
    "不合格",
    "未通过",
    "未达",
];

/// Endings of categories, which are no names: 综合医院, 急救中心, 门诊部, 其他机构.
const CATEGORY_ENDINGS: [&str; 6] = ["院", "中心", "机构", "门诊部", "诊所", "站"];

/// The level of an institution and what stands beside it: forms ask for 等级/类别 in one cell.
pub(crate) fn parse_level(text: &str) -> Option<(Level, Option<String>)> {
    if NOT_HELD.iter().any(|word| text.contains(word)) {
        return None;
    }
    let parts: Vec<String> = text
        .split(['/', '、', ',', '，', ';', '；', ' ', '　', '\n'])
        .map(fold)
        .filter(|part| !part.is_empty())
        .collect();
    let (at, (level, rest)) =
        parts.iter().enumerate().find_map(|(at, part)| Some((at, level_of(part)?)))?;
    let others = parts.iter().enumerate().filter(|(index, _)| *index != at).map(|(_, part)| part);
    let beside: Vec<String> = others.cloned().chain(rest).collect();
    // 三级甲等/二级甲等: nobody can tell which; 三级甲等（摘牌） is none.
    let adds_nothing = |text: &String| {
        is_category(text)
            || is_remark(text)
            || level_of(text).is_some_and(|(other, rest)| other == level && rest.is_none())
    };
    let is_clear = parts.len() <= 2 && beside.iter().all(adds_nothing);
    is_clear.then(|| (level, beside.into_iter().find(|text| is_category(text))))
}

/// Words that say when and how a level was given.
const REMARKS: [&str; 9] = ["年", "月", "日", "通过", "复审", "复核", "评审", "评定", "获评"];

/// Whether a text beside the level says only when it was given: 2019年复审; or nothing: 未定等.
fn is_remark(text: &str) -> bool {
    let is_mark = |each: char| each.is_ascii_digit() || matches!(each, '.' | '-' | '(' | ')');
    let rest = REMARKS.iter().fold(text.replace(is_mark, ""), |rest, word| rest.replace(word, ""));
    rest.is_empty() || FILLERS.contains(&text)
}

/// Whether a text beside the level is a category; a remark such as 2019年复审 is none.
fn is_category(text: &str) -> bool {
    CATEGORY_ENDINGS.iter().any(|ending| text.ends_with(ending))
}

fn level_of(folded: &str) -> Option<(Level, Option<String>)> {
    if UNGRADED.contains(&folded) {
        return Some((Level::Ungraded, None));
    }
    let (spelling, level) = LEVELS.iter().find(|(spelling, _)| folded.starts_with(spelling))?;
    let rest = folded[spelling.len()..].trim_matches(['(', ')']);
    // 三级特等 and the like are grades of their own: reading 三级 in them would be a guess.
    if rest.ends_with('等') && !FILLERS.contains(&rest) {
        return None;
    }
    Some((*level, (!rest.is_empty() && !FILLERS.contains(&rest)).then(|| rest.to_owned())))
}

/// Level 1 to `highest` of an operation or a new technology: `四级`, `4级`, `Ⅳ级`, `4`,
/// `四级手术`, `三级技术`.
pub(crate) fn parse_small_level(text: &str, highest: u8) -> Option<u8> {
    let folded = fold(text);
    let bare = ["手术", "技术"].iter().find_map(|word| folded.strip_suffix(word));
    let bare = bare.unwrap_or(&folded);
    let bare = bare.strip_suffix(['级', '类']).unwrap_or(bare);
    let level = match bare {
        "1" | "一" | "I" => 1,
        "2" | "二" | "II" => 2,
        "3" | "三" | "III" => 3,
        "4" | "四" | "IV" => 4,
        _ => return None,
    };
    (level <= highest).then_some(level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_of_institutions() {
        let cases = [
            ("三级甲等", Level::ThreeA, None),
            ("三甲", Level::ThreeA, None),
            ("三级", Level::Three, None),
            ("二级乙等医院", Level::TwoB, None),
            ("未定级", Level::Ungraded, None),
            ("三级甲等/综合医院", Level::ThreeA, Some("综合医院")),
            ("专科医院 二级", Level::Two, Some("专科医院")),
            ("三级甲等（2019年复审）", Level::ThreeA, None),
            ("三级综合医院", Level::Three, Some("综合医院")),
            ("三级甲等/三级甲等", Level::ThreeA, None),
            ("三级、未定等", Level::Three, None),
            ("三级甲等（2019年12月通过复审）", Level::ThreeA, None),
        ];
        for (text, level, beside) in cases {
            assert_eq!(parse_level(text), Some((level, beside.map(str::to_owned))), "{text}");
        }
        for text in [
            "三级甲等（已取消）",
            "三级甲等/二级甲等",
            "三级甲等、三级乙等",
            "三级甲等（摘牌）",
            "三级医院（评审未通过）",
            "三级乙等不合格",
            "三级甲等（东院区）",
            "三甲申报中",
            "三级（参照）",
            "三级特等",
            "甲等",
            "四级",
            "",
            "三",
        ] {
            assert_eq!(parse_level(text), None, "{text}");
        }
    }

    #[test]
    fn levels_of_operations_and_technologies() {
        for text in ["四级", "4级", "Ⅳ级", "4", "四级手术", "IV"] {
            assert_eq!(parse_small_level(text, 4), Some(4), "{text}");
            assert_eq!(parse_small_level(text, 3), None, "{text}");
        }
        assert_eq!(parse_small_level("三级技术", 3), Some(3));
        assert_eq!(parse_small_level("五级", 4), None);
    }
}
