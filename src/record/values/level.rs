//! Levels: of institutions, of operations, of new technologies.

use crate::record::cells::is_placeholder;
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
const UNGRADED: [&str; 13] = [
    "未评",
    "未评等",
    "未参评",
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

/// Spellings of grades within a level, whole.
const GRADES: [(&str, &str); 9] = [
    ("甲等", "甲等"),
    ("甲级", "甲等"),
    ("甲", "甲等"),
    ("乙等", "乙等"),
    ("乙级", "乙等"),
    ("乙", "乙等"),
    ("丙等", "丙等"),
    ("丙级", "丙等"),
    ("丙", "丙等"),
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

/// The level that two cells say together: 三级 beside 甲等 or 未定等, 三甲 beside 三级甲等.
pub(crate) fn parse_level_of_two(one: &str, other: &str) -> Option<(Level, Option<String>)> {
    match (parse_level(one), parse_level(other)) {
        (Some(one), Some(other)) => of_both(one, other),
        (Some((level, beside)), None) => Some((graded(level, other)?, beside)),
        (None, Some((level, beside))) => Some((graded(level, one)?, beside)),
        (None, None) => None,
    }
}

/// Whether a cell says a level, a grade of one, or that there is none.
pub(crate) fn is_of_level(text: &str) -> bool {
    is_placeholder(text)
        || parse_level(text).is_some()
        || GRADES.iter().any(|(spelling, _)| *spelling == fold(text))
}

/// Two levels as one, where one of them only says more: 三级 and 三级甲等.
fn of_both(
    (one, of_one): (Level, Option<String>),
    (other, of_other): (Level, Option<String>),
) -> Option<(Level, Option<String>)> {
    const PLAIN: [Level; 3] = [Level::Three, Level::Two, Level::One];
    let says_more = |more: Level, less: Level| more.in_chinese().starts_with(less.in_chinese());
    let level = match (one, other) {
        _ if says_more(one, other) => one,
        _ if says_more(other, one) => other,
        // The grade was not given: 三级 beside 未定等.
        (level, Level::Ungraded) if PLAIN.contains(&level) => level,
        _ => return None,
    };
    Some((level, of_one.or(of_other)))
}

/// A level with the grade that stands in a cell of its own.
fn graded(level: Level, grade: &str) -> Option<Level> {
    let folded = fold(grade);
    let (_, grade) = GRADES.iter().find(|(spelling, _)| *spelling == folded)?;
    let name = level.in_chinese();
    if name.ends_with(grade) {
        return Some(level);
    }
    let graded = format!("{name}{grade}");
    Level::ALL.into_iter().find(|level| level.in_chinese() == graded)
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
    if let Some(level) = graded(*level, rest) {
        return Some((level, None));
    }
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
    // Numbers of programs: 4.0.
    let bare = bare.strip_suffix(['级', '类']).or_else(|| bare.strip_suffix(".0")).unwrap_or(bare);
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
    fn a_grade_may_stand_in_a_cell_of_its_own() {
        for (one, other, level) in [
            ("三级", "甲等", Level::ThreeA),
            ("甲等", "三级", Level::ThreeA),
            ("二级", "乙", Level::TwoB),
            ("三级", "未定等", Level::Three),
            ("三级", "未定级", Level::Three),
            ("三级", "三级甲等", Level::ThreeA),
            ("三甲", "三级甲等", Level::ThreeA),
            ("三甲", "甲等", Level::ThreeA),
            ("三级医院", "丙等", Level::ThreeC),
            ("未定级", "未定等", Level::Ungraded),
        ] {
            let found = parse_level_of_two(one, other).map(|(level, _)| level);
            assert_eq!(found, Some(level), "{one} {other}");
        }
        for (one, other) in [
            ("三级", "二级甲等"),
            ("三级甲等", "乙等"),
            ("三级甲等", "未定等"),
            ("未定级", "三级"),
            ("未定级", "甲等"),
            ("三级", "特等"),
            ("三级", "合格"),
            ("三级", "甲等（已取消）"),
            ("", "甲等"),
        ] {
            assert_eq!(parse_level_of_two(one, other), None, "{one} {other}");
        }
        let beside = parse_level_of_two("三级综合医院", "甲等");
        assert_eq!(beside, Some((Level::ThreeA, Some("综合医院".to_owned()))));
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
