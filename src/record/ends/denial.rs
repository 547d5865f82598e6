//! Cells that deny what the name of their column says, 否 under 是否取消备案, or leave it open.

use super::words::ENDS;
use crate::record::cells::is_placeholder;
use crate::record::columns::matrix::NO;
use crate::text::{fold, trim};

/// The denials of English exports.
const IN_ENGLISH: [&str; 3] = ["FALSE", "NO", "NULL"];

/// What denials begin with; what follows tells them from 无专业人员, a reason.
const BEGINNINGS: [&str; 5] = ["没有", "未", "无", "没", "不"];

/// What is denied beside the ends themselves: 不涉及, 无此情况.
const DENIED: [&str; 9] = ["存在", "涉及", "适用", "发生", "出现", "此", "该", "变", "是"];

/// What says that nobody knows.
const UNSAID: [&str; 6] = ["不详", "不明", "不清楚", "不知", "不知道", "未知"];

/// Whether a cell says no, or nothing.
pub(crate) fn is_denied(cell: &str) -> bool {
    let (cell, folded) = (trim(cell), fold(cell));
    if is_unsaid(cell) {
        return false;
    }
    cell.starts_with('否')
        || is_zero(&folded)
        || is_placeholder(cell)
        || NO.contains(&folded.as_str())
        || IN_ENGLISH.contains(&folded.as_str())
        || BEGINNINGS.iter().find_map(|not| cell.strip_prefix(not)).is_some_and(is_of_ends)
}

/// Whether a cell says that nobody knows.
pub(crate) fn is_unsaid(cell: &str) -> bool {
    UNSAID.contains(&trim(cell))
}

/// What a denial denies: nothing more, the end itself, or whatever the column asks.
fn is_of_ends(rest: &str) -> bool {
    rest.chars().all(|each| !each.is_alphanumeric())
        || DENIED.iter().any(|word| rest.starts_with(word))
        || ENDS.iter().any(|word| rest.contains(word))
}

/// 0, 0.0, and the day that databases write for none: 0000-00-00.
fn is_zero(folded: &str) -> bool {
    folded.chars().all(|each| matches!(each, '0' | '.' | '-' | '/' | ':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_denial_is_told_from_a_day_and_a_reason() {
        for cell in ["否", "未取消", "无", "/", "", "×", "N", "false", "0", "0000-00-00", "不涉及"]
        {
            assert!(is_denied(cell), "{cell}");
        }
        for cell in [
            "05/06/2024",
            "不详",
            "是",
            "1",
            "2024-02-03",
            "无专业人员",
            "没有设备",
            "不符合要求",
            "不明",
        ] {
            assert!(!is_denied(cell), "{cell}");
        }
    }
}
