//! What a text says of an institution that was merged into another one: 已并入示例市第一医院.
//!
//! The same words tell of the institution that took others in, 示例区医院并入我院, and of much else
//! that is put together: departments, catalogs, numbers. So both sides of the word are looked at.

use super::section::number_level;
use crate::numeral::is_numeral;
use crate::text::{fold, is_ideograph};

/// Words for a merger; those before them in a clause tell whether it has happened.
const WORDS: [&str; 4] = ["吸收合并", "并入", "合并", "兼并"];

/// Where one part of a text ends.
const CLAUSES: [char; 14] =
    ['，', ',', '。', '；', ';', '（', '(', '）', ')', '\n', '|', '【', '】', ':'];

/// What stands for the institution of the row.
const OWN: &str = "本院";

/// How texts call the institution of the row.
const CALLED: [&str; 9] =
    ["我院", "该院", "此院", "本中心", "该中心", "本单位", "该单位", "本机构", "该机构"];

/// What says that a merger has not happened.
const NOT_YET: [&str; 12] =
    ["未", "不", "拟", "待", "将", "计划", "准备", "预计", "如", "若", "可", "应"];

/// What is merged that is no institution.
const OF_OTHERS: [&str; 10] =
    ["例数", "数据", "统计", "科", "目录", "技术", "病区", "备案", "原始", "系统"];

/// Endings of names of institutions, found within sentences: 中心 alone stands inside names there.
const ENDINGS: [&str; 7] = ["院", "诊所", "服务中心", "保健中心", "急救中心", "服务站", "控制中心"];

/// Characters before 院 that make no name of it: 住院部, 医院 alone.
const NO_NAME_BEFORE: [char; 10] = ['住', '入', '出', '全', '贵', '各', '转', '两', '多', '后'];

/// What joins the names of several.
const JOINED: [char; 5] = ['与', '和', '同', '、', '及'];

/// Ends of names of places, in those of institutions: 州 and 盟 may be the name's own there, 神州医院.
const PLACES: [char; 5] = ['市', '县', '区', '旗', '省'];

/// What short forms leave out.
const GENERIC: [char; 8] = ['第', '人', '民', '医', '院', '附', '属', '学'];

/// What is left of a heading over institutions that were merged: 已并入、合并的医疗机构.
const OF_HEADINGS: [&str; 18] = [
    "医疗机构",
    "机构",
    "医院",
    "单位",
    "名单",
    "情况",
    "备案",
    "其他",
    "其它",
    "因",
    "被",
    "已",
    "的",
    "、",
    "和",
    "或",
    "及",
    "院",
];

/// The word by which a text over rows says that their institutions were merged into another one:
/// 二、已并入示例市中心医院. One that says whose merger it speaks of heads no rows.
pub(crate) fn merged_over(text: &str) -> Option<&'static str> {
    if !text.contains('并') {
        return None;
    }
    let folded = fold(text);
    let text = match number_level(&folded) {
        Some(_) => folded.trim_start_matches(is_number),
        None => &folded,
    };
    let first = text.split(CLAUSES).next().unwrap_or_default();
    let word = WORDS.into_iter().find(|word| first.contains(word))?;
    let said = said(first, "").filter(|(_, is_sure)| *is_sure).map(|(word, _)| word);
    said.or_else(|| {
        let mut rest = first.trim_start_matches(is_of_date);
        while let Some(behind) =
            WORDS.iter().chain(&OF_HEADINGS).find_map(|word| rest.strip_prefix(word))
        {
            rest = behind;
        }
        rest.is_empty().then_some(word)
    })
}

/// The word by which a note speaks of a merger of institutions, whosever it is.
pub(crate) fn speaks_of_merger(text: &str) -> Option<&'static str> {
    let word = WORDS.into_iter().find(|word| text.contains(word))?;
    let has_institution = ENDINGS.iter().any(|ending| text.contains(ending));
    (has_institution || merged_over(text).is_some()).then_some(word)
}

/// Whether a word is one of mergers.
pub(crate) fn is_merger(word: &str) -> bool {
    WORDS.contains(&word)
}

fn is_number(each: char) -> bool {
    !is_ideograph(each) || is_numeral(each)
}

/// The word by which a text says that the institution called so was merged into another one, and
/// whether it is sure: 与示例二院合并 leaves open which of the two went on.
pub(crate) fn merged_in(text: &str, name: &str) -> Option<(&'static str, bool)> {
    if !text.contains('并') || !WORDS.iter().any(|word| text.contains(word)) {
        return None;
    }
    let (text, name) = (fold(text), fold(name));
    let text = match name.chars().count() > 2 {
        true => text.replace(&name, OWN),
        false => text,
    };
    let text = CALLED.iter().fold(text, |text, called| text.replace(called, OWN));
    text.split(CLAUSES).find_map(|clause| said(clause, &name))
}

fn said(clause: &str, name: &str) -> Option<(&'static str, bool)> {
    let word = WORDS.into_iter().find(|word| clause.contains(word))?;
    let (before, behind) = clause.split_once(word)?;
    if NOT_YET.iter().any(|not| before.contains(not))
        || behind.starts_with(['的', '后', '时', '前'])
    {
        return None;
    }
    let behind = behind.trim_start_matches(['了', '到', '至', '入', '进', '于', '为', '成']);
    match before.split_once('被') {
        Some((whom, by)) => {
            let is_own = is_own_or_nobody(whom, name) && !is_own(by, name);
            is_own.then_some((word, true))
        }
        None => of_sides(word, clause, before, behind, name),
    }
}

fn of_sides(
    word: &'static str,
    clause: &str,
    before: &str,
    behind: &str,
    name: &str,
) -> Option<(&'static str, bool)> {
    let joined = before.trim_start_matches(is_of_date).trim_start_matches(['已', '现', '于']);
    let with = ["与", "和", "同"].iter().any(|with| joined.starts_with(with));
    let into = institution(behind);
    match into {
        _ if OF_OTHERS.iter().any(|other| before.contains(other)) => None,
        Some(into) if is_own(into, name) => None,
        Some(_) if with => Some((word, false)),
        Some(_) if word == "合并" && clause.ends_with("合并") => None,
        Some(_) => is_own_or_nobody(before, name).then_some((word, true)),
        None if !is_end_of_clause(behind) => None,
        None if with => before.contains('院').then_some((word, false)),
        None => {
            let is_done = before.ends_with('已') || before.ends_with("已经");
            // 示例一院与示例二院已合并 leaves open which of the two went on.
            let is_sure = before.split(JOINED).filter_map(institution).nth(1).is_none();
            (is_done && is_own_or_nobody(before, name)).then_some((word, is_sure))
        }
    }
}

fn is_of_date(each: char) -> bool {
    each.is_ascii_digit() || "年月日起底初.-/由自从".contains(each)
}

/// Whether nothing follows but what says nothing: 已并入。
fn is_end_of_clause(behind: &str) -> bool {
    !behind.contains(is_ideograph)
}

/// Whether what stands before the word names the institution of the row, be it one of several, or
/// none at all.
fn is_own_or_nobody(before: &str, name: &str) -> bool {
    let Some(first) = institution(before) else { return true };
    let mut several = before.split(JOINED).filter_map(institution);
    is_own(first, name) || several.any(|whom| is_own(whom, name))
}

/// The name of an institution at the beginning of a text, up to its ending.
fn institution(text: &str) -> Option<&str> {
    let at = |ending: &&str| {
        let (at, found) = text.match_indices(*ending).find(|(at, _)| is_named(&text[..*at]))?;
        Some(at + found.len())
    };
    let end = ENDINGS.iter().filter_map(at).max()?;
    Some(&text[..end])
}

/// Whether what stands before an ending makes a name of it.
fn is_named(before: &str) -> bool {
    let stem = before.strip_suffix('医').unwrap_or(before);
    let last = stem.chars().next_back();
    last.is_some_and(|last| is_ideograph(last) && !NO_NAME_BEFORE.contains(&last))
}

/// Whether a name is that of the row's institution, or short for it: 市一院 for 示例市第一医院, and
/// neither for 示例市第二医院 nor for 示例市中医院.
fn is_own(called: &str, name: &str) -> bool {
    if called.contains(OWN) {
        return true;
    }
    let called = called.trim_start_matches(is_of_date).trim_start_matches(['原', '已', '现', '由']);
    let mut rest = name.chars();
    let is_within = called.chars().all(|each| rest.any(|own| own == each));
    let own = name.rsplit(PLACES).next().unwrap_or(name);
    let is_told = |each: char| GENERIC.contains(&each) || called.contains(each);
    !called.is_empty() && is_within && own.chars().all(is_told)
}

#[cfg(test)]
mod tests {
    use super::{merged_in, merged_over};

    #[test]
    fn a_heading_speaks_of_mergers_of_all_under_it() {
        for text in [
            "已并入示例市中心医院",
            "二、已并入示例市中心医院的机构",
            "（三）合并、并入的医疗机构",
            "并入其他医院的机构",
            "因合并",
            "已合并",
        ] {
            assert!(merged_over(text).is_some(), "{text}");
        }
        for text in [
            "示例甲医院（已并入示例市中心医院）",
            "示例区医院并入示例市第一医院",
            "合并症",
            "合并用药的机构",
            "拟并入示例市中心医院的机构",
            "科室合并",
        ] {
            assert_eq!(merged_over(text), None, "{text}");
        }
    }

    #[test]
    fn an_institution_that_was_merged_into_another_is_told() {
        for text in [
            "已并入示例市第一医院",
            "并入示例市第一医院",
            "2023年5月已并入示例市第一医院",
            "2023年整体并入示例市第一医院，不再单独执业",
            "已合并至示例市第一医院",
            "该院2022年合并到示例市第一医院",
            "示例区医院并入示例市第一医院",
            "原区医院并入市一院",
            "医院已并入示例市第一医院",
            "已并入",
            "已合并",
            "2021年已合并。",
            "2021年被示例市第一医院吸收合并",
            "被市一院兼并",
            "现已合并为示例市中心医院",
            "备注：已并入示例市第一医院",
            "示例甲医院与示例区医院合并为示例市中心医院",
        ] {
            assert_eq!(merged_in(text, "示例区医院").map(|(_, sure)| sure), Some(true), "{text}");
        }
        for text in [
            "2021年与示例二院合并",
            "已与示例二院合并为示例市中心医院",
            "示例区医院和示例二院已合并",
        ] {
            assert_eq!(merged_in(text, "示例区医院").map(|(_, sure)| sure), Some(false), "{text}");
        }
    }

    #[test]
    fn hospitals_of_one_place_are_told_apart() {
        for (text, name) in [
            ("已并入示例市人民医院", "示例市第二人民医院"),
            ("并入市医院", "示例市中医院"),
            ("市二院并入市一院", "示例市第二医院"),
            ("南院区并入总院", "示例市医院南院区"),
        ] {
            assert!(merged_in(text, name).is_some(), "{text} {name}");
        }
        assert_eq!(merged_in("市二院并入市一院", "示例市第一医院"), None);
        assert_eq!(merged_in("市二院并入市一院", "示例市第三医院"), None);
    }

    #[test]
    fn who_took_others_in_and_what_is_no_institution_is_not() {
        for text in [
            "示例区医院并入",
            "由示例区医院并入",
            "示例区医院已并入我院",
            "2020年示例区医院并入示例市第一医院",
            "区医院并入市一院",
            "含并入的示例区医院",
            "示例区医院并入后重新备案",
            "由示例区医院、示例县医院合并组建",
            "示例区医院、示例县医院合并成立",
            "与示例区医院合并为示例市第一医院",
            "示例区医院被我院合并",
            "拟并入示例市中心医院",
            "尚未并入示例市中心医院",
            "介入科并入肿瘤科",
            "科室已并入示例市中心医院",
            "例数合并至示例市中心医院上报",
            "合并症少",
            "合并高血压患者除外",
            "已合并计算",
            "更名为示例市中心医院",
            "并入新目录",
            "并入住院部",
            "并入医院信息系统",
            "2022年起并入G08",
        ] {
            assert_eq!(merged_in(text, "示例市第一医院"), None, "{text}");
        }
    }
}
