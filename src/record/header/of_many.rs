//! Cells for the name of an institution that name none, or several: 全省, 市直, 本院, 示例医院等3家.

use super::heading::{COUNTED, is_aggregate, name_in};
use crate::numeral::is_numeral;
use crate::record::values::institution::{is_authority, is_department};
use crate::text::trim;

/// Beginnings of what speaks of all hospitals of a place: 全市二级以上医院.
const OF_ALL: [&str; 10] =
    ["全省", "全市", "全县", "全区", "全州", "辖区", "各级", "所有", "各市", "各县"];

/// What stands in place of a name and names nobody.
const OF_NOBODY: [&str; 17] = [
    "其他",
    "其它",
    "全部",
    "省直",
    "市直",
    "州直",
    "县直",
    "区直",
    "省属",
    "市属",
    "县属",
    "省本级",
    "市本级",
    "未知",
    "不明",
    "待定",
    "待填",
];

/// Kinds of hospitals, which are no hospital's name.
const KINDS: [&str; 6] =
    ["综合医院", "专科医院", "公立医院", "民营医院", "中西医结合医院", "其他医院"];

/// Whether the cell of an institution's name says of how many a row speaks: 全省, 长春市, 其他.
pub(crate) fn is_of_many(text: &str) -> bool {
    let name = name_in(text);
    is_aggregate(name)
        || OF_NOBODY.contains(&trim(text))
        || KINDS.contains(&name)
        || is_own(trim(text))
        || OF_ALL.iter().any(|word| name.starts_with(word))
        || is_and_others(trim(text))
        || is_of_counted(trim(text))
        || is_department(trim(text))
        || is_authority(text)
        || is_of_base(name)
}

/// Whether a name is that of a base, and not of the hospital in which it is.
fn is_of_base(name: &str) -> bool {
    name.ends_with("基地") && !name.contains(['院', '所', '站']) && !name.contains("中心")
}

/// Whether a text is how many there are of a group: 三级医院5家.
fn is_of_counted(name: &str) -> bool {
    let number = name.strip_suffix(['家', '个', '所']).unwrap_or_default();
    let group = number.trim_end_matches(|each: char| each.is_ascii_digit());
    group.len() < number.len() && !group.is_empty()
}

/// Whether a text is what a hospital calls itself, whichever that is.
fn is_own(text: &str) -> bool {
    ["本院", "我院", "本单位", "我单位", "本中心", "我中心", "本机构", "该院"].contains(&text)
}

/// Whether a name is that of one and of others that it does not name: 示例市医院等3家.
fn is_and_others(name: &str) -> bool {
    let Some((_, behind)) = name.rsplit_once('等') else { return false };
    let unit = behind.trim_start_matches(|each: char| {
        each.is_ascii_digit() || is_numeral(each) || "两几多".contains(each)
    });
    unit.len() < behind.len() && unit.starts_with(COUNTED)
}
