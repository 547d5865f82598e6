//! The parts of a pasted text, and their Markdown.

use super::Doubt;
use super::frame::BREAK;
use super::lines::{Line, doubt};
use super::marks::{self, Mark};
use crate::content::marker::{self, MarkerKind};
use std::collections::HashMap;

/// Longest text, in characters, of a heading.
const HEADING: usize = 40;
/// Fewest characters of a line that may be broken off in the middle of a sentence.
const BROKEN: usize = 15;

/// Highest level of a heading inside an annex.
const LOWER_HEADING: usize = 3;
/// What stands before the blank of a form's field.
const FIELD: &str = ": ";

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NodeKind {
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
    /// A paragraph without a mark.
    Text,
}

/// One paragraph or heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Its number; 0 for a text.
    pub number: u32,
    /// The number after 之.
    pub sub: u32,
    /// The words behind the mark.
    pub text: String,
}

impl Node {
    fn text(text: &str) -> Self {
        Self { kind: NodeKind::Text, number: 0, sub: 0, text: text.to_owned() }
    }

    /// The mark and the words, as laws write them.
    fn line(&self) -> String {
        let kind = match self.kind {
            NodeKind::Chapter => MarkerKind::Chapter,
            NodeKind::Division => MarkerKind::Division,
            NodeKind::Article => MarkerKind::Article,
            NodeKind::Annex => MarkerKind::Annex,
            NodeKind::Section => MarkerKind::Section,
            NodeKind::Item => MarkerKind::Item,
            NodeKind::Point => MarkerKind::Point,
            NodeKind::SubPoint => MarkerKind::SubPoint,
            NodeKind::Text => return self.text.clone(),
        };
        let mark = marker::write(kind, self.number, self.sub);
        let space = match self.kind {
            NodeKind::Chapter | NodeKind::Division | NodeKind::Article | NodeKind::Annex => "　",
            _ => "",
        };
        format!("{mark}{space}{}", self.text).trim_end().to_owned()
    }

    fn is_heading(&self) -> bool {
        let short = self.text.chars().count() <= HEADING && !self.text.contains('。');
        match self.kind {
            NodeKind::Chapter | NodeKind::Division | NodeKind::Annex => true,
            NodeKind::Section => short,
            _ => false,
        }
    }
}

/// The parts as Markdown.
#[must_use]
pub fn print(nodes: &[Node]) -> String {
    let mut out = String::new();
    for node in nodes {
        let line = match node.kind {
            // 1. at the beginning of a line would be a list.
            NodeKind::Point => node.line().replacen('.', "\\.", 1),
            NodeKind::Division => format!("### {}", node.line()),
            NodeKind::Text => escaped(&node.text),
            _ if node.is_heading() => format!("## {}", node.line()),
            _ => node.line(),
        };
        out.push_str(&line);
        out.push_str("\n\n");
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// A paragraph that begins with a number and a space would be a list.
fn escaped(text: &str) -> String {
    let digits = text.len() - text.trim_start_matches(|each: char| each.is_ascii_digit()).len();
    match text[digits..].starts_with(". ") && digits > 0 {
        true => format!("{}\\{}", &text[..digits], &text[digits..]),
        false => text.to_owned(),
    }
}

/// Makes parts of lines.
pub(super) fn build(lines: &[Line], doubts: &mut Vec<Doubt>) -> Vec<Node> {
    let (nodes, known) = Default::default();
    let mut builder = Builder { nodes, known, doubts, last_line: 0 };
    for line in lines {
        builder.add(line);
    }
    builder.nodes
}

/// What is to be known of all parts but the last, which may still change.
#[derive(Default)]
struct Known {
    /// The number of the last part of each kind, and the one after 之.
    last: HashMap<NodeKind, (u32, u32)>,
    is_over: bool,
}

struct Builder<'d> {
    nodes: Vec<Node>,
    known: Known,
    doubts: &'d mut Vec<Doubt>,
    /// Where the line before stood.
    last_line: u32,
}

impl Builder<'_> {
    fn add(&mut self, line: &Line) {
        match marks::recognise(&line.text).filter(|mark| self.accepts(mark, line)) {
            Some(mark) => self.open(&mark, line.number),
            None if self.continues_block(line) => self.extend_block(line),
            None => self.continue_text(line),
        }
        self.last_line = line.number;
    }

    /// Whether a mark opens a part here and is not the beginning of a sentence.
    fn accepts(&self, mark: &Mark<'_>, line: &Line) -> bool {
        match mark.kind {
            NodeKind::Annex => !self.nodes.is_empty() && line.text.chars().count() <= HEADING,
            // In an annex only annexes open parts: its forms count as they like. Nor does a
            // signature.
            _ if self.has(NodeKind::Annex) || self.is_over() => false,
            NodeKind::Chapter | NodeKind::Division => line.text.chars().count() <= HEADING,
            NodeKind::Article => mark.apart || self.may_begin(mark),
            _ => true,
        }
    }

    /// Whether a mark continues the numbers of its kind.
    fn is_next(&self, mark: &Mark<'_>) -> bool {
        match (mark.sub, self.last(mark.kind)) {
            (0, last) => mark.number == last.map_or(0, |(number, _)| number) + 1,
            (sub, Some((number, last))) => number == mark.number && sub == last + 1,
            (_, None) => false,
        }
    }

    /// Whether an article's mark without a space behind it is one: its number goes on, perhaps
    /// over a lost article or two, and the words behind it do not speak of that article.
    fn may_begin(&self, mark: &Mark<'_>) -> bool {
        const SPEAKS_OF_IT: &[&str] =
            &["所", "规定", "第", "的", "和", "、", "至", "中", "，", "与", "及", "或", "情形"];
        let last = self.last(NodeKind::Article).map_or(0, |(number, _)| number);
        let follows = self.is_next(mark) || (last + 1..=last + 3).contains(&mark.number);
        follows && !SPEAKS_OF_IT.iter().any(|word| mark.rest.starts_with(word))
    }

    fn open(&mut self, mark: &Mark<'_>, line: u32) {
        let Mark { kind, number, sub, written, apart, .. } = *mark;
        if kind == NodeKind::Article && !apart {
            let message = format!("“{written}”后面没有空格，按条号处理，请核对");
            self.doubts.push(doubt(line, message));
        }
        let node = Node { kind, number, sub, text: String::new() };
        let usual = node.line();
        let plain: String = written.split_whitespace().collect();
        let plain = plain.replace('(', "（").replace(')', "）").replace(['．', '、'], ".");
        let same = usual.replace('(', "（").replace(')', "）").replace('、', ".") == plain;
        if !same {
            let message = format!("“{}”改写为“{usual}”", written.trim());
            self.doubts.push(doubt(line, message));
        }
        self.push(node);
        self.fill(mark.rest, line);
    }

    /// Gives the last part its words; marks inside them that continue the count open parts.
    fn fill(&mut self, text: &str, line: u32) {
        let cut = boundaries(text).find(|at| self.opens_inside(&text[..*at], &text[*at..]));
        let (own, rest) = text.split_at(cut.unwrap_or(text.len()));
        if let Some(last) = self.nodes.last_mut() {
            last.text.push_str(own.trim());
        }
        if let Some(mark) = marks::recognise(rest).filter(|_| cut.is_some()) {
            let message =
                format!("“{}”原来接在上一条或上一项后面，已另起一段", mark.written.trim());
            self.doubts.push(doubt(line, message));
            self.open(&mark, line);
        }
    }

    fn opens_inside(&self, before: &str, rest: &str) -> bool {
        let Some(mark) = marks::recognise(rest) else { return false };
        let open = self.nodes.last().map(|node| node.kind);
        let colon = before.trim_end().ends_with(['：', ':']);
        match mark.kind {
            NodeKind::Article => {
                let begins = if mark.apart { self.is_next(&mark) } else { self.may_begin(&mark) };
                begins && self.has(NodeKind::Article)
            }
            NodeKind::Item | NodeKind::Point | NodeKind::SubPoint if colon => mark.number == 1,
            NodeKind::Item | NodeKind::Point | NodeKind::SubPoint => {
                open == Some(mark.kind) && self.is_next(&mark)
            }
            _ => false,
        }
    }

    /// Whether the counted text has ended.
    fn is_over(&self) -> bool {
        self.known.is_over || self.nodes.last().is_some_and(|node| node.text == BREAK)
    }

    fn has(&self, kind: NodeKind) -> bool {
        self.last(kind).is_some()
    }

    /// Number and sub-number of the last part of a kind.
    fn last(&self, kind: NodeKind) -> Option<(u32, u32)> {
        let last = self.nodes.last().filter(|node| node.kind == kind);
        let last = last.map(|node| (node.number, node.sub));
        last.or_else(|| self.known.last.get(&kind).copied())
    }

    fn push(&mut self, node: Node) {
        if let Some(last) = self.nodes.last() {
            self.known.last.insert(last.kind, (last.number, last.sub));
            self.known.is_over |= last.text == BREAK;
        }
        self.nodes.push(node);
    }

    /// Whether a line belongs to the table or the field of a form right above it.
    fn continues_block(&self, line: &Line) -> bool {
        let follows = line.number == self.last_line + 1;
        let above = self.nodes.last().filter(|node| follows && node.kind == NodeKind::Text);
        above.is_some_and(|node| {
            let row = node.text.starts_with('|') && line.text.starts_with('|');
            row || line.text.starts_with(FIELD)
        })
    }

    fn extend_block(&mut self, line: &Line) {
        if let Some(last) = self.nodes.last_mut() {
            last.text.push('\n');
            last.text.push_str(&line.text);
        }
    }

    /// A line without a mark: a paragraph of its own, the rest of a broken one, or the title of
    /// the annex above it.
    fn continue_text(&mut self, line: &Line) {
        let last = self.nodes.last_mut();
        if let Some(last) = last.filter(|last| last.text.is_empty()) {
            last.text.clone_from(&line.text);
            return;
        }
        if self.has(NodeKind::Annex) || self.is_over() || line.text.contains('\n') {
            return self.push(Node::text(&uncounted_text(line)));
        }
        let is_text = |node: &Node| node.kind == NodeKind::Text;
        let before_parts = self.nodes.last().is_none_or(is_text)
            && self.known.last.keys().all(|kind| *kind == NodeKind::Text);
        let last = self.nodes.last_mut().filter(|last| !last.is_heading());
        let broken = last.filter(|last| is_broken(last, &line.text) && line.heading == 0);
        if broken.is_some() && !before_parts {
            let start: String = line.text.chars().take(8).collect();
            let message = format!("“{start}…”接在上一行后面：上一行没有标点，像是断开的句子");
            self.doubts.push(doubt(line.number, message));
            return self.fill(&line.text, line.number);
        }
        self.push(Node::text(""));
        self.fill(&line.text, line.number);
    }
}

/// A line of an annex or a signature: its headings stay below that of the annex.
fn uncounted_text(line: &Line) -> String {
    match line.heading {
        0 => line.text.clone(),
        level => format!("{} {}", "#".repeat(level.max(LOWER_HEADING)), line.text),
    }
}

/// A line that ends in the middle of a sentence, behind which another goes on.
fn is_broken(last: &Node, next: &str) -> bool {
    const ENDS: &str = "。；：！？.;:!?）)》”」…日";
    let ended = last.text.chars().next_back().is_none_or(|end| ENDS.contains(end));
    let starts = next.starts_with(['《', '（', '(', '|', '-']);
    !ended && !starts && last.text.chars().count() >= BROKEN
}

/// Places behind a punctuation mark where a part may begin.
fn boundaries(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices()
        .filter(|(_, each)| "。；：;:".contains(*each))
        .map(|(at, each)| at + each.len_utf8())
        .map(move |at| at + (text[at..].len() - text[at..].trim_start().len()))
        .filter(move |at| *at < text.len())
}
