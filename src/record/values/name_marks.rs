//! What lists put around the names of institutions that is no part of them: marks, seals, levels,
//! remarks in brackets.

use super::level::parse_level;
use crate::record::raw::Level;
use crate::text::{is_ideograph, trim};

/// Marks before or behind a name; what they mean stands elsewhere, if anywhere.
const MARKS: [char; 24] = [
    '★', '☆', '※', '●', '○', '◎', '◆', '◇', '■', '□', '▲', '△', '▼', '▽', '*', '＊', '#', '＃',
    '√', '✓', '←', '→', '↑', '↓',
];

/// Signs at the end of a name that mean nothing.
const STOPS: [char; 8] = ['。', '，', '、', '；', '：', ',', ';', ':'];

/// What a bracket behind a name says beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    /// 三级甲等.
    Level(Level),
    /// 本部.
    Campus,
    /// 盖章.
    Seal,
    /// 民营, 新增, 1.
    Remark,
}

/// A name without the marks around it, and these.
pub(crate) fn without_marks(text: &str) -> (&str, Vec<String>) {
    let is_mark = |each: char| MARKS.contains(&each) || ('①'..='⑳').contains(&each);
    // Nearly all names begin and end with a Chinese character or a bracket.
    let is_plain = |each: Option<char>| each.is_none_or(|it| is_ideograph(it) || it == '）');
    if is_plain(text.chars().next()) && is_plain(text.chars().next_back()) {
        return (text, Vec::new());
    }
    let before =
        text.trim_start_matches(|each: char| MARKS.contains(&each) || each.is_whitespace());
    let own = before.trim_end_matches(|each: char| is_mark(each) || each.is_whitespace());
    if own.is_empty() {
        return (text, Vec::new());
    }
    let around = [&text[..text.len() - before.len()], &before[own.len()..]];
    let marks = around.into_iter().map(trim).filter(|marks| !marks.is_empty());
    let marks = marks.map(str::to_owned).collect();
    (unquoted(own.trim_end_matches(STOPS)), marks)
}

/// Without quotation marks around the whole of it.
pub(crate) fn unquoted(text: &str) -> &str {
    let pairs = [('“', '”'), ('‘', '’'), ('"', '"'), ('《', '》')];
    let inside = pairs.iter().find_map(|(open, close)| {
        let inside = text.strip_prefix(*open)?.strip_suffix(*close)?;
        (!inside.contains([*open, *close])).then_some(inside)
    });
    inside.map_or(text, trim)
}

/// Without the spaces between Chinese characters, with which columns of names are made even.
pub(crate) fn without_spaces(name: &str) -> String {
    if !name.contains(char::is_whitespace) {
        return name.to_owned();
    }
    let mut told = String::with_capacity(name.len());
    let mut rest = name.chars().peekable();
    while let Some(each) = rest.next() {
        let is_between = |told: &str, next: Option<&char>| {
            told.chars().next_back().is_some_and(is_ideograph)
                && next.is_some_and(|it| is_ideograph(*it))
        };
        if !each.is_whitespace() {
            told.push(each);
            continue;
        }
        while rest.peek().is_some_and(|next| next.is_whitespace()) {
            rest.next();
        }
        if !is_between(&told, rest.peek()) {
            told.push(each);
        }
    }
    told
}

const CAMPUSES: [&str; 5] = ["本部", "院本部", "总部", "总院", "本院"];

const SEALS: [&str; 7] = ["盖章", "公章", "章", "印章", "签章", "加盖公章", "盖公章"];

/// What is said of an institution, and names none.
const REMARKS: [&str; 28] = [
    "公立",
    "民营",
    "私立",
    "社会办",
    "社会办医",
    "营利性",
    "非营利性",
    "省级",
    "市级",
    "县级",
    "区级",
    "省直",
    "市直",
    "省属",
    "市属",
    "部属",
    "委属",
    "代管",
    "新址",
    "无",
    "新增",
    "新增备案",
    "新",
    "续",
    "首次",
    "变更",
    "重新备案",
    "延续",
];

/// What a bracket says that holds no name; `None` where it may be part of the name: 集团.
pub(crate) fn beside(inside: &str) -> Option<Beside> {
    // 2023年新增.
    let dateless = inside.trim_start_matches(|each: char| each.is_ascii_digit() || each == '年');
    let is_one_of = |words: &[&str]| words.contains(&inside) || words.contains(&dateless);
    if let Some((level, None)) = parse_level(inside) {
        return Some(Beside::Level(level));
    }
    let is_number = !inside.is_empty() && inside.chars().all(|each| each.is_ascii_digit());
    let tells_a_level = ["级", "三甲", "二甲"].iter().any(|word| inside.contains(word));
    match () {
        () if is_one_of(&CAMPUSES) => Some(Beside::Campus),
        () if is_one_of(&SEALS) => Some(Beside::Seal),
        () if is_one_of(&REMARKS) || is_number || tells_a_level => Some(Beside::Remark),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::values::institution::parse_name;

    #[test]
    fn what_stands_around_a_name_is_no_part_of_it() {
        for written in [
            "示例医院（三级甲等）",
            "★示例医院",
            "示例医院*",
            "※ 示例医院①",
            "示例医院（盖章）",
            "示例医院 (公章)",
            "示例医院（本部）",
            "示例 医院",
            "示　例　医　院",
            "示例医院。",
            "“示例医院”",
            "（13）示例医院",
            "①示例医院",
            "1.示例医院",
            "示例医院[二级]",
            "示例医院（民营）（三甲）",
            "示例医院（暂定三级）",
            "示例医院（1）",
            "示例医院（2023年新增）",
            "示例医院（新址）",
            "示例医院←",
        ] {
            assert_eq!(parse_name(written).name, "示例医院", "{written}");
        }
        for name in [
            "示例医院（集团）",
            "示例（长春）医院",
            "301医院",
            "示例 ABC 医院",
            "示例医院（县域医共体）",
            "示例医院有限公司",
            "示例医院-东院区",
            "示例医院（东院）",
            "***",
        ] {
            assert_eq!(parse_name(name).name, name, "{name}");
        }
    }

    #[test]
    fn levels_and_campuses_are_read_and_the_rest_is_told() {
        let parts = parse_name("★示例医院（本部）（三级甲等）（民营）");
        assert_eq!(
            (parts.level, parts.aliases.as_slice()),
            (Some(Level::ThreeA), &["本部".to_owned()][..])
        );
        assert_eq!(parts.left_out, ["民营", "★"]);
        let parts = parse_name("示例医院（暂定三级）");
        assert_eq!((parts.level, parts.left_out.as_slice()), (None, &["暂定三级".to_owned()][..]));
    }
}
