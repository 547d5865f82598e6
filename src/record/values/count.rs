//! Counts and spans of time as cells write them.

use super::numeral::parse_numeral;
use unicode_normalization::UnicodeNormalization;

/// Words before a count that change nothing. 约 is not among them: an estimate is no count.
const BEFORE: [&str; 10] =
    ["累计开展", "累计完成", "累计", "总计", "合计", "共计", "共开展", "共完成", "开展", "共"];

/// Units behind a count, longer ones first.
const UNITS: [&str; 10] = ["例次", "病例", "例", "人次", "台次", "台", "名", "人", "个", "次"];

/// A whole number of cases or places: `41`, `41例`, `共14例`, `１２`, `1,234`, `41.0`, `四十一例`.
pub(crate) fn parse_count(text: &str) -> Option<u32> {
    if has_mark(text) {
        return None;
    }
    let text = without_spaces(&text.nfkc().collect::<String>())?;
    let bare = BEFORE.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(&text);
    let bare = bare.strip_prefix(':').unwrap_or(bare);
    let bare = UNITS.iter().find_map(|unit| bare.strip_suffix(unit)).unwrap_or(bare);
    let whole = match bare.split_once('.') {
        Some((whole, zeros)) if !zeros.is_empty() && zeros.bytes().all(|byte| byte == b'0') => {
            whole
        }
        Some(_) => return None,
        None => bare,
    };
    if whole.contains(',') && !is_grouped(whole) {
        return None;
    }
    let digits = whole.replace(',', "");
    let all_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if all_digits { digits.parse().ok() } else { parse_numeral(bare) }
}

/// Whether a text holds a figure that marks a footnote: 30①, 30². Made plain it would be a digit.
pub(crate) fn has_mark(text: &str) -> bool {
    let is_mark = |each: char| matches!(each, '²' | '³' | '¹' | '⁰'..='₉' | '①'..='⓿' | '❶'..='➓' | '㈠'..='㉃' | '㊀'..='㊿');
    text.chars().any(is_mark)
}

/// The text without white space; `None` where that would make one number of two.
fn without_spaces(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let digit = |character: Option<char>| character.is_some_and(char::is_numeric);
    let apart = parts
        .windows(2)
        .all(|pair| !(digit(pair[0].chars().last()) && digit(pair[1].chars().next())));
    apart.then(|| parts.concat())
}

/// Groups of three digits behind a first of one to three.
fn is_grouped(text: &str) -> bool {
    let mut groups = text.split(',');
    let first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()));
    first && groups.all(|group| group.len() == 3)
}

/// No supervision lasts so many months: 2026年 is a year of the calendar.
const LONGEST_SPAN: u16 = 120;

/// A span in months: `1年`, `两年`, `24个月`. A bare number has no unit and is none; 5月 is May.
pub(crate) fn parse_months(text: &str) -> Option<u16> {
    let text: String = text.nfkc().filter(|character| !character.is_whitespace()).collect();
    if let Some(years) = text.strip_suffix("周年").or_else(|| text.strip_suffix('年')) {
        return small_number(years)?.checked_mul(12).filter(|months| *months <= LONGEST_SPAN);
    }
    small_number(text.strip_suffix("个月")?).filter(|months| *months <= LONGEST_SPAN)
}

fn small_number(text: &str) -> Option<u16> {
    let number = parse_count(text).filter(|_| !UNITS.iter().any(|unit| text.ends_with(unit)))?;
    u16::try_from(number).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_with_units_and_groups() {
        let cases = [
            ("41", 41),
            ("41例", 41),
            ("41病例", 41),
            ("共14例", 14),
            ("１２", 12),
            ("1,234", 1234),
            ("0", 0),
            ("累计 41 例", 41),
            ("10名", 10),
            ("1，234例", 1234),
            ("41.0", 41),
            ("共计：４１例", 41),
            ("四十一例", 41),
            ("共一百零二例", 102),
        ];
        for (text, count) in cases {
            assert_eq!(parse_count(text), Some(count), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_whole_count_is_none() {
        for text in [
            "1.5",
            "-3",
            "约40例",
            "12,34",
            "12 34",
            "10余例",
            ">10",
            "41.5",
            "几十例",
            "例",
            "",
            "41/42",
            "4294967296",
            "+5",
            "30①",
            "30²",
            "①30②20",
        ] {
            assert_eq!(parse_count(text), None, "{text}");
        }
    }

    #[test]
    fn spans_need_their_unit() {
        let cases =
            [("1年", 12), ("两年", 24), ("2周年", 24), ("24个月", 24), ("6个月", 6), ("一年", 12)];
        for (text, months) in cases {
            assert_eq!(parse_months(text), Some(months), "{text}");
        }
        for text in ["12", "半年", "年", "6000年", "至2027年", "2026年", "5月", "121个月"]
        {
            assert_eq!(parse_months(text), None, "{text}");
        }
    }
}
