//! Blocks of columns that come again to the right: two halves of one list side by side, or a
//! technology and its day for each of a hospital's technologies.
//!
//! - 医疗机构 | 技术 | 日期 | 医疗机构 | 技术 | 日期: the same names in the same order, each block a
//!   record of its own;
//! - 医疗机构 | 技术1 | 时间1 | 技术2 | 时间2: names that are numbered; what is not is said of all.
//!
//! Where the blocks are not alike nothing is taken for one: two columns then claim one field.

use super::synonyms::ColumnName;
use super::{Column, Names};
use crate::record::field::Field;
use crate::record::values::numeral::parse_numeral;
use crate::source::{Cell, Row};
use crate::text::fold;
use std::collections::BTreeMap;

/// The 0-based columns of each block, from left to right.
pub(crate) type Blocks = Vec<Vec<usize>>;

/// A block of columns as it is read, with the columns that are of all blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// The columns read.
    pub(crate) columns: Vec<Column>,
    /// All that are its own, read or not.
    pub(crate) own: Vec<usize>,
}

impl Block {
    /// Whether a row has anything in its own columns that are read.
    pub(crate) fn is_filled(&self, row: &Row) -> bool {
        let is_read = |at: &usize| self.columns.iter().any(|column| column.index == *at);
        let mut read = self.own.iter().filter(|at| is_read(at));
        read.any(|at| row.cells.get(*at).is_some_and(|cell| !cell.is_blank()))
    }

    /// A row without what stands in the other blocks.
    pub(crate) fn part(&self, row: &Row, all: &[Self]) -> Row {
        let mut part = row.clone();
        let others = all.iter().flat_map(|block| &block.own).filter(|at| !self.own.contains(at));
        for at in others {
            if let Some(cell) = part.cells.get_mut(*at) {
                *cell = Cell::default();
            }
        }
        part
    }

    /// Its columns with those that are of all blocks, headings included.
    pub(crate) fn with(&self, all: &[Column], blocks: &[Self]) -> Vec<Column> {
        let is_own = |column: &&Column| self.own.contains(&column.index);
        let is_shared =
            |column: &&Column| !blocks.iter().any(|block| block.own.contains(&column.index));
        let own = self.columns.iter().filter(is_own);
        let mut columns: Vec<Column> = own.chain(all.iter().filter(is_shared)).copied().collect();
        columns.sort_by_key(|column| (column.number, column.index));
        columns
    }

    /// Whether the column of a field is its own.
    pub(crate) fn owns(&self, field: Field) -> bool {
        self.columns.iter().any(|it| it.field == field && self.own.contains(&it.index))
    }
}

/// The blocks of columns under these names, by what each says and means.
pub(crate) fn side_by_side(names: &[Option<(&str, ColumnName)>]) -> Option<Blocks> {
    [Field::InstitutionName, Field::Technology].into_iter().find_map(|field| repeated(names, field))
}

/// Blocks in each of which this field comes once, under the same name.
fn repeated(names: &[Option<(&str, ColumnName)>], field: Field) -> Option<Blocks> {
    let is_of = |name: &Option<(&str, ColumnName)>| {
        name.is_some_and(|(_, name)| name == ColumnName::Field(field))
    };
    let at: Vec<usize> = (0..names.len()).filter(|at| is_of(&names[*at])).collect();
    let (first, period) = (*at.first()?, at.get(1)? - at.first()?);
    let are_even = at.windows(2).all(|pair| pair[1] - pair[0] == period);
    if period < 2 || !are_even {
        return None;
    }
    let text = |at: usize| names.get(at).and_then(|name| name.map(|(text, _)| fold(text)));
    let is_alike = |start: &usize| {
        let again = *start..*start + period * (at.len() - 1);
        again.into_iter().all(|at| text(at) == text(at + period))
    };
    let start = ((first + 1).saturating_sub(period)..=first).find(is_alike)?;
    let block = |number: usize| (0..period).map(|at| start + number * period + at).collect();
    let fields =
        (start..start + period).filter(|at| matches!(names[*at], Some((_, ColumnName::Field(_)))));
    (fields.count() > 1).then(|| (0..at.len()).map(block).collect())
}

/// The blocks of columns whose names are numbered, and what each of their columns is called
/// without its number. `name` says what a text names.
pub(crate) fn numbered(
    texts: &[Option<&str>],
    name: impl Fn(&str) -> ColumnName,
) -> Option<(Blocks, Vec<(usize, ColumnName)>)> {
    // 技术1 under a group, or 名称 under 技术1.
    let numbered = |at: usize| {
        let (text, own) = (texts[at]?, texts[at]?.rsplit('·').next()?);
        let whole = || if own == text { None } else { numbered_name(&text.replace('·', "")) };
        let (bare, number) = numbered_name(own).or_else(whole)?;
        Some((at, bare, number))
    };
    let found: Vec<(usize, String, u32)> = (0..texts.len()).filter_map(numbered).collect();
    let mut by_name: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (_, bare, number) in &found {
        by_name.entry(bare).or_default().push(*number);
    }
    let is_series = |numbers: &[u32]| {
        numbers.len() > 1 && numbers.iter().zip(1..).all(|(number, at)| *number == at)
    };
    let of_technologies = by_name.iter().find(|(bare, numbers)| {
        is_series(numbers) && name(bare) == ColumnName::Field(Field::Technology)
    });
    let count = of_technologies.map(|(_, numbers)| numbers.len())?;
    let is_whole = |bare: &str| by_name[bare].len() == count && is_series(&by_name[bare]);
    let mut blocks: Blocks = vec![Vec::new(); count];
    let mut names = Vec::new();
    for (at, bare, number) in found.iter().filter(|(_, bare, _)| is_whole(bare)) {
        blocks[*number as usize - 1].push(*at);
        names.push((*at, name(bare)));
    }
    Some((blocks, names))
}

/// The number in a name, and the name without it: 技术1, 技术（二）, 第三项技术, 技术1名称.
fn numbered_name(text: &str) -> Option<(String, u32)> {
    const MARKS: [char; 4] = ['(', ')', '第', '项'];
    let digit = |each: char| {
        matches!(
            each,
            '0'..='9' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
        )
    };
    // Of other characters folding may make digits; of nearly all texts there is nothing to fold.
    let is_plain = |each: char| each.is_ascii() || ('\u{4E00}'..='\u{9FFF}').contains(&each);
    if text.chars().all(|each| is_plain(each) && !digit(each)) {
        return None;
    }
    let folded = fold(text);
    let from = folded.find(digit)?;
    let rest = &folded[from..];
    let end = rest.find(|each| !digit(each)).unwrap_or(rest.len());
    let (number, behind) = rest.split_at(end);
    if behind.contains(digit) || behind.starts_with(['级', '类', '年', '月', '季', '期', '批'])
    {
        return None;
    }
    let bare =
        format!("{}{}", folded[..from].trim_end_matches(MARKS), behind.trim_start_matches(MARKS));
    let number = match number.parse() {
        Ok(number) => number,
        Err(_) => parse_numeral(number)?,
    };
    (!bare.is_empty() && (1..=30).contains(&number)).then_some((bare, number))
}

impl Names {
    /// The names as each block has them: those of the other blocks are not read. One entry where
    /// there are no blocks.
    pub(crate) fn by_block(&self) -> Vec<(Self, Vec<usize>)> {
        if self.blocks.is_empty() {
            return vec![(self.clone(), Vec::new())];
        }
        let of = |own: &Vec<usize>| {
            let mut names = self.clone();
            let others = self.blocks.iter().flatten().filter(|at| !own.contains(at));
            others.for_each(|at| names.ignore(*at));
            (names, own.clone())
        };
        self.blocks.iter().map(of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::columns::synonyms::column_name;

    fn beside(texts: &[&str]) -> Option<Blocks> {
        let name = |text: &&'static str| (!text.is_empty()).then(|| (*text, column_name(text)));
        let texts: Vec<&'static str> =
            texts.iter().map(|text| &*Box::leak(text.to_string().into_boxed_str())).collect();
        side_by_side(&texts.iter().map(name).collect::<Vec<_>>())
    }

    #[test]
    fn blocks_have_the_same_names_in_the_same_order() {
        let found = beside(&[
            "序号",
            "医疗机构",
            "技术",
            "日期",
            "序号",
            "医疗机构",
            "技术",
            "日期",
            "备注",
        ]);
        assert_eq!(found, Some(vec![vec![0, 1, 2, 3], vec![4, 5, 6, 7]]));
        let found = beside(&[
            "医疗机构",
            "技术名称",
            "备案时间",
            "",
            "医疗机构",
            "技术名称",
            "备案时间",
            "",
        ]);
        assert_eq!(found.map(|blocks| blocks.len()), Some(2));
        let found =
            beside(&["医疗机构", "技术名称", "备案时间", "", "医疗机构", "技术名称", "备案时间"]);
        assert_eq!(found.map(|blocks| blocks.len()), Some(2));
        let found = beside(&["医疗机构", "级别", "技术名称", "备案时间", "技术名称", "备案时间"]);
        assert_eq!(found, Some(vec![vec![2, 3], vec![4, 5]]));
        for other in [
            &["医疗机构", "技术", "医疗机构", "日期"][..],
            &["医疗机构", "医疗机构", "技术", "日期"],
            &["医疗机构", "技术", "日期", "医疗机构", "技术"],
            &["医疗机构", "技术", "日期"],
        ] {
            assert_eq!(beside(other), None, "{other:?}");
        }
    }

    #[test]
    fn numbers_of_names_are_read() {
        for (text, bare, number) in [
            ("技术1", "技术", 1),
            ("技术二", "技术", 2),
            ("备案时间（十一）", "备案时间", 11),
            ("第三项技术", "技术", 3),
            ("技术12名称", "技术名称", 12),
        ] {
            assert_eq!(numbered_name(text), Some((bare.to_owned(), number)), "{text}");
        }
        for text in ["三级技术", "2024年例数", "技术", "第一批技术", "一"] {
            assert_eq!(numbered_name(text), None, "{text}");
        }
    }

    #[test]
    fn numbered_columns_make_blocks_from_one_on() {
        let blocks = |texts: &[&str]| {
            let texts: Vec<Option<&str>> = texts.iter().map(|text| Some(*text)).collect();
            numbered(&texts, column_name).map(|(blocks, _)| blocks)
        };
        let found = blocks(&["医疗机构", "技术1", "备案时间1", "技术2", "备案时间2", "备注三"]);
        assert_eq!(found, Some(vec![vec![1, 2], vec![3, 4]]));
        let under_group =
            ["医疗机构", "情况·技术1", "情况·备案时间1", "情况·技术2", "情况·备案时间2"];
        assert_eq!(blocks(&under_group), Some(vec![vec![1, 2], vec![3, 4]]));
        let groups =
            ["医疗机构", "技术一·名称", "技术一·备案时间", "技术二·名称", "技术二·备案时间"];
        assert_eq!(blocks(&groups), Some(vec![vec![1, 2], vec![3, 4]]));
        assert_eq!(blocks(&["医疗机构", "技术1", "技术3"]), None);
        assert_eq!(blocks(&["医疗机构", "时间1", "时间2"]), None);
    }
}
