//! Whether counts are those of a span of time: a year's cases are no cumulative cases.

/// Words for a span of time.
const SPANS: [&str; 9] =
    ["年度", "本年", "当年", "年内", "上半年", "下半年", "季度", "本月", "当月"];

/// Words for all cases there have been.
const TOTALS: [&str; 5] = ["累计", "总", "至今", "以来", "cumulative"];

/// Whether a column of cases, under titles and in a file of these names, may be of a span of time.
pub(crate) fn may_be_of_a_span(column: &str, around: &[&str]) -> bool {
    if says_span(column) || names_year(column) {
        return true;
    }
    let is_total = TOTALS.iter().any(|word| column.contains(word));
    !is_total && around.iter().any(|text| says_span(text))
}

fn says_span(text: &str) -> bool {
    SPANS.iter().any(|word| text.contains(word))
}

/// 开展例数（2025年）, but not 累计例数（截至2025年12月31日).
fn names_year(column: &str) -> bool {
    let until = ["截至", "截止", "止"].iter().any(|word| column.contains(word));
    !until && column.contains('年') && column.chars().any(|character| character.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::may_be_of_a_span;

    #[test]
    fn a_year_is_told_from_all_years() {
        let title = ["2025年度限制类技术开展情况"];
        for (column, around) in [
            ("开展例数（2025年度）", &[][..]),
            ("2025年度·例数", &[]),
            ("例数（2025年）", &[]),
            ("例数", &title),
            ("累计例数（本年）", &[]),
        ] {
            assert!(may_be_of_a_span(column, around), "{column}");
        }
        for (column, around) in [
            ("例数", &["限制类技术公开"][..]),
            ("累计例数", &title),
            ("累计例数（截至2025年12月31日）", &[]),
            ("例数（截至2025年底）", &[]),
            ("总例数", &title),
        ] {
            assert!(!may_be_of_a_span(column, around), "{column}");
        }
    }
}
