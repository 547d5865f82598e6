//! Why a date or a count was not read, in words for the clerk who wrote it.

use super::matrix::YES;
use crate::text::fold;

/// Words of an estimate.
const ABOUT: [&str; 16] = [
    "约", "余", "多", "近", "大概", "以上", "以下", "左右", "不足", "上下", "几", "若干", ">", "<",
    "+", "~",
];

/// What is doubtful about a date that could not be read, where that can be told.
#[must_use]
pub fn date_doubt(raw: &str) -> Option<&'static str> {
    let folded = fold(raw);
    let parts: Vec<&str> = folded.split(['.', '/', '-', '年', '月', '日']).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let is_digits = |part: &&&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let all_digits = !parts.is_empty() && parts.iter().all(|part| is_digits(&part));
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    match lengths.as_slice() {
        _ if YES.contains(&folded.as_str()) => {
            Some("只打了勾，没有写日期；请写上日期，例如 2023-05-06")
        }
        _ if raw.contains(['\n', '、', '；', '，']) => {
            Some("一格里有几个日期时，请一项技术写一行，各填各的日期")
        }
        [1..=2, 1..=2, 4] if all_digits => {
            Some("分不清哪个是月、哪个是日，请写成“年-月-日”，例如 2023-05-06")
        }
        [1..=2, 1..=2, 1..=2] | [2, 1..=2] if all_digits => {
            Some("年份只有两位，请写四位的年份，例如 2023-05-06")
        }
        [4, 1..=2, 1..=2] | [8] if all_digits => Some("日历上没有这一天，请对照原件改正"),
        [4, 1] if all_digits => Some("数字 2023.1 可能是1月，也可能是10月，请写成 2023年1月"),
        [1..=7] if all_digits => {
            Some("这是一个数字，不像是日期；请把单元格设为日期格式，或直接写成 2023-05-06")
        }
        _ => None,
    }
}

/// What is doubtful about a count that could not be read, where that can be told.
#[must_use]
pub fn count_doubt(raw: &str) -> Option<&'static str> {
    let folded = fold(raw);
    if raw.contains(['\n', '、', '；']) {
        return Some("一格里有几个数时，请一项技术写一行，各填各的例数");
    }
    let below_zero = folded.strip_prefix('-').map(|number| number.trim_end_matches('例'));
    if below_zero.is_some_and(|number| number.parse::<u64>().is_ok()) {
        return Some("例数不会是负数，请核对");
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
        assert_eq!(count_doubt("见附件"), None);
    }
}
