//! From plain text, as pasted from a web page or a word processor, to the Markdown of a regulation,
//! and what a person must look at.
//!
//! 0. `bytes` reads the file in the encoding it was saved in;
//! 1. `lines` takes the decoration off: spaces between characters, Markdown, broken lines, with
//!    `tables` for pasted rows; `frame` parts off contents and signature;
//! 2. `marks` recognises 第24条, 第 二十四 条 and the like, `tree` makes the parts of them;
//! 3. `facts` reads title, number and dates from what stands around the parts;
//! 4. the printed Markdown is read back as a site would, which finds gaps in the numbers.
//!
//! Nothing is invented: what can't be read is left to be filled in, and said.

mod bytes;
mod facts;
mod frame;
mod lines;
mod marks;
mod tables;
mod tree;

pub use bytes::{ImportedFile, NotText, import_bytes};
pub use tree::{Node, NodeKind, print};

use super::{ContentFile, regulation};

/// Something a person must look at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Doubt {
    /// Line of the plain text, from 1; 0 where it is about the whole.
    pub line: u32,
    /// What is uncertain and what to do, in Chinese.
    pub message: String,
}

/// A plain text as Markdown.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The file for `content/regulations/<id>/<version>.md`.
    pub markdown: String,
    /// How many parts were recognised: 7 章，51 条 ….
    pub units: usize,
    /// What must be looked at, in order of the text.
    pub doubts: Vec<Doubt>,
}

/// Turns a plain text into the Markdown of a regulation.
#[must_use]
pub fn import(text: &str) -> Imported {
    let (front, body) = front_matter(text);
    let (nodes, mut doubts) = read(body);
    let front = match front {
        Some(front) => format!("+++{front}+++"),
        None => facts::front_matter(&nodes, &mut doubts),
    };
    let markdown = format!("{front}\n\n{}", print(facts::without_title(&nodes)));
    let file = ContentFile { path: "regulations/new/1.md".to_owned(), text: markdown.clone() };
    let units = match regulation::parse(&file, "new", "1") {
        Ok(parsed) => {
            doubts.extend(parsed.irregularities.iter().map(|each| Doubt {
                line: 0,
                message: format!("{}。请与原文核对：漏了就补上，原文如此就照录", each.message),
            }));
            parsed.units.len()
        }
        Err(error) => {
            doubts
                .push(Doubt { line: 0, message: format!("生成的文件还不能用：{error}") });
            0
        }
    };
    if units == 0 {
        let message = "没有认出任何条文（第一条、一、附件等），请检查文本".to_owned();
        doubts.push(Doubt { line: 0, message });
    }
    Imported { markdown, units, doubts }
}

/// The parts of a text, and what is uncertain about them.
#[must_use]
pub fn read(text: &str) -> (Vec<Node>, Vec<Doubt>) {
    let (mut lines, mut doubts) = lines::read(text);
    frame::without_contents(&mut lines, &mut doubts);
    frame::part_off_tail(&mut lines, &mut doubts);
    let nodes = tree::build(&lines, &mut doubts);
    doubts.sort();
    doubts.dedup();
    (nodes, doubts)
}

/// A text that already has a front matter keeps it.
fn front_matter(text: &str) -> (Option<&str>, &str) {
    let inner = text.trim_start_matches('\u{FEFF}').strip_prefix("+++");
    match inner.and_then(|inner| inner.split_once("\n+++")) {
        Some((front, body)) => {
            let end = front.len() + 1;
            (Some(&inner.unwrap_or_default()[..end]), body)
        }
        None => (None, text),
    }
}

#[cfg(test)]
mod tests;
