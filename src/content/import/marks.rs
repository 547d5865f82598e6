//! Marks as pasted texts write them: 第24条, 第 二十四 条：, （ 一 ）, １．.

use super::tree::NodeKind;
use crate::content::{marker, numeral};

/// A mark at the beginning of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark<'a> {
    pub(super) kind: NodeKind,
    pub(super) number: u32,
    pub(super) sub: u32,
    /// As written.
    pub(super) written: &'a str,
    /// What follows.
    pub(super) rest: &'a str,
    /// Whether something stands between the mark and the text that shows where it ends.
    pub(super) apart: bool,
}

/// The mark a text begins with.
pub(super) fn recognise(text: &str) -> Option<Mark<'_>> {
    ordinal(text).or_else(|| annex(text)).or_else(|| bracketed(text)).or_else(|| counted(text))
}

/// Whether the whole text is a mark that spaces follow: 第二十四条, 第一章, 附件1.
pub(super) fn is_whole_mark(text: &str) -> bool {
    let whole = recognise(text).filter(|mark| mark.rest.is_empty());
    whole.is_some_and(|mark| {
        use NodeKind::{Annex, Article, Chapter, Division};
        matches!(mark.kind, Chapter | Division | Article | Annex)
    })
}

const NUMERALS: &str = "一二三四五六七八九十百零〇0123456789０１２３４５６７８９";

/// A numeral with spaces anywhere inside it, and what follows with the space before it. Between two
/// digits a space ends the number: 附件1 15项目录.
fn number(text: &str) -> Option<(u32, &str)> {
    let mut last = None;
    let outside = |(_, each): &(usize, char)| {
        let parted = last.is_some_and(|(last, spaced)| spaced && is_digit(last)) && is_digit(*each);
        match each.is_whitespace() {
            true => last = last.map(|(last, _)| (last, true)),
            false => last = Some((*each, false)),
        }
        parted || !(NUMERALS.contains(*each) || each.is_whitespace())
    };
    let end = text.char_indices().find(outside).map_or(text.len(), |(at, _)| at);
    let end = text[..end].trim_end().len();
    let digits: String = text[..end].split_whitespace().collect();
    numeral::parse(&digits.replace('〇', "零")).map(|number| (number, &text[end..]))
}

fn ordinal(text: &str) -> Option<Mark<'_>> {
    let (number, rest) = number(text.strip_prefix('第')?)?;
    let rest = rest.trim_start();
    let kind = match rest.chars().next()? {
        '章' => NodeKind::Chapter,
        '节' => NodeKind::Division,
        '条' => NodeKind::Article,
        _ => return None,
    };
    let rest = &rest["条".len()..];
    let (sub, rest) = marker::inserted(rest);
    mark(text, kind, (number, sub), rest)
}

fn annex(text: &str) -> Option<Mark<'_>> {
    let after = text.strip_prefix("附件")?;
    let (number, rest) = number(after).unwrap_or((1, after));
    let found = mark(text, NodeKind::Annex, (number, 0), rest)?;
    let plain = !found.rest.contains(['。', '；']) && !after.starts_with(['：', ':']);
    (plain && (found.apart || found.rest.is_empty())).then_some(found)
}

fn bracketed(text: &str) -> Option<Mark<'_>> {
    let inner = text.strip_prefix(['（', '('])?;
    let (number, rest) = number(inner)?;
    let rest = rest.trim_start().strip_prefix(['）', ')'])?;
    let arabic = inner.trim_start().starts_with(is_digit);
    let kind = if arabic { NodeKind::SubPoint } else { NodeKind::Item };
    mark(text, kind, (number, 0), rest).map(|mark| Mark { apart: true, ..mark })
}

fn counted(text: &str) -> Option<Mark<'_>> {
    let (number, rest) = number(text)?;
    let arabic = text.starts_with(is_digit);
    let rest = rest.trim_start();
    let rest = match arabic {
        true => rest.strip_prefix(['.', '．', '、'])?,
        false => rest.strip_prefix('、')?,
    };
    if arabic && rest.starts_with(is_digit) {
        return None;
    }
    let kind = if arabic { NodeKind::Point } else { NodeKind::Section };
    mark(text, kind, (number, 0), rest).map(|mark| Mark { apart: true, ..mark })
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || ('０'..='９').contains(&character)
}

fn mark<'a>(
    text: &'a str,
    kind: NodeKind,
    (number, sub): (u32, u32),
    rest: &'a str,
) -> Option<Mark<'a>> {
    let written = &text[..text.len() - rest.len()];
    let apart = rest.starts_with(|each: char| each.is_whitespace() || "：:".contains(each));
    let rest = rest.trim_start_matches(|each: char| each.is_whitespace() || "：:".contains(each));
    Some(Mark { kind, number, sub, written, rest, apart })
}
