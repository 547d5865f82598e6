//! Whether counts are those of a span of time: a year's cases are no cumulative cases.

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

/// Names of columns that give a span of time.
const SPAN_COLUMNS: [&str; 18] = [
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
    if says_span(column) || names_year(column) {
        return true;
    }
    let is_total = TOTALS.iter().any(|word| column.contains(word));
    !is_total && around.iter().any(|text| says_span(text) || is_year(text) || is_from_to(text))
}

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
    SPAN_COLUMNS.iter().any(|name| column.contains(name))
        || ["年份", "年度", "月份", "年月"].contains(&column)
}

/// Whether a text under the name of a column of cases divides it: 2024年, 门诊.
pub(crate) fn divides(text: &str) -> bool {
    says_span(text) || names_year(text) || PARTS.iter().any(|part| text.starts_with(part))
}

/// Whether a note says that the cases counted are those of a span: 注：例数为全年数.
pub(crate) fn notes_span(note: &str) -> bool {
    let means = ["例数为", "例数均为", "例数是", "例数系", "例数指", "例数仅为", "例数只"];
    let behind = means.iter().find_map(|word| note.split_once(word));
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
    let until = UNTIL.iter().any(|word| text.contains(word));
    let marks = ["月-", "月至", "月—", "月～", "日-", "日至", "日—", "日～"];
    !until && (marks.iter().any(|mark| text.contains(mark)) || names_months(text))
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
        for note in ["注：例数为全年数", "说明：1.上述例数均为2025年开展例数；2.略"]
        {
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
        ] {
            assert!(!may_be_of_a_span(column, around), "{column}");
        }
    }
}
