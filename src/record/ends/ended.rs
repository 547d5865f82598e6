//! What a text says of the end of a filing, or of one that was never completed.
//!
//! Wrong is worse than missing: a text that holds one of the words and means something else costs
//! a row, which the report names; one that is passed over publishes as valid what is not.

use super::lifted::is_lifted;
use super::removed::{doubted_in, removed_in};
use super::turns::{
    AFTER_LATE, AFTER_MIDDLE, AFTER_MOVED, AFTER_THINGS, FOUND_OUT, IN_TIME, LEFT_OUT, NOT,
    NOT_NOT, OF_LICENCES, OF_LISTED, OF_SPANS, OLD, OTHERS, PARTS, SUSPENSIONS,
};
use super::words::{CLOSED, ENDS, OLD as OF_OLD, REFUSED, UNDER_WAY, may_be_of_end};
use crate::record::values::brackets::{is_close, is_open};
use crate::text::is_ideograph;

/// What joins several words behind one that turns them around: 无撤销、取消情形.
const JOINTS: [char; 6] = ['、', '和', '或', '及', '/', '，'];

/// Words joined so, at most.
const MOST_JOINED: usize = 12;

/// Where one part of a sentence ends.
const CLAUSES: [char; 12] = ['，', ',', '。', '；', ';', '、', '（', '(', '）', ')', '\n', '|'];

/// Characters at most of what can only be a status: 2021年已撤销.
pub(crate) const LONGEST_STATUS: usize = 12;

/// Longer texts before a name are part of it.
const LONGEST_MARK: usize = 6;

/// What stands in place of a phrase that means something else.
const NEUTRAL: &str = "□";

/// The word by which a text says that something has ended or was not completed.
pub(crate) fn end_in(text: &str) -> Option<&'static str> {
    let text = plain(text)?;
    let seen = characters(&text);
    let mut words = REFUSED.iter().chain(&UNDER_WAY).filter(|word| can_hold(seen, word));
    words.find(|word| is_said(&text, word)).copied().or_else(|| ended_in(&text))
}

/// The word by which a text says that something has ended; what was not completed does not count.
pub(crate) fn stopped_in(text: &str) -> Option<&'static str> {
    ended_in(&plain(text)?)
}

/// Whether a word that [`end_in`] found tells of an end, and not of what was never completed.
pub(crate) fn is_end(word: &str) -> bool {
    !REFUSED.contains(&word) && !UNDER_WAY.contains(&word) && !OF_OLD.contains(&word)
}

/// The word by which a text speaks against a status that is stated as valid, and whether it speaks
/// of the filing or its institution: 2020年换发新证，门诊楼停业装修 may be about something else.
pub(crate) fn against_in(text: &str) -> Option<(&'static str, bool)> {
    let Some(word) = end_in(text) else {
        let removed = removed_in(text).map(|word| (word, true));
        return removed.or_else(|| doubted_in(text).map(|word| (word, false)));
    };
    let plain = plain(text)?;
    let is_closed = CLOSED.contains(&word) && word != "注销备案";
    match (is_closed, UNDER_WAY.contains(&word)) {
        (false, false) => Some((word, true)),
        _ if is_of_old(&plain) => None,
        _ => Some((word, is_closed && is_of_whole(&plain))),
    }
}

/// Whether a remark is short and names no part of an institution: 2024年停业整顿.
fn is_of_whole(plain: &str) -> bool {
    plain.chars().count() <= LONGEST_STATUS && !PARTS.iter().any(|word| plain.contains(word))
}

/// The word behind a name or in its brackets: 示例医院（已停业）, 示例医院-已注销.
pub(crate) fn end_at_name(name: &str) -> Option<&'static str> {
    if !name.contains(|each| may_be_of_end(each) || is_open(each)) {
        return None;
    }
    let inside =
        name.split(is_open).skip(1).map(|part| part.split(is_close).next().unwrap_or(part));
    let before = || end_in(before_name(name)).filter(|word| is_end(word));
    let in_bracket = |text: &str| end_in(text).or_else(|| removed_in(text));
    inside.into_iter().find_map(in_bracket).or_else(|| end_in(behind_name(name))).or_else(before)
}

/// What stands before a name and a mark: 撤销-示例医院, 已注销：示例医院.
fn before_name(name: &str) -> &str {
    let at = name.find(['-', '—', '－', '–', ':', '：', '*', '/', ' ', '　']);
    let before = at.map_or("", |at| &name[..at]);
    if before.chars().count() <= LONGEST_MARK { before } else { "" }
}

/// A name without what says that it has ended: 肿瘤消融治疗技术（已撤销）.
pub(crate) fn without_end(name: &str) -> &str {
    let mut rest = name;
    while end_at_name(rest).is_some() {
        let says_end = |at: &usize| {
            let inner = rest[*at..].trim_matches(|each| is_open(each) || is_close(each));
            end_in(inner).or_else(|| removed_in(inner)).is_some()
        };
        let open = rest.rfind(is_open).filter(says_end);
        let at = open.unwrap_or(rest.len() - behind_name(rest).len());
        let before =
            rest[..at].trim_end_matches(|each: char| !each.is_alphanumeric() && !is_close(each));
        if before.is_empty() || before.len() == rest.len() {
            return rest;
        }
        rest = before;
    }
    rest
}

/// What stands behind the last part of a name, of a hospital or a technology, that can end one.
fn behind_name(name: &str) -> &str {
    const ENDINGS: [&str; 6] = ["院", "中心", "诊所", "门诊部", "技术", "治疗"];
    let word = |end: &&str| name.rfind(*end).map(|at| at + end.len());
    let bracket = name.char_indices().rfind(|(_, each)| is_close(*each));
    let bracket = bracket.map(|(at, close)| at + close.len_utf8());
    let end = ENDINGS.iter().filter_map(word).chain(bracket).max();
    end.map_or("", |end| &name[end..])
}

/// A text without white space, in small letters, with nothing in it that means something else;
/// `None` where it can hold no word of an end.
pub(crate) fn plain(text: &str) -> Option<String> {
    if !text.contains(may_be_of_end) {
        return None;
    }
    let text: String = text.chars().filter(|each| !each.is_whitespace()).collect();
    let text = IN_TIME.iter().fold(text, |text, word| match text.contains(word) {
        true => text.replace(word, "未"),
        false => text,
    });
    let text = OTHERS.iter().fold(text.to_lowercase(), |text, other| match text.contains(other) {
        true => text.replace(other, NEUTRAL),
        false => text,
    });
    Some(text)
}

fn ended_in(text: &str) -> Option<&'static str> {
    said_in(text, &ENDS)
}

/// The first of these words that a plain text says of an end.
pub(crate) fn said_in(text: &str, words: &[&'static str]) -> Option<&'static str> {
    let says = |word: &&&'static str| {
        places(text, word).any(|(before, behind)| {
            !is_turned_around(before)
                && means_end(word, before, behind)
                && !is_lifted(word, before, behind)
        })
    };
    let seen = characters(text);
    words.iter().filter(|word| can_hold(seen, word)).find(says).copied()
}

/// The characters of a text, as a set in which some share a place.
fn characters(text: &str) -> u128 {
    text.chars().fold(0, |set, each| set | 1 << (u32::from(each) % u128::BITS))
}

/// Whether a text of these characters can hold a word: most texts hold hardly any, and looking for
/// each of them costs more.
fn can_hold(seen: u128, word: &str) -> bool {
    characters(word) & !seen == 0
}

/// Whether a word for what is not completed is said of a filing.
fn is_said(text: &str, word: &str) -> bool {
    places(text, word).any(|(before, behind)| {
        means_end(word, before, behind) && !is_left_out(before) && !is_lifted(word, before, behind)
    })
}

/// What stands before and behind each place of a word.
pub(crate) fn places<'t>(text: &'t str, word: &str) -> impl Iterator<Item = (&'t str, &'t str)> {
    text.match_indices(word).map(|(at, found)| (&text[..at], &text[at + found.len()..]))
}

/// Whether a word means an end beside what stands around it.
fn means_end(word: &str, before: &str, behind: &str) -> bool {
    match word {
        "备案中" | "补正中" | "整改中" | "调查中" | "核实中" | "核查中" | "复核中"
            if behind.starts_with(|next| is_ideograph(next) && !"的机单".contains(next)) =>
        {
            false
        }
        "未复核" | "存疑" | "待核实" | "待核查" | "待确认" | "待复核" | "调查中" | "核实中"
        | "核查中" | "复核中" => is_of_filing(before),
        // Nobody may use it who has not filed: that is the law, and no end.
        "不得开展" | "禁止开展" => !clause_before(before).contains(['未', '类']),
        // 不予撤销 leaves things as they are.
        "不予" => !ENDS.iter().any(|end| behind.starts_with(end)),
        "备案解除" => !SUSPENSIONS.iter().any(|word| behind.starts_with(word)),
        "已结束" => OF_SPANS.iter().any(|word| clause_before(before).contains(word)),
        "拟新增" | "拟引进" => behind.starts_with(OF_LISTED),
        "期已满" | "已满期" => !clause_before(before).contains("公示"),
        "逾期未" => !behind.starts_with(AFTER_LATE),
        "已淘汰" | "已转让" => {
            !behind.starts_with(AFTER_THINGS) && !clause_before(before).contains("设备")
        }
        "撤并" => !behind.starts_with(AFTER_MOVED),
        "已撤" => !behind.starts_with(AFTER_MOVED),
        _ if word.ends_with('中') => !behind.starts_with(AFTER_MIDDLE) && !is_of_licence(before),
        "已过期" | "已到期" | "已过有效期" => !is_of_licence(before),
        _ if CLOSED.contains(&word) => !is_of_old(clause_before(before)),
        _ => true,
    }
}

/// Whether what stands before speaks of a licence, 执业许可证换证办理中, and not of a filing.
fn is_of_licence(before: &str) -> bool {
    let clause = clause_before(before);
    !clause.contains("备案") && OF_LICENCES.iter().any(|word| clause.contains(word))
}

/// Whether what stands before speaks of the filing, or of nothing else: 例数待核实 does.
fn is_of_filing(before: &str) -> bool {
    let clause = clause_before(before);
    let is_other = |each: char| is_ideograph(each) && !"年月日起已正在尚经".contains(each);
    !clause.contains(is_other)
        || clause.ends_with(['院', '心', '所'])
        || FOUND_OUT.iter().any(|word| clause.contains(word))
}

pub(crate) fn is_of_old(clause: &str) -> bool {
    OLD.iter().any(|word| clause.contains(word))
}

/// Whether what stands before a word denies it, the words joined to it included.
fn is_turned_around(before: &str) -> bool {
    let mut rest = before;
    for _ in 0..MOST_JOINED {
        let Some(joined) = rest.strip_suffix(JOINTS) else { break };
        let Some(joined) = ENDS.iter().find_map(|word| joined.strip_suffix(word)) else { break };
        rest = joined;
    }
    let denies = NOT.iter().any(|not| rest.ends_with(not));
    (denies && !NOT_NOT.iter().any(|twice| rest.ends_with(twice))) || is_left_out(rest)
}

/// Whether what stands before says that those who follow are left out: 不含已撤销备案的.
fn is_left_out(before: &str) -> bool {
    let clause = clause_before(before);
    LEFT_OUT.iter().any(|word| clause.contains(word))
}

pub(crate) fn clause_before(before: &str) -> &str {
    before.rsplit(CLAUSES).next().unwrap_or(before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::ends::words::{ENDS, REFUSED, UNDER_WAY, may_be_of_end};

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
            ("终止妊娠相关技术撤销", Some("撤销")),
            ("无撤销、取消情形", None),
            ("无撤销、取消情形，2024年暂停", Some("暂停")),
            ("不存在暂停情况", None),
            ("未按规定暂停", Some("暂停")),
            ("因无，撤销", Some("撤销")),
            ("未说明原因不得不取消", Some("取消")),
            ("第三类医疗技术审批取消后备案", None),
            ("取消审批改为备案", None),
            ("国务院取消和下放的事项", None),
            ("审批取消", Some("取消")),
            ("已撤县设市", None),
            ("已撤", Some("已撤")),
            ("名单不含已撤销备案的机构", None),
            ("除已取消的以外", None),
            ("医院自愿放弃", Some("放弃")),
            ("经费不足，破产清算", Some("破产")),
            ("2024年收回备案", Some("收回备案")),
            ("旧证已收回", None),
            ("患者放弃治疗的除外", None),
            ("未放弃", None),
            ("不具备独立法人资格", None),
            ("已从名单中移除", Some("名单中移除")),
            ("备案未完成", Some("备案未完成")),
            ("2025年倒闭", Some("倒闭")),
            ("现已不做", Some("已不做")),
            ("首例未完成随访", None),
            ("原登记号已注销，换发新证", None),
            ("原登记号已注销，备案一并注销", Some("注销")),
            ("老院区关闭，新院区开展", None),
            ("非撤销", None),
            ("Revoked", Some("revoked")),
        ] {
            assert_eq!(end_in(text), word, "{text}");
        }
    }

    #[test]
    fn a_denial_and_a_law_are_no_end() {
        for text in [
            "未见撤销",
            "不予撤销",
            "未申请撤销、取消",
            "无需暂停",
            "未经论证的不得开展",
            "禁止类技术不得开展",
            "例数待核实",
            "核查中发现2例",
            "未开展",
            "已校验",
            "由老城区迁出",
        ] {
            assert_eq!(end_in(text), None, "{text}");
        }
        for text in [
            "已取消，整改后可重新备案",
            "已撤销，已恢复",
            "未再开展",
            "不得开展",
            "备案待核实",
            "待核实",
            "逾期未校验",
            "证书到期未延续",
            "已迁出本市",
            "科室撤并",
        ] {
            assert!(end_in(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_was_never_completed_is_told() {
        for text in [
            "不予备案",
            "退回补正",
            "待审核",
            "尚未备案",
            "拟开展",
            "审核中",
            "未通过",
            "撤回备案",
            "已过期",
            "备案已到期",
            "备案中",
            "正在备案中，请稍候",
            "暂缓",
            "不符合条件",
            "专家论证后审核中",
            "该证明材料审核中",
            "许可证齐全，备案审核中",
            "没有备案",
            "停开",
            "逾期未备案",
            "未获批",
            "摘牌",
            "未予备案",
            "整改中",
            "不再从事",
            "正在备案",
            "待重新备案",
            "补正材料中",
            "不符合规范要求",
            "自2024年1月起停做",
            "2024年度未续备",
            "不再续签",
            "账号已锁定",
        ] {
            assert!(end_in(text).is_some(), "{text}");
        }
        for text in [
            "通过",
            "已备案",
            "备案中心出具",
            "由行政审批中心办理",
            "备案中医医院名单",
            "备案中未发现问题",
            "同意备案",
            "完成",
            "尚未开展",
            "许可证换证办理中",
            "旧证已到期",
            "执业许可证校验办理中",
            "增加床位",
            "已公示",
            "已补正",
        ] {
            assert_eq!(end_in(text), None, "{text}");
        }
    }

    #[test]
    fn a_short_remark_that_an_institution_has_closed_is_sure() {
        for text in ["停业整顿", "2024年停诊", "主动申请注销", "撤"] {
            assert!(against_in(text).is_some_and(|(_, is_sure)| is_sure), "{text}");
        }
        for text in ["东院区已停业", "整改中", "老门诊楼停诊"] {
            assert!(against_in(text).is_some_and(|(_, is_sure)| !is_sure), "{text}");
        }
        assert_eq!(against_in("原登记号已注销"), None);
    }

    #[test]
    fn an_end_before_a_name_is_told() {
        for name in ["撤销-示例医院", "已注销：示例医院", "暂停 示例医院", "撤销*示例医院"]
        {
            assert!(end_at_name(name).is_some(), "{name}");
        }
        for name in ["示例-医院", "未撤销-示例医院", "待审-示例医院", "停云路 示例医院"]
        {
            assert_eq!(end_at_name(name), None, "{name}");
        }
    }

    #[test]
    fn what_stands_at_a_name_is_told_from_the_name() {
        for name in [
            "示例医院（已停业）",
            "示例医院[已撤销]",
            "示例医院【停业】",
            "示例医院-已注销",
            "示例医院已停业",
            "（已撤销）示例省医疗质量控制中心",
            "肿瘤消融治疗技术(暂停)",
            "示例医院（筹）",
            "示例医院（建设中）",
            "示例医院（公示中）",
            "示例医院（重复）",
        ] {
            assert!(end_at_name(name).is_some(), "{name}");
        }
        for name in [
            "示例取消医院（东院）",
            "示例关闭路医院",
            "关节镜诊疗技术（三、四级）",
            "示例医院中心院区",
        ] {
            assert_eq!(end_at_name(name), None, "{name}");
        }
        for (name, bare) in [
            ("肿瘤消融治疗技术（已撤销）", "肿瘤消融治疗技术"),
            ("关节镜诊疗技术（三、四级）（暂停）", "关节镜诊疗技术（三、四级）"),
            ("肿瘤消融治疗技术 已撤销", "肿瘤消融治疗技术"),
            ("肿瘤消融治疗技术（删除）", "肿瘤消融治疗技术"),
            ("肿瘤消融治疗技术", "肿瘤消融治疗技术"),
        ] {
            assert_eq!(without_end(name), bare);
        }
    }

    #[test]
    fn what_closes_an_institution_ends_what_it_filed() {
        for word in CLOSED {
            assert!(ENDS.contains(&word), "{word}");
        }
    }

    #[test]
    fn every_word_has_a_character_that_is_looked_for() {
        for word in ENDS.iter().chain(&REFUSED).chain(&UNDER_WAY) {
            assert!(word.contains(may_be_of_end), "{word}");
        }
    }
}
