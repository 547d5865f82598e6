//! A date as forms write it → [`PartialDate`].
//!
//! What is read: `2023.5.6` `2023-5-6` `2023/05/06` `20230506` `2023年5月6日` `2023年5月`
//! `2023-05` `2023.5` `2023年`, with full-width digits, with a time behind, with Chinese
//! numerals (二〇二三年五月六日), with the day of the week behind that it is, and the day numbers of a workbook, by the system it counts in
//! (1900 or 1904). What is not: two-digit years, day-first orders, and digits stored as text in a
//! workbook of the 1904 system, which can mean several days.

use super::count::has_mark;
use super::weekday::{is_on, without_weekday};
use crate::date::PartialDate;
use crate::numeral;
use crate::source::CellKind;
use crate::text::{half_width, plain_dash};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, civil::Date};
use unicode_normalization::UnicodeNormalization;

/// Not a date in any usual form, or no such day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date")]
pub struct NotADate;

/// Day numbers of the 1900 system read as dates: 2000-01-01 to 2099-12-31. Others are more likely
/// something else.
const SERIALS: std::ops::RangeInclusive<i64> = 36_526..=73_050;

/// Days from the beginning of the 1900 system to that of the 1904 system.
const LATER: i64 = 1_462;

/// Words that leave a month a month.
const PARTS_OF_MONTHS: [&str; 7] = ["初", "底", "末", "上旬", "中旬", "下旬", "份"];

/// Reads a date; `kind` says what the cell held before it became text.
///
/// # Errors
/// When the text is not a date in any of the forms above.
pub fn parse_date(text: &str, kind: CellKind) -> Result<PartialDate, NotADate> {
    if let Some((year, month, day)) = iso(text) {
        return whole(year, month, day).ok_or(NotADate);
    }
    if has_mark(text) {
        return Err(NotADate);
    }
    let text: String = text.nfkc().collect();
    let (text, weekday) = without_weekday(without_signs(text.trim()));
    // As a number cell 2023.1 and 2023.10 are the same number: January or October.
    if is_number(kind) && text.len() == 6 && text.ends_with(".1") {
        return Err(NotADate);
    }
    // Written as a text it can be nothing else: 1683331200000.
    let is_instant = || text.starts_with('1') && text.bytes().all(|byte| byte.is_ascii_digit());
    if text.len() == 13 && (kind == CellKind::Number || is_instant()) {
        return milliseconds(text).ok_or(NotADate);
    }
    let date = instant(text).or_else(|| {
        let day = without_time(text);
        serial(day, kind).or_else(|| {
            let day: String = day.chars().filter(|c| !c.is_whitespace()).map(plain_mark).collect();
            digits(&day).or_else(|| parts(&day))
        })
    });
    date.filter(|date| weekday.is_none_or(|day| is_on(*date, day))).ok_or(NotADate)
}

/// Without the apostrophe by which workbooks are told that a cell is text, and without the full
/// stop behind a whole day.
fn without_signs(text: &str) -> &str {
    let text = text.trim_start_matches(['\'', '‘', '’']);
    let is_stop = |c: char| matches!(c, '.' | '。');
    match text.matches(is_stop).count() {
        3 => text.strip_suffix(is_stop).unwrap_or(text),
        _ => text,
    }
}

/// The mark of a date as it is meant: a dash of any length, and the full stop of a Chinese keyboard.
fn plain_mark(character: char) -> char {
    if character == '。' { '.' } else { plain_dash(character) }
}

/// The parts of `2023-05-06`, as most systems export days.
fn iso(text: &str) -> Option<(&str, &str, &str)> {
    let marks = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    let is_iso = text.len() == 10 && text.bytes().enumerate().all(marks);
    is_iso.then(|| (&text[..4], &text[5..7], &text[8..]))
}

fn is_number(kind: CellKind) -> bool {
    matches!(kind, CellKind::Number | CellKind::NumberFrom1904)
}

/// Where a date that a text ends with begins: at the first year of four digits, in numerals or
/// not, that a mark of dates follows.
pub(crate) fn date_at(text: &str) -> Option<usize> {
    let is_year = |four: &str| {
        let digit = |c: char| half_width(c).is_ascii_digit() || chinese_digit(c).is_some();
        four.chars().count() == 4 && four.chars().all(digit)
    };
    text.char_indices().map(|(at, _)| at).find(|at| {
        let rest = &text[*at..];
        let end = rest.char_indices().nth(4).map_or(rest.len(), |(end, _)| end);
        let marks = ['年', '.', '-', '/', '．', '－', '／'];
        is_year(&rest[..end]) && rest[end..].trim_start().starts_with(marks)
    })
}

/// Whether a character is a digit of a date: of either width, or a Chinese numeral.
pub(crate) fn is_numeral(character: char) -> bool {
    half_width(character).is_ascii_digit() || "〇一二三四五六七八九零○".contains(character)
}

/// A point in time as systems count it, in milliseconds from 1970 on: the day it is in China.
fn milliseconds(text: &str) -> Option<PartialDate> {
    let day = china(Timestamp::from_millisecond(text.parse().ok()?).ok()?)?;
    (2000..2100).contains(&day.year()).then_some(day)
}

/// A point in time with its offset, as systems export it: the day it is in China (UTC+8).
fn instant(text: &str) -> Option<PartialDate> {
    let timestamp: Timestamp = text.parse().ok()?;
    china(timestamp)
}

/// The day that it is in China (UTC+8) at a point in time.
fn china(timestamp: Timestamp) -> Option<PartialDate> {
    let day = timestamp.to_zoned(TimeZone::fixed(Offset::constant(8))).date();
    PartialDate::from_parts(day.year(), Some(day.month()), Some(day.day()))
}

/// The text without a time of day behind the date.
fn without_time(text: &str) -> &str {
    let is_time = |text: &str| {
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.starts_with(':') && rest.chars().all(|c| c.is_ascii_digit() || c == ':' || c == '.')
    };
    match text.split_once(['T', ' ']) {
        Some((day, time)) if is_time(time.trim()) => day,
        _ => text,
    }
}

/// A workbook's day number. 25569 is 1970-01-01; a fraction is the time of day.
fn serial(text: &str, kind: CellKind) -> Option<PartialDate> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let plausible = whole.len() == 5 && is_digits(whole) && is_digits(fraction);
    if !plausible || (!is_number(kind) && text.contains('.')) {
        return None;
    }
    let number: i64 = whole.parse().ok()?;
    let number = match kind {
        CellKind::DigitsFrom1904 => return None,
        CellKind::NumberFrom1904 => number + LATER,
        _ => number,
    };
    SERIALS.contains(&number).then_some(())?;
    let epoch = Date::constant(1899, 12, 30);
    let day = epoch.checked_add(jiff::Span::new().try_days(number).ok()?).ok()?;
    Some(PartialDate::from_day(day))
}

/// `20230506` and `2023`.
fn digits(text: &str) -> Option<PartialDate> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match text.len() {
        4 => PartialDate::from_parts(text.parse().ok()?, None, None),
        8 => whole(&text[..4], &text[4..6], &text[6..]),
        _ => None,
    }
}

/// Year, month and day between their marks.
fn parts(text: &str) -> Option<PartialDate> {
    if let Some((year, rest)) = text.split_once('年') {
        return in_chinese(year, rest);
    }
    let mark = text.chars().find(|c| matches!(c, '.' | '-' | '/'))?;
    let parts: Vec<&str> = text.split(mark).collect();
    match parts.as_slice() {
        [year, month] => month_of(year, month),
        [year, month, day] => whole(year, month, day),
        _ => None,
    }
}

fn in_chinese(year: &str, rest: &str) -> Option<PartialDate> {
    let year = chinese_year(year);
    if rest.is_empty() {
        return PartialDate::from_parts(year_of(&year)?, None, None);
    }
    let (month, rest) = rest.split_once('月')?;
    let month = chinese_number(month);
    // 2023年5月底 is some day of that month: the month stands.
    if rest.is_empty() || PARTS_OF_MONTHS.contains(&rest) {
        return month_of(&year, &month);
    }
    let day = rest.strip_suffix(['日', '号']).unwrap_or(rest);
    whole(&year, &month, &chinese_number(day))
}

fn whole(year: &str, month: &str, day: &str) -> Option<PartialDate> {
    PartialDate::from_parts(year_of(year)?, Some(small(month)?), Some(small(day)?))
}

fn month_of(year: &str, month: &str) -> Option<PartialDate> {
    PartialDate::from_parts(year_of(year)?, Some(small(month)?), None)
}

fn year_of(text: &str) -> Option<i16> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// A month or day of one or two digits.
fn small(text: &str) -> Option<i8> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// 二〇二三 → 2023, digit by digit; other characters stay.
fn chinese_year(text: &str) -> String {
    text.chars().map(|c| chinese_digit(c).unwrap_or(c)).collect()
}

/// 二十一 → 21; what is no such number stays as it is.
fn chinese_number(text: &str) -> String {
    let digit = |text: &str| {
        let mut characters = text.chars();
        let digit = characters.next().and_then(chinese_digit)?;
        characters.next().is_none().then(|| digit as u32 - '0' as u32)
    };
    let number = match text.split_once('十') {
        None => digit(text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { Some(1) } else { digit(tens) };
            let ones = if ones.is_empty() { Some(0) } else { digit(ones) };
            tens.zip(ones).map(|(tens, ones)| tens * 10 + ones)
        }
    };
    number.map_or_else(|| text.to_owned(), |number| number.to_string())
}

fn chinese_digit(character: char) -> Option<char> {
    let is_zero = matches!(character, '〇' | '零' | '○' | '◯' | 'O');
    let digit = numeral::digit(character).or_else(|| is_zero.then_some(0))?;
    char::from_digit(digit, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Option<String> {
        parse_date(text, CellKind::Text).ok().map(|date| date.to_string())
    }

    fn number(text: &str) -> Option<String> {
        parse_date(text, CellKind::Number).ok().map(|date| date.to_string())
    }

    #[test]
    fn every_usual_form_of_a_day_is_read() {
        let forms = [
            "2023.5.6",
            "2023-5-6",
            "2023/05/06",
            "20230506",
            "2023年5月6日",
            "2023年05月06号",
            "２０２３年５月６日",
            "2023 年 5 月 6 日",
            "二〇二三年五月六日",
            "2023-05-06 00:00:00",
            "2023-05-06T08:30:00",
            "2023/5/6 0:00",
            "2023-05-05T16:00:00Z",
            "45052",
            "2023—5—6",
            "2023-05-06T00:00:00+08:00",
            "'2023/5/6",
            "2023。5。6",
            "2023.5.6.",
            "2023年5月6日（星期六）",
            "2023年5月6日 星期六",
            "2023-05-06 周六",
            "2023/5/6(六)",
        ];
        for form in forms {
            assert_eq!(text(form).as_deref(), Some("2023-05-06"), "{form}");
        }
    }

    #[test]
    fn a_month_or_year_stays_one() {
        let forms = [
            "2023年5月",
            "2023-05",
            "2023.5",
            "2023/5",
            "二〇二三年五月",
            "2023年5月底",
            "2023年5月份",
        ];
        for form in forms {
            assert_eq!(text(form).as_deref(), Some("2023-05"), "{form}");
        }
        assert_eq!(text("2023.1").as_deref(), Some("2023-01"));
        assert_eq!(text("2023.10").as_deref(), Some("2023-10"));
        assert_eq!(text("2023年").as_deref(), Some("2023"));
        assert_eq!(text("二○二三年十二月二十一日").as_deref(), Some("2023-12-21"));
    }

    #[test]
    fn what_can_mean_several_days_is_no_date() {
        let forms = [
            "05/06/2023",
            "23.5.6",
            "2023-02-30",
            "2023.13",
            "2023-5-6-7",
            "202305",
            "5月6日",
            "2023.5-6",
            "约2023年",
            "1/2",
            "2023 5 6",
            "99999",
            "45052.5",
            "5/6/2023",
            "2023.5.6、2024.1.1",
            "2023.5.6\n2024.1.1",
            "2023.5.",
            "2023.5.6-2024.5.5",
            "2023.5.6起",
            "2023年5月6日（星期五）",
            "2023年5月（星期六）",
            "2023年5月6日（六月）",
            "2023年5月6日（补）",
            "4046-10-12T20:00:00+08:00",
            "",
        ];
        for form in forms {
            assert_eq!(text(form), None, "{form}");
        }
    }

    #[test]
    fn a_number_cell_is_a_day_number_or_digits() {
        assert_eq!(number("45052").as_deref(), Some("2023-05-06"));
        assert_eq!(number("45052.75").as_deref(), Some("2023-05-06"));
        assert_eq!(number("20230506").as_deref(), Some("2023-05-06"));
        assert_eq!(number("1683302400000").as_deref(), Some("2023-05-06"));
        assert_eq!(number("9683302400000"), None);
        assert_eq!(number("2023.5").as_deref(), Some("2023-05"));
        assert_eq!(number("2023.1"), None);
        let from_1904 = |text, kind| parse_date(text, kind).ok().map(|date| date.to_string());
        for number in ["43590", "43590.75"] {
            let day = from_1904(number, CellKind::NumberFrom1904);
            assert_eq!(day.as_deref(), Some("2023-05-06"), "{number}");
        }
        assert_eq!(from_1904("2023.1", CellKind::NumberFrom1904), None);
        assert_eq!(from_1904("43590", CellKind::DigitsFrom1904), None);
        // No day of either of a workbook's systems: 1900 has a 29 February there, day 60.
        for text in ["41", "0", "60", "-1", "-45052", "36525", "73051", "1E+5"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
