//! Whether what a word says is over: a suspension that was lifted, 2022年暂停，2023年恢复开展, a
//! demand that was met, 责令整改，已整改到位, or a refusal behind which a filing was completed, 退回补正后
//! 完成备案.

use super::ended::{clause_before, places};
use super::turns::{DEMANDS, LIFTED, PASSED, PERHAPS, RECTIFIED, REPEATABLE, RESUMED, SUSPENSIONS};
use crate::text::is_ideograph;

/// Behind a word for what was done these make it a condition: 整改合格后恢复.
const ONLY_THEN: [char; 8] = ['后', '前', '方', '才', '再', '的', '时', '之'];

/// Whether what a word says is over, by what stands around it.
pub(crate) fn is_lifted(word: &str, before: &str, behind: &str) -> bool {
    match word {
        _ if SUSPENSIONS.contains(&word) => is_ended(before) || is_resumed(behind),
        _ if DEMANDS.contains(&word) => says_done(behind, &RECTIFIED) || is_resumed(behind),
        _ if REPEATABLE.contains(&word) => says_done(behind, &PASSED),
        // 取消暂停 ends the suspension, of which its own word tells.
        _ if LIFTED.contains(&word) => SUSPENSIONS.iter().any(|it| behind.starts_with(it)),
        _ => false,
    }
}

/// Whether what stands before a suspension ends it: 2023年解除暂停.
fn is_ended(before: &str) -> bool {
    let lifted = LIFTED.iter().find_map(|word| before.strip_suffix(word));
    lifted.is_some_and(|rest| !clause_before(rest).contains(PERHAPS))
}

/// Whether what stands behind a suspension says that it is over: 2023年恢复开展.
fn is_resumed(behind: &str) -> bool {
    ["恢复", "解除"].iter().any(|word| {
        places(behind, word).any(|(before, behind)| is_done(before, behind) && says_all(behind))
    })
}

fn is_done(before: &str, behind: &str) -> bool {
    let clause = clause_before(before);
    let is_day = |each: char| each.is_ascii_digit() || "年月日号起".contains(each);
    let is_done = clause.ends_with('已')
        || clause.ends_with(is_day)
        || (clause.is_empty() && behind.starts_with("有效"));
    is_done && !clause.contains(PERHAPS)
}

/// Whether what was resumed is all of it, as far as it is said.
fn says_all(behind: &str) -> bool {
    !behind.starts_with(is_ideograph) || RESUMED.iter().any(|word| behind.starts_with(word))
}

/// Whether one of these words tells behind another one that something was done.
fn says_done(behind: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        places(behind, word).any(|(before, after)| {
            !clause_before(before).contains(PERHAPS) && !after.starts_with(ONLY_THEN)
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::record::ends::ended::end_in;

    #[test]
    fn a_suspension_is_over_only_where_it_is_said_to_be() {
        for text in [
            "2022年暂停，2023年恢复开展",
            "2022年暂停，已恢复",
            "暂停，整改后已恢复",
            "2022年停止，恢复有效",
            "2023年解除暂停",
            "已取消暂停",
            "2022年停业，2023年恢复营业",
            "暂停已解除",
        ] {
            assert_eq!(end_in(text), None, "{text}");
        }
        for text in [
            "2022年暂停，至今未恢复",
            "暂停，整改合格后恢复",
            "暂停，不得恢复",
            "暂停，预计2027年恢复",
            "暂停，2023年恢复，2024年暂停",
            "2022年暂停，2023年恢复，2024年撤销",
            "2022年停用，2023年恢复",
            "拟解除暂停",
            "尚未取消暂停",
            "2023年解除暂停，2024年取消备案",
        ] {
            assert!(end_in(text).is_some(), "{text}");
        }
    }

    #[test]
    fn a_demand_is_met_only_where_it_is_said_to_be() {
        for text in [
            "责令整改，已整改到位",
            "限期整改，2023年整改完成",
            "责令改正，整改后已恢复",
            "整改完成",
        ] {
            assert_eq!(end_in(text), None, "{text}");
        }
        for text in ["责令整改", "限期整改，未整改到位", "责令整改，整改合格后恢复"]
        {
            assert!(end_in(text).is_some(), "{text}");
        }
    }

    #[test]
    fn a_refusal_is_over_only_where_a_filing_was_completed() {
        for text in ["材料退回补正后于2023年5月完成备案", "首次申报未通过，2023年复审通过"]
        {
            assert_eq!(end_in(text), None, "{text}");
        }
        for text in ["退回补正，未完成备案", "未通过，审核通过后备案", "退回，完成备案后2024年退回"]
        {
            assert!(end_in(text).is_some(), "{text}");
        }
    }
}
