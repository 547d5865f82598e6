//! What a list of institutions says of the end of one: in remarks, and in its own status.

use super::decision::is_decided;
use super::ended::{is_of_old, plain, said_in, stopped_in};
use super::merger::merged_over;
use super::removed::removed_in;
use super::turns::PARTS;
use super::words::{CLOSED, ENDS};
use crate::record::cells::is_stroke;
use crate::text::{fold, trim};

/// What denies that an institution is valid: under 是否有效.
const NO: [&str; 6] = ["0", "N", "NO", "FALSE", "×", "X"];

/// What turns a word round by which an institution goes on: 未登记.
const TURNED: [char; 5] = ['未', '不', '待', '拟', '非'];

/// Words of a status, beside those of decisions, by which an institution goes on.
const GOES_ON: [&str; 12] = [
    "在营",
    "在业",
    "存续",
    "登记",
    "注册",
    "启用",
    "运营",
    "开业",
    "校验",
    "换证",
    "变更",
    "已恢复",
];

/// What may stand beside a word that is all a remark says: 该院2024年已撤销.
const BESIDE: &str =
    "年月日号起已于被该院医机构本我经现因合并入建制登记单位责令勒,，。.-/0123456789";

/// What the status of an institution in a list says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Listed {
    /// That it goes on, or nothing.
    GoesOn,
    /// By this word, that it has ended.
    Ended(&'static str),
    /// That it does not hold: 否 under 是否有效.
    Denied,
    /// Something else.
    Unknown,
}

/// The word by which a text says that an institution has closed; of an old licence it says nothing.
pub(crate) fn closed_in(text: &str) -> Option<&'static str> {
    let text = plain(text)?;
    let is_other = |part: &str| is_of_old(part) || PARTS.iter().any(|word| part.contains(word));
    let mut clauses = text.split(['，', ',', '。', '；', ';']).filter(|part| !is_other(part));
    let closed = |part| said_in(part, &CLOSED).filter(|word| said_in(&text, &[word]).is_some());
    clauses.find_map(closed)
}

/// The same of a short remark, of which an end may be all it says: 2024年已撤销.
pub(crate) fn closed_in_remark(text: &str) -> Option<&'static str> {
    closed_in(text).or_else(|| removed_in(text)).or_else(|| {
        let text = plain(text)?;
        let word = said_in(&text, &ENDS)?;
        let rest = text.replacen(word, "", 1);
        rest.chars().all(|each| BESIDE.contains(each)).then_some(word)
    })
}

/// What the status of an institution says.
pub(crate) fn listed(status: &str) -> Listed {
    let status = trim(status);
    if is_stroke(status) || status.is_empty() {
        return Listed::GoesOn;
    }
    let ended = stopped_in(status).or_else(|| removed_in(status));
    if let Some(word) = ended.or_else(|| merged_over(status)) {
        return Listed::Ended(word);
    }
    let has = |words: &[&str]| words.iter().any(|word| status.contains(word));
    match () {
        () if status.starts_with('否') || NO.contains(&fold(status).as_str()) => Listed::Denied,
        // 未注销 and 暂停，已恢复 deny the end that they name.
        () if is_decided(status) || has(&ENDS) => Listed::GoesOn,
        () if has(&GOES_ON) && !status.contains(TURNED) => Listed::GoesOn,
        () => Listed::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_institution_closes_by_fewer_words() {
        for text in [
            "2024年已注销",
            "因自身原因停业",
            "原证已注销，医院已停业",
            "因停业撤销登记",
            "逾期未校验",
            "已迁出本市",
        ] {
            assert!(closed_in(text).is_some(), "{text}");
        }
        for text in [
            "2020年注销原证",
            "2020年暂停一项技术",
            "旧登记号已注销",
            "待定",
            "2022年停业，2023年恢复营业",
            "2021年撤销一项技术",
            "老院区已关闭",
        ] {
            assert_eq!(closed_in(text), None, "{text}");
        }
        for text in ["该院2024年已撤销", "因合并撤销", "已移出"] {
            assert!(closed_in_remark(text).is_some(), "{text}");
        }
        assert_eq!(closed_in_remark("撤销一项技术"), None);
    }

    #[test]
    fn the_status_of_an_institution_is_read() {
        for status in ["正常", "有效", "营业", "在业", "/", "", "已恢复营业", "未注销", "是"]
        {
            assert_eq!(listed(status), Listed::GoesOn, "{status}");
        }
        for status in ["注销", "已停业", "撤销", "暂停执业", "过期", "迁出", "移出"]
        {
            assert!(matches!(listed(status), Listed::Ended(_)), "{status}");
        }
        assert_eq!(listed("否"), Listed::Denied);
        for status in ["异常", "待登记", "筹建中"] {
            assert_eq!(listed(status), Listed::Unknown, "{status}");
        }
    }
}
