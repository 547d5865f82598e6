//! Whether counts are those of a span of time: a year's cases are no cumulative cases.

use crate::numeral::is_numeral;

/// Words for a span of time.
const SPANS: [&str; 15] = [
    "年度",
    "本年",
    "当年",
    "年内",
    "全年",
    "年报",
    "月报",
    "季报",
    "近一年",
    "上半年",
    "下半年",
    "季度",
    "本月",
    "当月",
    "统计周期",
];

/// Words for all cases there have been.
const TOTALS: [&str; 5] = ["累计", "总", "至今", "以来", "cumulative"];

/// Words before a date up to which is counted.
const UNTIL: [&str; 3] = ["截至", "截止", "止"];

/// Keys of the same.
const SPAN_KEYS: [&str; 20] = [
    "month",
    "year",
    "quarter",
    "period",
    "yearmonth",
    "statmonth",
    "statyear",
    "statperiod",
    "reportmonth",
    "reportyear",
    "reportperiod",
    "startdate",
    "enddate",
    "begindate",
    "ny",
    "nf",
    "yf",
    "tjny",
    "tjnf",
    "tjyf",
];

/// Names of columns that give a span of time.
const SPAN_COLUMNS: [&str; 23] = [
    "时段",
    "时间段",
    "统计期间",
    "数据期间",
    "所属期",
    "统计年份",
    "统计年度",
    "统计起始",
    "起始日期",
    "起始时间",
    "开始日期",
    "开始时间",
    "结束日期",
    "结束时间",
    "起止",
    "统计月份",
    "填报月份",
    "上报月份",
    "统计区间",
    "统计周期",
    "统计期",
    "报告期",
    "季度",
];

/// Parts of one number of cases, as columns under 例数 are called: none of them is the whole.
const PARTS: [&str; 8] = ["门诊", "住院", "三级", "四级", "男", "女", "急诊", "本院"];

/// Whether a column of cases, under titles and in a file of these names, may be of a span of time.
pub(crate) fn may_be_of_a_span(column: &str, around: &[&str]) -> bool {
    if says_span(column) || names_year(column) || is_from_to(column) {
        return true;
    }
    let is_total = TOTALS.iter().any(|word| column.contains(word));
    // 累计 under 1月1日至9月30日 may be the sum of these months.
    let is_whole = WHOLE.iter().any(|word| column.contains(word));
    let is_of_span = |text: &str| {
        (!is_whole && is_from_to(text))
            || (!is_total && (says_span(text) || is_year(text) || is_month(text) || is_time(text)))
    };
    around.iter().any(|text| is_of_span(text))
}

/// Words for all cases since a technology was begun, whatever the span of a report.
const WHOLE: [&str; 2] = ["以来", "至今"];

/// Words of titles whose days are of something else than the figures.
const OTHER_DAYS: [&str; 7] = ["公示", "有效期", "报名", "受理", "招生", "培训", "聘期"];

/// Words for cases in which something went wrong: their number is none of those treated.
const HARMS: [&str; 9] =
    ["并发症", "死亡", "不良事件", "不良反应", "不良后果", "纠纷", "感染", "差错", "投诉"];

/// Words for cases treated.
const TREATED: [&str; 4] = ["开展", "应用", "完成", "手术"];

/// The word by which the name of a column of cases says that something went wrong in them.
pub(crate) fn harm_in(column: &str) -> Option<&'static str> {
    HARMS.into_iter().find(|word| column.contains(word))
}

/// The same of a table whose names speak of nothing else, where the column does not say that its
/// cases are those treated.
pub(crate) fn harm_around(column: &str, around: &[&str]) -> Option<&'static str> {
    let is_of = |text: &str| TREATED.iter().any(|word| text.contains(word));
    let named = || around.iter().filter(|text| !is_of(text)).find_map(|text| harm_in(text));
    if is_of(column) { None } else { named() }
}

/// Units of more than one case.
const UNITS: [&str; 13] = [
    "十例", "百例", "千例", "万例", "十人", "百人", "千人", "万人", "百台", "千台", "万台", "百次",
    "万次",
];

/// The unit of more than one case that a column of cases, or a title over it, gives: 单位：百例.
pub(crate) fn unit_of_many(column: &str, around: &[&str]) -> Option<&'static str> {
    let of = |text: &str| UNITS.into_iter().find(|unit| text.contains(unit));
    let of_title = |text: &&str| text.rsplit_once("单位").and_then(|(_, unit)| of(unit));
    of(column).or_else(|| around.iter().find_map(of_title))
}

/// Whether the name of another column says that each row counts a span of its own; 本季度例数 is
/// another count.
pub(crate) fn is_of_spans(column: &str) -> bool {
    if column.contains('例') || column.contains("人次") {
        return false;
    }
    let own = column.rsplit('·').next().unwrap_or(column);
    let key: String = own.chars().filter(char::is_ascii_alphanumeric).collect();
    SPAN_COLUMNS.iter().any(|name| column.contains(name))
        || ["年份", "年度", "月份", "年月", "月"].contains(&column)
        || SPAN_KEYS.contains(&key.to_ascii_lowercase().as_str())
}

/// Whether a cell beside a count, of a column that is not known, says of which span the count is:
/// 2026年第三季度, 1-9月, 10月.
pub(crate) fn is_span(cell: &str) -> bool {
    is_from_to(cell) || says_span(cell) || (is_time(cell) && cell.contains('月'))
}

/// Whether a text is nothing but a span of time, as columns are called in which the cases of each
/// stand: 2025年, 10月, 三季度.
pub(crate) fn is_time(text: &str) -> bool {
    let is_part = |each: char| {
        each.is_ascii_digit() || is_numeral(each) || "年月份度季第上下半".contains(each)
    };
    // The name of a file has an ending.
    let text = text.rsplit_once('.').map_or(text, |(stem, _)| stem);
    let is_bare_year = text.len() == 4 && text.starts_with("20");
    let says = text.contains(['年', '月', '季']) || is_bare_year;
    says && text.chars().count() <= 9 && text.chars().all(is_part)
}

/// 2026年10月限制类技术开展情况表: a month, and no day of it.
fn is_month(text: &str) -> bool {
    let until = UNTIL.iter().any(|word| text.contains(word)) || text.contains("日期");
    let digits = |text: &str| text.chars().rev().take_while(char::is_ascii_digit).count();
    !until
        && text.match_indices('月').any(|(at, month)| {
            let behind = &text[at + month.len()..];
            let year = text[..at].trim_end_matches(|each: char| each.is_ascii_digit());
            let is_dated =
                year.len() < at && year.strip_suffix('年').is_some_and(|it| digits(it) == 4);
            is_dated && !behind.starts_with(|each: char| each.is_numeric())
        })
}

/// Whether a text under the name of a column of cases divides it: 2024年, 门诊.
pub(crate) fn divides(text: &str) -> bool {
    says_span(text) || names_year(text) || PARTS.iter().any(|part| text.starts_with(part))
}

/// Whether a note says that the cases counted are those of a span: 注：例数为全年数.
pub(crate) fn notes_span(note: &str) -> bool {
    const MEANS: [&str; 22] = [
        "例数为",
        "例数均为",
        "例数是",
        "例数系",
        "例数指",
        "例数仅为",
        "例数只",
        "数据为",
        "数据均为",
        "数据是",
        "数据系",
        "以上为",
        "以上均为",
        "以上系",
        "本表为",
        "统计范围为",
        "统计范围:",
        "统计范围：",
        "统计时间为",
        "统计时间：",
        "统计时间:",
        "统计区间：",
    ];
    let behind = MEANS.iter().find_map(|word| note.split_once(word));
    behind.is_some_and(|(_, said)| {
        let clause = said.split(['，', '。', '；', '\n']).next().unwrap_or_default();
        may_be_of_a_span(clause, &[]) && !TOTALS.iter().any(|word| clause.contains(word))
    })
}

fn says_span(text: &str) -> bool {
    SPANS.iter().any(|word| text.contains(word))
}

/// 开展例数（2025年）, but not 累计例数（截至2025年12月31日).
fn names_year(column: &str) -> bool {
    let until = UNTIL.iter().any(|word| column.contains(word));
    !until && column.contains('年') && column.chars().any(|character| character.is_numeric())
}

/// 2025年, 长春市2025年限制类技术开展例数统计表: a year, and no day up to which is counted.
fn is_year(text: &str) -> bool {
    let until = UNTIL.iter().any(|word| text.contains(word)) || text.contains("日期");
    let behind = text.split_once('年').filter(|(before, _)| {
        before.chars().rev().take(4).filter(char::is_ascii_digit).count() == 4
    });
    behind.is_some_and(|(_, behind)| {
        !until && !behind.starts_with(|each: char| each.is_numeric() || each == '版')
    })
}

/// 2025年1月-12月, 2025年1月1日至12月31日.
fn is_from_to(text: &str) -> bool {
    let until = UNTIL.iter().chain(&OTHER_DAYS).any(|word| text.contains(word));
    if is_recent(text) {
        return true;
    }
    let marks = ["月-", "月至", "月—", "月～", "日-", "日至", "日—", "日～"];
    !until && (marks.iter().any(|mark| text.contains(mark)) || names_months(text))
}

/// 近三年, 过去12个月: what is added up in it did not begin with the technology.
fn is_recent(text: &str) -> bool {
    const BEFORE: [&str; 4] = ["近", "过去", "最近", "前"];
    const UNITS: [&str; 4] = ["年", "个月", "月", "个季度"];
    let is_number = |each: char| each.is_ascii_digit() || is_numeral(each) || each == '两';
    let counts = |behind: &str| {
        let rest = behind.trim_start_matches(is_number);
        rest.len() < behind.len() && UNITS.iter().any(|unit| rest.starts_with(unit))
    };
    BEFORE
        .iter()
        .any(|word| text.match_indices(word).any(|(at, _)| counts(&text[at + word.len()..])))
}

/// 1-10月, 1至9月份.
fn names_months(text: &str) -> bool {
    let digit = |each: char| each.is_numeric();
    text.match_indices('月').any(|(at, _)| {
        let before = text[..at].trim_end_matches(digit);
        let from = before.strip_suffix(['-', '—', '～', '~', '至', '到']);
        before.len() < at && from.is_some_and(|from| from.ends_with(digit))
    })
}

#[cfg(test)]
mod tests {
    use super::{may_be_of_a_span, notes_span};

    #[test]
    fn notes_that_limit_counts_are_known() {
        for note in [
            "注：例数为全年数",
            "说明：1.上述例数均为2025年开展例数；2.略",
            "注：以上为2025年度数据",
            "统计时间：2026年1-9月",
        ] {
            assert!(notes_span(note), "{note}");
        }
        for note in [
            "注：例数为累计数",
            "注：例数为截至2025年12月31日的数",
            "注：例数为2020年以来累计例数",
            "填表说明：例数按年度更新",
        ] {
            assert!(!notes_span(note), "{note}");
        }
    }

    #[test]
    fn a_year_is_told_from_all_years() {
        let title = ["2025年度限制类技术开展情况"];
        for (column, around) in [
            ("开展例数（2025年度）", &[][..]),
            ("2025年度·例数", &[]),
            ("例数（2025年）", &[]),
            ("例数", &title),
            ("累计例数（本年）", &[]),
            ("例数", &["限制类技术临床应用情况（2025年1月-12月）"]),
            ("开展例数", &["限制类技术临床应用月报（2025年10月）"]),
            ("例数", &["2025年"]),
            ("例数", &["2026年1-10月限制类技术开展情况表"]),
            ("例数", &["长春市2025年限制类技术开展例数统计表"]),
            ("例数", &["统计周期：2025年1月1日至12月31日"]),
            ("累计例数（1-10月）", &[]),
            ("累计例数", &["统计时间：2026年1月1日至2026年9月30日"]),
            ("累计例数", &["2026年1-10月限制类技术累计例数统计表"]),
            ("例数", &["10月"]),
            ("例数", &["2026"]),
            ("例数", &["三季度"]),
            ("例数", &["长春市2026年10月限制类技术开展情况"]),
        ] {
            assert!(may_be_of_a_span(column, around), "{column}");
        }
        for (column, around) in [
            ("例数", &["限制类技术公开"][..]),
            ("累计例数", &title),
            ("累计例数（截至2025年12月31日）", &[]),
            ("例数（截至2025年底）", &[]),
            ("总例数", &title),
            ("例数", &["国家限制类技术目录（2022年版）公开"]),
            ("例数", &["限制类技术公开（2026年10月31日）"]),
            ("例数", &["截至2025年12月31日"]),
            ("例数", &["限制类技术公开（公示期：2026年11月1日至11月7日）"]),
            ("累计例数", &["10月"]),
            ("开展以来累计例数", &["统计时间：2026年1月1日至9月30日"]),
        ] {
            assert!(!may_be_of_a_span(column, around), "{column}");
        }
    }
}
