//! The lines of a pasted text without what is only looks.

use super::{Doubt, tables};
use crate::text::is_invisible;

/// One line that says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Where it stands, from 1.
    pub(super) number: u32,
    /// The level at which the source marks it as a heading, as Markdown does; 0 for other lines.
    pub(super) heading: usize,
    pub(super) text: String,
}

/// Words with which lines about persons begin.
const CONTACTS: &[&str] =
    &["联系人", "联系电话", "联系方式", "电话", "传真", "电子邮箱", "邮箱", "手机", "邮编"];

/// Reads the lines; says what was changed or left out.
pub(super) fn read(text: &str) -> (Vec<Line>, Vec<Doubt>) {
    let (mut lines, mut doubts): (Vec<Line>, Vec<Doubt>) = (Vec::new(), Vec::new());
    let raws: Vec<&str> = text.lines().collect();
    let mut behind = 0;
    for (at, raw) in raws.iter().copied().enumerate() {
        let number = at as u32 + 1;
        if at < behind {
            continue;
        }
        if let Some(found) = tables::at(&raws[at..]) {
            behind = at + found.lines;
            let message = format!("从这一行到第 {behind} 行按表格整理，请与原文核对");
            doubts.push(doubt(number, message));
            lines.extend(found.blocks.into_iter().map(|text| Line { number, heading: 0, text }));
            continue;
        }
        let (heading, written) = undecorated(raw);
        let (text, spaces) = without_spaces(&written);
        if text.is_empty() {
            continue;
        }
        if spaces > 0 {
            doubts.push(doubt(number, format!("删去了汉字之间的 {spaces} 处空格")));
        }
        if is_contact(&text) {
            doubts.push(doubt(number, "联系方式没有照录，已在 notes 里注明".to_owned()));
            continue;
        }
        lines.push(Line { number, heading, text });
    }
    (lines, doubts)
}

/// Whether a line says how to reach a person. A form's field without an answer does not.
fn is_contact(text: &str) -> bool {
    CONTACTS.iter().filter_map(|contact| text.strip_prefix(contact)).any(|rest| {
        let rest = rest.replace("从略", "");
        let apart = |each: char| each.is_whitespace() || "：:".contains(each);
        let answer = rest.split_once(apart).map_or("", |(_, answer)| answer);
        answer.contains(char::is_alphanumeric) || rest.contains(|each: char| each.is_ascii_digit())
    })
}

pub(super) fn doubt(line: u32, message: String) -> Doubt {
    Doubt { line, message }
}

/// The words of a table's cell.
pub(super) fn cell_text(raw: &str) -> String {
    without_spaces(&undecorated(raw).1).0
}

/// A line without the marks of Markdown and without invisible characters.
fn undecorated(raw: &str) -> (usize, String) {
    let visible: String =
        raw.chars().filter(|each| *each == '\t' || !is_invisible(*each)).collect();
    let trimmed = visible.trim();
    let text = trimmed.trim_start_matches('#');
    let is_heading = text.starts_with(char::is_whitespace);
    let heading = if is_heading { trimmed.len() - text.len() } else { 0 };
    let text = if is_heading { text.trim() } else { trimmed };
    let text = text.replace("**", "").replace("\\.", ".").replace("&nbsp;", " ");
    (heading, text.trim().to_owned())
}

/// Drops white space between two Chinese characters and counts where. A blank to be filled in
/// (2021年 月 日) and the space behind a mark are kept, as one ideographic space.
fn without_spaces(text: &str) -> (String, usize) {
    let mut out = String::with_capacity(text.len());
    let (mut dropped, mut rest) = (0, text);
    while let Some(at) = rest.find(char::is_whitespace) {
        let (before, after) = rest.split_at(at);
        let after = after.trim_start();
        out.push_str(before);
        let [last, next] = [out.chars().next_back(), after.chars().next()];
        match (last, next) {
            (Some(last), Some(next)) if is_kept(&out, last, next) => {
                out.push('\u{3000}');
            }
            (Some(last), Some(next)) if is_chinese(last) && is_chinese(next) => dropped += 1,
            // Between 15 and 个 pasted text often has a space that the document lacks.
            (Some(last), Some(next)) if is_joined(last, next) => dropped += 1,
            _ => out.push(' '),
        }
        rest = after;
    }
    out.push_str(rest);
    (out, dropped)
}

/// Spaces that the documents themselves have: behind a mark, in a date left blank (年 月 日), and
/// in the line below the title: …公布　自…起施行.
fn is_kept(before: &str, last: char, next: char) -> bool {
    let blank = matches!((last, next), ('年', '月') | ('月', '日'));
    let issued = ["公布", "发布", "通过"].iter().any(|word| before.ends_with(word)) && next == '自';
    blank || issued || ends_mark(before)
}

fn is_joined(last: char, next: char) -> bool {
    let digit = |each: char| each.is_ascii_digit() || ('０'..='９').contains(&each);
    (digit(last) && is_chinese(next)) || (is_chinese(last) && digit(next))
}

/// Whether the sentence so far is a mark and nothing else: 第二十四条, 附件1, 第二章.
fn ends_mark(text: &str) -> bool {
    let sentence = text.rsplit(['。', '；', '：']).next().unwrap_or(text);
    super::marks::is_whole_mark(sentence)
}

fn is_chinese(character: char) -> bool {
    matches!(character,
        '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{3001}'..='\u{303F}'
        | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '\u{2018}'..='\u{201D}')
}
