//! Status words of filings and training bases.

use crate::record::ends::status_text::{StatusText, stated};
use crate::record::raw::{BaseStatus, FilingStatus};
use crate::text::fold;

const FILING: [(FilingStatus, &[&str]); 4] = [
    (
        FilingStatus::Active,
        &[
            "有效",
            "备案",
            "正常备案",
            "有效备案",
            "在册",
            "是",
            "正常",
            "已备案",
            "在用",
            "备案有效",
            "现行有效",
            "生效",
            "已生效",
            "存续",
            "启用",
            "已启用",
            "正常使用",
            "正常开展",
            "开展中",
            "完成备案",
            "已完成备案",
            "备案完成",
            "备案成功",
            "准予备案",
            "予以备案",
            "同意备案",
            "继续有效",
            "仍有效",
            "长期有效",
            "有效期内",
            "在有效期内",
            "恢复",
            "已恢复",
            "已恢复开展",
            "已恢复备案",
            "恢复开展",
            "恢复有效",
            "备案通过",
            "通过备案",
            "已通过备案",
            "通过",
            "已通过",
            "审核通过",
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
            "暂停中",
            "已暂停开展",
            "中止开展",
            "责令暂停",
            "suspended",
        ],
    ),
    (
        FilingStatus::Withdrawn,
        &[
            "撤销",
            "已撤销",
            "撤销备案",
            "已撤销备案",
            "主动撤销",
            "主动撤销备案",
            "自行撤销",
            "主动放弃",
            "主动放弃备案",
            "自愿放弃",
            "自愿放弃备案",
            "withdrawn",
        ],
    ),
    (
        FilingStatus::Cancelled,
        &[
            "取消",
            "已取消",
            "取消备案",
            "已取消备案",
            "取消备案资格",
            "被取消",
            "被取消备案",
            "责令取消",
            "cancelled",
            "canceled",
        ],
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
            "被责令停止",
            "已停止",
            "停止",
            "已停止培训",
            "stopped",
        ],
    ),
];

/// Words beside 撤销 that name an authority's act: whether the hospital withdrew the filing itself or
/// the authority cancelled it, nobody can tell then.
const OF_AUTHORITY: [&str; 6] = ["处罚", "违规", "违法", "责令", "卫健", "卫生健康"];

/// Status of a filing.
pub(crate) fn parse_filing_status(text: &str) -> Option<FilingStatus> {
    word(text, &FILING)
}

/// Status of a training base.
pub(crate) fn parse_base_status(text: &str) -> Option<BaseStatus> {
    word(text, &BASE)
}

/// Status of a filing in a cell that may say more.
pub(crate) fn filing_status_in(text: &str) -> Option<StatusText<FilingStatus>> {
    let found = stated(text, parse_filing_status, |status| status == FilingStatus::Active)?;
    let is_of_authority = |part: &String| OF_AUTHORITY.iter().any(|word| part.contains(word));
    let is_withdrawn = found.status == FilingStatus::Withdrawn;
    (!is_withdrawn || !found.beside.iter().any(is_of_authority)).then_some(found)
}

/// Status of a training base in a cell that may say more.
pub(crate) fn base_status_in(text: &str) -> Option<StatusText<BaseStatus>> {
    stated(text, parse_base_status, |status| status == BaseStatus::Active)
}

fn word<S: Copy>(text: &str, words: &[(S, &[&str])]) -> Option<S> {
    let folded = fold(text.trim_end_matches(['。', '；', '，', '.', ';']));
    let spelt = |spellings: &[&str]| spellings.iter().any(|spelling| fold(spelling) == folded);
    words.iter().find(|(_, spellings)| spelt(spellings)).map(|(status, _)| *status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_ended_a_filing_is_kept_apart() {
        assert_eq!(parse_filing_status("主动撤销"), Some(FilingStatus::Withdrawn));
        assert_eq!(parse_filing_status("已取消"), Some(FilingStatus::Cancelled));
        assert_eq!(parse_filing_status("暂停开展"), Some(FilingStatus::Suspended));
        assert_eq!(parse_filing_status("Active"), Some(FilingStatus::Active));
        assert_eq!(parse_filing_status("停"), None);
        assert_eq!(parse_filing_status("自愿放弃"), Some(FilingStatus::Withdrawn));
        for valid in ["备案通过", "现行有效", "已生效", "启用", "恢复"] {
            assert_eq!(parse_filing_status(valid), Some(FilingStatus::Active), "{valid}");
        }
        for unfinished in
            ["未通过", "未生效", "未启用", "待备案", "备案中", "变更备案", "申请撤销", "1"]
        {
            assert_eq!(parse_filing_status(unfinished), None, "{unfinished}");
        }
        for whose in ["撤销（卫健委处罚）", "已撤销，违规开展"] {
            assert!(filing_status_in(whose).is_none(), "{whose}");
        }
        assert!(filing_status_in("撤销（设备报废）").is_some());
        for unclear in ["注销", "已注销", "注销备案", "责令停止", "未撤销", "整改完成", "停业"]
        {
            assert_eq!(parse_filing_status(unclear), None, "{unclear}");
        }
    }

    #[test]
    fn a_base_has_its_own_words() {
        assert_eq!(parse_base_status("责令停止"), Some(BaseStatus::Stopped));
        assert_eq!(parse_base_status("撤销"), None);
    }
}
