//! What the titles over a table say for all of its rows: 医疗机构名称：示例甲医院.
//!
//! A hospital's own list has no column with its name. The name counts only where a title gives
//! it with its label and the header has no such column.

use super::heading;
use crate::record::columns::by_cells::is_of_hosts;
use crate::record::columns::synonyms::{ColumnName, column_name};
use crate::record::field::Field;
use crate::source::{Cell, Row};
use crate::text::trim;
use crate::words::first_of;
use std::collections::BTreeSet;
use std::num::NonZeroU32;

/// A value given in a title.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Given {
    /// What it is.
    pub(crate) field: Field,
    /// Its 1-based column.
    pub(crate) column: u16,
    /// The value, with its row.
    pub(crate) cell: Cell,
}

impl Given {
    /// The same where its row is yet to come.
    pub(crate) fn not_yet(self) -> Self {
        Self { cell: Cell::default(), ..self }
    }
}

/// Fields that labels over a table give, beside the name.
const FACTS: [Field; 5] = [
    Field::RegistrationNumber,
    Field::CreditCode,
    Field::Level,
    Field::Category,
    Field::Jurisdiction,
];

/// Labels of whoever filled in the table, who may be no hospital.
const FILLED_IN_BY: [&str; 4] = ["填报单位", "上报单位", "报送单位", "填报机构"];

/// What titles say of the institution, if they name exactly one.
pub(crate) fn institution<'r>(titles: impl Iterator<Item = &'r Row> + Clone) -> Vec<Given> {
    let mut given: Vec<Given> = titles.clone().flat_map(of_row).collect();
    let mut names = given.iter().filter(|given| given.field == Field::InstitutionName);
    let is_one =
        names.next().is_some_and(|first| names.all(|other| other.cell.text == first.cell.text));
    if !is_one {
        let named = || Some(in_title(titles.clone())).filter(|named| !named.is_empty());
        let found = || named().unwrap_or_else(|| alone(titles.clone()));
        return if given.is_empty() { found() } else { Vec::new() };
    }
    // The nearest counts where a title gives something twice.
    let mut seen = BTreeSet::new();
    given.retain(|given| seen.insert(given.field));
    given
}

/// Words of a title behind the name of the hospital whose list it is.
const OF_LISTS: [&str; 11] = [
    "限制类",
    "医疗技术",
    "临床应用",
    "院务公开",
    "备案",
    "国家",
    "手术分级",
    "分级手术",
    "手术目录",
    "手术",
    "新技术",
];

/// Words that make of a name before them a group: 各医院, 三级医院.
const GROUPED: [&str; 12] = [
    "各",
    "级医",
    "公立医",
    "民营医",
    "直医",
    "属医",
    "管医",
    "办医",
    "部分",
    "等",
    "所有",
    "辖区",
];

/// The hospital with whose name the one title begins: 示例甲医院限制类医疗技术临床应用情况公示.
fn in_title<'r>(titles: impl Iterator<Item = &'r Row> + Clone) -> Vec<Given> {
    let filled = |row: &'r Row| row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank());
    let named = titles.flat_map(|row| filled(row).map(move |(at, cell)| (row, at, cell)));
    let named = named.filter_map(|(row, at, cell)| {
        let name = before_list(&cell.text)?;
        Some(Given {
            field: Field::InstitutionName,
            column: u16::try_from(at + 1).unwrap_or(u16::MAX),
            cell: Cell { origin: NonZeroU32::new(row.number), ..Cell::text(name) },
        })
    });
    let mut found: Vec<Given> = named.collect();
    found.dedup_by(|one, other| one.cell.text == other.cell.text);
    if found.len() == 1 { found } else { Vec::new() }
}

/// The hospital with whose name a text begins that goes on with what its list is of; a year may stand
/// between them: 示例甲医院2026年新技术准入一览表.
pub(crate) fn before_list(text: &str) -> Option<&str> {
    let text = trim(text);
    let end = OF_LISTS.iter().filter_map(|word| text.find(word)).min()?;
    let name = trim(&text[..end]);
    let bare = name.trim_end_matches(['年', '度', '版']);
    let bare = if bare.len() < name.len() {
        trim(bare.trim_end_matches(|each: char| each.is_ascii_digit()))
    } else {
        name
    };
    let is_group = GROUPED.iter().any(|word| bare.contains(word));
    (heading::is_hospital(bare) && !is_group && bare.chars().count() > 3).then_some(bare)
}

/// The hospital that a title names and nothing else: 一、示例甲医院, nearest to the table; or
/// 示例甲医院, where no other title names another.
fn alone<'r>(titles: impl Iterator<Item = &'r Row> + Clone) -> Vec<Given> {
    let mut named = titles.filter_map(|row| Some((row, heading::institution(row)?)));
    let Some((row, nearest)) = named.next() else { return Vec::new() };
    let name = nearest.cell.text.as_str();
    let counts = name.chars().count() > 3
        && match heading::is_numbered(row) {
            true => true,
            false => heading::is_own_name(name) && named.all(|(_, other)| other.cell.text == name),
        };
    counts.then_some(nearest).into_iter().collect()
}

/// What a row of labels and values says of an institution: 医疗机构名称：示例甲医院, or each in a
/// cell of its own, 医疗机构名称 | 示例甲医院 | 登记号 | …; nothing where it names none.
pub(crate) fn of_row(row: &Row) -> Vec<Given> {
    if !row.cells.iter().any(|cell| may_be_label(&cell.text)) {
        return Vec::new();
    }
    let filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank());
    let filled: Vec<(usize, &Cell)> = filled.collect();
    let mut given = Vec::new();
    let mut at = 0;
    while at < filled.len() {
        let (column, cell) = filled[at];
        let next = filled.get(at + 1).copied();
        at += 1;
        let (label, value) = match (cell.text.split_once(['：', ':']), next) {
            (Some((label, value)), _) if !trim(value).is_empty() => (label, (column, trim(value))),
            (Some((label, _)), Some((next, cell))) => (label, (next, trim(&cell.text))),
            (None, Some((next, cell))) => (cell_label(filled[at - 1].1), (next, trim(&cell.text))),
            _ => continue,
        };
        let has_colon = cell.text.contains(['：', ':']);
        let Some(field) = field_of(label, value.1, has_colon) else { continue };
        at += usize::from(value.0 != column);
        given.push(Given {
            field,
            column: u16::try_from(value.0 + 1).unwrap_or(u16::MAX),
            cell: Cell { origin: NonZeroU32::new(row.number), ..Cell::text(without_seal(value.1)) },
        });
    }
    let is_named = given.iter().any(|given| given.field == Field::InstitutionName);
    if is_named { given } else { Vec::new() }
}

/// Whether a text may begin with the label of an institution's name: most cells do not, and need no
/// look-up. No label that ends like a hospital's name is longer than 备案医院.
fn may_be_label(text: &str) -> bool {
    // 0xEF begins the full-width colon.
    let has_colon = first_of([b':', 0xEF, 0xEF], text.as_bytes()).is_some();
    let before_colon = || text.split_once(['：', ':']).map_or(text, |(label, _)| label);
    let label = trim(if has_colon { before_colon() } else { text });
    let most = if label.ends_with('院') { 4 } else { 14 };
    let ends = |last: char| {
        matches!(last, '称' | '位' | '院' | '构' | '地' | ')' | '）') || last.is_ascii_alphabetic()
    };
    label.ends_with(ends) && label.chars().nth(most).is_none()
}

fn cell_label(cell: &Cell) -> &str {
    trim(&cell.text)
}

/// What a label gives, if what stands beside it can be its value.
fn field_of(label: &str, value: &str, has_colon: bool) -> Option<Field> {
    // 医疗机构名称：      填表人：: the form was left empty.
    let is_value = !value.is_empty()
        && !value.contains(['：', ':'])
        && column_name(value) == ColumnName::Unknown
        && !is_of_hosts(value);
    let is_hospital = || heading::is_hospital(without_seal(value));
    match column_name(label) {
        _ if !is_value => None,
        ColumnName::Field(Field::InstitutionName) if has_colon || is_hospital() => {
            Some(Field::InstitutionName)
        }
        ColumnName::Field(field) if FACTS.contains(&field) => Some(field),
        _ if FILLED_IN_BY.contains(&trim(label)) && is_hospital() => Some(Field::InstitutionName),
        _ => None,
    }
}

/// Without the words for a seal behind a name.
fn without_seal(name: &str) -> &str {
    let seals = ["（盖章）", "(盖章)", "（公章）", "(公章)"];
    seals.iter().find_map(|seal| name.strip_suffix(seal)).map_or(name, trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(rows: &[&[&str]]) -> Option<String> {
        let row = |cells: &&[&str]| Row {
            number: 1,
            lines: 1,
            cells: cells.iter().map(|text| Cell::text(*text)).collect(),
        };
        let rows: Vec<Row> = rows.iter().map(row).collect();
        institution(rows.iter()).into_iter().next().map(|given| given.cell.text)
    }

    #[test]
    fn a_label_and_a_value_name_the_institution() {
        let name = Some("示例甲医院".to_owned());
        assert_eq!(named(&[&["医疗机构名称（盖章）：示例甲医院", "填表人：示例"]]), name);
        assert_eq!(named(&[&["院务公开表"], &["单位名称：", "示例甲医院"]]), name);
        assert_eq!(named(&[&["示例甲医院院务公开表"]]), name);
        assert_eq!(named(&[&["示例甲医院"], &["限制类技术一览表"]]), name);
        assert_eq!(named(&[&["一、示例甲医院"], &["示例市第一医院联合体医院"]]), name);
        assert_eq!(named(&[&["示例甲医院"], &["示例乙医院"]]), None);
        for row in [
            "长春市三级医院限制类技术公示",
            "医疗机构名称：",
            "医疗机构名称：  填表人：",
            "联系人：示例",
            "示例市医疗质量控制中心",
            "三级医院",
        ] {
            assert_eq!(named(&[&[row]]), None, "{row}");
        }
        assert_eq!(named(&[&["单位名称：示例甲医院"], &["单位名称：示例乙医院"]]), None);
    }
}
