//! The last day until which something holds, in a column of its own or in a remark.

use super::turns::OF_LICENCES;
use crate::date::PartialDate;
use crate::record::values::count::parse_months;
use crate::record::values::date::parse_date;
use crate::source::CellKind;
use crate::text::trim;
use jiff::ToSpan;
use jiff::civil::Date;

/// Whether the last day that a cell gives lies before that of the export.
pub(super) fn is_past(cell: &str, export: Date) -> bool {
    last_day(cell).is_some_and(|last| last.certainly_before(PartialDate::from_day(export)))
}

/// Whether a remark gives a last day that is past: 备案有效期至2026年5月5日, 2025年5月到期.
pub(crate) fn has_run_out(remark: &str, export: Date) -> bool {
    if remark.find("到期").is_some_and(|at| has_expired(&remark[..at], export)) {
        return true;
    }
    let Some(at) = remark.find("有效期") else { return false };
    let said =
        remark[at..].split(['，', ',', '；', ';', '。', '（', '）']).next().unwrap_or_default();
    let day = said.trim_start_matches(|each: char| !each.is_numeric());
    // A licence's last day is not the filing's.
    !OF_LICENCES.iter().any(|word| remark[..at].contains(word)) && is_past(day, export)
}

/// For how many months a text says that what it stands beside holds: 有效期三年, 自备案之日起3年.
pub(crate) fn term_in(text: &str) -> Option<u16> {
    let clauses = || text.split(['，', ',', '；', ';', '。', '（', '）', '(', ')']);
    let term = |clause: &str| {
        let clause = trim(clause);
        let of = |said: &str| {
            let said = said.trim_start_matches(['限', '为', '：', ':', '是', '共']);
            parse_months(said.trim_end_matches("有效").trim_end_matches('内'))
        };
        match clause.split_once("有效期").or_else(|| clause.split_once("日起")) {
            Some((before, said)) => {
                of(said).filter(|_| !before.contains('证') && !before.contains("校验"))
            }
            None => clause.strip_suffix("有效").and_then(of),
        }
    };
    if text.contains(['效', '起']) { clauses().find_map(term) } else { None }
}

/// Whether so many months since a day are over.
pub(crate) fn is_over(months: u16, since: PartialDate, export: Date) -> bool {
    since.latest().checked_add(i32::from(months).months()).is_ok_and(|last| last < export)
}

/// Whether the day with which a text ends before 到期 is past.
fn has_expired(before: &str, export: Date) -> bool {
    let rest = before.trim_end_matches(|each: char| {
        each.is_numeric() || matches!(each, '.' | '-' | '/' | '年' | '月' | '日')
    });
    let is_of_licence = || OF_LICENCES.iter().any(|word| rest.contains(word));
    rest.len() < before.len() && is_past(&before[rest.len()..], export) && !is_of_licence()
}

/// 2028年5月5日, 2023.5.6-2028.5.5, 2023-05-06至2028-05-05.
fn last_day(cell: &str) -> Option<PartialDate> {
    let cell = trim(cell).trim_end_matches(['止', '前']);
    let behind = |marks: &[char]| cell.rsplit(marks).next().map(trim);
    let last_ten = cell.char_indices().rev().nth(9).map(|(at, _)| &cell[at..]);
    let texts = [Some(cell), behind(&['至', '到', '~', '～', '—', '–']), behind(&['-']), last_ten];
    let read = |text: &str| parse_date(text, CellKind::Text).ok();
    texts.into_iter().flatten().filter(|text| text.chars().count() > 3).find_map(read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::ends::remark::{Ended, Remark};

    const EXPORT: Option<Date> = Some(Date::constant(2026, 11, 15));

    fn said(header: &str, cell: &str) -> Option<Ended> {
        Remark::of(0, header).end_in(cell, EXPORT)
    }

    #[test]
    fn a_last_day_counts_once_it_is_past() {
        for cell in ["2026-11-14", "2023.5.6-2026.5.5", "2023年5月6日至2026年5月5日", "2025年"]
        {
            let past = Some(Ended::Past("备案有效期".to_owned()));
            assert_eq!(said("备案有效期", cell), past, "{cell}");
        }
        assert!(matches!(said("备案期限", "2024年5月5日止"), Some(Ended::Past(_))));
        for cell in ["2026-11-15", "2023-05-06至2028-05-05", "2026年11月", "长期", "3年", ""]
        {
            assert_eq!(said("有效期至", cell), None, "{cell}");
        }
    }

    #[test]
    fn a_last_day_in_a_remark_counts_once_it_is_past() {
        for cell in [
            "有效期至2026年5月5日",
            "备案有效期：2023.5.6-2026.5.5，已告知",
            "2025年5月到期",
            "备案于2026.5.5到期",
            "备案有效期至2026年5月5日，到期后另行公布",
        ] {
            assert_eq!(said("备注", cell), Some(Ended::Past("备注".to_owned())), "{cell}");
        }
        for cell in [
            "有效期至2028年5月5日",
            "许可证有效期至2026年5月5日",
            "有效期3年",
            "2023年5月备案",
            "2029年5月到期",
            "执业许可证2025年5月到期",
        ] {
            assert_eq!(said("备注", cell), None, "{cell}");
        }
        let lapsed = |cell, year| {
            let completed = PartialDate::from_parts(year, Some(5), None).expect("a month");
            Remark::of(0, "备案有效期").lapsed_in(cell, completed, EXPORT).is_some()
        };
        assert!(lapsed("3年", 2023) && lapsed("三年", 2020) && lapsed("36个月", 2020));
        assert!(!lapsed("5年", 2023) && !lapsed("长期", 2000) && !lapsed("", 2000));
    }
}
