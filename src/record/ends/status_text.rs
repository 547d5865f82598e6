//! A status that a cell states with more: 撤销（2024年）, 有效，2023年5月变更.
//!
//! The status counts where one part of the text is a status word and no other part speaks against
//! it. A day beside a word for an end is the day of that end; another day is told and not read.

use super::ended::{end_in, is_end};
use crate::date::PartialDate;
use crate::record::values::date::parse_date;
use crate::source::CellKind;
use crate::text::{half_width, is_ideograph};

/// What a cell states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StatusText<S> {
    /// The status.
    pub(crate) status: S,
    /// The day that stands beside it, and in no other part of the text.
    pub(crate) date: Option<PartialDate>,
    /// What else is said, part by part.
    pub(crate) beside: Vec<String>,
}

/// Longer texts are stories.
const LONGEST: usize = 40;

/// Stands for a day.
const DAY: char = '\u{1}';

/// What stands before a day and behind it, and says no more than that it is one.
const BEFORE_DAY: [char; 5] = ['自', '从', '于', '在', '已'];
const AFTER_DAY: [char; 2] = ['起', '已'];

/// Where one part of a text ends.
const MARKS: [char; 20] = [
    '，', ',', '；', ';', '。', '、', '（', '）', '(', ')', '【', '】', '[', ']', '：', ':', '|',
    '\n', '\r', '—',
];

/// Words that make a status doubtful wherever they stand.
const DOUBTS: [&str; 30] = [
    "恢复", "重新", "拟", "待", "未", "不", "非", "曾", "部分", "个别", "除", "仅", "至", "到",
    "截", "止", "期", "建议", "或", "改", "转", "另", "新", "继续", "疑", "?", "？", "否", "号",
    "撤回",
];

/// What may stand beside 有效 and changes nothing of it.
const BESIDE_VALID: [&str; 17] = [
    "变更",
    "备案变更",
    "变更备案",
    "信息变更",
    "名称变更",
    "机构名称变更",
    "更名",
    "登记",
    "变更登记",
    "备案",
    "已备案",
    "完成备案",
    "公示",
    "已公示",
    "首次备案",
    "校验",
    "首次",
];

/// What a text states; `word` tells the status that a word is, `is_active` whether it is valid.
pub(crate) fn stated<S: Copy + PartialEq>(
    text: &str,
    word: impl Fn(&str) -> Option<S>,
    is_active: impl Fn(S) -> bool,
) -> Option<StatusText<S>> {
    if let Some(status) = word(text) {
        return Some(StatusText { status, date: None, beside: Vec::new() });
    }
    if let Some(status) = without_code(text).and_then(&word) {
        return Some(StatusText { status, date: None, beside: Vec::new() });
    }
    if text.chars().count() > LONGEST {
        return None;
    }
    let (plain, days) = without_days(text);
    let mut days = days.into_iter();
    let mut found = StatusText { status: None, date: None, beside: Vec::new() };
    let mut dated: Vec<PartialDate> = Vec::new();
    for part in plain.split(MARKS).flat_map(str::split_whitespace) {
        let own: Vec<Day> = days.by_ref().take(part.matches(DAY).count()).collect();
        let said = word_of(part);
        match word(&said) {
            Some(status) if found.status.is_none_or(|it| it == status) => {
                found.status = Some(status)
            }
            Some(_) => return None,
            None if said.is_empty() => {}
            None => {
                found.beside.push(written(part, &own));
                continue;
            }
        }
        dated.extend(own.iter().map(|day| day.date));
    }
    let status = found.status?;
    let is_plain = |part: &String| match is_active(status) {
        true => BESIDE_VALID.contains(&word_of(&without_days(part).0).as_str()),
        false => is_reason(&without_days(part).0),
    };
    if !found.beside.iter().all(is_plain) {
        return None;
    }
    let mut beside = found.beside;
    let date = match dated.as_slice() {
        [date] if !is_active(status) => Some(*date),
        [] => None,
        // A span, or the day of another thing.
        _ if !is_active(status) => return None,
        several => {
            beside.extend(several.iter().map(PartialDate::to_string));
            None
        }
    };
    Some(StatusText { status, date, beside })
}

/// The word behind the code of a system: 1-有效, 02撤销; 2024年撤销 has none.
fn without_code(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|each: char| half_width(each).is_ascii_digit());
    let digits = text[..text.len() - rest.len()].chars().count();
    let word = rest.trim_start_matches(['-', '_', '.', ':', '：', '、', '－', ' ']);
    ((1..=2).contains(&digits) && word.starts_with(is_ideograph)).then_some(word)
}

/// Whether a part beside a word for an end gives no reason to doubt it.
fn is_reason(part: &str) -> bool {
    let plain = part.replace("不再", "");
    let is_under_way = end_in(part).is_some_and(|word| !is_end(word));
    !is_under_way && !DOUBTS.iter().any(|word| plain.contains(word)) && !plain.contains("正常")
}

/// A part without the day in it and what belongs to the day.
fn word_of(part: &str) -> String {
    let mut rest = part.to_owned();
    if let Some(at) = rest.find(DAY) {
        let before = rest[..at].trim_end_matches(BEFORE_DAY);
        let behind = rest[at + DAY.len_utf8()..].trim_start_matches(AFTER_DAY);
        rest = format!("{before}{behind}");
    }
    rest
}

/// A part with its days as they were written.
fn written(part: &str, days: &[Day]) -> String {
    days.iter().fold(part.to_owned(), |part, day| part.replacen(DAY, &day.raw, 1))
}

/// A day in a text.
struct Day {
    raw: String,
    date: PartialDate,
}

/// A text with a sign in place of each day, and the days.
fn without_days(text: &str) -> (String, Vec<Day>) {
    let (mut plain, mut days) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        match day_at(rest) {
            Some(day) => {
                rest = &rest[day.raw.len()..];
                plain.push(DAY);
                days.push(day);
            }
            None => {
                rest = &rest[character.len_utf8()..];
                plain.push(character);
            }
        }
    }
    (plain, days)
}

/// The day that a text begins with: four digits, and a mark of dates behind them.
fn day_at(text: &str) -> Option<Day> {
    let digit = |each: char| half_width(each).is_ascii_digit();
    if !text.starts_with(digit) || text.chars().take(4).filter(|each| digit(*each)).count() < 4 {
        return None;
    }
    let is_part = |each: char| digit(each) || "年月日号.-/．－／".contains(each);
    let end = text.find(|each| !is_part(each)).unwrap_or(text.len());
    let raw = text[..end].trim_end_matches(['.', '-', '/', '．', '－', '／']);
    let has_mark = raw.contains(|each: char| !digit(each));
    let date = parse_date(raw, CellKind::Text).ok().filter(|_| has_mark)?;
    Some(Day { raw: raw.to_owned(), date })
}

#[cfg(test)]
mod tests {
    use crate::record::raw::FilingStatus::{self, Active, Cancelled, Suspended, Withdrawn};
    use crate::record::values::status::filing_status_in;

    fn said(text: &str) -> Option<(FilingStatus, String, String)> {
        let found = filing_status_in(text)?;
        let date = found.date.map(|date| date.to_string()).unwrap_or_default();
        Some((found.status, date, found.beside.join("|")))
    }

    #[test]
    fn an_end_and_its_day_are_read() {
        for (text, status, date) in [
            ("撤销（2024年）", Withdrawn, "2024"),
            ("2024年3月已撤销", Withdrawn, "2024-03"),
            ("已撤销 2024-03-01", Withdrawn, "2024-03-01"),
            ("撤销：2024.3.1", Withdrawn, "2024-03-01"),
            ("暂停（自2024年3月1日起）", Suspended, "2024-03-01"),
            ("自2024年3月1日起暂停", Suspended, "2024-03-01"),
            ("于2024年3月被取消", Cancelled, "2024-03"),
            ("已撤销", Withdrawn, ""),
            ("02-撤销", Withdrawn, ""),
            ("1有效", Active, ""),
        ] {
            assert_eq!(said(text), Some((status, date.to_owned(), String::new())), "{text}");
        }
    }

    #[test]
    fn what_stands_beside_is_told() {
        for (text, status, date, beside) in [
            ("已备案（2021-05-06）", Active, "", "2021-05-06"),
            ("有效，2023年5月变更", Active, "", "2023年5月变更"),
            ("撤销（医院主动申请）", Withdrawn, "", "医院主动申请"),
            ("取消（2024年，不再开展）", Cancelled, "2024", "不再开展"),
        ] {
            let expected = Some((status, date.to_owned(), beside.to_owned()));
            assert_eq!(said(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_doubtful_is_no_status() {
        for text in [
            "暂停（2024年3月恢复）",
            "撤销（申请中）",
            "拟撤销（2024年）",
            "暂停（部分病种）",
            "暂停（2024年3月1日至2024年9月1日）",
            "有效（2024年暂停过）",
            "有效（至2025年12月31日）",
            "有效（撤销）",
            "已备案，待公示",
            "撤销（长卫发〔2024〕5号）",
            "暂停或撤销",
            "有效（变更审核中）",
            "2024年",
            "未撤销（2024年）",
            "2021年5月6日备案，2024年撤销",
            "截至2024年3月已撤销",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
