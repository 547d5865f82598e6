//! People whose names stand behind those of hospitals, of operations or of files, and by themselves.

use super::names::{self, Place};
use super::people::BEHIND;
use crate::text::is_ideograph;

/// What people are called before their names who are written behind a hospital's.
const TITLES: [&str; 8] =
    ["法定代表人", "法人代表", "法人", "院长", "副院长", "主任", "书记", "负责人"];

/// What is said behind somebody's name of an operation that nobody else does: 王小明专用.
const OWNERS: [&str; 5] = ["专用", "专属", "主刀", "独立", "带教"];

/// Ends of the names of hospitals and centres, and of operations and technologies.
const HOSPITALS: [char; 5] = ['院', '心', '所', '部', '站'];
const OPERATIONS: [char; 5] = ['术', '疗', '法', '查', '目'];

/// Whether a person stands behind the name of a hospital: 示例医院 王建国, 示例医院（院长李四）.
pub(crate) fn is_behind_hospital(text: &str) -> bool {
    is_behind(text, HOSPITALS)
}

/// Whether a person stands behind the name of an operation or of a technology: 胆囊切除术 王建国,
/// 示例栓塞术（张三主任）.
pub(super) fn is_behind_title(text: &str) -> bool {
    is_behind(text, OPERATIONS)
}

/// Whether a person stands behind a part of a text that ends so.
fn is_behind(text: &str, ends: [char; 5]) -> bool {
    // Nearly all names are Chinese characters alone.
    if text.chars().all(is_ideograph) || !names::has_surname(text) {
        return false;
    }
    let mut parts = text.split(|each: char| !is_ideograph(each)).filter(|it| !it.is_empty());
    let mut before = parts.next().unwrap_or_default();
    parts.any(|part| {
        let is_behind = before.ends_with(ends);
        before = part;
        is_behind && is_titled_or_whole(part)
    })
}

/// Whether a part of a cell is a name of three characters, or one with a title: 王建国, 主任张三,
/// 张三主任.
fn is_titled_or_whole(part: &str) -> bool {
    let behind = TITLES.iter().find_map(|title| part.strip_prefix(title));
    let titles = BEHIND.iter().chain(&OWNERS);
    let before = || { titles }.find_map(|title| part.strip_suffix(title)).map(without_rank);
    match behind.filter(|name| !name.is_empty()) {
        Some(name) => names::begins(name, Place::Person),
        None => before().map_or_else(|| is_nothing_else(part), names::is_one),
    }
}

/// Whether a part is a name of two or three characters and certainly nothing else.
pub(super) fn is_nothing_else(part: &str) -> bool {
    names::is_whole(part) || names::is_pair(part)
}

/// What stands behind the name of somebody who made a file.
const OF_MAKERS: [&str; 7] = ["负责", "填报", "填写", "整理", "制作", "汇总", "提供"];

/// Ends of words that begin like names and are none: 白名单, 常用表, 林业局.
const NO_NAME_ENDS: &str = "表单册簿版类准书证图率数局委办处会报函令号档稿件栏页项";

/// Whether the name of a file or a sheet has a part that is a person's name: 备案-张三, 李四负责.
pub(crate) fn are_in_file_name(name: &str) -> bool {
    if !names::has_surname(name) {
        return false;
    }
    name.split(|each: char| !is_ideograph(each)).any(|part| {
        let bare = OF_MAKERS.iter().find_map(|word| part.strip_suffix(word)).unwrap_or(part);
        is_nothing_else(bare) && !bare.ends_with(|end| NO_NAME_ENDS.contains(end))
    })
}

/// 张三主任 of 张三主任医师.
fn without_rank(name: &str) -> &str {
    ["副主任", "主任", "主治"].iter().find_map(|rank| name.strip_suffix(rank)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::{are_in_file_name, is_behind_hospital};

    /// All places of the country with their codes.
    const PLACES: &str = include_str!("../../../data/jurisdictions.csv");

    #[test]
    fn people_in_names_of_files_are_told_from_places_and_words() {
        for name in ["备案-张三", "李四负责", "王建国", "备案（张三丰整理）"] {
            assert!(are_in_file_name(name), "{name}");
        }
        for name in ["限制类技术备案", "白名单", "林业局", "高新区", "Sheet1", "汇总（马鞍山）"]
        {
            assert!(!are_in_file_name(name), "{name}");
        }
        let names = PLACES.lines().filter_map(|line| line.split(',').nth(1));
        let short = |name: &'static str| name.strip_suffix(['省', '市', '区', '县', '旗', '盟']);
        let taken = names.flat_map(|name| [Some(name), short(name)]).flatten();
        let taken: Vec<_> = taken.filter(|name| are_in_file_name(name)).collect();
        assert!(taken.is_empty(), "{taken:?}");
    }

    #[test]
    fn people_behind_hospitals_are_told_from_places() {
        for text in [
            "示例医院 王建国",
            "示例医院-王建国",
            "示例医院（王建国）",
            "示例医院（院长李四）",
            "示例乙医院 法人张某",
            "示例医院 张三主任",
            "示例省介入质控中心 主任张三",
        ] {
            assert!(is_behind_hospital(text), "{text}");
        }
        for text in [
            "示例医院（徐东）",
            "示例医院（王府井）",
            "示例医院（高新区）",
            "示例医院（黄河路院区）",
            "示例医院（金银潭）",
            "长春 朱建华 骨科医院",
            "示例医院（石河子）",
            "李某某诊所",
            "示例医院（马鞍山）",
        ] {
            assert!(!is_behind_hospital(text), "{text}");
        }
    }
}
