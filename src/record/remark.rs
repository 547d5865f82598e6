//! What a remark says of the end of a filing where no status is stated.
//!
//! Many lists have no column for the status and write 2021年已撤销 under 备注. The remark itself is
//! never read and never published; only whether it holds one of these words is looked at.

use super::cells::is_placeholder;
use super::date::parse_date;
use super::matrix::NO;
use crate::date::PartialDate;
use crate::source::CellKind;
use crate::text::{fold, trim};
use jiff::civil::Date;

/// Names of columns of remarks.
const NAMES: [&str; 6] = ["备注", "备注说明", "说明", "其他说明", "情况说明", "备注信息"];

/// Words for the end of a filing, or of an institution.
const ENDS: [&str; 9] =
    ["撤销", "取消", "注销", "暂停", "停止", "终止", "停用", "停业", "不再开展"];

/// What such a word begins that is no end of a filing but a service: 终止妊娠技术.
const OTHERS: [&str; 1] = ["终止妊娠"];

/// Words before them that turn them around.
const NOT: [&str; 4] = ["未", "无", "没有", "不"];

/// Characters at most of what can only be a status: 2021年已撤销.
const LONGEST_STATUS: usize = 12;

/// Words in the names of columns of a last day.
const UNTIL: [&str; 3] = ["有效期", "有效截止", "到期"];

/// Beginnings of a cell that denies what the name of its column says.
const DENIED: [char; 6] = ['否', '未', '无', '没', '不', '0'];

/// What says that a filing has ended where no status is stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// This word in a remark, or behind the institution's name.
    Word(&'static str),
    /// The column of this name is not read, but has something in this row: 取消备案时间.
    Column(String),
    /// The column of this name has a last day before that of the export.
    Past(String),
    /// The day of, or the reason for, a change that is not stated.
    Changed,
}

/// A column that is not read, whose words for an end count nevertheless.
#[derive(Clone, Debug)]
pub(crate) struct Remark {
    /// 0-based position.
    pub(crate) index: usize,
    /// Its name, where that speaks of an end or of a last day.
    header: String,
    says: Says,
}

/// What a column says of an end.
#[derive(Clone, Copy, Debug)]
enum Says {
    /// It is one of remarks.
    Remark,
    /// That something has ended, unless the cell denies it.
    End,
    /// Until when something holds.
    Until,
    /// Nothing: only short cells count, for they may be a status.
    Nothing,
}

impl Remark {
    /// The column of that name, which is not known.
    pub(crate) fn of(index: usize, header: &str) -> Self {
        let says = match header {
            header if NAMES.contains(&fold(header).as_str()) => Says::Remark,
            header if end_in(header).is_some() => Says::End,
            header if UNTIL.iter().any(|word| header.contains(word)) => Says::Until,
            _ => Says::Nothing,
        };
        Self { index, header: trim(header).to_owned(), says }
    }

    /// Whether it can tell of the end of an institution: remarks may tell of an old licence, and
    /// the last day is a licence's too, which lists are slow to renew.
    pub(crate) fn is_of_institutions(&self) -> bool {
        matches!(self.says, Says::End | Says::Nothing)
    }

    /// How its cell says that something has ended by the day of the export.
    pub(crate) fn end_in(&self, cell: &str, export: Option<Date>) -> Option<Ended> {
        let header = || self.header.clone();
        match self.says {
            Says::Remark => end_in(cell).map(Ended::Word),
            Says::End => (!is_denied(cell)).then(|| Ended::Column(header())),
            Says::Until => is_past(cell, export?).then(|| Ended::Past(header())),
            Says::Nothing if cell.chars().count() > LONGEST_STATUS => None,
            Says::Nothing => end_in(cell).map(Ended::Word),
        }
    }
}

/// Whether a cell says no, or nothing.
fn is_denied(cell: &str) -> bool {
    let cell = trim(cell);
    cell.is_empty()
        || cell.starts_with(DENIED)
        || is_placeholder(cell)
        || NO.contains(&fold(cell).as_str())
}

/// Whether the last day that a cell gives lies before that of the export.
fn is_past(cell: &str, export: Date) -> bool {
    last_day(cell).is_some_and(|last| last.certainly_before(PartialDate::from_day(export)))
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

/// The word by which a text says that something has ended.
fn end_in(text: &str) -> Option<&'static str> {
    let says = |word: &&&'static str| {
        let mut places = text.match_indices(**word).map(|(at, _)| text.split_at(at));
        places.any(|(before, from)| {
            !NOT.iter().any(|not| before.ends_with(not))
                && !OTHERS.iter().any(|other| from.starts_with(other))
        })
    };
    ENDS.iter().find(says).copied()
}

/// The same of what stands in brackets behind a name: 示例医院（已停业）.
pub(crate) fn end_in_brackets(name: &str) -> Option<&'static str> {
    name.split(['(', '（']).skip(1).find_map(end_in)
}

#[cfg(test)]
mod tests {
    use super::{Ended, Remark, end_in, end_in_brackets};
    use jiff::civil::Date;

    fn said(header: &str, cell: &str) -> Option<Ended> {
        Remark::of(0, header).end_in(cell, Some(Date::constant(2026, 11, 15)))
    }

    #[test]
    fn an_end_is_told_from_no_end() {
        for (text, word) in [
            ("2021年已撤销", Some("撤销")),
            ("2023年起不再开展", Some("不再开展")),
            ("未撤销", None),
            ("没有暂停；2022年取消", Some("取消")),
            ("首批", None),
            ("助产、终止妊娠", None),
        ] {
            assert_eq!(end_in(text), word, "{text}");
        }
        assert_eq!(end_in_brackets("示例医院（已停业）"), Some("停业"));
        assert_eq!(end_in_brackets("示例取消医院（东院）"), None);
    }

    #[test]
    fn of_other_columns_only_what_can_be_a_status_counts() {
        let long = "评审专家建议：停止使用老旧设备";
        assert_eq!(said("备 注", long), Some(Ended::Word("停止")));
        assert_eq!(said("评审意见", long), None);
        assert_eq!(said("目前情况", "2021年已撤销"), Some(Ended::Word("撤销")));
    }

    #[test]
    fn a_column_of_ends_counts_unless_it_is_denied() {
        for (header, cell) in [
            ("是否取消备案", "是"),
            ("取消备案时间", "2024-02-03"),
            ("撤销文号", "长卫〔2024〕5号"),
        ] {
            assert_eq!(said(header, cell), Some(Ended::Column(header.to_owned())), "{cell}");
        }
        for cell in ["否", "未取消", "无", "/", "", "×", "N"] {
            assert_eq!(said("是否取消备案", cell), None, "{cell}");
        }
    }

    #[test]
    fn a_last_day_counts_once_it_is_past() {
        for cell in ["2026-11-14", "2023.5.6-2026.5.5", "2023年5月6日至2026年5月5日", "2025年"]
        {
            let past = Some(Ended::Past("备案有效期".to_owned()));
            assert_eq!(said("备案有效期", cell), past, "{cell}");
        }
        for cell in ["2026-11-15", "2023-05-06至2028-05-05", "2026年11月", "长期", "3年", ""]
        {
            assert_eq!(said("有效期至", cell), None, "{cell}");
        }
    }
}
