//! A remark that says of one of the technologies of a row that it has ended: 其中肿瘤消融已撤销.
//!
//! Only where nothing can be misread the others go on: one clause says it, of one technology by its
//! name and with nothing else in it, and no other clause speaks of an end. What says 除……外 or
//! 一并, or names two, is about all of the row.

use super::ended::end_in;
use crate::record::raw::{Record, Statement, TechnologyMention};
use crate::text::fold;

/// What names of technologies end in that people leave out; longer ones first.
const TAILS: [&str; 9] = [
    "临床应用技术",
    "治疗技术",
    "诊疗技术",
    "诊断技术",
    "手术技术",
    "应用技术",
    "技术",
    "治疗",
    "术",
];

/// What may stand beside the name and the word in a clause without changing who is meant.
const BESIDE: [&str; 26] = [
    "其中的",
    "其中",
    "该院的",
    "该院",
    "我院",
    "限制类",
    "治疗技术",
    "诊疗技术",
    "诊断技术",
    "临床应用",
    "这一项",
    "项目",
    "备案",
    "技术",
    "治疗",
    "一项",
    "已经",
    "现已",
    "主动",
    "申请",
    "开展",
    "的",
    "已",
    "于",
    "自",
    "起",
];

/// The shortest name that is told from others.
const SHORTEST: usize = 3;

/// Of the records of a row that a remark sets aside, leaves what it says has ended alone where it names
/// one of several technologies; the others go on.
pub(crate) fn hold_only_named(records: &mut Vec<Record>, from: usize, remark: &str) {
    let row = &records[from..];
    // A count of several technologies stands and falls with all of them.
    let counts_several = |record: &Record| match &record.statement {
        Statement::Disclosure(said) => said.technologies.len() > 1,
        _ => false,
    };
    if row.iter().any(counts_several) {
        return;
    }
    let names: Vec<&str> = row.iter().flat_map(mentions).map(|it| it.text.as_str()).collect();
    let Some(name) = one_of(remark, &names).map(|at| names[at].to_owned()) else { return };
    for record in records.split_off(from) {
        let of_name = |it: &TechnologyMention| it.text == name;
        let own = mentions(&record);
        if own.is_empty() || own.iter().all(of_name) {
            records.push(record);
            continue;
        }
        let mut others = without(&record, of_name);
        others.defects.retain(|defect| !defect.kind.is_of_end());
        records.push(others);
        if own.iter().any(of_name) {
            records.push(without(&record, |it| !of_name(it)));
        }
    }
}

/// The technologies of a filing or a training base.
fn mentions(record: &Record) -> &[TechnologyMention] {
    match &record.statement {
        Statement::Filing(said) => &said.technologies,
        Statement::TrainingBase(said) => &said.technologies,
        _ => &[],
    }
}

fn without(record: &Record, is_left_out: impl Fn(&TechnologyMention) -> bool) -> Record {
    let mut part = record.clone();
    match &mut part.statement {
        Statement::Filing(said) => said.technologies.retain(|it| !is_left_out(it)),
        Statement::TrainingBase(said) => said.technologies.retain(|it| !is_left_out(it)),
        _ => {}
    }
    part
}

/// The only one of several technologies that a remark says has ended.
fn one_of(remark: &str, technologies: &[&str]) -> Option<usize> {
    let remark = fold(remark);
    let stems: Vec<String> = technologies.iter().map(|name| stem(name)).collect();
    if stems.iter().any(|stem| stem.chars().count() < SHORTEST) {
        return None;
    }
    let mut named = (0..stems.len()).filter(|at| remark.contains(&stems[*at]));
    let (only, None) = (named.next()?, named.next()) else { return None };
    let clauses = remark.split([',', '，', '。', ';', '；', '\n', '\r', '!', '！']);
    let mut ends = clauses.filter_map(|clause| Some((clause, end_in(clause)?)));
    let (Some((clause, word)), None) = (ends.next(), ends.next()) else { return None };
    is_about_it_alone(clause, &stems[only], word).then_some(only)
}

/// The name without what people leave out of it.
fn stem(name: &str) -> String {
    let folded = fold(name);
    let bare = folded.split(['(', '（']).next().unwrap_or(&folded);
    let bare = bare.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).trim();
    let stem = TAILS.iter().find_map(|tail| bare.strip_suffix(tail)).unwrap_or(bare);
    stem.to_owned()
}

fn is_about_it_alone(clause: &str, stem: &str, word: &str) -> bool {
    let Some((before, behind)) = clause.split_once(stem) else { return false };
    let mut rest = match (before.split_once(word), behind.split_once(word)) {
        (None, Some((one, other))) => [before, one, other].join(" "),
        (Some((one, other)), None) => [one, other, behind].join(" "),
        _ => return false,
    };
    for words in BESIDE {
        rest = rest.replace(words, " ");
    }
    let is_mark = |c: char| {
        c.is_whitespace() || c.is_ascii_digit() || "年月日.-/:：\"“”《》()（）注备".contains(c)
    };
    rest.chars().all(is_mark)
}

#[cfg(test)]
mod tests {
    use super::one_of;

    const ROW: [&str; 3] = ["肿瘤消融治疗技术", "心室辅助技术", "造血干细胞移植技术"];

    #[test]
    fn one_of_several_is_named() {
        for (remark, which) in [
            ("其中肿瘤消融已撤销", 0),
            ("肿瘤消融治疗技术2024年5月撤销", 0),
            ("2024年5月6日撤销心室辅助技术备案", 1),
            ("已取消造血干细胞移植技术，其余正常", 2),
            ("心室辅助：暂停", 1),
            ("设备更新，其中心室辅助技术已停止开展", 1),
        ] {
            assert_eq!(one_of(remark, &ROW), Some(which), "{remark}");
        }
    }

    #[test]
    fn what_may_be_about_others_is_about_all() {
        for remark in [
            "",
            "已撤销",
            "除肿瘤消融外均已撤销",
            "肿瘤消融、心室辅助已撤销",
            "与肿瘤消融一并撤销",
            "肿瘤消融等已撤销",
            "肿瘤消融负责人离职，已停止开展",
            "肿瘤消融已撤销，其余暂停",
            "仅肿瘤消融未撤销",
            "仅保留肿瘤消融，撤销其他",
            "人工耳蜗植入已撤销",
            "因肿瘤消融撤销",
            "肿瘤消融以外的撤销",
        ] {
            assert_eq!(one_of(remark, &ROW), None, "{remark}");
        }
        let alike = ["肿瘤消融治疗技术", "肿瘤消融治疗技术（微波）"];
        assert_eq!(one_of("肿瘤消融已撤销", &alike), None);
    }
}
