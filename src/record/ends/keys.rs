//! Keys by which systems say in JSON that a filing has ended, is valid, or how far it has come.
//!
//! What is written as a code (`auditStatus: 1`) says nothing: one system's 1 is another's 2.

use crate::record::columns::keys::{compact, is_key};

/// Words in keys under which something stands only where something has ended.
const ENDED: [&str; 20] = [
    "DELETE",
    "DELFLAG",
    "ISDEL",
    "REVOK",
    "CANCEL",
    "WITHDRAW",
    "SUSPEND",
    "TERMINAT",
    "ABOLISH",
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

/// Words in keys of a last day.
const UNTIL: [&str; 8] = [
    "EXPIREDATE",
    "EXPIRYDATE",
    "EXPIRETIME",
    "EXPIRATION",
    "VALIDUNTIL",
    "VALIDTO",
    "VALIDEND",
    "YXQZ",
];

/// The same, whole: publicityEndDate is another day.
const LAST_DAYS: [&str; 2] = ["ENDDATE", "ENDTIME"];

/// Keys that ask whether something was filed or is valid.
const ASKED: [&str; 23] = [
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

/// What is decided, in keys of decisions.
const OF_DECISIONS: [&str; 14] = [
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
];

/// Ends of keys of decisions.
const DECISIONS: [&str; 6] = ["STATUS", "STATE", "RESULT", "STATUSNAME", "STATENAME", "RESULTNAME"];

/// The initials of Chinese ones: 审核状态, 审核结果, 审批状态, 审批结果, 办理状态, 办理结果.
const INITIALS: [&str; 6] = ["SHZT", "SHJG", "SPZT", "SPJG", "BLZT", "BLJG"];

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
        () if has(&ENDED) => Some(KeySays::End),
        () if ASKED_FOR.iter().any(|word| key.contains(word)) => Some(KeySays::Asked),
        () if INITIALS.contains(&key.as_str()) || is_decision() => Some(KeySays::State),
        () if REMARKS.contains(&key.as_str()) => Some(KeySays::Remark),
        () => None,
    }
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
            ("filingStatusName", KeySays::State),
            ("filings·bz", KeySays::Remark),
            ("memo", KeySays::Remark),
        ] {
            assert_eq!(of_key(key), Some(says), "{key}");
        }
        for key in ["createTime", "hospitalStatus", "resultUrl", "hospitalName", "备注", "remark"]
        {
            assert_eq!(of_key(key), None, "{key}");
        }
    }
}
