//! How values read on a page.

use crate::date::PartialDate;
use crate::render::engine::escape;
pub(crate) use crate::text::number;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// 2026年5月6日.
pub(crate) fn day(date: Date) -> String {
    PartialDate::from_day(date).in_chinese()
}

/// 第 3，5，7 至 12 行. Between the numbers stand signs that no number has inside: with 、 and – a
/// list of rows could be somebody's bank card.
pub(crate) fn rows(numbers: &BTreeSet<u32>) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers.iter().copied() {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let written = runs.iter().map(|(first, last)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}，{last}"),
        _ => format!("{first} 至 {last}"),
    });
    format!("第 {} 行", written.collect::<Vec<_>>().join("，"))
}

/// A document's title as HTML that a narrow window breaks behind words only: 吉林省级限制类技术目录
/// has no spaces.
pub(crate) fn heading(title: &str) -> String {
    let mut html = String::with_capacity(2 * title.len());
    let mut from = 0;
    for (at, _) in title.char_indices().skip(1) {
        let goes_on = title[at..].starts_with(NEVER_FIRST);
        if !goes_on && WORDS.iter().any(|word| title[from..at].ends_with(word)) {
            escape(&title[from..at], &mut html);
            html.push_str("<wbr>");
            from = at;
        }
    }
    escape(&title[from..], &mut html);
    html
}

/// Words of titles, or their ends, behind which a line may end.
const WORDS: [&str; 34] = [
    "级",
    "类",
    "版",
    "版目录",
    "年",
    "月",
    "与",
    "的",
    "国家",
    "省",
    "医疗",
    "技术",
    "目录",
    "办法",
    "细则",
    "临床",
    "应用",
    "管理",
    "逐条",
    "对照",
    "明确",
    "禁止",
    "适应证",
    "关于",
    "进一步",
    "加强",
    "规范",
    "限制类",
    "闭环",
    "动态",
    "监管",
    "有关",
    "工作",
    "委",
];

/// What belongs to the word before it.
const NEVER_FIRST: [char; 10] = ['级', '类', '版', '的', '员', '）', '》', '，', '：', '、'];

/// The first characters of a checksum, enough to compare by eye.
pub(crate) fn short_hash(sha256: &str) -> &str {
    sha256.get(..12).unwrap_or(sha256)
}

#[cfg(test)]
mod tests {
    use super::{heading, rows};
    use crate::privacy::{Form, scan};

    #[test]
    fn rows_that_follow_each_other_are_one_run() {
        let written = |numbers: &[u32]| rows(&numbers.iter().copied().collect());
        assert_eq!(written(&[7]), "第 7 行");
        assert_eq!(written(&[12, 3, 4, 9, 10, 11]), "第 3，4，9 至 12 行");
    }

    /// Rows of long files, by four and more: among a thousand such lists many pass the check digit
    /// of bank cards.
    #[test]
    fn no_list_of_rows_looks_like_somebodys_number() {
        for start in 1000..3000_u32 {
            let near = (0..5).map(|at| start * 5 + at * (1 + start % 3));
            let far = (1..5).map(|at| start * 31 * at);
            for numbers in [near.collect(), far.collect()] {
                let written = format!("<td>{}</td>", rows(&numbers));
                assert!(scan(written.as_bytes(), Form::File).is_empty(), "{written}");
            }
        }
    }

    #[test]
    fn titles_break_behind_words() {
        for (title, broken) in [
            ("管理办法与吉林细则逐条对照", "管理|办法|与|吉林细则|逐条|对照"),
            ("吉林省级限制类技术目录（2021版）", "吉林省级|限制类|技术|目录|（2021版）"),
            ("国家限制类技术目录（2022年版）", "国家|限制类|技术|目录|（2022年版）"),
            ("<办法>", "&lt;办法|&gt;"),
        ] {
            assert_eq!(heading(title).replace("<wbr>", "|"), broken);
        }
    }
}
