//! Status words of filings and training bases.

use super::raw::{BaseStatus, FilingStatus};
use crate::text::fold;

const FILING: [(FilingStatus, &[&str]); 4] = [
    (
        FilingStatus::Active,
        &[
            "有效",
            "是",
            "正常",
            "已备案",
            "在用",
            "备案有效",
            "正常开展",
            "开展中",
            "完成备案",
            "已完成备案",
            "备案完成",
            "备案通过",
            "通过备案",
            "已通过备案",
            "备案成功",
            "通过",
            "已通过",
            "审核通过",
            "同意备案",
            "准予备案",
            "予以备案",
            "√",
            "active",
        ],
    ),
    (
        FilingStatus::Suspended,
        &[
            "暂停",
            "暂停开展",
            "已暂停",
            "中止",
            "暂停备案",
            "暂停临床应用",
            "暂停应用",
            "suspended",
        ],
    ),
    (
        FilingStatus::Withdrawn,
        &["撤销", "已撤销", "撤销备案", "已撤销备案", "主动撤销", "申请撤销", "withdrawn"],
    ),
    (
        FilingStatus::Cancelled,
        &["取消", "已取消", "取消备案", "已取消备案", "取消备案资格", "cancelled", "canceled"],
    ),
];

const BASE: [(BaseStatus, &[&str]); 2] = [
    (BaseStatus::Active, &["有效", "正常", "已备案", "在用", "正常培训", "在培", "active"]),
    (
        BaseStatus::Stopped,
        &[
            "责令停止",
            "停止培训",
            "责令停止培训",
            "责令停止招生",
            "已责令停止",
            "已停止",
            "停止",
            "已停止培训",
            "stopped",
        ],
    ),
];

/// Status of a filing.
pub(crate) fn parse_filing_status(text: &str) -> Option<FilingStatus> {
    word(text, &FILING)
}

/// Status of a training base.
pub(crate) fn parse_base_status(text: &str) -> Option<BaseStatus> {
    word(text, &BASE)
}

fn word<S: Copy>(text: &str, words: &[(S, &[&str])]) -> Option<S> {
    let folded = fold(text);
    let spelt = |spellings: &[&str]| spellings.iter().any(|spelling| fold(spelling) == folded);
    words.iter().find(|(_, spellings)| spelt(spellings)).map(|(status, _)| *status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_ended_a_filing_is_kept_apart() {
        assert_eq!(parse_filing_status("申请撤销"), Some(FilingStatus::Withdrawn));
        assert_eq!(parse_filing_status("已取消"), Some(FilingStatus::Cancelled));
        assert_eq!(parse_filing_status("暂停开展"), Some(FilingStatus::Suspended));
        assert_eq!(parse_filing_status("Active"), Some(FilingStatus::Active));
        assert_eq!(parse_filing_status("备案通过"), Some(FilingStatus::Active));
        for unfinished in ["停", "未通过", "待备案", "备案中", "变更备案", "1"] {
            assert_eq!(parse_filing_status(unfinished), None, "{unfinished}");
        }
        for unclear in ["注销", "已注销", "注销备案"] {
            assert_eq!(parse_filing_status(unclear), None, "{unclear}");
        }
    }

    #[test]
    fn a_base_has_its_own_words() {
        assert_eq!(parse_base_status("责令停止"), Some(BaseStatus::Stopped));
        assert_eq!(parse_base_status("撤销"), None);
    }
}
