//! What stands around the counted text: a printed table of contents before it, and behind it the
//! list of annexes, the signature and its date.

use super::Doubt;
use super::lines::{Line, doubt};
use super::marks;
use super::tree::NodeKind;
use unicode_normalization::UnicodeNormalization;

/// Ends the counted text, as in Markdown.
pub(super) const BREAK: &str = "---";

/// Longest name, in characters, of who signs.
const SIGNER: usize = 30;

/// Leaves out a printed table of contents: from 目录 to where its first line comes again.
pub(super) fn without_contents(lines: &mut Vec<Line>, doubts: &mut Vec<Doubt>) {
    let Some(at) = lines.iter().position(|line| line.text == "目录") else { return };
    let Some(first) = lines.get(at + 1).map(|line| plain(&line.text)) else { return };
    let again = lines.iter().skip(at + 2).position(|line| plain(&line.text) == first);
    let Some(again) = again.map(|again| at + 2 + again) else { return };
    let message = format!("从这一行到第 {} 行是目录，没有照录", lines[again - 1].number);
    doubts.push(doubt(lines[at].number, message));
    lines.drain(at..again);
}

/// A line of a table of contents without its page number.
fn plain(text: &str) -> String {
    let text: String = text.split_whitespace().collect();
    let page = |each: char| each.is_ascii_digit() || ".…·（）()-—".contains(each);
    text.trim_end_matches(page).to_owned()
}

/// Sets a break before the list of annexes or the signature, where the text has none.
pub(super) fn part_off_tail(lines: &mut Vec<Line>, doubts: &mut Vec<Doubt>) {
    if lines.iter().any(|line| line.text == BREAK) {
        return;
    }
    if let Some(at) = tail(lines) {
        let number = lines[at].number;
        doubts.push(doubt(number, "从这一行起是附件目录或落款，不算条文".to_owned()));
        lines.insert(at, Line { number, heading: 0, text: BREAK.to_owned() });
    }
}

fn tail(lines: &[Line]) -> Option<usize> {
    let kind = |line: &Line| marks::recognise(&line.text).map(|mark| mark.kind);
    let counts = |kind| matches!(kind, Some(NodeKind::Article | NodeKind::Section));
    let begins = lines.iter().position(|line| counts(kind(line)))?;
    let body = lines.iter().enumerate().skip(begins + 1);
    let mut body = body.take_while(|(_, line)| kind(line) != Some(NodeKind::Annex));
    let (at, line) =
        body.find(|(_, line)| is_list_of_annexes(&line.text) || is_date(&line.text))?;
    let signer = is_date(&line.text) && is_signer(&lines[at - 1].text);
    Some(if signer { at - 1 } else { at })
}

fn is_list_of_annexes(text: &str) -> bool {
    text.starts_with("附件：") || text.starts_with("附件:")
}

fn is_signer(text: &str) -> bool {
    text.chars().count() <= SIGNER
        && !text.contains(['。', '，', '；', '：'])
        && marks::recognise(text).is_none()
}

/// Whether a line is nothing but a date, perhaps with blanks: 2025年8月 日.
pub(super) fn is_date(text: &str) -> bool {
    let text: String = text.nfkc().filter(|each| !each.is_whitespace()).collect();
    let number = |each: char| each.is_ascii_digit() || "〇○零一二三四五六七八九十".contains(each);
    let parts: Vec<&str> = text.split(['年', '月', '日']).collect();
    let [year, month, day, ""] = parts[..] else { return false };
    !year.is_empty() && [year, month, day].iter().all(|part| part.chars().all(number))
}
