//! The marks by which a Chinese official text counts its parts: 第二章, 第二十四条, 附件1, 一、,
//! （一）, 1. — recognised at the beginning of a paragraph or heading.

use super::numeral;

/// What a mark opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkerKind {
    /// 第二章
    Chapter,
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
}

/// A mark and the number it carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker<'a> {
    /// What it opens.
    pub(super) kind: MarkerKind,
    /// Its number, from 1.
    pub(super) number: u32,
    /// The mark as the text writes it.
    pub(super) label: &'a str,
}

/// The mark that opens `text`, if there is one.
pub(super) fn recognise(text: &str) -> Option<Marker<'_>> {
    ordinal(text, '章', MarkerKind::Chapter)
        .or_else(|| ordinal(text, '条', MarkerKind::Article))
        .or_else(|| annex(text))
        .or_else(|| bracketed(text))
        .or_else(|| delimited(text, &['、'], MarkerKind::Section))
        .or_else(|| delimited(text, &['.', '．', '、'], MarkerKind::Point))
}

/// 第…章 and 第…条 count only before white space: 第五条所称… is a sentence, 第五条之一 another
/// article.
fn ordinal(text: &str, suffix: char, kind: MarkerKind) -> Option<Marker<'_>> {
    let (numeral, rest) = text.strip_prefix('第')?.split_once(suffix)?;
    if !(rest.is_empty() || rest.starts_with(char::is_whitespace)) {
        return None;
    }
    marker(text, numeral, rest, kind)
}

/// 附件 without a number is the only one.
fn annex(text: &str) -> Option<Marker<'_>> {
    let rest = text.strip_prefix("附件")?;
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let number = if end == 0 { 1 } else { numeral::parse(&rest[..end])? };
    let label = &text[..text.len() - rest.len() + end];
    Some(Marker { kind: MarkerKind::Annex, number, label })
}

fn bracketed(text: &str) -> Option<Marker<'_>> {
    let inner = text.strip_prefix(['（', '('])?;
    let (numeral, rest) = inner.split_once(['）', ')'])?;
    if is_arabic(numeral) {
        return None;
    }
    marker(text, numeral, rest, MarkerKind::Item)
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
    Some(Marker { kind, number, label: &text[..text.len() - rest.len()] })
}

#[cfg(test)]
mod tests {
    use super::{MarkerKind, recognise};

    #[test]
    fn marks_are_recognised_as_written() {
        for (text, kind, number, label) in [
            ("第二章　负面清单", MarkerKind::Chapter, 2, "第二章"),
            ("第二十四条　医疗机构", MarkerKind::Article, 24, "第二十四条"),
            ("附件1　目录", MarkerKind::Annex, 1, "附件1"),
            ("附件 目录", MarkerKind::Annex, 1, "附件"),
            ("二、备案管理", MarkerKind::Section, 2, "二、"),
            ("（十一）其他", MarkerKind::Item, 11, "（十一）"),
            ("(二)备案程序", MarkerKind::Item, 2, "(二)"),
            ("1. 自我评估", MarkerKind::Point, 1, "1."),
            ("7.各级部门", MarkerKind::Point, 7, "7."),
        ] {
            let marker = recognise(text).expect(text);
            assert_eq!((marker.kind, marker.number, marker.label), (kind, number, label));
        }
    }

    #[test]
    fn sentences_are_not_marks() {
        for text in [
            "第五条所称医疗技术",
            "第五条之一　另一条",
            "附件：1.《备案书》",
            "(1)备案表；",
            "S1.心血管疾病介入诊疗技术",
            "一并贯彻、执行",
            "3.5例",
            "2025年8月",
        ] {
            assert_eq!(recognise(text), None, "{text}");
        }
    }
}
