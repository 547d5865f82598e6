//! An institution's name as a cell writes it: the present name, with former and second names in
//! brackets behind it.

use super::brackets::{is_close, is_open, last_bracket};
use super::date::parse_date;
use super::name_marks::{Beside, beside, without_marks, without_spaces};
use super::rename::{is_name_to_come, renamed};
use super::technologies::without_list_number;
use crate::catalog::ends_as_office;
use crate::record::raw::Level;
use crate::source::CellKind;
use crate::text::{fold, is_ideograph, is_invisible, trim};

/// The parts of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NameParts {
    /// The name itself; brackets that are part of it stay.
    pub(crate) name: String,
    /// From （原…） and （曾用名：…）.
    pub(crate) former_names: Vec<String>,
    /// From （…院区） and second names at the end.
    pub(crate) aliases: Vec<String>,
    /// From （三级甲等）.
    pub(crate) level: Option<Level>,
    /// From brackets that hold no name of it, and marks beside it: （帮扶单位：…）, ★.
    pub(crate) left_out: Vec<String>,
}

/// Words that introduce a former name.
const FORMER: [&str; 7] = ["曾用名称", "曾用名", "原名称", "原名", "原称", "旧称", "原"];

/// What the names of hospitals and of their campuses end with.
const HOSPITALS: [&str; 10] =
    ["院", "中心", "诊所", "门诊部", "院区", "保健所", "防治所", "研究所", "急救站", "血站"];

/// Endings of second names in brackets, where 院 alone may be a school's: （示例医学院）.
const SECOND_NAMES: [&str; 12] = [
    "医院",
    "院区",
    "分院",
    "中心",
    "保健院",
    "门诊部",
    "诊所",
    "卫生院",
    "防治院",
    "防治所",
    "部院",
    "疗养院",
];

/// Takes a name apart.
pub(crate) fn parse_name(text: &str) -> NameParts {
    let mut parts = NameParts::default();
    let (own, marks) = without_marks(without_base(trim(text)));
    let mut rest = own.to_owned();
    let mut present = None;
    while let Some((before, inside, after)) = last_bracket(&rest) {
        if let Some(name) = renamed(inside).filter(|_| after.is_empty() && present.is_none()) {
            present = Some(name.to_owned());
        } else if let Some(former) = former(inside) {
            let former = names(former).into_iter().filter(|name| !name.ends_with("更名"));
            parts.former_names.splice(0..0, former);
        } else if after.is_empty() && is_second_name(inside) {
            parts.aliases.splice(0..0, names(inside));
        } else if after.is_empty()
            && let Some(beside) = beside(inside)
        {
            parts.take_beside(beside, inside);
        } else if is_relation(inside) || is_name_to_come(inside) {
            // Says nothing of what this hospital is called.
            parts.left_out.insert(0, inside.to_owned());
        } else {
            break;
        }
        rest = format!("{}{after}", trim(before));
    }
    parts.left_out.extend(marks);
    parts.name = without_spaces(without_list_number(&clean(&rest)));
    if let Some(present) = present {
        parts.former_names.push(std::mem::replace(&mut parts.name, present));
    }
    parts
}

impl NameParts {
    /// Takes what a bracket behind the name says beside it.
    fn take_beside(&mut self, beside: Beside, inside: &str) {
        match beside {
            Beside::Level(level) if self.level.is_none() => self.level = Some(level),
            Beside::Campus => self.aliases.insert(0, inside.to_owned()),
            Beside::Seal => {}
            Beside::Level(_) | Beside::Remark => self.left_out.insert(0, inside.to_owned()),
        }
    }
}

/// A hospital's name without what its training base is called behind it or before it:
/// 示例大学第一医院肿瘤消融治疗技术培训基地, 示例省消融技术培训基地（示例医院）, 示例医院（培训基地）.
fn without_base(name: &str) -> &str {
    if let Some((before, inside)) =
        name.strip_suffix(is_close).and_then(|it| it.rsplit_once(is_open))
    {
        let (before, inside) = (trim(before), trim(inside));
        return match (before.ends_with("基地"), inside.ends_with("培训基地")) {
            (true, _) if is_whole(inside) && !is_whole(before) => inside,
            (_, true) if is_whole(before) => before,
            _ => name,
        };
    }
    let Some(before) = name.strip_suffix("基地") else { return name };
    let end_of = |end: &str| before.rfind(end).map(|at| at + end.len());
    let end = end_of("医院").or_else(|| HOSPITALS.iter().filter_map(|end| end_of(end)).max());
    let is_base = |at: &usize| ["培训", "技术"].iter().any(|word| before[*at..].contains(word));
    end.filter(is_base).map_or(name, |at| &name[..at])
}

/// Places whose names begin like words before a name: 原平, 原州, 原阳, 含山, 含光路, 除害路.
const PLACES: [&str; 6] = ["原平", "原州", "原阳", "含山", "含光", "除害"];

/// What stands behind the name of a place in that of a hospital: 原平市, 原州院区; not 原平安医院.
const BEHIND_PLACES: [&str; 12] =
    ["市", "县", "区", "路", "分院", "院区", "院部", "医院", "人民", "中医", "妇幼", "第"];

fn begins_with_place(inside: &str) -> bool {
    let behind = PLACES.iter().find_map(|place| inside.strip_prefix(place));
    behind.is_some_and(|behind| BEHIND_PLACES.iter().any(|word| behind.starts_with(word)))
}

/// What a bracket says that the hospital was called; behind 原 alone no campus: 原东院区.
fn former(inside: &str) -> Option<&str> {
    if begins_with_place(inside) {
        return None;
    }
    let (word, rest) = FORMER.iter().find_map(|word| Some((word, inside.strip_prefix(word)?)))?;
    let is_name = |name: &String| is_whole(name) || (name.chars().count() > 2 && !is_campus(name));
    (*word != "原" || names(rest).iter().all(is_name)).then_some(rest)
}

/// Words in brackets that tell of another hospital.
const OF_OTHERS: [&str; 4] = ["：", ":", "托管", "帮扶"];

/// Words in brackets that tell what became of this one, which stay with its name.
const OF_ENDS: [&str; 3] = ["更名", "并入", "合并"];

/// Whether a bracket behind a name tells how the hospital stands to others, or which part of it is
/// meant: 帮扶单位：示例省医院, 不含分院; 含山县医院 is a name.
fn is_relation(inside: &str) -> bool {
    let of_parts = ["不含", "含", "除"].iter().any(|word| inside.starts_with(word));
    OF_OTHERS.iter().any(|word| inside.contains(word)) || (of_parts && !begins_with_place(inside))
}

/// What a bracket behind a hospital's name says of the limits within which it may do something:
/// 示例医院（仅限髋关节）.
pub(crate) fn limit(name: &str) -> Option<&str> {
    if !name.ends_with(is_close) {
        return None;
    }
    let (_, inside, _) = last_bracket(name)?;
    let limits = ["仅限", "限于", "仅", "只限", "暂限"];
    let says = limits.iter().any(|word| inside.starts_with(word))
        || (inside.starts_with('限') && !inside.ends_with("公司"));
    says.then_some(inside)
}

/// Whether a bracket behind a name holds a further name.
fn is_second_name(inside: &str) -> bool {
    SECOND_NAMES.iter().any(|ending| inside.ends_with(ending))
        && !is_relation(inside)
        && !OF_ENDS.iter().any(|word| inside.contains(word))
}

/// What stands in the example of a form, wherever in it.
const EXAMPLES: [&str; 8] =
    ["XX", "ＸＸ", "××", "样例", "例：", "测试医院", "测试机构", "测试单位"];

/// First characters of these.
const BEGIN_NO_NAMES: [char; 17] =
    ['同', '〃', '″', '"', '”', '“', 'X', 'x', 'Ｘ', 'ｘ', '×', '某', '*', '＊', '々', '〞', '〝'];

/// What refers to the cell above or beside, folded.
///
/// It is not read, though the cell above could be told: whoever sorts, filters or moves rows leaves
/// it behind under another one, and an export does not say whether somebody did.
const DITTO: [&str; 15] = [
    "同上",
    "同上行",
    "同上栏",
    "同前",
    "同左",
    "〃",
    "″",
    "′′",
    "\"",
    "\"\"",
    "”",
    "“",
    "々",
    "〞",
    "〝",
];

/// Whether a cell refers to the one above it: 同上, 〃.
pub(crate) fn is_ditto(text: &str) -> bool {
    text.len() <= 12 && DITTO.contains(&fold(text).trim_end_matches('。'))
}

/// Whether a cell refers to the one above it, or is the example of a form: 同上, 〃, XX市医院.
pub(crate) fn is_no_name(text: &str) -> bool {
    let may_be = |each: char| matches!(each, 'X' | 'Ｘ' | '×' | '样' | '测' | '：');
    if text.contains(may_be) && EXAMPLES.iter().any(|word| text.contains(word)) {
        return true;
    }
    // Nearly every name begins with another character, and need not be folded.
    if !trim(text).starts_with(BEGIN_NO_NAMES) {
        return false;
    }
    let folded = fold(text);
    is_ditto(text) || ["XX", "××", "某某", "**"].iter().any(|mark| folded.starts_with(mark))
}

/// What programs write where they have no text, folded.
const OF_PROGRAMS: [&str; 10] =
    ["TRUE", "TEST", "FALSE", "NULL", "NONE", "NIL", "NAN", "UNDEFINED", "(OBJECTOBJECT)", "#N/A"];

/// Answers to a question, folded.
const ANSWERS: [&str; 8] = ["是", "否", "有", "无", "YES", "NO", "Y", "N"];

/// Bytes of the longest answer, in whatever width.
const ANSWER_BYTES: usize = 9;

/// Whether a cell holds what a program writes instead of a text: true, [object Object].
pub(crate) fn is_of_program(text: &str) -> bool {
    text.is_ascii() && OF_PROGRAMS.contains(&fold(text).as_str())
}

/// Whether a cell that asks for a name holds a value of another kind: true, 是, 12345, 2023年5月6日.
pub(crate) fn is_value(text: &str) -> bool {
    const OF_DATES: [char; 4] = ['日', '月', '年', '号'];
    // Nearly all names begin like a name and end like one, and need not be looked at twice.
    if text.starts_with(is_ideograph) && text.len() > ANSWER_BYTES && !text.ends_with(OF_DATES) {
        return false;
    }
    let text = clean(text);
    let may_be_date = || text.ends_with(OF_DATES);
    !text.contains(char::is_alphabetic)
        || is_of_program(&text)
        || (text.chars().count() <= 3 && ANSWERS.contains(&fold(&text).as_str()))
        || (may_be_date() && parse_date(&text, CellKind::Text).is_ok())
}

/// The names of a cell that holds one in each of several lines: whether they are second names of
/// one institution or several institutions, the cell doesn't say.
pub(crate) fn several(text: &str) -> Option<Vec<String>> {
    const MARKS: [char; 13] =
        ['\n', '\r', '、', '；', ';', '，', ',', '/', '／', '和', '与', '及', '→'];
    let is_mark = |each: char| MARKS.contains(&each) || each.is_whitespace();
    if !text.contains(is_mark) {
        return None;
    }
    let parted = |is_mark: fn(char) -> bool| {
        let mut depth = 0_usize;
        let outside = |each: char| {
            depth = match each {
                _ if is_open(each) => depth + 1,
                _ if is_close(each) => depth.saturating_sub(1),
                _ => depth,
            };
            depth == 0 && is_mark(each)
        };
        let names: Vec<String> =
            text.split(outside).map(clean).filter(|it| !it.is_empty()).collect();
        let is_name = |name: &String| is_whole(name) || is_whole(before_bracket(name));
        (names.len() > 1 && names.iter().all(is_name)).then_some(names)
    };
    parted(|each| MARKS.contains(&each)).or_else(|| parted(char::is_whitespace))
}

/// A name without the bracket behind it.
fn before_bracket(name: &str) -> &str {
    let open = name.find(is_open).filter(|_| name.ends_with(is_close));
    open.map_or(name, |open| trim(&name[..open]))
}

/// Whether a part of a cell is a whole name, and no campus of the one before it.
pub(crate) fn is_whole(name: &str) -> bool {
    let length = name.chars().count();
    ends_as_hospital(name) && length >= 3 && !(is_campus(name) && length < 5)
}

/// Whether a text ends as the names of hospitals do.
pub(crate) fn ends_as_hospital(text: &str) -> bool {
    HOSPITALS.iter().any(|end| text.ends_with(end))
}

/// Whether a name is that of a department within a hospital: 示例甲医院介入科.
pub(crate) fn is_department(name: &str) -> bool {
    let is_one = name.ends_with('科') || name.ends_with("科室") || name.ends_with("病区");
    is_one && name.contains("医院")
}

/// Whether a name is that of a part of a hospital: 东院区.
pub(crate) fn is_campus(name: &str) -> bool {
    ["院区", "分院", "院部"].iter().any(|end| name.ends_with(end))
}

/// Whether a text names an authority, which files nothing itself.
pub(crate) fn is_authority(text: &str) -> bool {
    let text = trim(text);
    ends_as_office(text) || text.ends_with("人民政府")
}

/// Several names in one cell or bracket.
pub(crate) fn names(text: &str) -> Vec<String> {
    let pieces = text.split(['、', '；', ';', '，', ',', '\n', '：', ':']);
    pieces.map(clean).filter(|name| !name.is_empty() && !says_none(name)).collect()
}

/// Whether a text in place of a name says that there is none: 同上, 无曾用名; 无锡市医院 is one.
fn says_none(name: &str) -> bool {
    let denies = ["无", "暂无", "没有"].iter().any(|word| name.starts_with(word));
    is_no_name(name) || is_value(name) || (denies && !is_whole(name))
}

/// The text without line breaks and characters that show nothing, trimmed.
pub(crate) fn clean(text: &str) -> String {
    if !text.chars().any(is_invisible) {
        return trim(text).to_owned();
    }
    let shown: String = text.chars().filter(|character| !is_invisible(*character)).collect();
    trim(&shown).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(name: &str, former: &[&str], aliases: &[&str]) -> NameParts {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        NameParts {
            name: name.into(),
            former_names: owned(former),
            aliases: owned(aliases),
            ..NameParts::default()
        }
    }

    #[test]
    fn former_and_second_names_are_taken_out() {
        let cases = [
            ("示例市医院（原示例县医院）", parts("示例市医院", &["示例县医院"], &[])),
            (
                "示例市医院(曾用名：示例甲院、示例乙院)",
                parts("示例市医院", &["示例甲院", "示例乙院"], &[]),
            ),
            ("示例市医院（南院区）", parts("示例市医院", &[], &["南院区"])),
            ("示例市医院（原名示例县医院，2020年更名）", parts("示例市医院", &["示例县医院"], &[])),
            ("示例市医院（原平分院）", parts("示例市医院", &[], &["原平分院"])),
            ("示例市医院（原州院区）", parts("示例市医院", &[], &["原州院区"])),
            ("示例市医院（原平市示例医院）", parts("示例市医院", &[], &["原平市示例医院"])),
            ("示例市医院（原平安医院）", parts("示例市医院", &["平安医院"], &[])),
            ("示例市医院（原院区）", parts("示例市医院", &[], &["原院区"])),
            ("示例市医院（含光路院区）", parts("示例市医院", &[], &["含光路院区"])),
            ("示例市医院（除害路分院）", parts("示例市医院", &[], &["除害路分院"])),
            ("示例市医院（更名为示例省医院）", parts("示例省医院", &["示例市医院"], &[])),
            (
                "示例市医院（2023年5月改名为示例省医院）（原示例县医院）",
                parts("示例省医院", &["示例县医院", "示例市医院"], &[]),
            ),
            ("示例市医院（2023年更名）", parts("示例市医院（2023年更名）", &[], &[])),
            ("示例市医院（太原市示例医院）", parts("示例市医院", &[], &["太原市示例医院"])),
            ("示例市医院（含山县示例医院）", parts("示例市医院", &[], &["含山县示例医院"])),
            ("1.示例市医院", parts("示例市医院", &[], &[])),
            ("（一）示例市医院", parts("示例市医院", &[], &[])),
            ("三、示例市医院", parts("示例市医院", &[], &[])),
            ("三三示例医院", parts("三三示例医院", &[], &[])),
            ("301示例医院", parts("301示例医院", &[], &[])),
            (
                "示例市医院（示例市肿瘤医院）（原示例医院）",
                parts("示例市医院", &["示例医院"], &["示例市肿瘤医院"]),
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(parse_name(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_name_of_it_is_kept_aside() {
        for (text, left_out) in [
            ("示例市医院（帮扶单位：示例省医院）", "帮扶单位：示例省医院"),
            ("示例市医院（不含分院）", "不含分院"),
        ] {
            let expected = NameParts {
                name: "示例市医院".into(),
                left_out: vec![left_out.into()],
                ..NameParts::default()
            };
            assert_eq!(parse_name(text), expected);
        }
        assert_eq!(names("同上、无曾用名、无锡市示例医院"), ["无锡市示例医院"]);
    }

    #[test]
    fn values_of_other_kinds_are_no_names() {
        for value in [
            "true",
            "FALSE",
            "是",
            "否",
            "1",
            "3.5",
            "2023-05-06",
            "2023年5月6日",
            "2023年5月",
            "二〇二三年五月六日",
            "[object Object]",
            "null",
            "undefined",
            "NaN",
            "#N/A",
            "√",
            "—",
            "０",
            "Y",
        ] {
            assert!(is_value(value), "{value}");
        }
        for name in ["示例医院", "301医院", "S.O.S", "是是诊所", "有方医院", "同年医院", "1号院"]
        {
            assert!(!is_value(name), "{name}");
        }
        assert_eq!(names("否、TRUE、示例甲院"), ["示例甲院"]);
    }

    #[test]
    fn several_whole_names_are_several_institutions() {
        for mark in ['\n', '、', '；', '，', ',', '/'] {
            let names = several(&format!("示例甲医院{mark}示例乙医院"));
            assert_eq!(names.map(|names| names.len()), Some(2), "{mark:?}");
        }
        for several_in in [
            "市一院、市二院",
            "示例总院（仅限成人）、示例医院",
            "示例总院和示例三分院",
            "示例医院 农安医院",
            "市三院\n市四院",
            "示例市血站、示例市结核病防治所",
            "示例市医院→示例省医院",
        ] {
            assert!(several(several_in).is_some(), "{several_in}");
        }
        for one in [
            "示例市妇幼保健院，儿童部",
            "示例医院",
            "示例医院/住院部",
            "示例医院（东院、西院）",
            "示例医院、",
            "示例医科大学和平医院",
            "示例医院 东院区",
            "示例大学 第一医院",
        ] {
            assert_eq!(several(one), None, "{one}");
        }
    }

    #[test]
    fn a_limit_behind_a_name_is_told() {
        assert_eq!(limit("示例医院（仅限髋关节）"), Some("仅限髋关节"));
        assert_eq!(limit("示例医院(限血液透析)"), Some("限血液透析"));
        for name in ["示例医院", "示例（长春）医院", "示例医院（集团）"] {
            assert_eq!(limit(name), None, "{name}");
        }
    }

    #[test]
    fn brackets_of_the_name_itself_stay() {
        for name in ["示例（长春）医院", "示例医院（集团）", "示例医院（", "示例医院）"]
        {
            assert_eq!(parse_name(name), parts(name, &[], &[]), "{name}");
        }
    }
}
