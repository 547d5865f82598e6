//! Rows under a table that are no records: notes, totals, signatures, repeated headers.

use super::values::institution::ends_as_hospital;
use crate::catalog::ends_as_office;
use crate::numeral::is_numeral;
use crate::source::Row;
use crate::text::{fold, trim};
use std::borrow::Cow;

/// Beginnings of a note that stands alone in its row.
const NOTES: [&str; 21] = [
    "注:",
    "注1",
    "注.",
    "备注",
    "说明",
    "填表说明",
    "填写说明",
    "合计",
    "总计",
    "小计",
    "共计",
    "制表",
    "填表",
    "数据来源",
    "附件",
    "附:",
    "特此",
    "公示期",
    "公示时间",
    "联系方式",
    "监督电话",
];

/// Beginnings of a signature, whatever else is in the row.
const SIGNATURES: [&str; 16] = [
    "联系人:",
    "联系电话",
    "填报单位",
    "单位负责人",
    "负责人签字",
    "医疗机构盖章",
    "(盖章)",
    "打印时间",
    "填表人",
    "制表人",
    "填报人",
    "审核人",
    "制表单位",
    "填表日期",
    "制表日期",
    "填报日期",
];

/// Whole texts of the first cell of a row of totals.
const TOTALS: [&str; 4] = ["合计", "总计", "小计", "共计"];

/// Whole texts of the first cell of a row of figures about the rows above.
const FIGURES: [&str; 9] =
    ["平均值", "平均", "平均数", "均值", "占比", "百分比", "比例", "增长率", "同比"];

/// Whether the cell of a name holds the word of a total and no name: 合计（2家）, 农安县小计,
/// 示例甲医院小计, 平均值, 共2家.
pub(crate) fn is_total_for_name(name: &str) -> bool {
    // Nearly every name is none, and need not be folded.
    let ends = |last: char| matches!(last, '计' | '值' | '均' | '数' | '比' | '例' | '率');
    let is_long = name.chars().nth(LONGEST_COUNT).is_some();
    if is_long && !name.contains('计') && !name.ends_with(ends) {
        return false;
    }
    let folded = fold(&ends_of(name));
    let bare = folded.split('(').next().unwrap_or_default().trim_end_matches(':');
    TOTALS.iter().any(|word| bare.ends_with(*word)) || FIGURES.contains(&bare) || is_counted(bare)
}

/// Longer texts are no count of what is listed.
const LONGEST_COUNT: usize = 10;

/// What is counted in lists.
const COUNTED: [char; 6] = ['家', '个', '所', '项', '例', '条'];

/// 2家, 共计2家, 合计5项, 其中3家: a number of what is listed, and no name.
fn is_counted(bare: &str) -> bool {
    let number = bare.strip_suffix(COUNTED).unwrap_or_default();
    let words = number.trim_end_matches(|each: char| each.is_ascii_digit());
    let rest = words.trim_start_matches(['其', '中', '共', '合', '总', '小', '计', '有', ':', ',']);
    words.len() < number.len() && rest.is_empty()
}

/// Recognises notes in the rows of one table, from top to bottom.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Notes {
    in_notes: bool,
}

impl Notes {
    /// Whether the next row is a note.
    pub(crate) fn is_note(&mut self, row: &Row) -> bool {
        let mut filled = row.cells.iter().map(|cell| trim(&cell.text)).filter(|t| !t.is_empty());
        let Some(first) = filled.next() else { return false };
        let alone = filled.clone().next().is_none();
        // What makes a note stands at its beginning or end; most of a very long cell doesn't count.
        let folded = fold(&ends_of(first));
        let begins = |with: &[&str]| with.iter().any(|word| folded.starts_with(word));
        // 示例市卫生健康委员会 under a table, with the day beside it.
        let signed = ends_as_office(&folded) && filled.clone().all(is_date_like);
        let note = labelled(row).is_some()
            || (alone && (is_page(&folded) || is_total(&folded) || is_dated(&folded)))
            || (signed && filled.clone().nth(1).is_none())
            || (alone
                && (begins(&NOTES)
                    || (self.in_notes && is_listed(&folded) && !names_one(&folded))))
            || begins(&SIGNATURES)
            || TOTALS.contains(&folded.as_str())
            || (is_total(&folded) && filled.all(is_figure));
        self.in_notes = note;
        note
    }
}

/// What notes begin with; alone in a cell, their text stands in the next one.
const LABELS: [&str; 5] = ["注", "备注", "说明", "附注", "注释"];

/// The text of a note whose label has a cell of its own: 备注 | 以上备案均已撤销.
pub(crate) fn labelled(row: &Row) -> Option<&str> {
    let mut filled = row.cells.iter().map(|cell| trim(&cell.text)).filter(|t| !t.is_empty());
    let (label, text) = (filled.next()?, filled.next()?);
    // No name is as short as a label.
    if label.chars().count() > 4 || filled.next().is_some() {
        return None;
    }
    LABELS.contains(&fold(label).trim_end_matches(':')).then_some(text)
}

/// Whether a text that stands alone is the mark of a page or a total.
pub(crate) fn is_mark(text: &str) -> bool {
    let folded = fold(&ends_of(text));
    is_page(&folded) || is_total(&folded)
}

/// Whether a row is a note by its first words, and not by being a total or a signature.
pub(crate) fn begins_as_note(text: &str) -> bool {
    let folded = fold(&ends_of(text));
    LABELS.iter().any(|word| folded.starts_with(word))
}

/// Whether a listed text is a hospital's name: lists go on behind a note.
fn names_one(folded: &str) -> bool {
    !folded.contains(':') && ends_as_hospital(folded)
}

/// A text without the middle of a very long one.
fn ends_of(text: &str) -> Cow<'_, str> {
    const END: usize = 200;
    if text.len() <= 8 * END {
        return Cow::Borrowed(text);
    }
    let head = text.chars().take(END);
    let tail: Vec<char> = text.chars().rev().take(END).collect();
    Cow::Owned(head.chain(tail.into_iter().rev()).collect())
}

/// 2026年11月1日, and nothing but a day.
fn is_date_like(text: &str) -> bool {
    text.chars()
        .all(|each| each.is_numeric() || "年月日号.-/〇○一二三四五六七八九十 ".contains(each))
}

/// 2023年 or a day alone in its row, or the day on which something was printed.
fn is_dated(folded: &str) -> bool {
    (folded.contains('年') && is_date_like(folded))
        || (folded.ends_with("印发") && folded.contains('年'))
}

/// A number with its unit, as beside a total.
fn is_figure(text: &str) -> bool {
    text.starts_with(char::is_numeric) && text.chars().count() <= 8
}

/// 第1页 共2页, 第 1 页, 以下空白.
fn is_page(folded: &str) -> bool {
    let bare: String =
        folded.chars().filter(|c| !c.is_numeric() && !",，/-()".contains(*c)).collect();
    matches!(bare.as_str(), "第页" | "共页" | "第页共页" | "共页第页") || folded == "以下空白"
}

/// 共3家, 合计12例, 长春市小计: a text of a total and nothing beside it.
fn is_total(folded: &str) -> bool {
    let counted = |rest: &str| {
        let rest = rest.trim_start_matches(['计', ':', '有']);
        let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        unit.len() < rest.len() && unit.chars().count() <= 5
    };
    folded.strip_prefix('共').is_some_and(counted)
        || ["小计", "合计", "总计"].iter().any(|word| folded.ends_with(word))
}

/// Whether a text begins with a list number: notes go on over several rows.
fn is_listed(folded: &str) -> bool {
    let open = folded.strip_prefix('(').unwrap_or(folded);
    let rest = open
        .trim_start_matches(|character: char| character.is_ascii_digit() || is_numeral(character));
    rest.len() < open.len() && rest.starts_with(['.', '、', ')', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Cell;

    fn are_notes(rows: &[&[&str]]) -> Vec<bool> {
        let mut notes = Notes::default();
        let row = |cells: &[&str]| Row {
            number: 1,
            lines: 1,
            cells: cells.iter().map(|text| Cell::text(*text)).collect(),
        };
        rows.iter().map(|cells| notes.is_note(&row(cells))).collect()
    }

    #[test]
    fn notes_totals_and_signatures_are_no_records() {
        let rows: [&[&str]; 11] = [
            &["备注：", "", "以上备案均已撤销"],
            &["合 计", "", "41"],
            &["填表说明：1.医疗技术名称：按目录填写", ""],
            &["2.所在科室：指开展该医疗技术所在科室"],
            &["", "注：以上为示例"],
            &["填表人：示例", "填表日期：2026年"],
            &["第1页 共2页"],
            &["共3家"],
            &["长春市小计", "", "", "12"],
            &["联系人：示例", "联系电话：0431-00000000"],
            &["示例市卫生行政部门", "2026年11月1日"],
        ];
        assert_eq!(are_notes(&rows), [true; 11]);
    }

    #[test]
    fn the_word_of_a_total_is_no_name() {
        for text in [
            "合计（2家）",
            "农安县小计",
            "合 计：",
            "平均值",
            "总计",
            "示例甲医院小计",
            "2家",
            "共计 2 家",
            "合计5项",
            "占比",
        ] {
            assert!(is_total_for_name(text), "{text}");
        }
        for name in ["示例甲医院", "总计医院", "共计示例医院", "中国家医院", "301医院"]
        {
            assert!(!is_total_for_name(name), "{name}");
        }
    }

    #[test]
    fn a_list_goes_on_behind_a_note() {
        let rows: [&[&str]; 3] = [&["注：以下为县管"], &["2.示例医院"], &["3.科室：按名称填写"]];
        assert_eq!(are_notes(&rows), [true, false, false]);
        let rows: [&[&str]; 2] = [&["注：以下为县管"], &["2.示例县防治所"]];
        assert_eq!(are_notes(&rows), [true, false]);
    }

    #[test]
    fn records_are_no_notes() {
        let rows: [&[&str]; 3] =
            [&["示例市注射医院", "消融"], &["2.示例医院"], &["注射示例医院", "消融"]];
        assert_eq!(are_notes(&rows), [false; 3]);
    }
}
