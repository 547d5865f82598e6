//! The date that the rows around a table give its figures: 截至2026年11月15日.
//!
//! 填报日期 and 制表日期 say when somebody wrote, 报名截止 until when one can apply: none of them
//! is the date of the figures.

use crate::date::PartialDate;
use crate::record::values::date::parse_date;
use crate::source::{Cell, CellKind, Row};
use crate::text::{fold, trim};

/// Words before the date of the figures.
const WORDS: [&str; 9] = [
    "截至",
    "截止",
    "统计时点",
    "统计日期",
    "统计时间",
    "数据日期",
    "数据时间",
    "数据更新日期",
    "数据更新时间",
];

/// Words before 截止 that make it the end of something else.
const OTHER_ENDS: [&str; 6] = ["报名", "申请", "招生", "有效期", "受理", "申报"];

/// What a title says about the date of the figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AsOf {
    /// This date.
    Date(PartialDate),
    /// A date, which can't be read; holds the text.
    Unreadable(String),
}

/// The first date of the figures that the rows give, with the row and column it stands in.
pub(crate) fn find(rows: &[Row]) -> Option<(usize, usize, AsOf)> {
    let in_row = |(index, row): (usize, &Row)| {
        let cells = row.cells.iter().enumerate();
        let mut cells = cells.filter(|(_, cell)| !cell.is_blank()).peekable();
        while let Some((column, cell)) = cells.next() {
            let next = cells.peek().map(|(_, cell)| *cell);
            if let Some(found) = of_cell(cell, next) {
                return Some((index, column, found));
            }
        }
        None
    };
    rows.iter().enumerate().find_map(in_row)
}

/// The date of the figures that the header of a column gives: 累计例数（截至2026年11月15日）.
pub(crate) fn in_header(rows: &[Row], column: usize) -> Option<AsOf> {
    rows.iter().filter_map(|row| row.cells.get(column)).find_map(|cell| of_cell(cell, None))
}

/// What a cell says; the date may stand in the next one.
fn of_cell(cell: &Cell, next: Option<&Cell>) -> Option<AsOf> {
    let text = cell.text.as_str();
    if let Some(found) = dated_before(text) {
        return Some(found);
    }
    let behind = &text[behind_word(text)?..];
    let left = fold(behind);
    let left = left.trim_end_matches([':', '期', '日', '间', '时', '到', '为']);
    let is_label = left.is_empty();
    match (dated(behind), next) {
        (Some(found), _) => Some(found),
        (None, Some(next)) if is_label => read(trim(&next.text), next.kind),
        _ => None,
    }
}

/// Where the first word ends that is followed by the date of the figures, and not by that until which
/// one can apply.
fn behind_word(text: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let next = |word: &&str| Some((from + text[from..].find(*word)?, word.len()));
        let (at, length) = WORDS.iter().filter_map(next).min_by_key(|(at, _)| *at)?;
        if !OTHER_ENDS.iter().any(|other| text[..at].ends_with(other)) {
            return Some(at + length);
        }
        from = at + length;
    }
}

/// 2026年11月15日止: the word behind the date; not the end of a span 2018年…至….
fn dated_before(text: &str) -> Option<AsOf> {
    let (before, _) = text.split_once("日止")?;
    let start = crate::record::values::date::date_at(before)?;
    let lead = &before[..start];
    let clause = lead.rsplit(['，', ',', '；', ';', '。', '（', '(']).next().unwrap_or(lead);
    if OTHER_ENDS.iter().any(|other| clause.contains(other)) {
        return None;
    }
    let is_span = lead.ends_with(['至', '到', '-', '—', '~', '～']);
    let date = parse_date(&format!("{}日", &before[start..]), CellKind::Text).ok()?;
    (!is_span).then_some(AsOf::Date(date))
}

/// The date that follows the word, past marks and words such as 日期 and 为.
fn dated(behind: &str) -> Option<AsOf> {
    let is_part = |character: char| {
        crate::record::values::date::is_numeral(character)
            || matches!(character, '年' | '月' | '日' | '号')
            || matches!(character, '.' | '-' | '/' | '．' | '－' | '／' | '十' | ' ')
    };
    let from = behind.find(crate::record::values::date::is_numeral)?;
    const LONGEST_LEAD: usize = 8;
    let lead = fold(&behind[..from]);
    if lead.chars().count() > LONGEST_LEAD || lead.contains([',', ';', '。', '、']) {
        return None;
    }
    let date = &behind[from..];
    let end = date.find(|character| !is_part(character)).unwrap_or(date.len());
    // 2026年11月15日24时: the day ends the date.
    let end = date[..end].find(['日', '号']).map_or(end, |day| day + '日'.len_utf8());
    if goes_on(&date[end..]) || is_span(&date[..end]) {
        return Some(AsOf::Unreadable(trim(date).to_owned()));
    }
    read(trim(date[..end].trim_end_matches(['-', '/', '.'])), CellKind::Text)
}

/// Whether what follows a date makes it the beginning of a span, or no day: 至9月30日, 第三季度.
fn goes_on(behind: &str) -> bool {
    let behind = behind.trim_start();
    let until = behind.strip_prefix(['至', '到', '-', '—', '–', '~', '～', '－']);
    let until = until.map(|rest| rest.trim_start_matches(['—', ' ']));
    behind.starts_with(['第', '上', '下'])
        || until.is_some_and(|rest| rest.starts_with(crate::record::values::date::is_numeral))
}

/// 2026.1-2026.9, 2026年1-9月: two dates, or months, with a dash between them.
fn is_span(date: &str) -> bool {
    let has_other = date.contains(['年', '.', '/', '．', '／']);
    has_other && date.trim_end_matches(['-', ' ']).contains(['-', '－'])
}

fn read(text: &str, kind: CellKind) -> Option<AsOf> {
    if text.is_empty() {
        return None;
    }
    Some(parse_date(text, kind).map_or_else(|_| AsOf::Unreadable(text.to_owned()), AsOf::Date))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(texts: &[&str]) -> Option<AsOf> {
        let cells = texts.iter().map(|text| Cell::text(*text)).collect();
        find(&[Row { number: 1, lines: 1, cells }]).map(|(.., found)| found)
    }

    #[test]
    fn a_title_gives_the_date_of_its_figures() {
        let titles: [&[&str]; 12] = [
            &["示例省限制类技术公开表（截至2026年11月15日）"],
            &["统计截止日期：2026.11.15，单位：例"],
            &["数据截至 ２０２６-11-15"],
            &["数据截止到2026年11月15日"],
            &["（截至二〇二六年十一月十五日）"],
            &["单位：例", "", "统计截止日期：", "2026-11-15"],
            &["截止时间", "20261115"],
            &["填报日期：2026年11月20日", "截至日期：2026/11/15"],
            &["（2026年11月15日止）"],
            &["统计时点为 2026 年 11 月 15 日"],
            &["截至2026年11月15日24时"],
            &["申请截止2026年10月1日，统计截至2026年11月15日"],
        ];
        for title in titles {
            let Some(AsOf::Date(date)) = of(title) else { panic!("{title:?} {:?}", of(title)) };
            assert_eq!(date.to_string(), "2026-11-15", "{title:?}");
        }
        let Some(AsOf::Date(month)) = of(&["截至2026年10月底"]) else { panic!() };
        assert_eq!(month.to_string(), "2026-10");
    }

    #[test]
    fn other_dates_are_not_the_date_of_the_figures() {
        for title in [
            "2026年度示例表",
            "填报日期：2026年11月15日",
            "制表时间：2026年11月15日",
            "报名截止日期：2026年11月15日",
            "有效期：2026年11月15日止",
            "报名时间为2026年11月15日止",
            "2018年11月1日至2026年11月15日止",
            "截止目前，共有2026家",
        ] {
            assert_eq!(of(&[title]), None, "{title}");
        }
    }

    #[test]
    fn a_date_that_is_none_is_told() {
        for (title, date) in [
            ("截至2026年11月31日", "2026年11月31日"),
            ("统计时间：2026年1月1日-2026年9月30日", "2026年1月1日-2026年9月30日"),
            ("统计时间：2026年1月1日至9月30日", "2026年1月1日至9月30日"),
            ("统计时间：2026.1.1-2026.9.30", "2026.1.1-2026.9.30"),
            ("统计时间：2026年1-9月", "2026年1-9月"),
            ("统计时间：2026年第三季度", "2026年第三季度"),
        ] {
            assert_eq!(of(&[title]), Some(AsOf::Unreadable(date.to_owned())), "{title}");
        }
    }
}
