//! Rows that are headings: 一、肿瘤消融治疗技术 over the hospitals that have filed it, 市直医院 or
//! 朝阳区 over those of one group.
//!
//! A list in sections has no column for the technology. The row that names one and nothing else
//! counts for the rows under it, up to the next. A group says nothing, but is no hospital.

use super::around::ended_heading;
use super::given::Given;
use super::heading_number::{without_number, without_place};
use crate::catalog::PLACES_END;
use crate::record::columns::matrix::is_technology;
use crate::record::ends::merger::merged_over;
use crate::record::ends::section::number_level;
use crate::record::field::Field;
use crate::record::values::institution::ends_as_hospital;
use crate::source::{Cell, Row};
use crate::text::trim;
use std::num::NonZeroU32;

/// Words of headings that name no single technology: 国家级限制类医疗技术, 备案名单.
const OF_LISTS: [&str; 10] =
    ["限制类", "禁止类", "医疗技术", "目录", "备案", "名单", "一览", "公示", "表", "截至"];

/// Ends of the names of technologies, before any bracket.
const TECHNOLOGIES: [&str; 3] = ["术", "治疗", "疗法"];

/// What is counted behind a name: 12家.
pub(super) const COUNTED: [char; 6] = ['家', '个', '所', '项', '例', '条'];

/// Beginnings of the names of areas that are none of the places there are.
const VAGUE: [&str; 14] =
    ["全", "各", "其他", "其它", "主城", "城", "农村", "开发", "本", "市", "省", "县", "区", "外"];

/// What groups of hospitals are called in the end.
const GROUPS: [&str; 6] = ["医疗卫生机构", "医疗机构", "卫生机构", "医疗单位", "医院", "机构"];

/// What groups are called by; 县医院 is a hospital, 县级医院 is none.
const GROUPED_BY: [&str; 20] = [
    "直属",
    "所属",
    "直",
    "属",
    "管",
    "办",
    "级",
    "非公立",
    "公立",
    "民营",
    "私立",
    "社会",
    "部队",
    "军队",
    "企业",
    "其他",
    "其它",
    "各类",
    "各",
    "甲等",
];

/// What stands before these.
const OF_GROUPS: [&str; 14] =
    ["国家", "中央", "省", "市", "州", "县", "区", "旗", "部", "委", "驻", "三", "二", "一"];

/// Ends of the names of institutions that are not called 院: of any kind, for what may be a name
/// parts no list.
const NAMED: [&str; 9] = ["中心", "诊所", "门诊部", "卫生室", "医务室", "所", "站", "公司", "集团"];

/// Longer texts are no name that heads rows.
const LONGEST_HEADING: usize = 40;

/// Longer texts are no name of a place.
const LONGEST_PLACE: usize = 12;

/// The technology that a row names, where it says nothing else: 二、心室辅助技术备案医疗机构（2家）.
pub(crate) fn technology(row: &Row) -> Option<Given> {
    let (column, text) = alone(row)?;
    let name = technology_in(text);
    is_one(name).then(|| given(row, column, Field::Technology, name))
}

/// Beginnings of the names of kinds of hospitals: 综合医院, 全部医院.
const KINDS: [&str; 11] =
    ["综合", "专科", "各", "全部", "所有", "社会办", "乡镇", "社区", "精神", "中心", "妇幼"];

/// Whether a text that stands alone, as that of a sheet, is one hospital's name, and not that of a
/// kind of hospitals; 中心 and the like may be something else there.
pub(crate) fn is_own_name(name: &str) -> bool {
    ["医院", "保健院", "卫生院"].iter().any(|end| name.ends_with(end))
        && name.chars().count() > 4
        && !is_group(name)
        && !KINDS.iter().any(|word| name.starts_with(word))
}

/// The name that a heading gives which stands where technologies are headings and is none that is
/// known: the rows under it are not of the technology before.
pub(crate) fn unknown(row: &Row) -> Option<Given> {
    let (column, text) = alone(row)?;
    let name = technology_in(text);
    let is_sole = row.cells.iter().filter(|cell| !cell.is_blank()).count() == 1;
    let is_name = (is_sole || is_numbered(row))
        && (2..=LONGEST_HEADING).contains(&name.chars().count())
        && name.contains(|each: char| each.is_alphabetic())
        && !name.contains(['。', '；', '，', '：', ';', ':', '“'])
        && !says_nothing(name_in(text))
        && !says_nothing(name);
    is_name.then(|| given(row, column, Field::Technology, name))
}

/// Whether a heading parts a list without saying what is in it: 2023年, 第一批, 续表, 三级医院.
fn says_nothing(name: &str) -> bool {
    let bare = name.trim_end_matches(['年', '度', '季', '月', '日', '份']);
    let is_time = bare.len() < name.len()
        && bare.chars().all(|each| each.is_numeric() || "年月第一二三四".contains(each));
    is_time
        || (name.starts_with('第') && name.ends_with(['批', '页', '组', '类']))
        || name.starts_with('续')
        || is_no_institution(name)
}

/// The place that a heading names: 一、榆树市.
pub(crate) fn place(row: &Row) -> Option<Given> {
    let (column, text) = alone(row)?;
    let name = name_in(text);
    let is_vague = VAGUE.iter().any(|word| name.starts_with(word));
    (is_place(name) && !is_vague).then(|| given(row, column, Field::Jurisdiction, name))
}

/// Whether a heading names a group of hospitals, wherever they are: 市直医院.
pub(crate) fn is_group_of_hospitals(row: &Row) -> bool {
    alone(row).is_some_and(|(_, text)| is_group(name_in(text)))
}

/// The hospital that a heading names: 二、示例乙医院.
pub(crate) fn institution(row: &Row) -> Option<Given> {
    let (column, text) = alone(row)?;
    let name = name_in(text);
    let is_name = is_hospital(name) && !is_group(name) && !name.contains(['：', ':', '，', '。']);
    let is_name = is_name && merged_over(name).is_none();
    is_name.then(|| given(row, column, Field::InstitutionName, name))
}

/// Whether a name ends as those of hospitals do, before any bracket.
pub(crate) fn is_hospital(name: &str) -> bool {
    let name = trim(name);
    let open = name.rfind(['（', '(']).filter(|_| name.ends_with(['）', ')']));
    let bare = open.map_or(name, |open| trim(&name[..open]));
    ends_as_hospital(bare)
}

/// What titles say around the name of a technology: 肿瘤消融治疗技术备案医疗机构名单.
const AROUND: [&str; 14] = [
    "名单",
    "一览表",
    "情况表",
    "统计表",
    "汇总表",
    "情况",
    "公示",
    "表",
    "医疗机构",
    "医院",
    "单位",
    "机构",
    "备案",
    "临床应用",
];

/// A heading's or a title's text without what stands around the name of a technology.
pub(super) fn technology_in(text: &str) -> &str {
    let mut name = name_in(text);
    loop {
        let open = name.rfind(['（', '(']).filter(|_| name.ends_with(['）', ')']));
        let rest = open.map(|at| name.split_at(at));
        let edition = rest
            .filter(|(_, bracket)| ["目录", "版", "备案"].iter().any(|it| bracket.contains(it)));
        let around = AROUND.iter().find_map(|word| name.strip_suffix(word));
        match edition.map(|(name, _)| name).or(around) {
            Some(rest) if !rest.is_empty() => name = trim(rest),
            _ => return without_place(name, is_technology),
        }
    }
}

/// What a row says of those under it.
fn given(row: &Row, column: usize, field: Field, text: &str) -> Given {
    Given {
        field,
        column: u16::try_from(column + 1).unwrap_or(u16::MAX),
        cell: Cell { origin: NonZeroU32::new(row.number), ..Cell::text(text) },
    }
}

/// Whether a text is the name of one technology, as far as its words tell.
pub(super) fn is_one(name: &str) -> bool {
    let open = name.rfind(['（', '(']).filter(|_| name.ends_with(['）', ')']));
    let bare = open.map_or(name, |open| trim(&name[..open]));
    is_technology(name)
        && TECHNOLOGIES.iter().any(|end| bare.ends_with(end))
        && !OF_LISTS.iter().any(|word| name.contains(word))
}

/// Whether a heading names one technology.
pub(crate) fn names_technology(text: &str) -> bool {
    is_one(name_in(text))
}

/// Whether a text is the name of a place, a group of hospitals or a technology, and so no
/// hospital's: 二、朝阳区（12家）, 市直医院.
pub(crate) fn is_no_institution(text: &str) -> bool {
    let name = name_in(text);
    is_one(name) || is_aggregate(name)
}

pub(super) fn is_aggregate(name: &str) -> bool {
    (is_place(name) && !name.ends_with("社区")) || is_group(name)
}

fn is_place(name: &str) -> bool {
    (name.ends_with(PLACES_END) || name.ends_with("兵团"))
        && !name.contains('院')
        // 注：以上备案迁往外省.
        && ended_heading(name).is_none()
        && (2..=LONGEST_PLACE).contains(&name.chars().count())
}

/// Whether a text that stands alone in the column of names is a heading by what it says of an end,
/// 已撤销备案的医院, or by its number, （一）其他.
pub(crate) fn is_heading_for_name(text: &str) -> bool {
    let name = name_in(text);
    let of_some = ["以下", "下列"].iter().any(|word| name.starts_with(word));
    let before_group = GROUPS.iter().find_map(|end| name.strip_suffix(end));
    let is_of_group = before_group.is_some_and(|before| {
        before.ends_with('的')
            || ["备案", "撤销", "取消", "暂停"].iter().any(|it| before.ends_with(it))
    });
    let ended = ended_heading(name);
    // 撤院 is no hospital's name.
    let bare = ended.map_or_else(|| name.to_owned(), |word| name.replace(word, ""));
    let names_one = bare.contains('院') || NAMED.iter().any(|end| bare.ends_with(end));
    let is_numbered = number_level(trim(text)).is_some_and(|level| level <= 2);
    match (ended.is_some(), is_numbered) {
        (false, false) => false,
        _ => of_some || is_of_group || !names_one || merged_over(name).is_some(),
    }
}

/// Whether a name is made of the words of groups alone, one of them at least a word for a group.
fn is_group(name: &str) -> bool {
    let Some(mut rest) = GROUPS.iter().find_map(|end| name.strip_suffix(end)) else { return false };
    let mut grouped = false;
    while !rest.is_empty() {
        let begun = |words: &[&'static str]| words.iter().find_map(|word| rest.strip_prefix(word));
        match (begun(&GROUPED_BY), begun(&OF_GROUPS)) {
            (Some(after), _) => (rest, grouped) = (after, true),
            (None, Some(after)) => rest = after,
            (None, None) => return false,
        }
    }
    grouped
}

/// Whether a row stands alone and is numbered as headings are: 一、 （一） 2. 表1 附件2.
pub(crate) fn is_numbered(row: &Row) -> bool {
    let Some((_, text)) = alone(row) else { return false };
    let numbered = ["表", "附件"].iter().find_map(|word| text.strip_prefix(word));
    numbered.is_some_and(|rest| trim(rest).starts_with(char::is_numeric))
        || without_number(text).len() < text.len()
}

/// The position and the text of a row that has but one, or a count of hospitals beside it.
fn alone(row: &Row) -> Option<(usize, &str)> {
    let mut filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank());
    let (at, cell) = filled.next()?;
    let counts = |cell: &Cell| is_count(trim(&cell.text)) && cell.text.contains(['家', '个', '所']);
    filled.all(|(_, cell)| counts(cell)).then_some((at, trim(&cell.text)))
}

/// Whether a row is the heading of a group of sections: 国家级限制类医疗技术.
pub(crate) fn is_of_group(row: &Row) -> bool {
    let Some((_, text)) = alone(row) else { return false };
    let name = name_in(text);
    name.ends_with("技术") && OF_LISTS.iter().any(|word| name.contains(word))
}

/// The text without its number before, the brackets around it and the count of hospitals behind.
pub(crate) fn name_in(text: &str) -> &str {
    let text = without_number(text).trim_end_matches(['：', ':', '。']);
    let text = text.strip_prefix('【').and_then(|text| text.strip_suffix('】')).unwrap_or(text);
    let open = match text.ends_with(['）', ')']) {
        true => text.rfind(['（', '(']),
        false => text.rfind(['：', ':', ' ', '共']),
    };
    match open.map(|at| text.split_at(at)) {
        Some((name, count)) if is_count(count) && !name.is_empty() => {
            trim(name.trim_end_matches(['：', ':', '，', ',', '（', '(']))
        }
        _ => trim(text),
    }
}

/// （12家）, （共3家）, ：2家.
fn is_count(text: &str) -> bool {
    let inner = text.trim_matches(['（', '(', '）', ')', '：', ':', '共', '计', '有', ' ']);
    let unit = inner.trim_start_matches(|each: char| each.is_ascii_digit());
    unit.len() < inner.len() && trim(unit).starts_with(COUNTED)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(cells: &[&str]) -> Option<String> {
        let cells = cells.iter().map(|text| Cell::text(*text)).collect();
        technology(&Row { number: 3, lines: 1, cells }).map(|given| given.cell.text)
    }

    #[test]
    fn a_row_with_a_technology_alone_is_a_heading() {
        for heading in [
            "肿瘤消融治疗技术",
            "一、肿瘤消融治疗技术",
            "（二）肿瘤消融治疗技术（12家）",
            "3.肿瘤消融治疗技术：",
            "肿瘤消融治疗技术（共 3 家）",
            "二、肿瘤消融治疗技术：2家",
            "【肿瘤消融治疗技术】",
            "二、肿瘤消融治疗技术（2022年目录）",
            "二、肿瘤消融治疗技术备案医疗机构",
        ] {
            assert_eq!(
                named(&["", heading, " "]).as_deref(),
                Some("肿瘤消融治疗技术"),
                "{heading}"
            );
        }
        assert_eq!(
            named(&["体外膜肺氧合（ECMO）技术"]).as_deref(),
            Some("体外膜肺氧合（ECMO）技术")
        );
    }

    #[test]
    fn what_is_no_known_heading_ends_the_last_one() {
        let named = |cells: &[&str]| {
            let cells = cells.iter().map(|text| Cell::text(*text)).collect();
            unknown(&Row { number: 3, lines: 1, cells }).map(|given| given.cell.text)
        };
        for (heading, name) in [
            ("二、心室辅助", "心室辅助"),
            ("心室辅助技朮", "心室辅助技朮"),
            ("三、ECMO（2家）", "ECMO"),
        ] {
            assert_eq!(named(&[heading]).as_deref(), Some(name), "{heading}");
        }
        for text in
            ["2023年", "第一批", "续表", "二、三级医院", "长春市", "以上均为县管，另有说明。"]
        {
            assert_eq!(named(&[text]), None, "{text}");
        }
        assert_eq!(named(&["1", "示例甲医院"]), None);
    }

    #[test]
    fn a_title_names_the_technology_of_its_table() {
        let named = |text: &str| {
            let row = Row { number: 1, lines: 1, cells: vec![Cell::text(text)] };
            technology(&row).map(|given| given.cell.text)
        };
        let found = named("肿瘤消融治疗技术备案医疗机构名单");
        assert_eq!(found.as_deref(), Some("肿瘤消融治疗技术"));
        for title in ["限制类技术备案医疗机构名单", "肿瘤消融治疗技术撤销备案名单"]
        {
            assert_eq!(named(title), None, "{title}");
        }
    }

    #[test]
    fn a_group_of_sections_names_none() {
        let row = |text| Row { number: 3, lines: 1, cells: vec![Cell::text(text)] };
        assert!(is_of_group(&row("一、国家级限制类医疗技术")));
        assert!(!is_of_group(&row("肿瘤消融治疗技术")) && !is_of_group(&row("示例甲医院")));
    }

    #[test]
    fn places_and_groups_are_no_institutions() {
        for text in [
            "朝阳区",
            "（一）长春市：",
            "二、区属医疗机构（3家）",
            "省直医院",
            "三级甲等医院",
            "民营医院",
            "市级医疗卫生机构",
            "全省",
            "肿瘤消融治疗技术",
        ] {
            assert!(is_no_institution(text), "{text}");
        }
        for name in [
            "示例甲医院",
            "县医院",
            "市医院",
            "人民医院",
            "中医医院",
            "一、示例甲医院",
            "省级机关医院",
            "示例医院东院区",
            "示例甲医院（原示例县医院）",
            "部队示例医院",
            "示例社区卫生服务中心",
            "企业职工医院",
        ] {
            assert!(!is_no_institution(name), "{name}");
        }
    }

    #[test]
    fn a_heading_in_the_column_of_names_is_told_from_a_name() {
        for text in [
            "已撤销备案的机构",
            "二、已撤销备案",
            "（一）其他",
            "一、有效备案",
            "已取消备案的医院",
            "下列医院已停业",
            "已注销",
            "二、已并入示例市中心医院",
            "本期减少",
        ] {
            assert!(is_heading_for_name(text), "{text}");
        }
        for name in [
            "示例甲医院",
            "一、示例甲医院",
            "（二）示例社区卫生服务中心",
            "示例甲医院（已停业）",
            "示例甲医院已停业",
            "1.示例镇",
        ] {
            assert!(!is_heading_for_name(name), "{name}");
        }
    }

    #[test]
    fn lists_notes_and_records_are_none() {
        for text in [
            "国家级限制类医疗技术",
            "示例市医疗机构汇总表（截至2026年11月15日）",
            "示例甲医院（原示例县医院）",
            "合计",
            "",
        ] {
            assert_eq!(named(&[text]), None, "{text}");
        }
        assert_eq!(named(&["示例甲医院", "肿瘤消融治疗技术"]), None);
    }
}
