//! Keys by which systems say in JSON that a filing has ended, is valid, or how far it has come.
//!
//! What is written as a code (`auditStatus: 1`) says nothing: one system's 1 is another's 2.

use crate::record::columns::keys::{compact, is_key};
use crate::text::trim;

/// Words in keys under which something stands only where something has ended.
const ENDED: [&str; 26] = [
    "DELETE",
    "DELFLAG",
    "ISDEL",
    "REVOK",
    "CANCEL",
    "WITHDRAW",
    "SUSPEND",
    "TERMINAT",
    "ABOLISH",
    "STOPDATE",
    "STOPTIME",
    "LOGOUTDATE",
    "LOGOUTTIME",
    "TYRQ",
    "TYSJ",
    "ISINVALID",
    "ISEXPIRED",
    "CXRQ",
    "CXSJ",
    "CXYY",
    "QXYY",
    "QXRQ",
    "QXSJ",
    "ZXRQ",
    "ZXSJ",
    "ZXYY",
];

/// The same, whole, behind IS or not: isInvalid, expired.
const ENDED_WHOLE: [&str; 11] = [
    "REMOVED",
    "DISABLED",
    "PAUSED",
    "STOPPED",
    "STOP",
    "INVALID",
    "INVALIDFLAG",
    "EXPIRED",
    "VOIDED",
    "DISCARDED",
    "TOMBSTONE",
];

/// The same of a row that is not the one of now: isHistory, draft.
const OLD: [&str; 8] =
    ["HISTORY", "HISTORICAL", "ARCHIVED", "OBSOLETE", "DRAFT", "TEST", "SUPERSEDED", "HISTORYFLAG"];

/// What stands in initials under marks of what was deleted, withdrawn, cancelled, struck off, made
/// void, has expired, or is no longer used: sfsc is 是否删除, scbz 删除标志.
const MARKED: [&str; 7] = ["SC", "CX", "QX", "ZX", "ZF", "GQ", "TY"];

/// What asks in initials before these, and what they are behind them: 是否, 标志, 标记, 标识.
const ASKING: &str = "SF";
const MARKS: [&str; 2] = ["BZ", "BJ"];

/// Keys of what was done to a row in another system.
const OPERATIONS: [&str; 12] = [
    "OP",
    "OPTYPE",
    "OPERATION",
    "OPERATIONTYPE",
    "OPERATE",
    "OPERATETYPE",
    "OPFLAG",
    "ACTION",
    "ROWKIND",
    "CHANGETYPE",
    "SYNCFLAG",
    "CZLX",
];

/// What stands under these of a row that is no longer there, or was so before a change.
const TAKEN_OUT: [&str; 6] = ["D", "-D", "DEL", "-U", "UB", "UPDATE_BEFORE"];

/// Words with which the keys of arrays begin whose records are no longer valid, or not yet.
const GROUPS: [&str; 47] = [
    "deleted",
    "delete",
    "removed",
    "remove",
    "history",
    "historical",
    "archived",
    "invalid",
    "inactive",
    "disabled",
    "draft",
    "recycle",
    "revoke",
    "cancel",
    "withdraw",
    "suspend",
    "terminat",
    "stopped",
    "closed",
    "expired",
    "lapsed",
    "prohibit",
    "banned",
    "forbidden",
    "blacklist",
    "blocked",
    "illegal",
    "abnormal",
    "failed",
    "rejected",
    "refused",
    "denied",
    "returned",
    "unfiled",
    "notfiled",
    "unapproved",
    "notapproved",
    "unreviewed",
    "pending",
    "applying",
    "auditing",
    "reviewing",
    "processing",
    "waiting",
    "todo",
    "old",
    "previous",
];

/// The same, whole: former and past stand before names too (formerNames), and the others are
/// initials or the Chinese for what is prohibited.
const WHOLE_GROUPS: [(&str, &str); 26] = [
    ("禁止类技术", "禁止类"),
    ("禁止类医疗技术", "禁止类"),
    ("非限制类", "非限制类"),
    ("非限制类技术", "非限制类"),
    ("非限制类医疗技术", "非限制类"),
    ("former", "former"),
    ("past", "past"),
    ("obsolete", "obsolete"),
    ("superseded", "superseded"),
    ("test", "test"),
    ("unknown", "unknown"),
    ("jinzhi", "禁止"),
    ("jzl", "禁止类"),
    ("chexiao", "撤销"),
    ("yichexiao", "已撤销"),
    ("ycx", "已撤销"),
    ("quxiao", "取消"),
    ("yiquxiao", "已取消"),
    ("yqx", "已取消"),
    ("zanting", "暂停"),
    ("yizanting", "已暂停"),
    ("yzt", "已暂停"),
    ("weibeian", "未备案"),
    ("wba", "未备案"),
    ("禁止", "禁止"),
    ("禁止类", "禁止类"),
];

/// Words in keys of a last day.
const UNTIL: [&str; 10] = [
    "EXPIREDATE",
    "EXPIRYDATE",
    "EXPIRETIME",
    "EXPIRATION",
    "VALIDUNTIL",
    "VALIDTO",
    "VALIDEND",
    "YXQZ",
    "GQRQ",
    "GQSJ",
];

/// The same, whole: publicityEndDate is another day.
const LAST_DAYS: [&str; 2] = ["ENDDATE", "ENDTIME"];

/// Keys that ask whether something was filed or is valid.
const ASKED: [&str; 47] = [
    "VALID",
    "ISVALID",
    "ACTIVE",
    "ISACTIVE",
    "ENABLED",
    "ISENABLED",
    "EFFECTIVE",
    "ISEFFECTIVE",
    "APPROVED",
    "ISAPPROVED",
    "PASSED",
    "ISPASSED",
    "ISPASS",
    "FILED",
    "ISFILED",
    "ISRECORDED",
    "ISPUBLIC",
    "ISPUBLISHED",
    "SFYX",
    "SFBA",
    "SFTG",
    "SFKZ",
    "SFGS",
    "SFQY",
    "SFXS",
    "YXBZ",
    "YXBJ",
    "YXZT",
    "QYBZ",
    "QYBJ",
    "ENABLE",
    "ISENABLE",
    "ENABLEFLAG",
    "ENABLEDFLAG",
    "VALIDFLAG",
    "ACTIVEFLAG",
    "SHOWFLAG",
    "PUBLISHED",
    "ISPUBLISH",
    "LATEST",
    "ISLATEST",
    "CURRENT",
    "ISCURRENT",
    "SHOW",
    "ISSHOW",
    "VISIBLE",
    "ISVISIBLE",
];

/// Words in keys that say when a filing was asked for.
const ASKED_FOR: [&str; 10] = [
    "APPLYDATE",
    "APPLYTIME",
    "APPLICATIONDATE",
    "APPLICATIONTIME",
    "SUBMITDATE",
    "SUBMITTIME",
    "SUBMITTEDAT",
    "APPLIEDAT",
    "SQSJ",
    "SQRQ",
];

/// Keys of remarks, and the initials of Chinese ones: 备注, 备注信息, 备注说明.
const REMARKS: [&str; 11] = [
    "BZ",
    "BZXX",
    "BZSM",
    "MEMO",
    "NOTE",
    "NOTES",
    "COMMENT",
    "COMMENTS",
    "DESC",
    "DESCRIPTION",
    "EXPLAIN",
];

/// What is decided, or is there or not, in keys of decisions.
const OF_DECISIONS: [&str; 16] = [
    "AUDIT",
    "APPROV",
    "REVIEW",
    "CHECK",
    "EXAMINE",
    "VERIFY",
    "FILING",
    "RECORD",
    "FLOW",
    "PROCESS",
    "HANDLE",
    "APPLY",
    "APPLICATION",
    "TECH",
    "DATA",
    "ROW",
];

/// Ends of keys of decisions.
const DECISIONS: [&str; 6] = ["STATUS", "STATE", "RESULT", "STATUSNAME", "STATENAME", "RESULTNAME"];

/// The initials of Chinese ones: 审核状态, 审核结果, 审批状态, 审批结果, 办理状态, 办理结果, 数据状态, 记录状态.
const INITIALS: [&str; 8] = ["SHZT", "SHJG", "SPZT", "SPJG", "BLZT", "BLJG", "SJZT", "JLZT"];

/// What a key says of an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeySays {
    /// What stands under it has ended, unless it is denied.
    End,
    /// It asks whether something was filed or is valid.
    Filed,
    /// It gives a last day.
    Until,
    /// It gives a decision, in words or as a code.
    State,
    /// It says when a filing was asked for.
    Asked,
    /// It holds remarks.
    Remark,
    /// It says what was done to the row.
    Operation,
    /// What stands under it is not the row of now, unless it is denied.
    Old,
}

/// What a key says, where it says anything; `text` are the keys that lead to it.
pub(crate) fn of_key(text: &str) -> Option<KeySays> {
    let own = text.rsplit('·').next().filter(|own| is_key(own))?;
    let key = compact(own);
    let has = |words: &[&str]| words.iter().any(|word| key.contains(word));
    let is_decision = || {
        let end =
            DECISIONS.iter().filter_map(|end| key.strip_suffix(end)).min_by_key(|it| it.len());
        end.is_some_and(|rest| rest.is_empty() || OF_DECISIONS.iter().any(|it| rest.contains(it)))
    };
    match () {
        () if ASKED.contains(&key.as_str()) => Some(KeySays::Filed),
        () if has(&UNTIL) || LAST_DAYS.contains(&key.as_str()) => Some(KeySays::Until),
        () if has(&ENDED) || is_marked(&key) => Some(KeySays::End),
        () if OLD.contains(&bare(&key)) => Some(KeySays::Old),
        () if OPERATIONS.contains(&key.as_str()) => Some(KeySays::Operation),
        () if ASKED_FOR.iter().any(|word| key.contains(word)) => Some(KeySays::Asked),
        () if INITIALS.contains(&key.as_str()) || is_decision() => Some(KeySays::State),
        () if REMARKS.contains(&key.as_str()) => Some(KeySays::Remark),
        () => None,
    }
}

/// A key without what asks before it.
fn bare(key: &str) -> &str {
    key.strip_prefix("IS").unwrap_or(key)
}

/// Whether a key marks what has ended: isInvalid, sfsc, scbz.
fn is_marked(key: &str) -> bool {
    let is_of = |initials: &str| MARKED.contains(&initials);
    ENDED_WHOLE.contains(&bare(key))
        || key.strip_prefix(ASKING).is_some_and(is_of)
        || MARKS.iter().any(|mark| key.strip_suffix(mark).is_some_and(is_of))
}

/// The sign by which a cell under the key of an operation says that the row is no longer there.
pub(crate) fn taken_out(cell: &str) -> Option<&'static str> {
    TAKEN_OUT.into_iter().find(|word| trim(cell).eq_ignore_ascii_case(word))
}

/// The word with which the key of an array says that its records are no longer valid, or not yet:
/// deletedList, history.
pub(crate) fn of_group(text: &str) -> Option<&'static str> {
    let whole = |key: &str| WHOLE_GROUPS.iter().find(|(own, _)| *own == key).map(|(_, word)| *word);
    if !text.starts_with(|first: char| first.is_ascii_alphabetic()) || !is_key(text) {
        return whole(text);
    }
    let key = compact(text).to_ascii_lowercase();
    let bare = ["list", "records", "items"].iter().find_map(|end| key.strip_suffix(end));
    let begins = || GROUPS.into_iter().find(|word| key.starts_with(word));
    begins().or_else(|| whole(&key)).or_else(|| whole(bare?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_ends_are_told_from_others() {
        for (key, says) in [
            ("isDeleted", KeySays::End),
            ("del_flag", KeySays::End),
            ("filings·revokeDate", KeySays::End),
            ("filing·isValid", KeySays::Filed),
            ("expireDate", KeySays::Until),
            ("filing·endDate", KeySays::Until),
            ("auditStatus", KeySays::State),
            ("status", KeySays::State),
            ("shzt", KeySays::State),
            ("sjzt", KeySays::State),
            ("dataStatus", KeySays::State),
            ("filingStatusName", KeySays::State),
            ("filings·bz", KeySays::Remark),
            ("memo", KeySays::Remark),
            ("sfsc", KeySays::End),
            ("SCBZ", KeySays::End),
            ("zf_bj", KeySays::End),
            ("isInvalid", KeySays::End),
            ("archived", KeySays::Old),
            ("yxbz", KeySays::Filed),
            ("isLatest", KeySays::Filed),
            ("__op", KeySays::Operation),
            ("enableFlag", KeySays::Filed),
            ("stopTime", KeySays::End),
            ("paused", KeySays::End),
            ("gqrq", KeySays::Until),
            ("czlx", KeySays::Operation),
        ] {
            assert_eq!(of_key(key), Some(says), "{key}");
        }
        for key in ["createTime", "hospitalStatus", "resultUrl", "hospitalName", "备注", "remark"]
        {
            assert_eq!(of_key(key), None, "{key}");
        }
    }

    #[test]
    fn arrays_of_what_is_not_valid_are_told_from_others() {
        for (key, word) in [
            ("deleted", "deleted"),
            ("removedList", "removed"),
            ("history_records", "history"),
            ("prohibited", "prohibit"),
            ("bannedFilings", "banned"),
            ("ycxList", "已撤销"),
            ("禁止类", "禁止类"),
        ] {
            assert_eq!(of_group(key), Some(word), "{key}");
        }
        for key in [
            "data",
            "current",
            "records",
            "名单",
            "undeleted",
            "delete.json",
            "formerNames",
            "filed",
        ] {
            assert_eq!(of_group(key), None, "{key}");
        }
    }
}
