//! Words by which a text says that a filing has ended or was never completed.
//!
//! Wrong is worse than missing: a text that holds one of them and means something else costs a
//! row, which the report names; one that is passed over publishes as valid what is not.

/// Words for the end of a filing, or of an institution.
const ENDS: [&str; 28] = [
    "撤销",
    "撤消",
    "取消",
    "注销",
    "吊销",
    "暂停",
    "停止",
    "终止",
    "中止",
    "停用",
    "停业",
    "停诊",
    "已停",
    "歇业",
    "关闭",
    "关停",
    "失效",
    "作废",
    "无效",
    "废止",
    "退出",
    "不再开展",
    "不再有效",
    "revoked",
    "cancelled",
    "canceled",
    "suspended",
    "withdrawn",
];

/// Words for a filing that was refused or is not completed yet.
const NOT_FILED: [&str; 39] = [
    "退回",
    "驳回",
    "不予",
    "不同意",
    "不合格",
    "未通过",
    "不通过",
    "未备案",
    "未完成备案",
    "尚未备案",
    "尚未完成",
    "尚未通过",
    "待审",
    "待备案",
    "待批",
    "待定",
    "待成立",
    "审核中",
    "审批中",
    "受理中",
    "办理中",
    "申请中",
    "申报中",
    "正在办理",
    "正在申请",
    "拟备案",
    "拟开展",
    "拟申请",
    "拟申报",
    "拟成立",
    "拟设",
    "拟认定",
    "拟确定",
    "填写示例",
    "填表示例",
    "样例",
    "rejected",
    "expired",
    "pending",
];

/// What such a word begins that is no end: a service, a reform of approvals.
const OTHERS: [&str; 5] = ["终止妊娠", "取消第三类", "取消审批", "取消行政", "取消非行政"];

/// Words before them that turn them around.
const NOT: [&str; 8] = ["未", "无", "没有", "不", "未被", "从未", "不存在", "审批"];

/// What joins several of them behind one such word: 无撤销、取消情形.
const JOINTS: [char; 6] = ['、', '和', '或', '及', '/', '，'];

/// What says that a suspension is over.
const RESUMED: [&str; 2] = ["恢复", "重新备案"];

/// Words that speak of the filing itself, and not of an old licence beside it.
const OF_FILINGS: [&str; 11] =
    ["撤销", "撤消", "取消", "暂停", "停止", "终止", "中止", "停用", "已停", "作废", "不再开展"];

/// Words by which an institution has closed.
const CLOSED: [&str; 6] = ["停业", "歇业", "关闭", "关停", "注销", "吊销"];

/// The word by which a text says that something has ended or was not completed.
pub(crate) fn end_in(text: &str) -> Option<&'static str> {
    if text.is_empty() {
        return None;
    }
    let text: String = text.chars().filter(|each| !each.is_whitespace()).collect();
    let text = text.to_lowercase();
    // A licence may be under way, 执业许可证换证办理中, beside a filing that is complete.
    let of_licence = |word: &str| word.ends_with('中') && text.contains('证');
    let not_filed = NOT_FILED.iter().find(|word| text.contains(**word) && !of_licence(word));
    not_filed.copied().or_else(|| ended_in(&text))
}

fn ended_in(text: &str) -> Option<&'static str> {
    let resumed = RESUMED.iter().any(|word| {
        text.split(word)
            .next()
            .is_some_and(|before| before.len() < text.len() && !before.ends_with(['未', '不']))
    });
    let says = |word: &&&'static str| {
        let mut places = text.match_indices(**word).map(|(at, _)| text.split_at(at));
        places.any(|(before, from)| {
            !is_turned_around(before) && !OTHERS.iter().any(|other| from.starts_with(other))
        })
    };
    ENDS.iter().find(says).copied().filter(|_| !resumed)
}

/// Whether what stands before a word denies it, the words joined to it included.
fn is_turned_around(before: &str) -> bool {
    let mut before = before;
    while let Some(rest) = before.strip_suffix(JOINTS) {
        let Some(rest) = ENDS.iter().find_map(|word| rest.strip_suffix(word)) else { break };
        before = rest;
    }
    NOT.iter().any(|not| before.ends_with(not))
}

/// The same of what stands in brackets behind a name: 示例医院（已停业）.
pub(crate) fn end_in_brackets(name: &str) -> Option<&'static str> {
    name.split(['(', '（']).skip(1).find_map(end_in)
}

/// The word by which a text says that an institution has closed; of an old licence it says nothing.
pub(crate) fn closed_in(text: &str) -> Option<&'static str> {
    end_in(text).filter(|word| CLOSED.contains(word) && !text.contains(['原', '旧']))
}

/// Whether a word speaks of the filing itself: it counts even where the status says 有效.
pub(crate) fn ends_filing(word: &str) -> bool {
    OF_FILINGS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::{closed_in, end_in, end_in_brackets};

    #[test]
    fn an_end_is_told_from_no_end() {
        for (text, word) in [
            ("2021年已撤销", Some("撤销")),
            ("撤　销", Some("撤销")),
            ("2023年起不再开展", Some("不再开展")),
            ("未撤销", None),
            ("没有暂停；2022年取消", Some("取消")),
            ("首批", None),
            ("助产、终止妊娠", None),
            ("无撤销、取消情形", None),
            ("不存在暂停情况", None),
            ("第三类医疗技术审批取消后备案", None),
            ("2022年暂停，2023年恢复开展", None),
            ("2022年暂停，至今未恢复", Some("暂停")),
            ("Revoked", Some("revoked")),
        ] {
            assert_eq!(end_in(text), word, "{text}");
        }
        assert_eq!(end_in_brackets("示例医院（已停业）"), Some("停业"));
        assert_eq!(end_in_brackets("示例取消医院（东院）"), None);
    }

    #[test]
    fn what_was_never_completed_is_told() {
        for text in ["不予备案", "退回补正", "待审核", "尚未备案", "拟开展", "审核中", "未通过"]
        {
            assert!(end_in(text).is_some(), "{text}");
        }
        for text in
            ["通过", "已备案", "备案中心出具", "同意备案", "完成", "尚未开展", "许可证换证办理中"]
        {
            assert_eq!(end_in(text), None, "{text}");
        }
    }

    #[test]
    fn an_institution_closes_by_fewer_words() {
        assert_eq!(closed_in("2024年已注销"), Some("注销"));
        assert_eq!(closed_in("2020年注销原证"), None);
        assert_eq!(closed_in("2020年暂停一项技术"), None);
    }
}
