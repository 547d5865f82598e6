//! The marks by which a Chinese official text counts its parts: 第二章, 第二十四条, 附件1, 一、,
//! （一）, 1., (1) — recognised at the beginning of a paragraph or heading.

use super::numeral;
use crate::numeral::is_numeral;

/// What a mark opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum MarkerKind {
    /// 第二章
    Chapter,
    /// 第一节
    Division,
    /// 第二十四条
    Article,
    /// 附件1
    Annex,
    /// 一、
    Section,
    /// （一）
    Item,
    /// 1.
    Point,
    /// (1)
    SubPoint,
}

/// A mark and the number it carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker<'a> {
    /// What it opens.
    pub(super) kind: MarkerKind,
    /// Its number, from 1.
    pub(super) number: u32,
    /// The number after 之: 1 for 第五条之一; 0 without.
    pub(super) sub: u32,
    /// The mark as the text writes it.
    pub(super) label: &'a str,
}

/// The mark that opens `text`, if there is one.
pub(super) fn recognise(text: &str) -> Option<Marker<'_>> {
    ordinal(text, '章', MarkerKind::Chapter)
        .or_else(|| ordinal(text, '节', MarkerKind::Division))
        .or_else(|| ordinal(text, '条', MarkerKind::Article))
        .or_else(|| annex(text))
        .or_else(|| bracketed(text))
        .or_else(|| delimited(text, &['、'], MarkerKind::Section))
        .or_else(|| delimited(text, &['.', '．', '、'], MarkerKind::Point))
}

/// The mark of a kind and number as documents usually write it: 第五条之一, （三）, 4.
pub(super) fn write(kind: MarkerKind, number: u32, sub: u32) -> String {
    let chinese = numeral::write(number);
    match kind {
        MarkerKind::Chapter => format!("第{chinese}章"),
        MarkerKind::Division => format!("第{chinese}节"),
        MarkerKind::Article if sub > 0 => format!("第{chinese}条之{}", numeral::write(sub)),
        MarkerKind::Article => format!("第{chinese}条"),
        MarkerKind::Annex => format!("附件{number}"),
        MarkerKind::Section => format!("{chinese}、"),
        MarkerKind::Item => format!("（{chinese}）"),
        MarkerKind::Point => format!("{number}."),
        MarkerKind::SubPoint => format!("({number})"),
    }
}

/// 第…章 and 第…条 count only before white space: 第五条所称… is a sentence.
fn ordinal(text: &str, suffix: char, kind: MarkerKind) -> Option<Marker<'_>> {
    let (numeral, rest) = text.strip_prefix('第')?.split_once(suffix)?;
    let (sub, rest) = match kind {
        MarkerKind::Article => inserted(rest),
        _ => (0, rest),
    };
    if !(rest.is_empty() || rest.starts_with(char::is_whitespace)) {
        return None;
    }
    marker(text, numeral, rest, kind).map(|marker| Marker { sub, ..marker })
}

/// 之一 behind 第五条: the number of an article inserted later, and what follows.
pub(super) fn inserted(text: &str) -> (u32, &str) {
    let Some(rest) = text.strip_prefix('之') else { return (0, text) };
    let end = rest.find(|each| !is_numeral(each)).unwrap_or(rest.len());
    match numeral::parse(&rest[..end]) {
        Some(number) => (number, &rest[end..]),
        None => (0, text),
    }
}

/// 附件 without a number is the only one.
fn annex(text: &str) -> Option<Marker<'_>> {
    let rest = text.strip_prefix("附件")?;
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let number = if end == 0 { 1 } else { numeral::parse(&rest[..end])? };
    let label = &text[..text.len() - rest.len() + end];
    Some(Marker { kind: MarkerKind::Annex, number, sub: 0, label })
}

fn bracketed(text: &str) -> Option<Marker<'_>> {
    let inner = text.strip_prefix(['（', '('])?;
    let (numeral, rest) = inner.split_once(['）', ')'])?;
    let kind = if is_arabic(numeral) { MarkerKind::SubPoint } else { MarkerKind::Item };
    marker(text, numeral, rest, kind)
}

/// 一、 opens a section; 1. 1． and 1、 a point.
fn delimited<'a>(text: &'a str, delimiters: &[char], kind: MarkerKind) -> Option<Marker<'a>> {
    let (numeral, rest) = text.split_once(delimiters)?;
    if is_arabic(numeral) != (kind == MarkerKind::Point) {
        return None;
    }
    // 3.5 is a number and no mark.
    if kind == MarkerKind::Point && rest.starts_with(|next: char| next.is_ascii_digit()) {
        return None;
    }
    marker(text, numeral, rest, kind)
}

fn is_arabic(numeral: &str) -> bool {
    numeral.starts_with(|first: char| first.is_ascii_digit() || ('０'..='９').contains(&first))
}

fn marker<'a>(text: &'a str, numeral: &str, rest: &str, kind: MarkerKind) -> Option<Marker<'a>> {
    let number = numeral::parse(numeral)?;
    Some(Marker { kind, number, sub: 0, label: &text[..text.len() - rest.len()] })
}

#[cfg(test)]
mod tests {
    use super::{MarkerKind, recognise, write};

    #[test]
    fn marks_are_recognised_as_written() {
        for (text, kind, number, label) in [
            ("第二章　负面清单", MarkerKind::Chapter, 2, "第二章"),
            ("第一节　备案", MarkerKind::Division, 1, "第一节"),
            ("第二十四条　医疗机构", MarkerKind::Article, 24, "第二十四条"),
            ("附件1　目录", MarkerKind::Annex, 1, "附件1"),
            ("附件 目录", MarkerKind::Annex, 1, "附件"),
            ("二、备案管理", MarkerKind::Section, 2, "二、"),
            ("（十一）其他", MarkerKind::Item, 11, "（十一）"),
            ("(二)备案程序", MarkerKind::Item, 2, "(二)"),
            ("1. 自我评估", MarkerKind::Point, 1, "1."),
            ("7.各级部门", MarkerKind::Point, 7, "7."),
            ("(1)备案表；", MarkerKind::SubPoint, 1, "(1)"),
        ] {
            let marker = recognise(text).expect(text);
            assert_eq!((marker.kind, marker.number, marker.label), (kind, number, label));
            assert_eq!(marker.sub, 0);
        }
    }

    #[test]
    fn an_inserted_article_has_a_second_number() {
        let marker = recognise("第五条之一　另一条").expect("marker");
        assert_eq!((marker.number, marker.sub, marker.label), (5, 1, "第五条之一"));
        assert_eq!(write(marker.kind, marker.number, marker.sub), "第五条之一");
    }

    #[test]
    fn sentences_are_not_marks() {
        for text in [
            "第五条所称医疗技术",
            "第五条之规定　另有说明",
            "附件：1.《备案书》",
            "S1.心血管疾病介入诊疗技术",
            "一并贯彻、执行",
            "3.5例",
            "2025年8月",
        ] {
            assert_eq!(recognise(text), None, "{text}");
        }
    }
}
