//! An institution's name as a cell writes it: the present name, with former and second names in
//! brackets behind it.

use super::brackets::last_bracket;
use crate::text::{is_invisible, trim};

/// The parts of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NameParts {
    /// The name itself; brackets that are part of it stay.
    pub(crate) name: String,
    /// From （原…） and （曾用名：…）.
    pub(crate) former_names: Vec<String>,
    /// From （…院区） and second names at the end.
    pub(crate) aliases: Vec<String>,
}

/// Words that introduce a former name.
const FORMER: [&str; 7] = ["曾用名称", "曾用名", "原名称", "原名", "原称", "旧称", "原"];

/// Endings of names of institutions and of their campuses.
const ENDINGS: [&str; 12] = [
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
    let mut rest = trim(text).to_owned();
    while let Some((before, inside, after)) = last_bracket(&rest) {
        let former = FORMER.iter().find_map(|word| inside.strip_prefix(word));
        if let Some(former) = former {
            parts.former_names.splice(0..0, names(former));
        } else if after.is_empty() && ENDINGS.iter().any(|ending| inside.ends_with(ending)) {
            parts.aliases.splice(0..0, names(inside));
        } else {
            break;
        }
        rest = format!("{}{after}", trim(before));
    }
    parts.name = clean(&rest);
    parts
}

/// The names of a cell that holds one in each of several lines: whether they are second names of
/// one institution or several institutions, the cell doesn't say.
pub(crate) fn several(text: &str) -> Option<Vec<String>> {
    const MARKS: [char; 9] = ['\n', '\r', '、', '；', ';', '，', ',', '/', '／'];
    if !text.contains(MARKS) {
        return None;
    }
    let lines = text.split(MARKS).map(clean);
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    let is_whole = |line: &String| {
        ENDINGS.iter().any(|ending| line.ends_with(ending)) && line.chars().count() > 3
    };
    (lines.len() > 1 && lines.iter().all(is_whole)).then_some(lines)
}

/// Several names in one cell or bracket.
pub(crate) fn names(text: &str) -> Vec<String> {
    let pieces = text.split(['、', '；', ';', '，', ',', '\n', '：', ':']);
    pieces.map(clean).filter(|name| !name.is_empty()).collect()
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
        NameParts { name: name.into(), former_names: owned(former), aliases: owned(aliases) }
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
    fn several_whole_names_are_several_institutions() {
        for mark in ['\n', '、', '；', '，', ',', '/'] {
            let names = several(&format!("示例甲医院{mark}示例乙医院"));
            assert_eq!(names.map(|names| names.len()), Some(2), "{mark:?}");
        }
        for one in ["示例市妇幼保健院，儿童部", "示例医院", "示例医院/住院部", "示例医院、"]
        {
            assert_eq!(several(one), None, "{one}");
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
