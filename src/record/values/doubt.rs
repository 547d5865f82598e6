//! Why a date or a count was not read, in words for the clerk who wrote it.

use super::date::{date_at, parse_date};
use super::institution::is_no_name;
use crate::record::columns::matrix::YES;
use crate::record::ends::ended::end_in;
use crate::source::CellKind;
use crate::text::{fold, trim};

/// Words of an estimate.
const ABOUT: [&str; 16] = [
    "约", "余", "多", "近", "大概", "以上", "以下", "左右", "不足", "上下", "几", "若干", ">", "<",
    "+", "~",
];

/// Between two days, or behind one: it is a span of time, or more is said of the day.
const SPANS: [&str; 5] = ["至", "到", "~", "～", "起"];

/// What is doubtful about a date that could not be read, where that can be told.
#[must_use]
pub fn date_doubt(raw: &str) -> Option<&'static str> {
    let folded = fold(raw);
    if YES.contains(&folded.as_str()) {
        return Some("只打了勾，没有写日期；请写上日期，例如 2023-05-06");
    }
    if is_no_name(raw) {
        return Some("“同上”不读取，请在这一格写上日期");
    }
    of_digits(raw, &folded).or_else(|| of_words(raw))
}

/// The same of a text of nothing but digits and the marks of dates.
fn of_digits(raw: &str, folded: &str) -> Option<&'static str> {
    let parts = folded.split(['.', '/', '-', '年', '月', '日', '号']);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    if !parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    match lengths.as_slice() {
        [1..=2, 1..=2, 4] => Some("分不清哪个是月、哪个是日，请写成“年-月-日”，例如 2023-05-06"),
        [1..=2, 1..=2] if folded.contains('月') || lengths[0] == 1 => Some(
            "没有写年份，请写全，例如 2023-05-06；Excel 里只显示月日的，看不见的年份可能是录入时自动加上的，所以没有采用",
        ),
        [1..=2, 1..=2, 1..=2] | [2, 1..=2] => Some("年份只有两位，请写四位的年份，例如 2023-05-06"),
        [4, 1..=2, 1..=2, 4, ..] => Some(SEVERAL),
        // 2026年1-9月.
        [4, 1..=2, 1..=2] if folded.ends_with('月') => Some(SEVERAL),
        [4, 1..=2, 1..=2] if parse_date(trim_marks(raw), CellKind::Text).is_ok() => {
            Some("日期后面多了符号，请删去")
        }
        [4, ..] | [8] if is_filler(parts[0]) => {
            Some("这是系统用来表示没有日期的数，请填实际的日期；没有日期的，请空着")
        }
        [4, 1..=2, 1..=2] | [8] => Some("日历上没有这一天，请对照原件改正"),
        [4, 1] => Some("数字 2023.1 可能是1月，也可能是10月，请写成 2023年1月"),
        [1..=7] => Some("这是一个数字，不像是日期；请把单元格设为日期格式，或直接写成 2023-05-06"),
        _ => None,
    }
}

/// The years of the days that databases write where there is none: 0000-00-00, 9999-12-31.
fn is_filler(year: &str) -> bool {
    ["0000", "0001", "9999"].iter().any(|filler| year.starts_with(filler))
}

const SEVERAL: &str =
    "这里写了几个日期，或者一段时间，请只写这一列要的那一天；几项技术日期不同的，请一项技术写一行";

/// The same of a text with words in it.
fn of_words(raw: &str) -> Option<&'static str> {
    if raw.contains(['\n', '、', '；', '，']) {
        return Some("一格里有几个日期时，请一项技术写一行，各填各的日期");
    }
    if date_at(raw).is_some() && ["星期", "礼拜", "周"].iter().any(|word| raw.contains(word)) {
        return Some("写的星期与日期对不上，或者不止一天，请对照原件核对，只写日期");
    }
    let years = raw.match_indices("20").filter(|(at, _)| date_at(&raw[*at..]) == Some(0)).count();
    match date_at(raw) {
        Some(_) if years > 1 || SPANS.iter().any(|word| raw.contains(word)) => Some(SEVERAL),
        _ if end_in(raw).is_some() => {
            Some("这里写的像是备案状态；请加上“备案状态”“状态变更日期”两列，这一格只写日期")
        }
        Some(_) => Some("日期前后还有别的文字，请只写日期，其他的写到备注里"),
        None => None,
    }
}

fn trim_marks(raw: &str) -> &str {
    trim(raw).trim_matches(|each: char| !each.is_alphanumeric())
}

/// What is doubtful about a count that could not be read, where that can be told.
#[must_use]
pub fn count_doubt(raw: &str) -> Option<&'static str> {
    let folded = fold(raw);
    if raw.contains(['\n', '、', '；']) {
        return Some("一格里有几个数时，请一项技术写一行，各填各的例数");
    }
    if trim(raw).contains(char::is_whitespace) && folded.bytes().all(|it| it.is_ascii_digit()) {
        return Some("数字中间有空格，请写成一个数，例如 1234");
    }
    let below_zero = folded.strip_prefix('-').map(|number| number.trim_end_matches('例'));
    if below_zero.is_some_and(|number| number.parse::<u64>().is_ok()) {
        return Some("例数不会是负数，请核对");
    }
    if parse_date(trim(raw), CellKind::Text).is_ok() {
        return Some("这里写的像是日期，请核对是不是填错了列");
    }
    if folded.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some("这个数太大，不像是例数，请核对是不是填错了列");
    }
    if folded.contains('万') {
        return Some("请把数写全，例如 12000");
    }
    if ABOUT.iter().any(|word| folded.contains(word)) || folded.contains('-') {
        return Some("这是大约的数，公开的例数要准确，请填实际例数，例如 41");
    }
    let is_fraction = folded
        .split_once('.')
        .is_some_and(|(_, part)| part.starts_with(|c: char| c.is_ascii_digit()));
    is_fraction.then_some("例数是整数，请核对小数点")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubts_name_what_is_doubtful() {
        let dates = [
            ("√", "打了勾"),
            ("23.5.6", "两位"),
            ("5/6/2023", "分不清"),
            ("２０２３.2.30", "没有这一天"),
            ("60", "数字"),
            ("2023.5.6\n2024.1.1", "几个日期"),
            ("5月6日", "没有写年份"),
            ("6.7", "没有写年份"),
            ("2021-5-6至2024-5-5", "一段时间"),
            ("2023.5.6/2023.6.7", "几个日期"),
            ("2021年5月6日起", "一段时间"),
            ("2021年5月6日-", "多了符号"),
            ("2021年05月06日（首次）", "别的文字"),
            ("2021年5月6日（星期一）", "星期"),
            ("2021.5.6取消", "备案状态"),
            ("已撤销", "备案状态"),
            ("同上", "同上"),
        ];
        for (raw, word) in dates {
            assert!(date_doubt(raw).is_some_and(|doubt| doubt.contains(word)), "{raw}");
        }
        assert_eq!(date_doubt("去年"), None);
        for raw in ["约41例", "10余例", ">10", "40-50", "近百例", "41+"] {
            assert!(count_doubt(raw).is_some_and(|doubt| doubt.contains("大约")), "{raw}");
        }
        for raw in ["-4", "－4例"] {
            assert!(count_doubt(raw).is_some_and(|doubt| doubt.contains("负数")), "{raw}");
        }
        let others = [
            ("2026-10-31", "像是日期"),
            ("99999999999", "太大"),
            ("1.2万", "写全"),
            ("3.5", "小数点"),
            ("41、52", "几个数"),
        ];
        for (raw, word) in others {
            assert!(count_doubt(raw).is_some_and(|doubt| doubt.contains(word)), "{raw}");
        }
        assert_eq!(count_doubt("见附件"), None);
    }
}
