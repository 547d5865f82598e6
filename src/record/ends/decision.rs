//! Columns of decisions (审核结果, 办理状态) and of questions (是否备案): whether a cell says that
//! something was filed.

use super::ended::LONGEST_STATUS;
use crate::record::cells::is_placeholder;
use crate::record::columns::matrix::YES;
use crate::record::values::date::parse_date;
use crate::source::CellKind;
use crate::text::{fold, trim};

/// Words in the names of columns of decisions: of a filing that is complete they say so.
const DECISIONS: [&str; 11] =
    ["结果", "结论", "状态", "进度", "进展", "办理", "审核", "审批", "审查", "环节", "阶段"];

/// Ends of names of columns that hold one of these and ask for something else: 审批机关.
const OTHERS: [&str; 24] = [
    "意见", "机关", "部门", "单位", "机构", "人", "人员", "者", "专家", "号", "文件", "依据",
    "时间", "日期", "时限", "期限", "方式", "流程", "科室", "处室", "地点", "次数", "天数", "电话",
];

/// Words of a decision by which something was filed.
const DECIDED: [&str; 27] = [
    "通过",
    "同意",
    "办结",
    "已办",
    "备案",
    "完成",
    "准予",
    "合格",
    "有效",
    "正常",
    "已审",
    "已公示",
    "公示",
    "符合",
    "批准",
    "核准",
    "生效",
    "在用",
    "在册",
    "启用",
    "开展",
    "归档",
    "营业",
    "执业",
    "优秀",
    "良好",
    "达标",
];

/// The same in English, whole.
const DECIDED_IN_ENGLISH: [&str; 15] = [
    "APPROVED",
    "PASSED",
    "PASS",
    "VALID",
    "ACTIVE",
    "YES",
    "OK",
    "TRUE",
    "DONE",
    "COMPLETE",
    "COMPLETED",
    "FILED",
    "ACCEPTED",
    "NORMAL",
    "SUCCESS",
];

/// Characters that turn these round.
const TURNED: [char; 8] = ['不', '未', '拟', '待', '退', '否', '驳', '中'];

/// Words that put a decision off: 补充材料后再通过.
const PUT_OFF: [&str; 9] = ["后再", "补充", "补正", "补交", "补齐", "整改", "重新", "另行", "择期"];

/// What is proposed, or has begun.
const PROPOSED: [&str; 16] = [
    "待公示",
    "拟公示",
    "未公示",
    "整改后",
    "完善后",
    "公示期",
    "公示中",
    "进入公示",
    "同意受理",
    "予以受理",
    "准予受理",
    "已受理",
    "初审",
    "预审",
    "形式审查",
    "转报",
];

/// What a proposal is made for.
const OF_FILINGS: [&str; 8] = ["备案", "同意", "通过", "准予", "予以", "批准", "核准", "受理"];

/// What says that a filing is complete, unless a word of a proposal stands before it.
const COMPLETE: [&str; 11] = [
    "期已满",
    "公示已结束",
    "无异议",
    "准予备案",
    "同意备案",
    "予以备案",
    "完成备案",
    "已备案",
    "备案完成",
    "备案通过",
    "期满",
];

/// Words of proposals.
const PROPOSALS: [&str; 4] = ["建议", "拟", "可", "应"];

/// Whether a text proposes a filing, or tells of its beginning, and not that it is complete:
/// 经专家评审，建议备案; 公示期.
pub(crate) fn is_proposed(cell: &str) -> bool {
    let cell = trim(cell);
    let may_be = |each: char| matches!(each, '建' | '拟' | '公' | '受' | '审' | '转' | '上' | '后');
    if !cell.contains(may_be) {
        return false;
    }
    let clauses =
        || cell.split(['，', ',', '；', ';', '。', '、', '\n', '（', '）', '(', ')', '：', ':']);
    let proposes = |clause: &str| {
        let is_of_filing = || OF_FILINGS.iter().any(|word| clause.contains(word));
        PROPOSED.iter().any(|word| clause.contains(word))
            || (clause.contains(['拟']) || clause.contains("建议")) && is_of_filing()
            || matches!(clause, "受理" | "上报")
    };
    clauses().any(proposes) && !clauses().any(is_complete)
}

/// The word by which a decision is put off: 修改后再审.
pub(crate) fn put_off_in(text: &str) -> Option<&'static str> {
    PUT_OFF.into_iter().find(|word| text.contains(word))
}

/// Whether a clause says that a filing is complete: 已完成备案, and not 建议同意备案.
pub(crate) fn is_complete(clause: &str) -> bool {
    COMPLETE.iter().any(|word| {
        let before = clause.find(word).map(|at| &clause[..at]);
        before.is_some_and(|before| !PROPOSALS.iter().any(|it| before.contains(it)))
    })
}

/// Whether a column of that name, folded, holds decisions.
pub(crate) fn is_of_decisions(folded: &str) -> bool {
    DECISIONS.iter().any(|word| folded.contains(word))
        && !OTHERS.iter().any(|end| folded.ends_with(end))
        && !folded.contains("意见")
}

/// Whether a decision says that something was filed, or is none: a number, a day, a letter.
pub(crate) fn is_decided(cell: &str) -> bool {
    let cell = trim(cell);
    is_placeholder(cell) || says_yes(cell)
}

/// Whether a decision is written as a code, such as 1, which only its system can read.
pub(crate) fn is_code(cell: &str) -> bool {
    let cell = trim(cell);
    !cell.is_empty()
        && cell.len() <= 3
        && cell.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && !YES.contains(&fold(cell).as_str())
        && !DECIDED_IN_ENGLISH.contains(&fold(cell).as_str())
}

/// Whether the answer to 是否备案 says that it was.
pub(crate) fn is_affirmed(cell: &str) -> bool {
    says_yes(cell) || trim(cell).starts_with(['是', '√', '✓', '✔', '☑'])
}

fn says_yes(cell: &str) -> bool {
    let (cell, folded) = (trim(cell), fold(cell));
    YES.contains(&folded.as_str())
        || DECIDED_IN_ENGLISH.contains(&folded.as_str())
        || is_figure(&folded)
        || parse_date(cell, CellKind::Text).is_ok()
        || is_number_of_document(&folded)
        || says_decided(cell)
}

/// A number, a mark, or a grade of a letter or two: 3, 98.5, A, B1.
fn is_figure(folded: &str) -> bool {
    let has_word = folded.contains(char::is_alphabetic);
    !has_word || (folded.is_ascii() && folded.len() <= 2)
}

/// 吉卫医备(2023)5号.
fn is_number_of_document(folded: &str) -> bool {
    folded.ends_with('号') && folded.contains('(') && folded.contains(|c: char| c.is_ascii_digit())
}

/// Whether one of the words stands there and is not turned round; in a longer text by what stands
/// beside it.
fn says_decided(cell: &str) -> bool {
    if put_off_in(cell).is_some() || is_proposed(cell) {
        return false;
    }
    let is_short = cell.chars().count() <= LONGEST_STATUS;
    if is_short && cell.contains(TURNED) {
        return false;
    }
    let said = |word: &str| {
        cell.match_indices(word).any(|(at, _)| {
            let (before, behind) = (&cell[..at], &cell[at + word.len()..]);
            !before.ends_with(TURNED) && !behind.starts_with('中')
        })
    };
    DECIDED.iter().any(|word| said(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_must_say_that_something_was_filed() {
        for cell in [
            "办结",
            "予以备案",
            "通过",
            "已公示",
            "√",
            "",
            "/",
            "3",
            "A",
            "2023-05-06",
            "approved",
            "经省中医药管理局组织专家评审，准予备案",
            "吉卫医备〔2023〕5号",
            "评审优秀",
            "公示无异议，准予备案",
            "公示",
        ] {
            assert!(is_decided(cell), "{cell}");
        }
        for cell in [
            "退件",
            "补正材料中",
            "初审",
            "公示中",
            "上报",
            "A类",
            "补充材料后再通过",
            "经专家组评审后决定下次再行讨论",
            "待补充材料后提交专家组另行评审备案",
            "inactive",
            "建议备案",
            "经专家评审，建议予以备案",
            "公示期",
            "已受理",
        ] {
            assert!(!is_decided(cell), "{cell}");
        }
    }

    #[test]
    fn a_proposal_is_no_decision() {
        for cell in [
            "建议备案",
            "拟备案",
            "经专家组论证，符合规范要求，建议准予备案",
            "公示期2023年5月1日至7日",
            "同意受理",
            "受理",
            "初审通过",
            "待公示",
            "专家建议整改后开展",
        ] {
            assert!(is_proposed(cell), "{cell}");
        }
        for cell in [
            "同意备案",
            "建议加强质控，同意备案",
            "公示期满无异议",
            "已公示",
            "公示无异议",
            "公示期内无异议",
            "建议加强随访",
            "符合条件",
            "公立医院",
        ] {
            assert!(!is_proposed(cell), "{cell}");
        }
    }

    #[test]
    fn an_answer_must_be_yes() {
        for cell in ["是", "是（2023年）", "√", "已备案", "Y", "true", "1", "2023年5月6日"]
        {
            assert!(is_affirmed(cell), "{cell}");
        }
        for cell in ["不清楚", "部分", "另附", "下月"] {
            assert!(!is_affirmed(cell), "{cell}");
        }
    }

    #[test]
    fn columns_of_decisions_are_told_from_those_of_who_and_when() {
        for name in ["审核结果", "办理状态", "专家论证结论", "审批进度"] {
            assert!(is_of_decisions(name), "{name}");
        }
        for name in ["审批机关", "审核人", "审核时间", "审批文号", "审核意见", "办理科室"]
        {
            assert!(!is_of_decisions(name), "{name}");
        }
    }
}
