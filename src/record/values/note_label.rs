//! What a label in a licence's note says of what stands behind it, and the words for an end there.

use super::date::date_at;
use super::licence_note::{date_of, names_end};
use super::status::parse_filing_status;
use crate::date::PartialDate;
use crate::numeral::is_numeral;
use crate::record::ends::ended::end_in;
use crate::record::raw::FilingStatus;
use crate::text::{fold, trim};

/// Words that make a label one of technologies: 限制类技术, 已备案的限制类医疗技术.
const OF_TECHNOLOGIES: [&str; 3] = ["限制类", "技术", "备案"];

/// What such labels are about that names no technology.
const GENERAL: [&str; 5] = ["限制类", "备案", "医疗技术", "开展", "以下"];

/// Words of labels about something else.
const OTHERS: [&str; 24] = [
    "床位",
    "牙椅",
    "科目",
    "地址",
    "地点",
    "代表",
    "负责",
    "名称",
    "性质",
    "类别",
    "级别",
    "等级",
    "电话",
    "有效期",
    "对象",
    "资金",
    "校验",
    "变更",
    "发证",
    "登记",
    "编号",
    "面积",
    "形式",
    "设备",
];

/// What a label says.
pub(crate) enum Label {
    /// When they were filed.
    Date(PartialDate),
    /// That they have ended, and how: 取消备案技术.
    End(FilingStatus),
    /// That they are technologies.
    Technologies,
    /// It names one itself: 肿瘤消融治疗：2023年5月6日.
    Name,
    /// That a note follows: 备注三.
    Note,
    /// It is about something else: 核定床位：500张.
    Other,
    /// Nothing that is known.
    Unknown,
}

impl Label {
    /// What a label says of the rest.
    pub(crate) fn of(label: &str, rest: &str) -> Self {
        let has = |words: &[&str]| words.iter().any(|word| label.contains(word));
        let says_of_one = date_at(rest) == Some(0) || status_of(rest).is_some();
        if let Some(date) = date_of(label) {
            return Self::Date(date);
        }
        match end_in(label) {
            Some(word) => status_of_end(word).map_or(Self::Unknown, Self::End),
            None if names_end(label) && says_of_one && !has(&GENERAL) => Self::Name,
            None if has(&OF_TECHNOLOGIES) => Self::Technologies,
            None if ["备注", "注"]
                .iter()
                .any(|word| label.trim_end_matches(['一', '二', '三']).ends_with(word)) =>
            {
                Self::Note
            }
            None if has(&OTHERS) => Self::Other,
            None => Self::Unknown,
        }
    }
}

/// The status of a piece that says nothing else but when: 2024年1月撤销.
pub(crate) fn status_of(piece: &str) -> Option<FilingStatus> {
    let is_of_day = |each: char| {
        each.is_ascii_digit() || is_numeral(each) || "年月日号起于因故被.-/〇零".contains(each)
    };
    parse_filing_status(piece).or_else(|| {
        let folded = fold(piece);
        let rest = trim(folded.trim_start_matches(is_of_day));
        parse_filing_status(rest).filter(|status| *status != FilingStatus::Active)
    })
}

/// How a filing ended of which that word is said; 注销 does not say it.
fn status_of_end(word: &str) -> Option<FilingStatus> {
    match word {
        "撤销" | "撤消" | "撤回" => Some(FilingStatus::Withdrawn),
        "取消" => Some(FilingStatus::Cancelled),
        "暂停" | "中止" => Some(FilingStatus::Suspended),
        _ => None,
    }
}
